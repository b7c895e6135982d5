import { z } from 'zod';
import { Actor } from '../actor.ts';
import { Relationship } from '../relationship.ts';
import { filters } from './filters.ts';
import { question } from './question.ts';

/** An actor of the picture with the number of claims (topic-only ones included) that it holds and receives. */
export const NetworkActor = Actor.pick({ id: true, type: true, names: true, wikidata: true }).extend({
  held: z.int().min(0),
  received: z.int().min(0),
});
export type NetworkActor = z.infer<typeof NetworkActor>;

export const Network = z.object({ actors: z.array(NetworkActor), stances: z.array(Relationship) });
export type Network = z.infer<typeof Network>;

export const network = question({
  name: 'network',
  path: '/network',
  summary: 'Who stands how towards whom: the actors and the lines between them',
  params: z.strictObject(filters),
  row: Network,
  answer: 'network',
});
