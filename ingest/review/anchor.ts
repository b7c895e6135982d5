import { CONTEXT_LENGTH } from '#model/identity';
import type { Anchor } from './decision.ts';

/** A stretch of a text, UTF-16 offsets, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A quote that is there only once is taken for the same in other surroundings when it has this many code units. */
const TELLING = 20;

/** Places that are looked at, at most: a quote that stands there oftener tells nothing. */
const MOST_PLACES = 10_000;

/** The anchor of a stretch. Surroundings end at the paragraph, so that a new paragraph beside it changes nothing. */
export function anchorAt(text: string, { start, end }: Place): Anchor {
  const quote = text.slice(start, end);
  const around = surroundings(text, { start, end });
  const alike = placesOf(text, quote).filter((place) => isSame(surroundings(text, place), around));
  const occurrence = Math.max(
    0,
    alike.findIndex((place) => place.start === start),
  );
  return { quote, ...around, occurrence, start };
}

/**
 * Where the anchored words stand in a text that may have changed since: in the same surroundings, else in the most
 * similar ones, if at least half of them is left. Null where the words are gone.
 */
export function findPlace(text: string, anchor: Anchor): Place | null {
  const places = placesOf(text, anchor.quote);
  const exact = places.filter((place) => isSame(surroundings(text, place), anchor));
  if (exact.length) return exact[Math.min(anchor.occurrence, exact.length - 1)] ?? null;
  const [only] = places;
  if (only && places.length === 1 && anchor.quote.length >= TELLING) return only;
  const whole = fold(anchor.before).length + fold(anchor.after).length;
  const likely = places
    .map((place) => ({ place, shared: sharedWith(surroundings(text, place), anchor) }))
    .filter(({ shared }) => shared * 2 >= whole && shared > 0)
    .sort((a, b) => b.shared - a.shared || distance(a.place, anchor) - distance(b.place, anchor));
  return likely[0]?.place ?? null;
}

interface Surroundings {
  readonly before: string;
  readonly after: string;
}

function surroundings(text: string, { start, end }: Place): Surroundings {
  const paragraphStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  return {
    before: text.slice(Math.max(paragraphStart, start - CONTEXT_LENGTH), start),
    after: text.slice(end, Math.min(newline === -1 ? text.length : newline, end + CONTEXT_LENGTH)),
  };
}

/** White space counts as one space: a line that was wrapped anew is the same line. */
const fold = (words: string): string => words.replace(/\s+/g, ' ');

const isSame = (a: Surroundings, b: Surroundings): boolean =>
  fold(a.before) === fold(b.before) && fold(a.after) === fold(b.after);

function sharedWith(one: Surroundings, other: Surroundings): number {
  const [a, b] = [fold(one.before), fold(other.before)];
  const [c, d] = [fold(one.after), fold(other.after)];
  let before = 0;
  while (before < Math.min(a.length, b.length) && a.at(-1 - before) === b.at(-1 - before)) before++;
  let after = 0;
  while (after < Math.min(c.length, d.length) && c[after] === d[after]) after++;
  return before + after;
}

const distance = ({ start }: Place, anchor: Anchor): number => Math.abs(start - anchor.start);

/** Every place of the words, overlapping ones included, whatever white space stands between them. */
function placesOf(text: string, quote: string): Place[] {
  const words = quote.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(words.join('\\s+'), 'g');
  const places: Place[] = [];
  for (let match = pattern.exec(text); match && places.length < MOST_PLACES; match = pattern.exec(text)) {
    places.push({ start: match.index, end: match.index + match[0].length });
    pattern.lastIndex = match.index + 1;
  }
  return places;
}
