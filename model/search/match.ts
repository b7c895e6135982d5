import { errorsBetween, errorsIn } from './distance.ts';
import { areForms } from './endings.ts';
import type { Word } from './words.ts';

/** The ways in which a word can be what was looked for, all but the last without a doubt. */
export type How = 'equal' | 'form' | 'prefix' | 'transliterated' | 'fuzzy';

/** `errors`: 0 for all but fuzzy ones, else 1 to 2.5. */
export interface Match {
  readonly how: How;
  readonly errors: number;
}

type Firm = Exclude<How, 'fuzzy'>;

/** In which ways a word may be meant, the first that holds counts. */
export type Ways = readonly Firm[];

const TESTS: Readonly<Record<Firm, (term: Word, word: Word) => boolean>> = {
  equal: (term, word) => term.plain === word.plain,
  form: (term, word) => areForms(term.plain, word.plain),
  prefix: (term, word) => word.plain.startsWith(term.plain),
  transliterated: (term, word) =>
    term.latin === word.latin || (term.latin.length >= LEAST_BEGINNING && word.latin.startsWith(term.latin)),
};

/** A shorter beginning is found in too many words. */
const LEAST_BEGINNING = 3;

/** Shorter words without their endings are all alike: «Токоев» is not «того». */
const LEAST_TRUNK = 5;

/** In a name, who is still typing comes before who inflects. */
export const IN_NAMES: Ways = ['equal', 'prefix', 'form', 'transliterated'];

/** In a text words are inflected, and «Казахстан» in «Казахстана» is more than a beginning. */
export const IN_TEXTS: Ways = ['equal', 'form', 'prefix', 'transliterated'];

/** Codes are English words, and no Cyrillic word is a way to write them. */
export const IN_CODES: Ways = ['equal', 'form', 'prefix'];

/** How a word is what was looked for, typing errors apart; null where it is not. */
export function firmly(term: Word, word: Word, ways: Ways): Match | null {
  const isTooShort = ways !== IN_NAMES && term.plain.length < LEAST_BEGINNING;
  const how = ways.find((way) => !(way === 'prefix' && isTooShort) && TESTS[way](term, word));
  return how ? { how, errors: 0 } : null;
}

/**
 * Whether a word is what was looked for but for typing errors, inflected or in the other script. Errors in the other
 * script count a half more, so that among the names of an actor the one that was meant comes first.
 */
export function fuzzily(term: Word, word: Word): Match | null {
  const most = errorsIn(term.plain.length);
  if (most === 0) return null;
  const written = Math.min(
    errorsBetween(term.plain, word.plain, most),
    ...(term.trunk.length < LEAST_TRUNK
      ? []
      : [word.plain, word.trunk].map((other) => errorsBetween(term.trunk, other, most))),
  );
  const spelt = errorsBetween(term.latin, word.latin, errorsIn(term.latin.length)) + 0.5;
  const errors = Math.max(1, Math.min(written, spelt));
  return errors === Number.POSITIVE_INFINITY ? null : { how: 'fuzzy', errors };
}

export const isFirm = ({ how }: Match): boolean => how !== 'fuzzy';
