import type { z } from 'zod';
import { InvalidInput } from '#model/errors';

/** The token of a page is opaque to callers: the sort keys of its last row. */
export const tokenOf = (keys: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** The sort keys in a token, or null for the first page. Throws `InvalidInput` naming `after`. */
export function keysOf<Keys extends z.ZodType>(token: string | undefined, shape: Keys): z.output<Keys> | null {
  if (token === undefined) return null;
  try {
    return shape.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch (cause) {
    const message = 'is no token of a page; take it from the `next` of the page before';
    throw new InvalidInput(`after: ${message}`, { details: [{ field: 'after', message }], cause });
  }
}

/** Splits off the row that was asked for beyond the limit: it says that there is a next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keys: (row: Row) => readonly (string | number)[],
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? tokenOf(keys(last)) : null };
}
