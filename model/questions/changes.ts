import { z } from 'zod';
import { ChangedLine } from '../analysis/changes.ts';
import { StoredClaim } from '../claim.ts';
import { filters, Then } from './filters.ts';
import { most, question } from './question.ts';

const { asOf: _asOf, ...others } = filters;

export const CLAIM_CHANGES = ['recorded', 'retracted', 'reviewed'] as const;

/** A line that is another one now, or a claim to which something happened. */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), line: ChangedLine }),
  z.object({
    kind: z.literal('claim'),
    change: z.enum(CLAIM_CHANGES),
    at: z.iso.datetime(),
    claim: StoredClaim,
  }),
]);
export type Change = z.infer<typeof Change>;

export const changes = question({
  name: 'changes',
  path: '/changes',
  summary: 'What is different between two moments: lines first, then the claims behind them, newest last',
  params: z.strictObject({
    ...others,
    since: Then.describe('The earlier moment, the end of this day in UTC, or snapshot:NAME'),
    until: Then.optional().describe('The later moment; now unless said otherwise'),
    limit: most(1_000),
  }),
  row: Change,
  whole: z.object({ lines: z.int().min(0), claims: z.int().min(0) }),
  answer: 'many',
});
