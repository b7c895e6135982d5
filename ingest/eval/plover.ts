import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type ActorRef, actorIdOf } from '#model/actor';
import type { Claim } from '#model/claim';
import { InvalidInput } from '#model/errors';
import { definitionOf, isSymmetric, STANCE_CODES, type StanceCode } from '#model/stance';
import { loadExtractor } from '../extractor.ts';
import type { Lexicon } from '../mentions/lexicon.ts';
import { extractWith } from '../pipeline.ts';

const Actors = z
  .union([z.array(z.object({ code: z.string(), actorText: z.string() })), z.string()])
  .optional()
  // An empty string, or a slip, stands where there is none.
  .transform((actors) =>
    Array.isArray(actors) ? actors.map(({ code, actorText }) => ({ code: SLIPS[code] ?? code, words: actorText })) : [],
  );

const Entry = z.object({
  id: z.string(),
  event: z.string(),
  text: z.string().optional(),
  source: Actors,
  target: Actors,
});

/** Categories that PLOVER has renamed or joined since. */
const RENAMED: Readonly<Record<string, StanceCode>> = {
  DEMAND: 'REQUEST',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
  FIGHT: 'ASSAULT',
};
/** Slips of the file. */
const SLIPS: Readonly<Record<string, string>> = { JAP: 'JPN', ITL: 'ITA', VTN: 'VNM' };
/** Codes that say what kind of actor it is, and not which. */
const KINDS = new Set(['IGO', 'NGO', 'IMG', 'ISM', 'MNC']);

/** Who acts: by country or kind, and in the words of the text; without words where somebody is only meant. */
export interface PloverActor {
  readonly code: string;
  readonly words: string | null;
}

/** A sentence with the event that people coded. */
export interface PloverRecord {
  readonly id: string;
  readonly text: string;
  readonly category: StanceCode;
  readonly sources: readonly PloverActor[];
  readonly targets: readonly PloverActor[];
}

/** What the program answers to a record. */
export interface PloverAnswer {
  readonly category: StanceCode;
  readonly source: PloverActor | null;
  readonly target: PloverActor | null;
  readonly confidence: number;
}

export interface PloverReport {
  records: number;
  /** Records to which the program answers anything. */
  answered: number;
  /** Share of the records whose first answer has the category. */
  category: number;
  /** Precision, recall and F1 of the actors of the first answers, each by its side. */
  actors: { precision: number; recall: number; f1: number };
  /** Share of the records whose first answer has both actors. */
  bothActors: number;
  /** Share of the records whose first answer has the category and both actors. */
  whole: number;
  /** The same shares where the best of all answers counts. */
  best: { category: number; bothActors: number; whole: number };
  /** Mean number of answers to a record. */
  answers: number;
}

/** Reads the sentences of a PLOVER gold file and scores the acts found in them. Throws `InvalidInput`. */
export async function scorePlover(path: string): Promise<PloverReport> {
  const records = await readPlover(path);
  const extractor = await loadExtractor();
  return scoreAnswers(
    records.map((record) => {
      const meta = { id: record.id, modified: '2000-01-01', language: 'en' as const };
      const { claims } = extractWith(extractor, { text: record.text, meta });
      return { record, answers: answersIn(claims, extractor.lexicon) };
    }),
  );
}

/** Records without a sentence document the file and are left out. */
export async function readPlover(path: string): Promise<PloverRecord[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new InvalidInput(
      `${path}: cannot be read as JSON (${(cause as Error).message}). Name a gold file of PLOVER, a list of records.`,
      { cause },
    );
  }
  const entries = z.array(Entry).safeParse(content);
  if (!entries.success) {
    const issue = entries.error.issues[0];
    throw new InvalidInput(
      `${path}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}. Name a gold file of PLOVER, a list of records.`,
    );
  }
  const records = entries.data.flatMap(({ id, event, text, source, target }): PloverRecord[] => {
    if (!text?.trim() || event === 'DOCUMENT') return [];
    const category = categoryOf(event);
    if (!category) throw new InvalidInput(`${path}: ${id}: "${event}" is no category of PLOVER.`);
    return [{ id, text, category, sources: source, targets: target }];
  });
  if (!records.length) throw new InvalidInput(`${path}: has no record with a text.`);
  return records;
}

const categoryOf = (event: string): StanceCode | null => {
  const code = RENAMED[event] ?? event;
  return isConduct(code) ? code : null;
};

const CONDUCT = new Set<string>(STANCE_CODES.filter((code) => definitionOf(code).family === 'conduct'));
const isConduct = (code: string): code is StanceCode => CONDUCT.has(code);

/**
 * Answers are the acts that are not denied, the surest first, of those alike the first in the text. What has a
 * relationship for its stance answers nothing: PLOVER has no word for it.
 */
export function answersIn(claims: readonly Claim[], lexicon: Lexicon): PloverAnswer[] {
  return claims
    .flatMap(({ stance, negated, holder, target, confidence, cues }): PloverAnswer[] => {
      if (!stance || negated || !isConduct(stance)) return [];
      const actor = (role: 'holder' | 'target', who: ActorRef | null): PloverActor | null =>
        who && { code: codeOf(who, lexicon), words: cues.find((cue) => cue.role === role)?.text ?? null };
      return [{ category: stance, source: actor('holder', holder), target: actor('target', target), confidence }];
    })
    .sort((a, b) => b.confidence - a.confidence);
}

