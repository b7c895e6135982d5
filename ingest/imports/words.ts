import { Unfit } from './flaws.ts';
import type { Read } from './values.ts';

/** UTF-16 code units of what a row says in words, at most: as much as documents and reviews take elsewhere. */
export const LONGEST = { quote: 10_000, note: 4_000, url: 2_000, terms: 1_000, topic: 1_000, title: 500, name: 200 };

/** Signs that do not belong, and what they are. */
interface Alien {
  readonly signs: RegExp;
  readonly called: string;
}

const TURNS = 'a sign that turns the direction of reading';

const IN_LINE: Alien = {
  signs: /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u,
  called: `a line’s end, a control character or ${TURNS}`,
};
const IN_WORDS: Alien = {
  signs: /(?![\s\u0085])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u,
  called: `a control character or ${TURNS}`,
};
// Words of a text have to be as they are there, so only what is no text at all is refused.
const IN_QUOTE: Alien = { signs: /(?![\s\u0085])\p{Cc}/u, called: 'a control character' };

/** One line of so many characters at most: a name, a title. */
export const line = (most: number): Read<string> => without(IN_LINE, most);

/** Words of somebody: a topic, a note. */
export const words = (most: number): Read<string> => without(IN_WORDS, most);

/** Words of a text. */
export const quoted: Read<string> = (text) => without(IN_QUOTE, LONGEST.quote)(text);

const without =
  ({ signs, called }: Alien, most: number): Read<string> =>
  (text) => {
    if (text.length > most) throw new Unfit(`has ${text.length} characters, and ${most} are the most.`);
    const at = text.search(signs);
    if (at === -1) return text;
    const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    throw new Unfit(`has U+${code} as character ${at + 1}, ${called}. Take it out.`);
  };
