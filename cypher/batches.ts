import type { Run } from './driver.ts';
import { writing } from './statements.ts';

/** How many rows one statement takes. */
const BATCH = 1_000;

/** Hands the rows on, a batch after the other; nothing for none. */
export async function inBatches<Row>(
  rows: readonly Row[],
  write: (batch: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await write(rows.slice(start, start + BATCH));
}

/** Runs `put-<what>` in batches and holds the number it made against the number asked for. */
export async function putAll(run: Run, what: string, rows: readonly object[], param = what): Promise<void> {
  await inBatches(rows, async (batch) => {
    const [made] = await run<Record<string, number>>(writing(`put-${what}`), { [param]: batch });
    if (made?.[param] !== batch.length)
      throw new Error(`put-${what} made ${made?.[param]} of ${batch.length}: something that it refers to is not there`);
  });
}
