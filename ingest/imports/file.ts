import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { InvalidInput } from '#model/errors';
import { type Claims, claimsIn } from './columns.ts';
import { type DnaOptions, dnaIn, isDna } from './dna.ts';
import type { Format } from './report.ts';
import type { Limits } from './rows.ts';
import { readSheet, type Sheet } from './sheet.ts';

export interface ReadOptions extends DnaOptions {
  /** Null: whatever it is by its columns. */
  readonly format: Format | null;
  readonly limits: Limits;
}

/** Reads a table of claims or statements as it comes. Throws `InvalidInput` that names the column. */
export async function readClaims(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  { format, limits, ...options }: ReadOptions,
): Promise<{ claims: Claims; format: Format }> {
  return claimsOf(name, await readSheet(name, bytes, limits), format, options);
}

/** The same of a table that is read already. */
export function claimsOf(name: string, sheet: Sheet, format: Format | null, options: DnaOptions) {
  const found: Format = format ?? (isDna(sheet.columns) ? 'dna' : 'claims');
  return { claims: found === 'dna' ? dnaIn(name, sheet, options) : claimsIn(name, sheet), format: found };
}

/** Whether a file is a snapshot: an archive, by its first bytes. Throws `InvalidInput` where it cannot be read. */
export async function isSnapshot(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
      return buffer.toString('latin1') === 'PK\u0003\u0004';
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** A file as it is read. Throws `InvalidInput` where it cannot be. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    // Large pieces: a cell that never ends is looked through anew with each of them.
    yield* createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

const unreadable = (path: string, cause: unknown): InvalidInput =>
  new InvalidInput(`${path}: cannot be read (${(cause as NodeJS.ErrnoException).code}).`, { cause });
