import type { Query } from './words.ts';

/** How much a word counts by where it was found, from 0 to 1. */
export const FIELDS = {
  quote: 1,
  title: 1,
  outlet: 1,
  topic: 0.9,
  text: 0.9,
  holder: 0.8,
  target: 0.8,
  stance: 0.8,
  expert: 0.8,
};
export type Field = keyof typeof FIELDS;

/** What was found in one field: for each term the quality of its best hit, and whether all follow each other. */
export interface FoundIn {
  readonly field: Field;
  readonly terms: ReadonlyMap<number, number>;
  readonly isPhrase?: boolean;
}

/**
 * What a claim or document is worth, below 0.8: all words of the query 0.4 to 0.79, the more the surer they are and
 * where they follow each other; some of them up to 0.45; less than half of them 0. Each word counts once, where it is
 * found best. Actors: `names.ts`.
 */
export function scoreOf(query: Query, found: readonly FoundIn[]): number {
  const best = query.terms.map((_, term) =>
    Math.max(0, ...found.map(({ field, terms }) => (terms.get(term) ?? 0) * FIELDS[field])),
  );
  const hit = best.filter((quality) => quality > 0).length;
  if (hit === 0 || hit * 2 < best.length) return 0;
  const mean = best.reduce((sum, quality) => sum + quality, 0) / best.length;
  if (hit < best.length) return 0.45 * mean;
  const phrase = Math.max(0, ...found.map(({ field, isPhrase }) => (isPhrase ? 0.04 * FIELDS[field] : 0)));
  return 0.4 + 0.35 * mean + phrase;
}

/** What decides between rows. */
export interface Ranked {
  readonly score: number;
  readonly kind: string;
  /** Of an actor; 0 for all others. */
  readonly claims: number;
  /** Where a claim stands. */
  readonly place: readonly [document: string, start: number];
  readonly id: string;
}

const KINDS = ['actor', 'claim', 'document'];

/** Best first; then by kind, number of claims, order of the text, id: the same graph always gives the same order. */
export const byRank = (a: Ranked, b: Ranked): number =>
  b.score - a.score ||
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  b.claims - a.claims ||
  compare(a.place[0], b.place[0]) ||
  a.place[1] - b.place[1] ||
  compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
