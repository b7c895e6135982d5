import { CERTAINTIES } from '#model/certainty';
import { type ClaimDecision, type Decision, heldAnchor, heldReading, isOnClaim, standing } from './decision.ts';

/** Whether two values differ: `nominal` (they do or do not), `ordinal` (how many lie between them, by rank). */
export type Level<Value> = { kind: 'nominal' } | { kind: 'ordinal'; order: readonly Value[] };

/**
 * Krippendorff's alpha: 1 for full agreement, 0 for what chance would give, below 0 for worse. A unit is one thing that
 * was judged, with the values it was given; units with fewer than two values say nothing. Null where it is not defined:
 * nothing was judged twice, or all values are the same.
 */
export function alpha<Value>(
  units: readonly (readonly Value[])[],
  level: Level<Value> = { kind: 'nominal' },
): number | null {
  const paired = units.filter((values) => values.length >= 2);
  const values = level.kind === 'ordinal' ? [...level.order] : [...new Set(paired.flat())];
  const ranks = new Map(values.map((value, rank) => [value, rank]));
  const rankOf = (value: Value): number => {
    const rank = ranks.get(value);
    if (rank === undefined) throw new Error(`${String(value)} has no rank`);
    return rank;
  };
  const counts = values.map(() => 0);
  for (const value of paired.flat()) counts[rankOf(value)] = (counts[rankOf(value)] ?? 0) + 1;
  const distance = distanceOf(level.kind, counts);
  const total = counts.reduce((sum, count) => sum + count, 0);

  // Observed: pairs within a unit, each unit weighing as much as it has values. Expected: pairs of all values.
  let observed = 0;
  for (const unit of paired)
    for (const [i, a] of unit.entries())
      for (const [j, b] of unit.entries()) if (i !== j) observed += distance(rankOf(a), rankOf(b)) / (unit.length - 1);
  let expected = 0;
  for (const [a, count] of counts.entries())
    for (const [b, other] of counts.entries()) expected += count * other * distance(a, b);
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

function distanceOf(kind: 'nominal' | 'ordinal', counts: readonly number[]): (a: number, b: number) => number {
  if (kind === 'nominal') return (a, b) => Number(a !== b);
  return (a, b) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const between = counts.slice(low, high + 1).reduce((sum, count) => sum + count, 0);
    return (between - ((counts[a] ?? 0) + (counts[b] ?? 0)) / 2) ** 2;
  };
}

/** What is compared of two decisions on one claim. Fields of rejected claims are not compared: nobody stands by them. */
export const FIELDS = [
  'verdict',
  'kind',
  'quote',
  'holder',
  'stance',
  'target',
  'sign',
  'certainty',
  'negated',
  'realis',
  'modality',
] as const;
export type Field = (typeof FIELDS)[number];

export interface Conflict {
  claim: string;
  quote: string;
  field: Field;
  /** What each reviewer says, as words. */
  values: { by: string; value: string }[];
}

export interface Agreement {
  reviewers: string[];
  /** Claims that two reviewers or more have decided on. */
  claims: number;
  alpha: Record<Field, number | null>;
  conflicts: Conflict[];
}

/** Compares reviewers over the claims that more than one of them has decided on; of each, the last decision counts. */
export function agreementOf(decisions: readonly Decision[]): Agreement {
  const byClaim = new Map<string, Map<string, ClaimDecision>>();
  for (const decision of standing(decisions).filter(isOnClaim)) {
    const known = byClaim.get(decision.claim.id) ?? new Map<string, ClaimDecision>();
    byClaim.set(decision.claim.id, known.set(decision.by, decision));
  }
  const shared = [...byClaim.values()].filter((reviewers) => reviewers.size >= 2);
  const conflicts: Conflict[] = [];
  const unitsOf = (field: Field): string[][] =>
    shared.map((reviewers) => {
      const values = [...reviewers].flatMap(([by, decision]) => {
        const value = worded(decision, field);
        return value === null ? [] : [{ by, value }];
      });
      const [first] = reviewers.values();
      if (first && new Set(values.map(({ value }) => value)).size > 1)
        conflicts.push({ claim: first.claim.id, quote: first.anchor.quote, field, values });
      return values.map(({ value }) => value);
    });
  const alphas = FIELDS.map((field) => {
    const level: Level<string> = field === 'certainty' ? { kind: 'ordinal', order: CERTAINTIES } : { kind: 'nominal' };
    return [field, alpha(unitsOf(field), level)] as const;
  });
  return {
    reviewers: [...new Set(shared.flatMap((reviewers) => [...reviewers.keys()]))].sort(),
    claims: shared.length,
    alpha: Object.fromEntries(alphas) as Agreement['alpha'],
    conflicts,
  };
}

function worded(decision: ClaimDecision, field: Field): string | null {
  const isRejected = decision.action === 'reject';
  if (field === 'verdict') return isRejected ? 'wrong' : 'right';
  if (isRejected) return null;
  if (field === 'quote') return heldAnchor(decision).quote;
  const value = heldReading(decision)[field];
  if (value === null) return 'none';
  return typeof value === 'object' ? value.id : String(value);
}
