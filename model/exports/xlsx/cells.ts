import { held, isHeld } from '../xml.ts';

/** Characters that a cell holds, in UTF-16 code units; Excel takes no more. */
export const MOST_CHARACTERS = 32_767;
/** Stands at the end of a text that was cut. */
export const CUT_MARK = ' […]';

/** In a cell `_x0041_` means `A`, so a text that has this is written with the underscore itself in that way. */
const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;

/** What became of a text that no cell can hold as it is. */
export interface Changed {
  text: string;
  /** Null where it stands as it is. */
  change: string | null;
}

/** A text that a cell can hold: characters that XML does not have are U+FFFD, and what is too long ends with `CUT_MARK`. */
export function heldText(text: string): Changed {
  const changes = isHeld(text) ? [] : ['characters that XML cannot hold are written as U+FFFD'];
  let fit = held(text);
  if (fit.length > MOST_CHARACTERS) {
    const end = MOST_CHARACTERS - CUT_MARK.length;
    // Half of a surrogate pair is no character.
    fit = fit.slice(0, /[\ud800-\udbff]/.test(fit[end - 1] ?? '') ? end - 1 : end) + CUT_MARK;
    changes.push(`cut: it has ${text.length} characters, and a cell holds ${MOST_CHARACTERS}`);
  }
  return { text: fit, change: changes.length ? changes.join('; ') : null };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** As it stands in the XML of a cell. A carriage return is written by its number: a bare one would be read as a line feed. */
export const cellXml = (text: string): string =>
  text.replace(ESCAPED, '_x005F_').replace(/[&<>"\r]/g, (letter) => ENTITIES[letter] ?? letter);

/** The name of a column, counted from 0: A, B, …, Z, AA. */
export function columnName(index: number): string {
  let name = '';
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
