import { formatDate } from '../../dates.ts';
import type { Language } from '../../document.ts';
import { held } from '../xml.ts';
import { LABEL_SIZE } from './placing.ts';
import { type Weight, widthOf, wrapped } from './text.ts';

/** What a medium makes of a text: it replaces what it cannot hold by U+FFFD. */
export type Medium = (text: string) => string;

/** What turns the reading direction: unclosed in a name, it would turn the words around it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** On one line, with U+FFFD for what no medium shows: control characters and what XML cannot hold. */
export const onOneLine = (text: string): string =>
  held(text)
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '\ufffd')
    .trim();

/** The same, its letters read in the direction of their script. */
export const shown = (text: string): string => onOneLine(text.replace(TURNS, ''));

/** The beginning of a text and an ellipsis, where it has more than `most` UTF-16 code units. */
export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;

/** The text in at most `most` lines; the last one ends with an ellipsis where there would be more. */
export function linesWithin(text: string, size: number, weight: Weight, width: number, most: number): string[] {
  const lines = wrapped(text, size, weight, width);
  const last = lines[most - 1];
  if (last === undefined || lines.length === most) return lines;
  const room = width - widthOf('…', size, weight);
  const [start = ''] = widthOf(last, size, weight) <= room ? [last] : wrapped(last, size, weight, room);
  return [...lines.slice(0, most - 1), `${start}…`];
}

/** Of a name beside its mark: pixels, lines, UTF-16 code units. */
const LABEL = { width: 130, lines: 4, characters: 200 } as const;

/** A name in the lines of its label, short enough for a picture; the id where the name shows nothing. */
export const labelLines = (name: string, id: string, medium: Medium = shown): string[] =>
  linesWithin(medium(clipped(name, LABEL.characters)) || id, LABEL_SIZE, 'bold', LABEL.width, LABEL.lines);

/** A moment in words: the day alone where it is the day's end. */
export function momentWords(moment: string, language: Language): string {
  const day = formatDate(moment, language);
  const time = moment.slice(11, 19);
  return time === '' || time === '23:59:59' ? day : `${day}, ${time} UTC`;
}
