import { z } from 'zod';
import { Actor, ActorId } from '../actor.ts';
import { Certainty } from '../certainty.ts';
import { Relationship } from '../relationship.ts';
import { Sign, StanceCode } from '../stance.ts';
import { flag, listOf, question } from './question.ts';

const signInQuery = z.preprocess(
  (value) => (typeof value === 'string' && /^(-1|0|1)$/.test(value) ? Number(value) : value),
  Sign,
);

/** The filters of the network; other questions take those that make sense for them. */
export const filters = {
  actors: listOf(ActorId).describe('Only lines with one of these actors at either end'),
  sign: listOf(signInQuery).describe('-1 hostile, 0 neither, 1 cooperative'),
  stance: listOf(StanceCode).describe('Only claims of these stances'),
  minCertainty: Certainty.default('PS').describe('Only claims at least this certain: U < PS < PR < CT'),
  from: z.iso.date().optional().describe('Said on this day or later'),
  to: z.iso.date().optional().describe('Said on this day or earlier'),
  fold: flag(true).describe('Persons and government bodies count as the state they stood for when it was said'),
};

export const NetworkParams = z.strictObject(filters);

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
  params: NetworkParams,
  row: Network,
  answer: 'network',
});
