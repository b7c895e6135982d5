import { InvalidInput, NotFound } from '#model/errors';
import { AT_SNAPSHOT } from '#model/questions/filters';
import type { Run } from '../driver.ts';
import { noted } from '../snapshots/catalogue.ts';

const MOMENTS = ['asOf', 'since', 'until'] as const;

/** Parameters in which moments that were given as snapshots are moments. Throws `InvalidInput` that names the parameter. */
export async function atMoments<Params extends object>(run: Run, params: Params): Promise<Params> {
  const moments: Partial<Record<(typeof MOMENTS)[number], string>> = {};
  for (const name of MOMENTS) {
    const value = (params as Record<string, unknown>)[name];
    if (typeof value === 'string' && value.startsWith(AT_SNAPSHOT))
      moments[name] = await momentOf(run, name, value.slice(AT_SNAPSHOT.length));
  }
  return { ...params, ...moments };
}

async function momentOf(run: Run, name: string, ref: string): Promise<string> {
  try {
    return (await noted(run, ref)).at;
  } catch (cause) {
    if (!(cause instanceof NotFound)) throw cause;
    throw new InvalidInput(`${name}: ${cause.message}`, { cause });
  }
}
