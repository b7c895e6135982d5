import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClaimGroup, Profile, profile } from '#model/analysis/profile';
import { isSymmetric } from '#model/stance';
import { shuffled } from './lines.ts';
import { somePositions } from './positions.ts';

const group = (given: Partial<ClaimGroup>): ClaimGroup => ({
  holder: 'KAZ',
  target: 'USA',
  asserter: 'ann',
  stance: 'SUPPORT',
  sign: 1,
  negated: false,
  saidAt: '2025-12-25',
  claims: 1,
  ...given,
});

describe('the profile of an actor', () => {
  const groups = [
    group({ claims: 2 }),
    group({ stance: 'OPPOSES', sign: -1, asserter: 'bob', saidAt: '2024-01-31' }),
    group({ target: null, stance: 'OBSERVES', sign: 0 }),
    group({ negated: true, claims: 4 }),
    group({ holder: 'UZB', target: 'KAZ', stance: 'COOPERATE', claims: 3, asserter: 'bob' }),
    group({ holder: 'RUS', target: 'KAZ', stance: null, sign: -1 }),
    group({ holder: 'RUS', target: 'USA' }),
  ];

  test('has what it holds and receives, and a symmetric stance in both', () => {
    const { rows, cut } = profile('KAZ', groups);
    expect(cut).toBeNull();
    expect(rows).toEqual([
      {
        actor: 'KAZ',
        held: {
          // Two in support of the USA and three of cooperation, one against, one of a topic only.
          positive: 5,
          neutral: 1,
          negative: 1,
          claims: 7,
          denied: 4,
          byStance: [
            { stance: 'COOPERATE', positive: 3, neutral: 0, negative: 0, claims: 3 },
            { stance: 'SUPPORT', positive: 2, neutral: 0, negative: 0, claims: 2 },
            { stance: 'OBSERVES', positive: 0, neutral: 1, negative: 0, claims: 1 },
            { stance: 'OPPOSES', positive: 0, neutral: 0, negative: 1, claims: 1 },
          ],
          byCounterpart: [
            { actor: 'USA', positive: 2, neutral: 0, negative: 1, claims: 3 },
            { actor: 'UZB', positive: 3, neutral: 0, negative: 0, claims: 3 },
            { actor: null, positive: 0, neutral: 1, negative: 0, claims: 1 },
          ],
          byAsserter: [
            { asserter: 'bob', positive: 3, neutral: 0, negative: 1, claims: 4 },
            { asserter: 'ann', positive: 2, neutral: 1, negative: 0, claims: 3 },
          ],
          byYear: [
            { year: '2024', positive: 0, neutral: 0, negative: 1, claims: 1 },
            { year: '2025', positive: 5, neutral: 1, negative: 0, claims: 6 },
          ],
        },
        received: {
          positive: 3,
          neutral: 0,
          negative: 1,
          claims: 4,
          denied: 0,
          byStance: [
            { stance: 'COOPERATE', positive: 3, neutral: 0, negative: 0, claims: 3 },
            { stance: null, positive: 0, neutral: 0, negative: 1, claims: 1 },
          ],
          byCounterpart: [
            { actor: 'UZB', positive: 3, neutral: 0, negative: 0, claims: 3 },
            { actor: 'RUS', positive: 0, neutral: 0, negative: 1, claims: 1 },
          ],
          byAsserter: [
            { asserter: 'bob', positive: 3, neutral: 0, negative: 0, claims: 3 },
            { asserter: 'ann', positive: 0, neutral: 0, negative: 1, claims: 1 },
          ],
          byYear: [{ year: '2025', positive: 3, neutral: 0, negative: 1, claims: 4 }],
        },
      },
    ]);
    expect(Profile.safeParse(rows[0]).error).toBeUndefined();
  });

  test('is all zero for an actor that nobody speaks of', () => {
    expect(profile('CHN', groups).rows).toMatchObject([
      { held: { claims: 0, denied: 0, byStance: [] }, received: { claims: 0, byYear: [] } },
    ]);
  });

  test('says that lists are cut', () => {
    const { rows, cut } = profile('KAZ', groups, { limit: 1 });
    expect(rows[0]?.held).toMatchObject({ claims: 7, byAsserter: [{ asserter: 'bob' }] });
    expect(rows[0]?.held.byStance).toHaveLength(1);
    expect(cut).toBe('Only the first 1 entries of a list are given.');
  });

  test('counts every claim once on each side of it, in each list, whatever the order', () => {
    const some = somePositions.map((positions) =>
      positions.map(({ topic, claimIds, ...each }): ClaimGroup => ({ ...each, saidAt: `202${each.claims}-01-01` })),
    );
    fc.assert(
      fc.property(shuffled(some), ([groups, others]) => {
        const { rows } = profile('a', groups);
        expect(profile('a', others).rows).toEqual(rows);
        const [row] = rows;
        const counted = groups.filter(({ holder, target }) => holder !== target);
        const sum = (list: readonly { claims: number }[]) => list.reduce((total, { claims }) => total + claims, 0);
        const side = (own: 'holder' | 'target', other: 'holder' | 'target') =>
          counted.filter(
            (each) => each[own] === 'a' || (isSymmetric(each.stance) && each.target !== null && each[other] === 'a'),
          );
        for (const [found, expected] of [
          [row?.held, side('holder', 'target')],
          [row?.received, side('target', 'holder')],
        ] as const) {
          if (!found) throw new Error('no row');
          expect(found.claims).toBe(sum(expected.filter(({ negated }) => !negated)));
          expect(found.denied).toBe(sum(expected.filter(({ negated }) => negated)));
          for (const list of [found.byStance, found.byCounterpart, found.byAsserter, found.byYear]) {
            expect(sum(list)).toBe(found.claims);
            for (const name of ['positive', 'neutral', 'negative'] as const) {
              expect(list.reduce((total, share) => total + share[name], 0)).toBe(found[name]);
            }
          }
        }
      }),
    );
  });
});
