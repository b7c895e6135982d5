import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { isSymmetric, Sign, StanceCode } from '../stance.ts';
import { byText } from './rows.ts';

/** How many ids of claims an answer names for one opinion; the number of claims is always the whole one. */
export const NAMED_CLAIMS = 10;

/**
 * The claims of one asserter that agree in everything an opinion is told apart by. Denied claims are among them,
 * rejected and hypothetical ones are not. Rows that are the same but for their claims are added up.
 */
export const Position = z.object({
  asserter: z.string().min(1),
  holder: ActorId,
  target: ActorId.nullable(),
  /** Read only where there is no target; a position with neither is left out. */
  topic: z.string().nullable(),
  stance: StanceCode.nullable(),
  sign: Sign,
  negated: z.boolean(),
  claims: z.int().min(1),
  claimIds: z.array(z.string()),
});
export type Position = z.infer<typeof Position>;

/** The side that a position takes: its sign, turned over where the text denies it; 0 takes none. */
export const sideOf = ({ sign, negated }: Pick<Position, 'sign' | 'negated'>): Sign =>
  negated && sign !== 0 ? (sign === 1 ? -1 : 1) : sign;

/** The position, and for a symmetric stance also as the other end holds it. None without a target or topic, none to itself. */
export function fromEachEnd(position: Position): Position[] {
  const { holder, target, stance } = position;
  if (target === null) return position.topic ? [position] : [];
  if (holder === target) return [];
  const known = { ...position, topic: null };
  return isSymmetric(stance) ? [known, { ...known, holder: target, target: holder }] : [known];
}

/** The ids named so far and more of them: the first in order, as many as an answer names. */
export function namedClaims(named: string[], ids: readonly string[]): string[] {
  const last = named[NAMED_CLAIMS - 1];
  const more = last === undefined ? ids : ids.filter((id) => id < last);
  return more.length ? [...new Set([...named, ...more])].sort(byText).slice(0, NAMED_CLAIMS) : named;
}

/** What members of a group (asserters, holders) think of one matter each; keys are those of matters. */
export type Groups<Held> = Map<string, Map<string, Held>>;

/** The held of a member in a matter, made where it is missing. */
export function heldIn<Held>(groups: Groups<Held>, matter: string, member: string, make: () => Held): Held {
  const members = groups.get(matter) ?? new Map<string, Held>();
  groups.set(matter, members);
  const held = members.get(member) ?? make();
  members.set(member, held);
  return held;
}

/**
 * Visits each two members of each matter once, in order. False where there were more than `most` pairs to visit, and
 * the rest was left out.
 */
export function eachPair<Held>(
  groups: Groups<Held>,
  most: number,
  visit: (matter: string, one: string, ofOne: Held, other: string, ofOther: Held) => void,
): boolean {
  let left = most;
  for (const [matter, members] of [...groups].sort(([a], [b]) => byText(a, b))) {
    const earlier: [string, Held][] = [];
    for (const [other, ofOther] of [...members].sort(([a], [b]) => byText(a, b))) {
      for (const [one, ofOne] of earlier) {
        if (--left < 0) return false;
        visit(matter, one, ofOne, other, ofOther);
      }
      earlier.push([other, ofOther]);
    }
  }
  return true;
}
