/** A spreadsheet would take a text that begins like this for a formula, or join it to what stands before. */
const FORMULA = /^['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^'*[\t\r\n]/;

/**
 * A value as text. Null and what is absent give null. Numbers, booleans and days stay as they are. A list of scalars is
 * joined by `; `; where that could be read in another way (an item is empty, holds a semicolon, begins or ends with a
 * space, or begins with `[`) it is JSON, and so is everything else.
 */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every(isPlain)) return value.join('; ');
  return JSON.stringify(value);
}

/**
 * A value as the text of a cell, as `textOf`; null is written as nothing at all, where an empty text is written as `""`.
 * Text that a spreadsheet would calculate gets an apostrophe in front, and so does text that begins with apostrophes
 * before such a text, so that taking one away gives the text back.
 */
export function cellOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && (typeof value === 'string' || Array.isArray(value)) ? safe(text) : text;
}

const safe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** What a cell says: takes away the apostrophe that `cellOf` puts in front of what a spreadsheet would calculate. */
export const textIn = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

const isPlain = (item: unknown): boolean =>
  typeof item === 'string'
    ? item !== '' && !item.includes(';') && !item.startsWith('[') && item.trim() === item
    : typeof item === 'number' || typeof item === 'boolean';
