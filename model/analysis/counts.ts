import { z } from 'zod';
import type { Relationship } from '../relationship.ts';
import type { Sign } from '../stance.ts';

/** Numbers by sign, side by side: no number anywhere is the difference of two signs. */
export const BySign = z.object({ positive: z.int().min(0), neutral: z.int().min(0), negative: z.int().min(0) });
export type BySign = z.infer<typeof BySign>;

/** Lines and the claims behind them, by sign. */
export const LineCounts = z.object({ lines: BySign, claims: BySign });
export type LineCounts = z.infer<typeof LineCounts>;

export const nameOf = (sign: Sign): keyof BySign => (sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'neutral');

export const noCounts = (): BySign => ({ positive: 0, neutral: 0, negative: 0 });

export const noLines = (): LineCounts => ({ lines: noCounts(), claims: noCounts() });

/** Counts a line in place. */
export function countLine(counts: LineCounts, line: Pick<Relationship, 'sign' | 'claims'>): void {
  counts.lines[nameOf(line.sign)] += 1;
  counts.claims[nameOf(line.sign)] += line.claims;
}

export const totalOf = ({ positive, neutral, negative }: BySign): number => positive + neutral + negative;
