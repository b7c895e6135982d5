import { z } from 'zod';
import { isSymmetric } from '../stance.ts';
import { eachPair, fromEachEnd, type Groups, heldIn, namedClaims, Position, sideOf } from './position.ts';
import { type Analysis, byText, firstRows, joinCuts } from './rows.ts';

/** One opinion of one asserter, with at most 10 of its claims by id. */
export const Opinion = Position.pick({ stance: true, sign: true, negated: true, claims: true, claimIds: true });
export type Opinion = z.infer<typeof Opinion>;

/** Where two asserters say the same or the opposite, and what each of them says there. */
export const AgreementMatter = Position.pick({ holder: true, target: true, topic: true }).extend({
  verdict: z.enum(['agree', 'disagree']),
  one: z.array(Opinion).min(1),
  other: z.array(Opinion).min(1),
});
export type AgreementMatter = z.infer<typeof AgreementMatter>;

/** Two asserters who speak of the same: the numbers count matters, and `matters` names them, disagreement first. */
export const AgreementPair = z.object({
  one: Position.shape.asserter,
  other: Position.shape.asserter,
  agree: z.int().min(0),
  disagree: z.int().min(0),
  matters: z.array(AgreementMatter),
});
export type AgreementPair = z.infer<typeof AgreementPair>;

export interface AgreementOptions {
  /** Pairs of asserters at most. */
  limit?: number;
  /** Matters named for each pair at most. */
  matters?: number;
  /** Pairs looked at, over all matters, at most. */
  looks?: number;
}

type Matter = Pick<Position, 'holder' | 'target' | 'topic'>;
type Verdict = AgreementMatter['verdict'];

/**
 * Who says the same or the opposite of whom, and where. A matter is a holder with a target, or with a topic where
 * there is no target; a symmetric stance speaks of both directions. In a matter two opinions
 * - agree where both take the same side, or where both assert (or both deny) the same stance that takes none;
 * - disagree where they take opposite sides, or where one asserts and the other denies a stance that takes none;
 * - else say nothing of each other.
 * To deny a stance is to take the opposite side. Who says both sides of a matter agrees and disagrees with whoever says
 * one: both are counted. Pairs with most disagreement come first.
 */
export function agreement(
  positions: Iterable<Position>,
  { limit = 500, matters: most = 20, looks = 250_000 }: AgreementOptions = {},
): Analysis<AgreementPair> {
  const { groups, matters } = opinionsOf(positions);
  const pairs = new Map<string, AgreementPair>();
  const whole = eachPair(groups, looks, (key, one, ofOne, other, ofOther) => {
    for (const verdict of VERDICTS) {
      if (!meeting(matters.get(key) as Matter, verdict, ofOne, ofOther)) continue;
      const pair = pairs.get(idOf(one, other)) ?? { one, other, agree: 0, disagree: 0, matters: [] };
      pairs.set(idOf(one, other), pair);
      pair[verdict] += 1;
    }
  });
  const rows = [...pairs.values()].sort(
    (a, b) => b.disagree - a.disagree || b.agree - a.agree || byText(a.one, b.one) || byText(a.other, b.other),
  );
  const answer = firstRows(rows, limit, 'pairs');
  // Matters are named once it is known for whom: those of all pairs would fill the memory.
  const given = new Map(answer.rows.map((row) => [idOf(row.one, row.other), row]));
  for (const verdict of VERDICTS) {
    eachPair(groups, looks, (key, one, ofOne, other, ofOther) => {
      const named = given.get(idOf(one, other))?.matters;
      if (!named || named.length >= most) return;
      const matter = matters.get(key) as Matter;
      const met = meeting(matter, verdict, ofOne, ofOther);
      if (met) named.push({ ...matter, verdict, ...met });
    });
  }
  const short = answer.rows.some(({ agree, disagree }) => agree + disagree > most);
  const cut = joinCuts(
    answer.cut,
    short ? `At most ${most} matters are named for a pair; the numbers count all of them.` : null,
    whole ? null : `The comparison stopped after ${looks} pairs; the numbers are too low.`,
  );
  return { ...answer, cut };
}

/** In the order in which matters are named. */
const VERDICTS = ['disagree', 'agree'] as const;

const idOf = (one: string, other: string) => `${one}\n${other}`;

/** The opinions by matter and asserter, in order. */
function opinionsOf(positions: Iterable<Position>) {
  const groups: Groups<Opinion[]> = new Map();
  const matters = new Map<string, Matter>();
  for (const position of positions) {
    const { asserter, stance, sign, negated } = position;
    for (const { holder, target, topic, claims, claimIds } of fromEachEnd(position)) {
      const key = JSON.stringify([holder, target, topic]);
      matters.set(key, { holder, target, topic });
      const opinions = heldIn(groups, key, asserter, (): Opinion[] => []);
      const same = (other: Opinion) => other.stance === stance && other.sign === sign && other.negated === negated;
      const known = opinions.find(same);
      if (!known) opinions.push({ stance, sign, negated, claims, claimIds: namedClaims([], claimIds) });
      else {
        known.claims += claims;
        known.claimIds = namedClaims(known.claimIds, claimIds);
      }
    }
  }
  for (const asserters of groups.values()) for (const opinions of asserters.values()) opinions.sort(byOpinion);
  return { groups, matters };
}

/** The opinions of the one and of the other that are to each other what the verdict says; null without any. */
function meeting(matter: Matter, verdict: Verdict, ofOne: readonly Opinion[], ofOther: readonly Opinion[]) {
  const meet = (a: Opinion, b: Opinion) => verdictOf(a, b) === verdict && !isRepeated(matter, a, b);
  const one = ofOne.filter((a) => ofOther.some((b) => meet(a, b)));
  return one.length ? { one, other: ofOther.filter((b) => one.some((a) => meet(a, b))) } : null;
}

/** Two symmetric opinions meet in both directions, and are one matter. */
const isRepeated = ({ holder, target }: Matter, a: Opinion, b: Opinion) =>
  target !== null && target < holder && isSymmetric(a.stance) && isSymmetric(b.stance);

/** What two opinions on one matter are to each other; null where they say nothing of each other. */
export function verdictOf(a: Opinion, b: Opinion): Verdict | null {
  const [sideA, sideB] = [sideOf(a), sideOf(b)];
  if (sideA !== 0 && sideB !== 0) return sideA === sideB ? 'agree' : 'disagree';
  if (sideA !== sideB || a.stance === null || a.stance !== b.stance) return null;
  return a.negated === b.negated ? 'agree' : 'disagree';
}

const byOpinion = (a: Opinion, b: Opinion) =>
  byText(a.stance ?? '', b.stance ?? '') || a.sign - b.sign || Number(a.negated) - Number(b.negated);
