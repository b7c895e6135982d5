import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ActorDecision } from '#model/actor-decision';
import type { Extraction } from '#model/document';
import { Unprepared } from '#model/errors';
import { foldActors } from './actors/fold.ts';
import { overActors } from './actors/over.ts';
import { loadLexicon } from './mentions/lexicon.ts';
import { appendLines, readLines } from './review/append-only.ts';
import { type Applied, applyReviews } from './review/apply.ts';
import { type Decision, inTurn } from './review/decision.ts';
import { appendDecisions, readReviews } from './review/file.ts';

/**
 * What people decided. The graph is what the machine read with this laid over it. Decisions lie beside the interview
 * and in the data folder, `reviews/<document>.review.jsonl` and `actors.decisions.jsonl`; all together are the truth.
 */
export interface Layers {
  /**
   * Lays all decisions over what the machine read.
   * @param beside the review file beside the interview; without it, what lay beside it when it was saved last
   */
  over(reading: Extraction, beside?: string): Promise<Applied>;
  /** All decisions on a document's claims, oldest first. */
  reviewsOf(document: string, beside?: string): Promise<Decision[]>;
  /** Those of them that lie in the data folder. */
  decidedHere(document: string): Promise<Decision[]>;
  /** Puts decisions on the disk, in one piece. Throws `Unprepared` where that fails. */
  decide(document: string, ...decisions: Decision[]): Promise<void>;
  /** All decisions about actors, oldest first. */
  actorDecisions(): Promise<ActorDecision[]>;
  /** Puts a decision on the disk. Throws `Unprepared` where that fails. */
  decideActor(decision: ActorDecision): Promise<void>;
  /** Remembers what lies beside an interview, for whoever lays decisions over it without its file. */
  keep(document: string, beside: string): Promise<void>;
  /** Changes with every decision that concerns the document. */
  stamp(document: string): Promise<string>;
  /** Those of the documents that somebody decided on in the data folder. */
  reviewed(documents: readonly string[]): Promise<string[]>;
}

/** The decisions in a data folder; it is made when something is decided. */
export function layersOf(home: string): Layers {
  const folder = join(home, 'reviews');
  const actorsPath = join(home, 'actors.decisions.jsonl');
  const decidedPath = (document: string) => join(folder, `${fileNameOf(document)}.review.jsonl`);
  const besidePath = (document: string) => join(folder, `${fileNameOf(document)}.beside.jsonl`);

  const decidedHere = async (document: string) => (await readReviews(decidedPath(document))).decisions;
  const reviewsOf = async (document: string, beside = besidePath(document)) =>
    inTurn((await readReviews(beside)).decisions, await decidedHere(document));
  const actorDecisions = async () => (await readLines(actorsPath, ActorDecision)).lines;

  return {
    reviewsOf,
    decidedHere,
    actorDecisions,
    over: async (reading, beside) => {
      const { actors } = loadLexicon();
      const describe = (id: string) => actors.get(id) ?? null;
      const reviewed = applyReviews(reading, await reviewsOf(reading.document.id, beside), describe);
      const extraction = overActors(reviewed.extraction, foldActors(await actorDecisions()), describe);
      return { open: reviewed.open, extraction: { ...extraction, reviews: reviewed.extraction.reviews } };
    },
    decide: async (document, ...decisions) => {
      await make(folder);
      await appendDecisions(decidedPath(document), decisions, 0o600);
    },
    decideActor: async (decision) => {
      await make(home);
      await appendLines(actorsPath, ActorDecision, [decision], 0o600);
    },
    keep: async (document, beside) => {
      const [now, before] = await Promise.all([contentOf(beside), contentOf(besidePath(document))]);
      if (now === null ? before === null : before !== null && now.equals(before)) return;
      if (now === null) return rm(besidePath(document), { force: true });
      await make(folder);
      const draft = `${besidePath(document)}.${process.pid}.draft`;
      await writeFile(draft, now, { mode: 0o600 });
      await rename(draft, besidePath(document));
    },
    stamp: async (document) =>
      (await Promise.all([decidedPath(document), besidePath(document), actorsPath].map(stampOf))).join(' '),
    reviewed: async (documents) => {
      const names = new Set(await readdir(folder).catch(() => [] as string[]));
      return documents.filter((document) => names.has(`${fileNameOf(document)}.review.jsonl`));
    },
  };
}

/** A document's id as a file's name: as it is where every system takes it, else a hash, which no id looks like. */
export const fileNameOf = (document: string): string =>
  /^[a-z0-9][a-z0-9.-]{0,99}$/.test(document)
    ? document
    : `_${createHash('sha256').update(document).digest('hex').slice(0, 40)}`;

async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Unprepared(
      `Cannot write in ${folder} (${(cause as NodeJS.ErrnoException).code}). Make it writable for you, or name another folder: STANCE_ATLAS_HOME=/path/to/folder`,
      { cause },
    );
  }
}

const contentOf = (path: string): Promise<Buffer | null> => readFile(path).catch(() => null);

const stampOf = (path: string): Promise<string> =>
  stat(path).then(
    ({ size, mtimeMs }) => `${size}@${mtimeMs}`,
    () => '-',
  );
