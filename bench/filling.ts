import { invented } from './claims.ts';
import type { Measured } from './database.ts';
import { writeAround, writeClaims } from './writing.ts';

/** Claims of one interview; a graph has as many interviews as it takes. */
const IN_ONE = 2_000;

/** Writes so many claims, without lines between actors: each interview would fold those of all before it anew. */
export async function fill(database: Measured, count: number, onProgress = (_written: number) => {}): Promise<void> {
  for (let written = 0; written < count; written += IN_ONE) {
    const extraction = invented(`interview-${written}`, Math.min(IN_ONE, count - written));
    await writeAround(database, extraction);
    await writeClaims(database, extraction);
    onProgress(Math.min(count, written + IN_ONE));
  }
}
