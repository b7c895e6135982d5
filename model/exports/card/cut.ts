import { shown } from '../picture/figure-text.ts';

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Where the letter as readers see it begins that the code unit is in; a letter longer than all that is shown is cut. */
function letterAt(text: string, index: number): number {
  // What comes later has no part in it, and could be very long.
  const start = letters.segment(text.slice(0, 2 * index)).containing(index)?.index ?? index;
  return start > 0 ? start : index - Number(/[\ud800-\udbff]/.test(text.charAt(index - 1)));
}

/** The beginning of a text that is longer than `most` UTF-16 code units: whole words, else whole letters; else null. */
export function beginningOf(text: string, most: number): string | null {
  if (text.length <= most) return null;
  const start = text.slice(0, letterAt(text, most));
  const gap = start.search(/\s+\S*$/u);
  // A word that takes half of it is cut, rather than showing next to nothing.
  return gap >= most / 2 ? start.slice(0, gap) : start;
}

/** The text, or its beginning with an ellipsis. */
export function within(text: string, most: number): string {
  const start = beginningOf(text, most);
  return start === null ? text : `${start}…`;
}

/** UTF-16 code units of a quote, and of any other text, that a card has room for. */
export const MOST = { quote: 600, name: 200, fact: 1_000 } as const;

/** A text on one line, without overrides of direction: there is no reason for them outside of quotes. */
export const short = (text: string, most: number = MOST.name): string => within(shown(text), most);
