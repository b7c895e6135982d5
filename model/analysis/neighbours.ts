import { z } from 'zod';
import { ActorId } from '../actor.ts';
import type { Relationship } from '../relationship.ts';
import { type Analysis, byText, firstRows } from './rows.ts';
import { Tie, tiesOf } from './ties.ts';

/** An actor that both are joined with, with the lines to each as seen from the one and from the other. */
export const CommonNeighbour = z.object({
  actor: ActorId,
  /** Claims of all the lines together. */
  claims: z.int().min(2),
  one: z.array(Tie).min(1),
  other: z.array(Tie).min(1),
});
export type CommonNeighbour = z.infer<typeof CommonNeighbour>;

/** The actors that both are joined with by a line of whatever direction and sign: those with most claims first. */
export function neighbours(
  lines: readonly Relationship[],
  one: string,
  other: string,
  { limit = 1_000 } = {},
): Analysis<CommonNeighbour> {
  if (one === other) return { rows: [], cut: null };
  const ties = tiesOf(lines);
  const ofOther = ties.get(other);
  const rows: CommonNeighbour[] = [];
  for (const [actor, joined] of ties.get(one) ?? []) {
    const both = ofOther?.get(actor);
    if (!both) continue;
    const claims = [...joined, ...both].reduce((sum, tie) => sum + tie.claims, 0);
    rows.push({ actor, claims, one: joined, other: both });
  }
  rows.sort((a, b) => b.claims - a.claims || byText(a.actor, b.actor));
  return firstRows(rows, limit, 'common neighbours');
}
