import { isKazakhEnding, trunkOf } from './endings.ts';
import { folded, skeletonOf } from './letters.ts';
import { plain as lettersOf } from './transliterate.ts';

/** A word in the ways in which it is compared. */
export interface Word {
  /** `folded`. */
  readonly plain: string;
  /** The same in both scripts. */
  readonly latin: string;
  /** Without its ending. */
  readonly trunk: string;
}

export const wordOf = (text: string): Word => {
  const plain = folded(text);
  return { plain, latin: skeletonOf(text), trunk: trunkOf(plain) };
};

/** A stretch of a text; offsets are UTF-16 code units, `end` is exclusive. */
export interface Place {
  start: number;
  end: number;
}

/** The words of a text and where they stand. A plus belongs to a word: "C5+1". */
export function* wordsIn(text: string): Generator<Place & { text: string }> {
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}+]+/gu)) {
    const [word] = match;
    if (/[\p{L}\p{N}]/u.test(word)) yield { text: word, start: match.index, end: match.index + word.length };
  }
}

/** Words that stand in every text, folded: a query that has others is not about them. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'и в во на с со к ко о об от до по за из у для не что как это при или же бы но а ' +
    'the of and in to a an on for with by at from as is are ' +
    'мен жане ушин туралы бойынша да де'
  ).split(' '),
);

export const isCommon = (plain: string): boolean => COMMON.has(plain);

/** What somebody looks for. */
export interface Query {
  /** As it was typed, `plain` of `transliterate.ts`. */
  readonly typed: string;
  /** All of its words, folded, one space between them. */
  readonly plain: string;
  readonly latin: string;
  /** The words that count, each once, in their order. */
  readonly terms: readonly Word[];
}

/** A longer question is cut: each word costs the database some work. */
const MOST_TERMS = 12;

/** Reads what somebody typed. No text is wrong; one without letters and digits has no terms. */
export function queryOf(typed: string): Query {
  const all = [...wordsIn(typed)]
    .filter(({ text, start }) => !(typed[start - 1] === '-' && start > 1 && isKazakhEnding(folded(text))))
    .map(({ text }) => wordOf(text))
    .filter(({ plain }) => plain !== '');
  const telling = all.filter(({ plain }) => !isCommon(plain));
  const terms = new Map((telling.length ? telling : all).map((word) => [word.plain, word]));
  return {
    typed: lettersOf(typed),
    plain: joined(all, 'plain'),
    latin: joined(all, 'latin'),
    terms: [...terms.values()].slice(0, MOST_TERMS),
  };
}

export const joined = (all: readonly Word[], way: keyof Word): string => all.map((word) => word[way]).join(' ');
