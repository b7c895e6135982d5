import { z } from 'zod';
import type { StoredClaim } from '#model/claim';
import type { Run } from '../driver.ts';
import { keysOf, pageOf } from '../pages.ts';
import { reading } from '../statements.ts';
import type { Answer } from './answer.ts';
import { selectionOf } from './selection.ts';

export const claims: Answer<'claims'> = async (run, { after, limit, holder, target, ...filters }) => {
  const places = await run<{ id: string; document: string; start: number; end: number }>(reading('claims'), {
    ...(await selectionOf(run, filters)),
    holder,
    target,
    after: keysOf(after, z.tuple([z.string(), z.int(), z.int(), z.string()])),
    limit: limit + 1,
  });
  const { rows, next } = pageOf(places, limit, ({ document, start, end, id }) => [document, start, end, id]);
  const whole = await wholeClaims(
    run,
    rows.map(({ id }) => id),
  );
  return { rows: [...whole.values()], next };
};

export const claim: Answer<'claim'> = async (run, { id }) => ({ rows: [...(await wholeClaims(run, [id])).values()] });

/** Claims by id, in the order of the ids. */
export async function wholeClaims(run: Run, ids: readonly string[]): Promise<Map<string, StoredClaim>> {
  if (!ids.length) return new Map();
  const rows = await run<{ claim: StoredClaim }>(reading('claim'), { claims: ids });
  return new Map(rows.map(({ claim }) => [claim.id, claim]));
}
