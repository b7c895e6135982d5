import { firmly, fuzzily, IN_TEXTS, isFirm, type Match, type Ways } from './match.ts';
import { isCommon, type Place, type Query, wordOf, wordsIn } from './words.ts';

/** A word of a text that is one of the terms of a query. */
export interface Hit extends Place, Match {
  /** Which term, counted from 0. */
  readonly term: number;
  /** Which of the text's words that count. */
  readonly word: number;
}

/** What is the same for every occurrence of a word. */
interface Seen {
  readonly isCommon: boolean;
  readonly matches: readonly (readonly [number, Match])[];
}

/**
 * Finds the terms of one query in texts, in whatever form. It keeps what it found of each distinct word, because the
 * texts of one search have most of their words in common.
 */
export function finderOf({ terms }: Query, ways: Ways = IN_TEXTS): (text: string) => Hit[] {
  const seen = new Map<string, Seen>();
  const look = (text: string): Seen => {
    const key = text.toLowerCase();
    const known = seen.get(key);
    if (known) return known;
    const word = wordOf(key);
    const matches = terms.flatMap((term, index) => {
      const match = firmly(term, word, ways) ?? fuzzily(term, word);
      return match ? [[index, match] as const] : [];
    });
    const found = { isCommon: isCommon(word.plain), matches };
    seen.set(key, found);
    return found;
  };
  return (text) => {
    const hits: Hit[] = [];
    let counted = 0;
    for (const { text: part, start, end } of wordsIn(text)) {
      const { isCommon: isSkipped, matches } = look(part);
      for (const [term, match] of matches) hits.push({ ...match, term, start, end, word: counted });
      if (!isSkipped) counted++;
    }
    return hits;
  };
}

/** Without the guesses for terms that stand somewhere as they were typed: nobody mistyped those. */
export const settled = (hits: readonly Hit[], sure: ReadonlySet<number>): Hit[] =>
  hits.filter((hit) => isFirm(hit) || !sure.has(hit.term));

/** The terms that some word surely is. */
export const sureTerms = (hits: Iterable<Hit>): number[] => [...hits].filter(isFirm).map(({ term }) => term);

/** How good a hit is, from 0 to 1. */
const QUALITY = { equal: 1, form: 0.97, prefix: 0.85, transliterated: 0.8, fuzzy: 0.6 } as const;
const ERROR = 0.1;

export const qualityOf = ({ how, errors }: Match): number => QUALITY[how] - errors * ERROR;

/** For each term that was hit the quality of its best hit. */
export function bestOf(hits: readonly (Match & Pick<Hit, 'term'>)[]): Map<number, number> {
  const best = new Map<number, number>();
  for (const hit of hits) best.set(hit.term, Math.max(best.get(hit.term) ?? 0, qualityOf(hit)));
  return best;
}

/** Where the terms follow each other as in the query, common words left out of account; null where they do not. */
export function phraseIn(hits: readonly Hit[], { terms }: Query): Hit | null {
  if (terms.length < 2) return null;
  const places = new Set(hits.map(({ word, term }) => word * terms.length + term));
  const isPhrase = ({ word, term }: Hit) =>
    term === 0 && terms.every((_, next) => places.has((word + next) * terms.length + next));
  return hits.find(isPhrase) ?? null;
}

/** Where the words stand that were found, each once, in their order. */
export function placesOf(hits: readonly Hit[]): Place[] {
  const byStart = new Map(hits.map(({ start, end }) => [start, { start, end }]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}
