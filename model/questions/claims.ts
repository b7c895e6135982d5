import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { StoredClaim } from '../claim.ts';
import { filters, negated } from './filters.ts';
import { flag, listOf, paging, question } from './question.ts';

export const claims = question({
  name: 'claims',
  path: '/claims',
  summary: 'Claims in the order of their documents and positions',
  params: z.strictObject({
    ...filters,
    minCertainty: filters.minCertainty
      .unwrap()
      .default('U')
      .describe('Only claims at least this certain: U < PS < PR < CT'),
    fold: flag(false).describe('Ids of states also mean the persons and bodies that stood for them when it was said'),
    holder: listOf(ActorId).describe('Held by one of these actors'),
    target: listOf(ActorId).describe('Towards one of these actors'),
    negated,
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
