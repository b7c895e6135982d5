import type { Extraction, Sidecar } from '#model/document';
import type { GraphStore, WriteReport } from '#model/store';
import { isAddress } from './address.ts';
import { layersOf } from './layers.ts';
import { enrich, type LanguageModel, type ModelReport } from './llm/enrich.ts';
import { loadLexicon } from './mentions/lexicon.ts';
import { extract } from './pipeline.ts';
import { readSource, type Source } from './read.ts';
import { applyReviews, type Open } from './review/apply.ts';
import { readReviews, reviewPathOf } from './review/file.ts';
import { saveLaid } from './settle.ts';
import { readHeader } from './text/turns.ts';

export interface ReadOptions {
  /** False for the machine alone, without what reviewers decided. */
  review?: boolean;
  /** The data folder, for what was decided elsewhere than beside the interview; without it only that counts. */
  home?: string;
  /** What the person who asks says of the document. */
  given?: Sidecar;
  /** Asked after the rules, where a person wants it: then the text goes to it. */
  model?: LanguageModel | null;
}

/** A document that was read. */
export interface Read {
  /** With what people decided laid over it. */
  extraction: Extraction;
  /** As the machine reads it. */
  reading: Extraction;
  /** Where the review file beside it would be; null beside an address, where there is no room for one. */
  beside: string | null;
  /** What waits for a reviewer; null where reviews are left out. */
  open: Open | null;
  /** Whether somebody said when it was published: a person, a sidecar, the document or its text. */
  isDated: boolean;
  /** What a language model did; null where none was asked. */
  report: ModelReport | null;
}

/** Reads one interview, a file or an address, and its claims; nothing is written. Throws `InvalidInput`. */
export const readInterview = async (input: string, options: ReadOptions = {}): Promise<Extraction> =>
  (await readReviewed(input, options)).extraction;

/** The same, with what a person should know of it. */
export async function readReviewed(
  input: string,
  { review = true, home, given = {}, model = null }: ReadOptions = {},
): Promise<Read> {
  const source = await readSource(input, { given });
  const byRules = await extract(source);
  const { extraction: reading, report } = model
    ? await enrich(source, byRules, model)
    : { extraction: byRules, report: null };
  const beside = isAddress(input) ? null : reviewPathOf(input);
  const read = { reading, beside, isDated: hasDate(source), report };
  if (!review) return { ...read, extraction: reading, open: null };
  if (home !== undefined) return { ...read, ...(await layersOf(home).over(reading, beside ?? undefined)) };
  const { decisions } = beside === null ? { decisions: [] } : await readReviews(beside);
  const { actors } = loadLexicon();
  return { ...read, ...applyReviews(reading, decisions, (id) => actors.get(id) ?? null) };
}

const hasDate = ({ meta, text }: Source): boolean => meta.date !== undefined || readHeader(text).date !== null;

/** Reads one interview and brings the graph to what it says, whole or not at all. */
export async function ingestFile(store: GraphStore, path: string, options: ReadOptions = {}): Promise<WriteReport> {
  const read = await readReviewed(path, options);
  return saveRead(store, read, options.home);
}

/** Brings the graph to what was read: with the decisions in the data folder, or as it was read where none is named. */
export const saveRead = async (
  store: GraphStore,
  { extraction, reading, beside, open }: Read,
  home?: string,
): Promise<WriteReport> =>
  home === undefined || open === null
    ? store.save(extraction, { reading })
    : (await saveLaid(store, layersOf(home), reading, beside === null ? {} : { beside })).report;

/** What a person should know of a reading before relying on it; empty where all is well. */
export function warningsOf({ document, turns, claims }: Extraction, isDated = true): string[] {
  const warnings: string[] = [];
  if (!isDated)
    warnings.push(
      `nothing says when it was published, so the day it was last changed counts: ${document.date}. Say it with --date, or in a sidecar.`,
    );
  if (!turns.some((turn) => turn.role === 'question'))
    warnings.push(
      'no question was found, so the whole text counts as narration. In an interview each question is a paragraph that begins with a dash.',
    );
  if (!document.outlet && !document.experts.length)
    warnings.push(
      'neither outlet nor expert is known. Name them with --outlet and --expert, or in a sidecar, a .json file of the same name.',
    );
  if (!claims.length) warnings.push('no claim was found.');
  return warnings;
}

/** What of a review waits for a person; nothing where no decision is touched by it. */
export function reviewNotesOf(path: string, { changed, orphaned }: Open): string[] {
  const see = `npm run review -- ${path} shows them.`;
  return [
    ...(changed.length
      ? [`${changed.length} reviewed claims are read differently now; the review stands. ${see}`]
      : []),
    ...(orphaned.length ? [`the words of ${orphaned.length} decisions are no longer in the text. ${see}`] : []),
  ];
}

/** One line for people: what a write did. */
export function sentenceOf({ outcome, claims }: WriteReport): string {
  const parts = [
    `${claims.added} new`,
    `${claims.changed} changed`,
    `${claims.retracted} retracted`,
    `${claims.unchanged} unchanged`,
  ];
  switch (outcome) {
    case 'unchanged':
      return `nothing to change: its ${claims.unchanged} claims are already there`;
    case 'removed':
      return `removed: ${claims.retracted} claims retracted; they are still there as of before`;
    case 'purged':
      return `purged: ${claims.retracted} claims erased`;
    default:
      return `${outcome}: claims ${parts.join(', ')}`;
  }
}
