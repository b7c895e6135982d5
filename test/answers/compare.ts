import { type Fields, isFields, NOTES, paragraphAt } from './written.ts';

/** Digits that are worked out by hand are fewer than a computer's. */
const isClose = (a: number, b: unknown): boolean => typeof b === 'number' && Math.abs(a - b) < 1e-7;

/** What is written, without what is only for the reader. */
export function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asWritten);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (NOTES.has(key) ? [] : [[key, asWritten(inner)]])),
  );
}

/**
 * As much of an answer as is written of it. Lists are whole; an actor that is written as its id is its id; `begins` and
 * `ends` are the paragraphs of `start` and `end`.
 */
export function answered(actual: unknown, written: unknown): unknown {
  if (Array.isArray(actual) && Array.isArray(written)) {
    return actual.map((item, index) => answered(item, index < written.length ? written[index] : written.at(-1)));
  }
  if (typeof written === 'string' && isFields(actual)) return isFields(actual.actor) ? actual.actor.id : actual.id;
  if (typeof actual === 'number') return isClose(actual, written) ? written : actual;
  if (!isFields(actual) || !isFields(written)) return actual;
  return Object.fromEntries(
    Object.keys(written).flatMap((key) => (NOTES.has(key) ? [] : [[key, fieldOf(actual, written, key)]])),
  );
}

function fieldOf(actual: Fields, written: Fields, key: string): unknown {
  if (key === 'begins') return paragraphAt(Number(actual.start));
  if (key === 'ends') return paragraphAt(Number(actual.end) - 1);
  return answered(actual[key], written[key]);
}

/** The answer with its rows sorted by fields, named by dotted paths; rows without one come first, as they were. */
export function sortedBy(paths: string, answer: Fields): Fields {
  const orders = paths
    .split(' ')
    .map((path) => (a: unknown, b: unknown) => compare(fieldIn(a, path), fieldIn(b, path)));
  const inOrder = (a: unknown, b: unknown) => orders.reduce((found, order) => found || order(a, b), 0);
  return { ...answer, rows: Array.isArray(answer.rows) ? answer.rows.toSorted(inOrder) : answer.rows };
}

const fieldIn = (row: unknown, path: string) =>
  path.split('.').reduce((at, key) => (isFields(at) ? at[key] : undefined), row);

function compare(a: unknown, b: unknown): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/** Visits what is written together with what was answered in its place. */
export function together(written: unknown, actual: unknown, visit: (written: Fields, actual: Fields) => void): void {
  if (Array.isArray(written) && Array.isArray(actual)) {
    for (const [index, inner] of written.entries()) together(inner, actual[index], visit);
  }
  if (!isFields(written) || !isFields(actual)) return;
  visit(written, actual);
  for (const [key, inner] of Object.entries(written)) if (!NOTES.has(key)) together(inner, actual[key], visit);
}
