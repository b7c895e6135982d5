import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { StoredClaim } from '../claim.ts';
import { filters } from './network.ts';
import { flag, listOf, paging, question } from './question.ts';

const { actors, sign, stance, minCertainty, from, to } = filters;

export const claims = question({
  name: 'claims',
  path: '/claims',
  summary: 'Claims in the order of their documents and positions',
  params: z.strictObject({
    actors,
    holder: listOf(ActorId).describe('Held by one of these actors'),
    target: listOf(ActorId).describe('Towards one of these actors'),
    asserter: listOf(ActorId).describe('Said by one of these actors, anywhere in the chain'),
    document: listOf(z.string().min(1)).describe('From one of these documents'),
    sign,
    stance,
    minCertainty: minCertainty.unwrap().default('U').describe('Only claims at least this certain: U < PS < PR < CT'),
    negated: flag(false).unwrap().optional().describe('Only claims that the text denies, or only those it does not'),
    from,
    to,
    ...paging(1000),
  }),
  row: StoredClaim,
  answer: 'many',
});

export const claim = question({
  name: 'claim',
  path: '/claims/:id',
  summary: 'One claim with its words, its chain of speakers and its cues',
  params: z.strictObject({ id: z.string().min(1).max(100).describe('The claim’s id') }),
  row: StoredClaim,
  answer: 'one',
});
