import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { StoredClaim } from '../claim.ts';
import { Relationship } from '../relationship.ts';
import { filters } from './filters.ts';
import { question } from './question.ts';

const { actors: _actors, type: _type, ...ofClaims } = filters;

/** One direction between two actors. A symmetric line stands in both. */
export const Direction = z.object({
  holder: ActorId,
  target: ActorId,
  stances: z.array(Relationship),
  /** The claims behind the lines, then those the text denies, each in the order of the text. */
  claims: z.array(StoredClaim),
});
export type Direction = z.infer<typeof Direction>;

export const relationship = question({
  name: 'relationship',
  path: '/relationships/:holder/:target',
  summary: 'Both directions between two actors, each with its lines and claims',
  params: z.strictObject({
    holder: ActorId.describe('One actor’s id'),
    target: ActorId.describe('The other actor’s id'),
    ...ofClaims,
  }),
  row: Direction,
  answer: 'many',
});
