import fc from 'fast-check';
import type { Position } from '#model/analysis/position';
import { definitionOf, type Sign, type StanceCode } from '#model/stance';

interface Given {
  target?: string | null;
  topic?: string | null;
  negated?: boolean;
  sign?: Sign;
  claims?: number;
  claimIds?: string[];
}

/** What an asserter says of a holder; the sign is the stance's own unless given. */
export function position(asserter: string, holder: string, stance: StanceCode, given: Given = {}): Position {
  return {
    asserter,
    holder,
    target: null,
    topic: null,
    stance,
    sign: definitionOf(stance).sign,
    negated: false,
    claims: 1,
    claimIds: [],
    ...given,
  };
}

const STANCES_TRIED: StanceCode[] = ['SUPPORT', 'ACCUSE', 'BALANCES', 'OBSERVES', 'COOPERATE', 'CONFRONTS'];

/** Positions of few asserters on few matters, so that many meet. */
export const somePositions: fc.Arbitrary<Position[]> = fc.array(
  fc
    .record({
      asserter: fc.constantFrom('ann', 'bob', 'cem'),
      holder: fc.constantFrom('a', 'b', 'c', 'd'),
      stance: fc.constantFrom(...STANCES_TRIED),
      target: fc.constantFrom('a', 'b', 'c', null),
      topic: fc.constantFrom('water', 'gas', null),
      negated: fc.boolean(),
      claims: fc.integer({ min: 1, max: 5 }),
      id: fc.uuid(),
    })
    .map(({ asserter, holder, stance, id, ...given }) =>
      position(asserter, holder, stance, { ...given, claimIds: [id] }),
    ),
  { maxLength: 25 },
);