/** The country that an actor is coded by, as PLOVER does it: officials, groups and the public count as theirs. */
function codeOf(actor: ActorRef, lexicon: Lexicon): string {
  if (actor.state) return actor.state;
  if (/^[A-Z]{3}$/.test(actor.id)) return actor.id;
  if (!['GROUP', 'PUBLIC', 'NONSTATE', 'MEDIA', 'GOV_BODY'].includes(actor.type)) return actor.id;
  return prefixesOf(lexicon).find(([prefix]) => actor.id.startsWith(prefix))?.[1] ?? actor.id;
}

const prefixes = new WeakMap<Lexicon, (readonly [string, string])[]>();

/** «palestinian-» → PSE: how the names of a country's groups begin. */
function prefixesOf(lexicon: Lexicon): readonly (readonly [string, string])[] {
  let known = prefixes.get(lexicon);
  if (!known) {
    known = [...lexicon.actors.keys()].flatMap((id) =>
      /^[A-Z]{3}$/.test(id)
        ? [lexicon.adjectiveOf(id), lexicon.seatOf(id, 0)].flatMap((label) =>
            label ? [[`${actorIdOf(label)}-`, id] as const] : [],
          )
        : [],
    );
    prefixes.set(lexicon, known);
  }
  return known;
}

/** Whether one of the actors is meant: its country is the same, or the same name stands in the words of both. */
const fits = (actor: PloverActor | null, wanted: readonly PloverActor[]): boolean =>
  actor !== null &&
  wanted.some(
    ({ code, words }) =>
      code === actor.code ||
      (KINDS.has(code) && !/^[A-Z]{3}$/.test(actor.code)) ||
      namesIn(words).some((name) => namesIn(actor.words).includes(name)),
  );

const namesIn = (words: string | null): string[] => words?.match(/\p{Lu}[\p{L}'’-]+/gu) ?? [];

/** How many of an answer's actors stand on the side where the gold has them, either way round where both act alike. */
function sidesOf({ category, sources, targets }: PloverRecord, answer: PloverAnswer) {
  // «Jordan and Britain have agreed»: two sources and no target are each other's.
  const isMutual = targets.length === 0 && sources.length > 1;
  const ways = [
    [answer.source, answer.target],
    ...(isMutual || isSymmetric(category) ? [[answer.target, answer.source]] : []),
  ] as const;
  const wanted = isMutual ? ([sources, sources] as const) : ([sources, targets] as const);
  const right = ways.map(
    ([from = null, to = null]) =>
      Number(fits(from, wanted[0])) + Number(fits(to, wanted[1]) && !(isMutual && from?.code === to?.code)),
  );
  const best = Math.max(...right);
  return {
    right: best,
    said: [answer.source, answer.target].filter((each) => each !== null).length,
    wanted: Number(wanted[0].length > 0) + Number(wanted[1].length > 0),
  };
}

export function scoreAnswers(
  pairs: readonly { record: PloverRecord; answers: readonly PloverAnswer[] }[],
): PloverReport {
  const judged = pairs.map(({ record, answers }) => ({
    wanted: Number(record.sources.length > 0) + Number(record.targets.length > 0 || record.sources.length > 1),
    verdicts: answers.map((answer) => {
      const { right, said, wanted } = sidesOf(record, answer);
      return { said, right, category: answer.category === record.category, both: right === wanted };
    }),
  }));
  type Verdict = (typeof judged)[number]['verdicts'][number];
  const share = (count: number, of = pairs.length) => Number((of ? count / of : 0).toFixed(3));
  const first = (isRight: (verdict: Verdict) => boolean) =>
    share(judged.filter(({ verdicts: [verdict] }) => verdict && isRight(verdict)).length);
  const some = (isRight: (verdict: Verdict) => boolean) =>
    share(judged.filter(({ verdicts }) => verdicts.some(isRight)).length);
  const sum = (of: (each: (typeof judged)[number]) => number) => judged.reduce((all, each) => all + of(each), 0);
  const right = sum(({ verdicts }) => verdicts[0]?.right ?? 0);
  const precision = share(
    right,
    sum(({ verdicts }) => verdicts[0]?.said ?? 0),
  );
  const recall = share(
    right,
    sum(({ wanted }) => wanted),
  );
  return {
    records: pairs.length,
    answered: judged.filter(({ verdicts }) => verdicts.length).length,
    category: first(({ category }) => category),
    actors: { precision, recall, f1: share(2 * precision * recall, precision + recall) },
    bothActors: first(({ both }) => both),
    whole: first(({ category, both }) => category && both),
    best: {
      category: some(({ category }) => category),
      bothActors: some(({ both }) => both),
      whole: some(({ category, both }) => category && both),
    },
    answers: share(sum(({ verdicts }) => verdicts.length)),
  };
}
