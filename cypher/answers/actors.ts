import { z } from 'zod';
import type { ActorRow } from '#model/questions/actors';
import { keysOf, pageOf } from '../pages.ts';
import { reading } from '../statements.ts';
import type { Answer } from './answer.ts';

export const actors: Answer<'actors'> = async (run, { type, asOf = null, after, limit }) => {
  const keys = keysOf(after, z.tuple([z.string()]));
  const found = await run<ActorRow>(reading('actors'), {
    type,
    filters: { asOf },
    after: keys?.[0] ?? null,
    limit: limit + 1,
  });
  return pageOf(found, limit, ({ id }) => [id]);
};

export const actor: Answer<'actor'> = async (run, { id, asOf = null }) => ({
  rows: await run<ActorRow>(reading('actor'), { id, filters: { asOf } }),
});
