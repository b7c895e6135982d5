import { textOf } from '#model/exports/cells';
import type { Flaws } from './flaws.ts';
import { CELL, type Rows } from './rows.ts';

/** UTF-16 code units of a line. */
const LINE = 2 * CELL;

/**
 * An object a line, laid out flat as the CSV of claims is: `{"holder": {"id": "KAZ"}}` has the column `holder.id`. Gives
 * the names of all columns.
 */
export async function readJsonLines(text: AsyncIterable<string>, onto: Rows, flaws: Flaws): Promise<string[]> {
  const columns = new Map<string, number>();
  let row = 0;
  let left = '';
  const take = (line: string) => {
    row++;
    if (!line.trim()) return;
    const found = cellsIn(line);
    if (typeof found === 'string') return flaws.add({ row, column: null, value: line.trim(), message: found });
    const values: (string | undefined)[] = [];
    for (const [column, value] of found) {
      const index = columns.get(column) ?? columns.size;
      columns.set(column, index);
      onto.widen(columns.size, row);
      values[index] = value;
    }
    onto.add({ row, values: Array.from(values) });
  };
  for await (const piece of text) {
    const lines = piece.split('\n');
    for (const [index, line] of lines.entries()) {
      if (left.length <= LINE) left += line;
      if (index === lines.length - 1) break;
      take(left);
      left = '';
    }
  }
  take(left);
  return [...columns.keys()];
}

/** The cells of a line; a sentence where there are none to be had. */
function cellsIn(line: string): Map<string, string> | string {
  if (line.length > LINE) return `has more than ${LINE} characters.`;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is no JSON. Each line is one object, as {"document": "…", "quote": "…"}.';
  }
  return isObject(value) ? cellsOf(value) : 'is no object. Each line is one, as {"document": "…", "quote": "…"}.';
}

/** The cells of an object; a sentence where it has none that could be written. */
export function cellsOf(object: object): Map<string, string> | string {
  const cells = new Map<string, string>();
  for (const [key, value] of Object.entries(object)) {
    // What lies deeper than that is one cell.
    for (const [name, part] of isObject(value) ? fieldsOf(key, value) : [[key, value] as const]) {
      const text = written(part);
      if (text === null) return `${name}: goes too deep.`;
      if (text.length > CELL) return `${name}: has more than ${CELL} characters.`;
      if (/\p{Surrogate}/u.test(text)) return `${name}: has half a character (an unpaired surrogate). Take it out.`;
      cells.set(name, text);
    }
  }
  return cells;
}

/** Null for what is nested so deep that it cannot be written. */
function written(value: unknown): string | null {
  try {
    return textOf(value) ?? '';
  } catch {
    return null;
  }
}

const fieldsOf = (key: string, value: object) =>
  Object.entries(value).map(([field, part]) => [`${key}.${field}`, part] as const);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
