import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { eachPair, fromEachEnd, type Groups, heldIn, namedClaims, Position, sideOf } from './position.ts';
import { type Analysis, byText, firstRows, joinCuts } from './rows.ts';

/** On which sides of a target a holder stands: numbers of claims, and at most 10 of them by id. */
export const Sides = z.object({
  positive: z.int().min(0),
  negative: z.int().min(0),
  claimIds: Position.shape.claimIds,
});
export type Sides = z.infer<typeof Sides>;

/** What both holders take a side on: an actor, or a topic where there is no actor. */
export const SharedTarget = Position.pick({ target: true, topic: true }).extend({ one: Sides, other: Sides });
export type SharedTarget = z.infer<typeof SharedTarget>;

/** Two holders who stand on the same side (congruence) or on opposite sides (conflict) of the same targets. */
export const DiscourseTie = z.object({
  one: ActorId,
  other: ActorId,
  /** Number of targets. */
  weight: z.int().min(1),
  /** `weight` divided by the number of targets that at least one of the two takes a side on: 0..1. */
  normalised: z.number().min(0).max(1),
  targets: z.array(SharedTarget),
});
export type DiscourseTie = z.infer<typeof DiscourseTie>;

export interface DiscourseOptions {
  /** Pairs of holders at most. */
  limit?: number;
  /** Targets named for each pair at most. */
  targets?: number;
  /** Pairs looked at, over all targets, at most. */
  looks?: number;
}

/**
 * Holders who stand on the same side of the same target. A denied stance counts as the opposite side, a stance that
 * takes no side counts for nothing, a symmetric one is held by both ends unless it is denied. Who stands on both sides
 * of a target is in congruence and in conflict with whoever takes one: both networks have the tie, and neither subtracts
 * the other.
 */
export const congruence = (positions: Iterable<Position>, options: DiscourseOptions = {}): Analysis<DiscourseTie> =>
  networkOf(positions, options, (a, b) => shares(a.positive, b.positive) || shares(a.negative, b.negative));

/** Holders who stand on opposite sides of the same target; all else as in `congruence`. */
export const conflict = (positions: Iterable<Position>, options: DiscourseOptions = {}): Analysis<DiscourseTie> =>
  networkOf(positions, options, (a, b) => shares(a.positive, b.negative) || shares(a.negative, b.positive));

const shares = (a: number, b: number) => a > 0 && b > 0;

type Target = Pick<Position, 'target' | 'topic'>;

/** `shared`: on how many targets both take a side, the same or not. */
type Pair = Omit<DiscourseTie, 'normalised'> & { shared: number };

function networkOf(
  positions: Iterable<Position>,
  { limit = 1_000, targets: most = 20, looks = 250_000 }: DiscourseOptions,
  isTied: (a: Sides, b: Sides) => boolean,
): Analysis<DiscourseTie> {
  const { groups, targets, breadth } = sidesOf(positions);
  const pairs = new Map<string, Pair>();
  const whole = eachPair(groups, looks, (key, one, ofOne, other, ofOther) => {
    const id = `${one}>${other}`;
    const pair = pairs.get(id) ?? { one, other, shared: 0, weight: 0, targets: [] };
    pairs.set(id, pair);
    pair.shared += 1;
    if (!isTied(ofOne, ofOther)) return;
    pair.weight += 1;
    if (pair.weight <= most) pair.targets.push({ ...(targets.get(key) as Target), one: ofOne, other: ofOther });
  });
  const rows = [...pairs.values()]
    .filter(({ weight }) => weight)
    .map(({ shared, one, other, weight, targets }): DiscourseTie => {
      const either = (breadth.get(one) ?? 0) + (breadth.get(other) ?? 0) - shared;
      return { one, other, weight, normalised: weight / either, targets };
    })
    .sort((a, b) => b.weight - a.weight || byText(a.one, b.one) || byText(a.other, b.other));
  const answer = firstRows(rows, limit, 'pairs');
  const cut = joinCuts(
    answer.cut,
    answer.rows.some(({ weight }) => weight > most)
      ? `At most ${most} targets are named for a pair; weights count all.`
      : null,
    whole ? null : `The comparison stopped after ${looks} pairs; the weights are too low.`,
  );
  return { ...answer, cut };
}

/** The sides by target and holder, and on how many targets each holder takes one. */
function sidesOf(positions: Iterable<Position>) {
  const groups: Groups<Sides> = new Map();
  const targets = new Map<string, Target>();
  for (const position of positions) {
    const side = sideOf(position);
    if (side === 0) continue;
    // That one does not ally with another says nothing of the other.
    const ends = fromEachEnd(position).slice(0, position.negated ? 1 : 2);
    for (const { holder, target, topic, claims, claimIds } of ends) {
      const key = JSON.stringify([target, topic]);
      targets.set(key, { target, topic });
      const held = heldIn(groups, key, holder, () => ({ positive: 0, negative: 0, claimIds: [] }));
      held[side > 0 ? 'positive' : 'negative'] += claims;
      held.claimIds = namedClaims(held.claimIds, claimIds);
    }
  }
  const breadth = new Map<string, number>();
  for (const holders of groups.values()) {
    for (const holder of holders.keys()) breadth.set(holder, (breadth.get(holder) ?? 0) + 1);
  }
  return { groups, targets, breadth };
}
