import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { isSymmetric, Sign, StanceCode } from '../stance.ts';
import { BySign, nameOf, noCounts, totalOf } from './counts.ts';
import { type Analysis, byText } from './rows.ts';

/** Claims that agree in everything a profile tells apart, counted together. Rejected ones are not in it. */
export const ClaimGroup = z.object({
  /** Null for a risk that nobody holds. */
  holder: ActorId.nullable(),
  target: ActorId.nullable(),
  asserter: z.string().min(1),
  stance: StanceCode.nullable(),
  sign: Sign,
  negated: z.boolean(),
  saidAt: z.iso.date(),
  claims: z.int().min(1),
});
export type ClaimGroup = z.infer<typeof ClaimGroup>;

/** A part of the claims, by sign. */
const Share = BySign.extend({ claims: z.int().min(1) });
type Share = z.infer<typeof Share>;

/** The stances that an actor holds or receives, from several sides. Lists have most claims first, years the oldest. */
export const ProfileSide = BySign.extend({
  claims: z.int().min(0),
  /** Claims that the text denies; they are in no other number. */
  denied: z.int().min(0),
  /** Null for risks that are no stance. */
  byStance: z.array(Share.extend({ stance: StanceCode.nullable() })),
  /** The other end; null where there is none: about a topic only, or held by nobody. */
  byCounterpart: z.array(Share.extend({ actor: ActorId.nullable() })),
  byAsserter: z.array(Share.extend({ asserter: z.string() })),
  byYear: z.array(Share.extend({ year: z.string().regex(/^\d{4}$/) })),
});
export type ProfileSide = z.infer<typeof ProfileSide>;

export const Profile = z.object({ actor: ActorId, held: ProfileSide, received: ProfileSide });
export type Profile = z.infer<typeof Profile>;

/** One row: what the actor holds and receives. A symmetric stance is held and received by both of its ends. */
export function profile(actor: string, groups: Iterable<ClaimGroup>, { limit = 1_000 } = {}): Analysis<Profile> {
  const held: ClaimGroup[] = [];
  const received: ClaimGroup[] = [];
  for (const group of groups) {
    if (group.holder === group.target) continue;
    const mutual = isSymmetric(group.stance) && group.target !== null;
    if (group.holder === actor || (mutual && group.target === actor)) held.push(group);
    if (group.target === actor || (mutual && group.holder === actor)) received.push(group);
  }
  const rows = [{ actor, held: sideOf(actor, held), received: sideOf(actor, received) }];
  let short = false;
  for (const side of rows.flatMap((row) => [row.held, row.received])) {
    for (const list of [side.byStance, side.byCounterpart, side.byAsserter, side.byYear]) {
      if (list.length > limit) short = true;
      list.splice(limit);
    }
  }
  return { rows, cut: short ? `Only the first ${limit} entries of a list are given.` : null };
}

function sideOf(actor: string, groups: readonly ClaimGroup[]): ProfileSide {
  const asserted = groups.filter(({ negated }) => !negated);
  const counts = countsOf(asserted);
  return {
    ...counts,
    denied: groups.reduce((sum, { negated, claims }) => sum + (negated ? claims : 0), 0),
    byStance: sharesOf(asserted, ({ stance }) => stance).map(([stance, share]) => ({ stance, ...share })),
    byCounterpart: sharesOf(asserted, ({ holder, target }) => (holder === actor ? target : holder)).map(
      ([actor, share]) => ({ actor, ...share }),
    ),
    byAsserter: sharesOf(asserted, ({ asserter }) => asserter).map(([asserter, share]) => ({ asserter, ...share })),
    byYear: sharesOf(asserted, ({ saidAt }) => saidAt.slice(0, 4))
      .sort(([a], [b]) => byText(a, b))
      .map(([year, share]) => ({ year, ...share })),
  };
}

function sharesOf<Key extends string | null>(
  groups: readonly ClaimGroup[],
  keyOf: (group: ClaimGroup) => Key,
): [Key, Share][] {
  const parts = new Map<Key, ClaimGroup[]>();
  for (const group of groups) {
    const part = parts.get(keyOf(group));
    if (part) part.push(group);
    else parts.set(keyOf(group), [group]);
  }
  return [...parts]
    .map(([key, part]): [Key, Share] => [key, countsOf(part)])
    .sort(([a, m], [b, n]) => n.claims - m.claims || byText(a ?? '', b ?? ''));
}

function countsOf(groups: readonly ClaimGroup[]): Share {
  const counts = noCounts();
  for (const { sign, claims } of groups) counts[nameOf(sign)] += claims;
  return { ...counts, claims: totalOf(counts) };
}
