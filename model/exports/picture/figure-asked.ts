import { PHRASES } from '../../citation/phrases.ts';
import { formatDate } from '../../dates.ts';
import type { Language } from '../../document.ts';
import {
  FLOOR_WORDS,
  METHOD_WORDS,
  REALIS_WORDS,
  REVIEW_WORDS,
  SIGN_WORDS,
  STANCE_WORDS,
  TYPE_WORDS,
  type Words,
} from '../../words.ts';
import { clipped } from './figure-text.ts';
import { FIGURE_WORDS, type FigureWords, type Listed } from './figure-words.ts';

/** Values of a filter that are named; of more it says how many. */
const MOST = 8;
/** UTF-16 code units of a value. */
const LONGEST = 120;

/** What ids are called. */
export interface Called {
  readonly actor: (id: string) => string;
  readonly document: (id: string) => string;
}

/** What was asked for in words, each filter for itself, in the order of the question's parameters. */
export function askedWords(params: Readonly<Record<string, unknown>>, language: Language, called: Called): string[] {
  const words = FIGURE_WORDS[language];
  const listed = Object.keys(words.listed).flatMap((name) => {
    const values = valuesOf(params[name]);
    if (!values.length) return [];
    const told = values
      .slice(0, MOST)
      .map((value) => clipped(valueWords(name as Listed, value, language, called), LONGEST));
    const left = values.length - told.length;
    const more = left ? ` ${PHRASES[language].more(left)}` : '';
    return [`${words.listed[name as Listed]}: ${told.join(', ')}${more}`];
  });
  return [
    ...listed,
    ...floor(params.minCertainty, language),
    ...days(params, language),
    ...folding(params.fold, words),
  ];
}

const valuesOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).map(String);

/** The value as it is, where no word is known for it. */
const wordIn = (words: Readonly<Record<string, Words>>, value: string, language: Language): string =>
  (Object.hasOwn(words, value) ? words[value]?.[language] : undefined) ?? value;

function valueWords(name: Listed, value: string, language: Language, called: Called): string {
  const words = FIGURE_WORDS[language];
  const own = (list: Readonly<Record<string, string>>) =>
    (Object.hasOwn(list, value) ? list[value] : undefined) ?? value;
  switch (name) {
    case 'actors':
    case 'asserter':
      return called.actor(value);
    case 'document':
      return PHRASES[language].quoted(called.document(value));
    case 'kind':
      return own(words.kinds);
    case 'language':
      return own(words.languages);
    default:
      return wordIn(CODES[name], value, language);
  }
}

const CODES: Readonly<
  Record<'type' | 'sign' | 'stance' | 'realis' | 'method' | 'review', Readonly<Record<string, Words>>>
> = {
  type: TYPE_WORDS,
  sign: SIGN_WORDS,
  stance: STANCE_WORDS,
  realis: REALIS_WORDS,
  method: METHOD_WORDS,
  review: REVIEW_WORDS,
};

const floor = (certainty: unknown, language: Language): string[] =>
  typeof certainty === 'string' ? [wordIn(FLOOR_WORDS, certainty, language).toLowerCase()] : [];

function days({ from, to }: Readonly<Record<string, unknown>>, language: Language): string[] {
  const dayOf = (day: unknown) => (typeof day === 'string' ? formatDate(day, language) : null);
  const [first, last] = [dayOf(from), dayOf(to)];
  return first === null && last === null ? [] : [FIGURE_WORDS[language].said(first, last)];
}

const folding = (fold: unknown, { folded, apart }: FigureWords): string[] =>
  typeof fold === 'boolean' ? [fold ? folded : apart] : [];
