import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Community, communities } from '#model/analysis/communities';
import type { Relationship } from '#model/relationship';
import { actorsIn, line, shuffled, someLines } from './lines.ts';

const trio = (a: string, b: string, c: string, claims: number) => [
  line(a, b, 1, { claims }),
  line(b, c, 1, { claims }),
  line(a, c, 1, { claims }),
];

describe('communities', () => {
  // Two threes that cooperate, with a weak line from one to the other; f is hostile to all of the first, and to z, whom
  // nobody cooperates with.
  const lines = [
    ...trio('a', 'b', 'c', 3),
    ...trio('d', 'e', 'f', 3),
    line('c', 'd', 1, { symmetric: true }),
    ...['a', 'b', 'c', 'z'].map((target) => line('f', target, -1, { claims: 2 })),
    line('a', 'b', -1, { claims: 5 }),
    line('d', 'z', 0),
  ];

  test('are those who cooperate, however hostile a single line among them may be', () => {
    const { rows, modularity, cut } = communities(lines);
    expect(cut).toBeNull();
    expect(rows).toEqual([
      {
        community: 1,
        actors: ['a', 'b', 'c'],
        inside: { lines: { positive: 3, neutral: 0, negative: 1 }, claims: { positive: 9, neutral: 0, negative: 5 } },
        outside: { lines: { positive: 1, neutral: 0, negative: 3 }, claims: { positive: 1, neutral: 0, negative: 6 } },
      },
      {
        community: 2,
        actors: ['d', 'e', 'f'],
        inside: { lines: { positive: 3, neutral: 0, negative: 0 }, claims: { positive: 9, neutral: 0, negative: 0 } },
        outside: { lines: { positive: 1, neutral: 1, negative: 4 }, claims: { positive: 1, neutral: 1, negative: 8 } },
      },
      {
        community: 3,
        actors: ['z'],
        inside: { lines: { positive: 0, neutral: 0, negative: 0 }, claims: { positive: 0, neutral: 0, negative: 0 } },
        outside: { lines: { positive: 0, neutral: 1, negative: 1 }, claims: { positive: 0, neutral: 1, negative: 2 } },
      },
    ]);
    // Of 19 cooperative claims 9 are inside each, and each has half of all ends: 2 · (9/19 - (1/2)²).
    expect(modularity).toBeCloseTo(2 * (9 / 19 - 1 / 4), 7);
  });

  test('are of one actor each where nobody cooperates, without a modularity', () => {
    expect(communities([line('b', 'a', -1), line('a', 'c', 0)])).toMatchObject({
      rows: [{ actors: ['a'] }, { actors: ['b'] }, { actors: ['c'] }],
      modularity: null,
      cut: null,
    });
    expect(communities([])).toEqual({ rows: [], modularity: null, cut: null });
  });

  test('are cut, or left out, and said to be', () => {
    expect(communities(lines, { limit: 2 })).toMatchObject({
      rows: [{ community: 1 }, { community: 2 }],
      cut: 'Only the first 2 of 3 communities are given.',
    });
    expect(communities(lines, { pairs: 6 })).toEqual({
      rows: [],
      modularity: null,
      cut: 'Communities are left out: 7 cooperating pairs are more than 6.',
    });
  });

  test('hold every actor once and every line where it belongs, with the modularity of its definition', () => {
    fc.assert(
      fc.property(shuffled(someLines(9, 30)), ([lines, others]) => {
        const answer = communities(lines);
        expect(communities(others)).toEqual(answer);
        const { rows, modularity } = answer;
        expect(rows.flatMap(({ actors }) => actors).sort()).toEqual(actorsIn(lines));
        expect(rows.map(({ community }) => community)).toEqual(rows.map((_, index) => index + 1));
        const claims = (side: 'inside' | 'outside') =>
          rows.reduce((sum, row) => sum + Object.values(row[side].claims).reduce((a, b) => a + b), 0);
        // A line between two communities is outside of both.
        expect(claims('inside') + claims('outside') / 2).toBe(lines.reduce((sum, each) => sum + each.claims, 0));
        const defined = modularityOf(rows, lines);
        if (defined === null) expect(modularity).toBeNull();
        else expect(modularity).toBeCloseTo(defined, 6);
        // Never worse than to leave everybody alone.
        const alone = rows.flatMap(({ actors }) => actors.map((actor) => ({ actors: [actor] })));
        expect(defined ?? 0).toBeGreaterThanOrEqual((modularityOf(alone, lines) ?? 0) - 1e-9);
        for (const row of rows) expect(Community.safeParse(row).error).toBeUndefined();
      }),
    );
  });
});

/** The share of cooperative claims inside, less what chance would put there; null without such claims. */
function modularityOf(groups: readonly { actors: string[] }[], lines: readonly Relationship[]): number | null {
  const cooperative = lines.filter(({ sign }) => sign === 1);
  const all = cooperative.reduce((sum, { claims }) => sum + claims, 0);
  if (!all) return null;
  return groups.reduce((sum, { actors }) => {
    const ends = ({ holder, target }: Relationship) => [holder, target].filter((end) => actors.includes(end)).length;
    const inside = cooperative.filter((each) => ends(each) === 2).reduce((total, { claims }) => total + claims, 0);
    const touching = cooperative.reduce((total, each) => total + ends(each) * each.claims, 0);
    return sum + inside / all - (touching / (2 * all)) ** 2;
  }, 0);
}
