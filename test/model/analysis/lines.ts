import fc from 'fast-check';
import { CERTAINTIES, type Certainty } from '#model/certainty';
import type { Relationship } from '#model/relationship';
import type { Sign } from '#model/stance';

interface Given {
  symmetric?: boolean;
  claims?: number;
  certainty?: Certainty;
  meanScore?: number | null;
}

/** A line of one certainty; what a test does not speak of is of no account. */
export function line(
  holder: string,
  target: string,
  sign: Sign,
  { symmetric = false, claims = 1, certainty = 'CT', meanScore = null }: Given = {},
): Relationship {
  const [from, to] = symmetric && target < holder ? [target, holder] : [holder, target];
  return {
    id: `${from}>${to}>${sign}${symmetric ? '>sym' : ''}`,
    holder: from,
    target: to,
    sign,
    symmetric,
    claims,
    documents: 1,
    asserters: 1,
    minCertainty: certainty,
    maxCertainty: certainty,
    meanScore,
    firstSaid: '2025-01-01',
    lastSaid: '2025-01-01',
    stances: [],
  };
}

/** Lines between two actors and more, each line once; few actors make dense graphs, many make sparse ones. */
export const someLines = (actors = 7, most = 25): fc.Arbitrary<Relationship[]> => {
  const actor = fc.integer({ min: 0, max: actors - 1 }).map((index) => String.fromCharCode(97 + index));
  return fc
    .array(
      fc
        .record({
          holder: actor,
          target: actor,
          sign: fc.constantFrom<Sign>(-1, 0, 1),
          symmetric: fc.boolean(),
          claims: fc.integer({ min: 1, max: 9 }),
          certainty: fc.constantFrom(...CERTAINTIES),
        })
        .filter(({ holder, target }) => holder !== target),
      { maxLength: most },
    )
    .map((list) => {
      const lines = list.map(({ holder, target, sign, ...given }) => line(holder, target, sign, given));
      return [...new Map(lines.map((each) => [each.id, each])).values()];
    });
};

/** The same values in another order. */
export const shuffled = <Value>(values: fc.Arbitrary<Value[]>) =>
  values.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
  );

/** Every two different actors that a line joins, whoever holds it, as `a>b` with both orders. */
export const joined = (lines: readonly Relationship[]): Set<string> =>
  new Set(lines.flatMap(({ holder, target }) => [`${holder}>${target}`, `${target}>${holder}`]));

export const actorsIn = (lines: readonly Relationship[]): string[] =>
  [...new Set(lines.flatMap(({ holder, target }) => [holder, target]))].sort();
