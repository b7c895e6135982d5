import { z } from 'zod';
import { ActorId } from './actor.ts';
import { Certainty, stronger, weaker } from './certainty.ts';
import { type Claim, countsTowardsStance } from './claim.ts';
import { isSymmetric, meanContribution, Sign, StanceCode } from './stance.ts';

/**
 * The derived line between two actors: one for each ordered pair and sign, folded from claims and never edited.
 * Symmetric stances have lines of their own, stored once with the ids in order.
 */
export const Relationship = z.object({
  /** `holder>target>sign`, with `>sym` behind it for symmetric stances. */
  id: z.string(),
  holder: ActorId,
  target: ActorId,
  sign: Sign,
  symmetric: z.boolean(),
  claims: z.int().min(1),
  documents: z.int().min(1),
  asserters: z.int().min(1),
  minCertainty: Certainty,
  maxCertainty: Certainty,
  /** Mean intensity -10..10 of the claims that take a side; null where none does. */
  meanScore: z.number().nullable(),
  firstSaid: z.iso.date(),
  lastSaid: z.iso.date(),
  /** The stances behind the line, most frequent first, then by code. */
  stances: z.array(StanceCode),
});
export type Relationship = z.infer<typeof Relationship>;

/** One or more claims that agree in everything a line is told apart by, counted together. */
export interface Tally {
  holder: string;
  target: string;
  sign: Sign;
  /** Null for a risk that is no stance. */
  stance: StanceCode | null;
  certainty: Certainty;
  claims: number;
  documents: readonly string[];
  asserters: readonly string[];
  /** Sum and number of the intensities that enter the mean. */
  scoreSum: number;
  scored: number;
  firstSaid: string;
  lastSaid: string;
}

/** A line's id and the order of its ends. */
export function lineOf(holder: string, target: string, sign: Sign, stance: StanceCode | null) {
  const symmetric = isSymmetric(stance);
  const [from, to] = symmetric && target < holder ? [target, holder] : [holder, target];
  return { id: `${from}>${to}>${sign}${symmetric ? '>sym' : ''}`, holder: from, target: to, sign, symmetric };
}

/** The innermost speaker who is not the holder alone: who says so. */
export const asserterOf = (claim: Pick<Claim, 'attribution'>): string => claim.attribution.at(-1)?.actor.id ?? '';

/**
 * A claim as a tally of one, or null where it may not be part of a line.
 * `foldPersons` puts persons and government bodies into the state they stood for when it was said; a claim that
 * becomes a loop by it is left out.
 */
export function tallyOf(claim: Claim, foldPersons: boolean): Tally | null {
  if (!countsTowardsStance(claim) || !claim.holder || !claim.target) return null;
  const end = (actor: NonNullable<Claim['holder']>) => (foldPersons ? (actor.state ?? actor.id) : actor.id);
  const holder = end(claim.holder);
  const target = end(claim.target);
  if (holder === target) return null;
  const score = meanContribution(claim.scores, claim.sign);
  return {
    holder,
    target,
    sign: claim.sign,
    stance: claim.stance,
    certainty: claim.certainty,
    claims: 1,
    documents: [claim.document],
    asserters: [asserterOf(claim)],
    scoreSum: score ?? 0,
    scored: score === null ? 0 : 1,
    firstSaid: claim.saidAt,
    lastSaid: claim.saidAt,
  };
}

/** Folds tallies into lines, ordered by id. The order and the grouping of the tallies do not matter. */
export function foldTallies(tallies: Iterable<Tally>): Relationship[] {
  const groups = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const { id } = lineOf(tally.holder, tally.target, tally.sign, tally.stance);
    const group = groups.get(id);
    if (group) group.push(tally);
    else groups.set(id, [tally]);
  }
  return [...groups.values()].map(relationshipOf).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Folds claims into lines. */
export const foldClaims = (claims: Iterable<Claim>, { foldPersons = true } = {}): Relationship[] =>
  foldTallies([...claims].flatMap((claim) => tallyOf(claim, foldPersons) ?? []));

function relationshipOf(group: readonly Tally[]): Relationship {
  const first = group[0] as Tally;
  const sum = (of: (tally: Tally) => number) => group.reduce((total, tally) => total + of(tally), 0);
  const scored = sum((tally) => tally.scored);
  const counts = new Map<StanceCode, number>();
  for (const { stance, claims } of group) if (stance) counts.set(stance, (counts.get(stance) ?? 0) + claims);
  return {
    ...lineOf(first.holder, first.target, first.sign, first.stance),
    claims: sum((tally) => tally.claims),
    documents: new Set(group.flatMap((tally) => tally.documents)).size,
    asserters: new Set(group.flatMap((tally) => tally.asserters)).size,
    minCertainty: group.map((tally) => tally.certainty).reduce(weaker),
    maxCertainty: group.map((tally) => tally.certainty).reduce(stronger),
    // Scores are multiples of 0.5, so sums are exact and the order of the claims cannot show in the mean.
    meanScore: scored ? sum((tally) => tally.scoreSum) / scored : null,
    firstSaid: group.map((tally) => tally.firstSaid).reduce((a, b) => (a < b ? a : b)),
    lastSaid: group.map((tally) => tally.lastSaid).reduce((a, b) => (a > b ? a : b)),
    stances: [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([code]) => code),
  };
}
