import { z } from 'zod';
import { Actor, ActorId, ActorType } from '../actor.ts';
import { filters } from './filters.ts';
import { listOf, paging, question } from './question.ts';

/** An actor with how often claims name it as holder, as target and as the one who says so. */
export const ActorRow = Actor.extend({
  held: z.int().min(0),
  received: z.int().min(0),
  asserted: z.int().min(0),
});
export type ActorRow = z.infer<typeof ActorRow>;

export const actors = question({
  name: 'actors',
  path: '/actors',
  summary: 'All actors, by id',
  params: z.strictObject({
    type: listOf(ActorType).describe('Only actors of these types'),
    asOf: filters.asOf,
    ...paging(1000),
  }),
  row: ActorRow,
  answer: 'many',
});

export const actor = question({
  name: 'actor',
  path: '/actors/:id',
  summary: 'One actor',
  params: z.strictObject({ id: ActorId.describe('The actor’s id'), asOf: filters.asOf }),
  row: ActorRow,
  answer: 'one',
});
