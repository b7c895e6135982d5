import { z } from 'zod';
import { ActorId } from '../actor.ts';
import type { Relationship } from '../relationship.ts';
import { type Analysis, byText, joinCuts, keepFirst } from './rows.ts';
import { type Tie, tiesOf } from './ties.ts';

/** Unbalanced first: they are what one looks for. */
export const BALANCE_VERDICTS = ['unbalanced', 'ambivalent', 'balanced'] as const;
export const BalanceVerdict = z.enum(BALANCE_VERDICTS);
export type BalanceVerdict = z.infer<typeof BalanceVerdict>;

/** What joins two actors, whoever holds it: cooperative lines only, hostile ones only, or both. */
export const PairSign = z.union([z.literal(-1), z.literal(1), z.literal('both')]);
export type PairSign = z.infer<typeof PairSign>;

/** Three actors, each joined with each. */
export const Triad = z.object({
  actors: z.array(ActorId).length(3),
  /** Between the first and the second actor, the first and the third, the second and the third. */
  signs: z.array(PairSign).length(3),
  /** Balanced where the product of the signs is positive, unbalanced where it is negative, ambivalent where a pair has both. */
  verdict: BalanceVerdict,
  /** Ids of all the lines among the three that take a side. */
  lines: z.array(z.string()).min(3),
});
export type Triad = z.infer<typeof Triad>;

export const BalanceCounts = z.object({
  unbalanced: z.int().min(0),
  ambivalent: z.int().min(0),
  balanced: z.int().min(0),
});
export type BalanceCounts = z.infer<typeof BalanceCounts>;

export interface BalanceOptions {
  /** Triads at most. */
  limit?: number;
  /** Pairs of neighbours looked at, at most. */
  looks?: number;
}

/**
 * Structural balance: the triads of the actors, directions and neutral lines aside. Three that are all hostile to each
 * other are unbalanced, as in the strict form of the theory. The counts are of all triads, also of those that are not
 * given.
 */
export function balance(
  lines: readonly Relationship[],
  { limit = 1_000, looks = 5_000_000 }: BalanceOptions = {},
): Analysis<Triad> & { counts: BalanceCounts } {
  const ties = tiesOf(lines.filter(({ sign, holder, target }) => sign !== 0 && holder !== target));
  const counts: BalanceCounts = { unbalanced: 0, ambivalent: 0, balanced: 0 };
  const kept = keepFirst<Found>(limit, byVerdict);
  const whole = eachTriad(higherNeighbours(ties), looks, (actors) => {
    const [a, b, c] = actors.sort(byText) as [string, string, string];
    const pairs: Pairs = [tiesBetween(ties, a, b), tiesBetween(ties, a, c), tiesBetween(ties, b, c)];
    const signs = pairs.map(signOf);
    const verdict = verdictOf(signs);
    counts[verdict] += 1;
    kept.add({ actors, signs, verdict, pairs });
  });
  const all = counts.unbalanced + counts.ambivalent + counts.balanced;
  const rows = kept.first().map(({ pairs, ...triad }) => ({
    ...triad,
    lines: pairs.flatMap((pair) => pair.map(({ line }) => line)).sort(byText),
  }));
  const cut = joinCuts(
    all > limit ? `Only the first ${limit} of ${all} triads are given.` : null,
    whole ? null : `The search for triads stopped after ${looks} looks; the counts are too low.`,
  );
  return { rows, counts, cut };
}

type Pairs = [Tie[], Tie[], Tie[]];
type Found = Omit<Triad, 'lines'> & { pairs: Pairs };

const tiesBetween = (ties: ReturnType<typeof tiesOf>, a: string, b: string): Tie[] => ties.get(a)?.get(b) ?? [];

function signOf(pair: readonly Tie[]): PairSign {
  const positive = pair.some(({ sign }) => sign === 1);
  return positive && pair.some(({ sign }) => sign === -1) ? 'both' : positive ? 1 : -1;
}

function verdictOf(signs: readonly PairSign[]): BalanceVerdict {
  if (signs.includes('both')) return 'ambivalent';
  return signs.filter((sign) => sign === -1).length % 2 ? 'unbalanced' : 'balanced';
}

const byVerdict = (a: Found, b: Found) =>
  BALANCE_VERDICTS.indexOf(a.verdict) - BALANCE_VERDICTS.indexOf(b.verdict) ||
  byText(a.actors.join('>'), b.actors.join('>'));

/**
 * Each actor with those of its neighbours that have more neighbours than it (or as many, and come later). Nobody has
 * many of those, so that looking among them takes far less than looking at all threes.
 */
function higherNeighbours(ties: ReturnType<typeof tiesOf>): Map<string, Set<string>> {
  const degree = (actor: string) => ties.get(actor)?.size ?? 0;
  const isHigher = (a: string, than: string) => degree(a) > degree(than) || (degree(a) === degree(than) && a > than);
  return new Map(
    [...ties].map(([actor, others]) => [actor, new Set([...others.keys()].filter((other) => isHigher(other, actor)))]),
  );
}

/** Visits each triad once. False where there was more to look at than `most`. */
function eachTriad(higher: Map<string, Set<string>>, most: number, visit: (actors: string[]) => void): boolean {
  let left = most;
  for (const [actor, others] of higher) {
    for (const second of others) {
      const ofSecond = higher.get(second) ?? new Set();
      for (const third of others) {
        if (--left < 0) return false;
        if (ofSecond.has(third)) visit([actor, second, third]);
      }
    }
  }
  return true;
}
