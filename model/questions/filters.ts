import { z } from 'zod';
import { ActorId, ActorType } from '../actor.ts';
import { Certainty } from '../certainty.ts';
import { CLAIM_KINDS, METHODS, REALIS, REVIEW_STATES } from '../claim.ts';
import { Language } from '../document.ts';
import { Sign, StanceCode } from '../stance.ts';
import { flag, listOf } from './question.ts';

const signInQuery = z.preprocess(
  (value) => (typeof value === 'string' && /^(-1|0|1)$/.test(value) ? Number(value) : value),
  Sign,
);

/** A day means its end: what was recorded on it counts. Comes out as a moment in UTC with milliseconds. */
export const Moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .transform((value) => (value.length === 10 ? `${value}T23:59:59.999Z` : new Date(value).toISOString()));

/** The moment of a snapshot, by the snapshot's id or name. */
export const AT_SNAPSHOT = 'snapshot:';

const NO_THEN = 'is no day as 2026-01-31, no moment as 2026-01-31T12:00:00Z, and no snapshot:NAME';

/** A moment, or that of a snapshot. */
export const Then = z.union(
  [
    Moment,
    z
      .string()
      .max(300)
      .regex(/^snapshot:./u, NO_THEN),
  ],
  NO_THEN,
);

/** Everything that claims can be filtered by. A list that is empty lets everything through. */
export const filters = {
  actors: listOf(ActorId).describe('Only claims with one of these actors at either end'),
  type: listOf(ActorType).describe('Only claims whose ends are actors of these types (after folding)'),
  sign: listOf(signInQuery).describe('-1 hostile, 0 neither, 1 cooperative'),
  stance: listOf(StanceCode).describe('Only claims of these stances'),
  minCertainty: Certainty.default('PS').describe('Only claims at least this certain: U < PS < PR < CT'),
  kind: listOf(z.enum(CLAIM_KINDS)).describe('Only stances, or only risks'),
  realis: listOf(z.enum(REALIS)).describe('Only what is so, or is usual, coming, conditional, hypothetical'),
  asserter: listOf(ActorId).describe('Said by one of these actors, anywhere in the chain'),
  document: listOf(z.string().min(1).max(200)).describe('From one of these documents'),
  language: listOf(Language).describe('From documents in one of these languages'),
  method: listOf(z.enum(METHODS)).describe('Found or changed by rules, a language model, a person'),
  review: listOf(z.enum(REVIEW_STATES)).describe('What reviewers said; rejected claims are never part of a line'),
  from: z.iso.date().optional().describe('Said on this day or later'),
  to: z.iso.date().optional().describe('Said on this day or earlier'),
  asOf: Then.optional().describe(
    'The graph as it was at this moment (2026-01-31T12:00:00Z), at the end of this day in UTC, or when this snapshot was taken (snapshot:NAME): claims retracted later are there, claims recorded later are not',
  ),
  fold: flag(true).describe('Persons and government bodies count as the state they stood for when it was said'),
};

/** Whether the text says so or denies it; a line never has denied claims, so only questions about claims take it. */
export const negated = flag(false)
  .unwrap()
  .optional()
  .describe('Only claims that the text denies, or only those it does not');
