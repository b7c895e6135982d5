import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balance, Triad } from '#model/analysis/balance';
import type { Relationship } from '#model/relationship';
import { actorsIn, line, shuffled, someLines } from './lines.ts';

describe('structural balance', () => {
  test('tells triads by the product of their signs, unbalanced ones first', () => {
    const lines = [
      // a, b, c: friends, and c is hostile to both: balanced.
      line('a', 'b', 1, { symmetric: true }),
      line('c', 'a', -1),
      line('b', 'c', -1),
      // a, b, d: a is friends with both of the others, who are hostile to each other: unbalanced.
      line('d', 'a', 1),
      line('b', 'd', -1),
      // c and d are joined by a neutral line only, so no triad has both.
      line('c', 'd', 0),
    ];
    expect(balance(lines)).toEqual({
      rows: [
        {
          actors: ['a', 'b', 'd'],
          signs: [1, 1, -1],
          verdict: 'unbalanced',
          lines: ['a>b>1>sym', 'b>d>-1', 'd>a>1'],
        },
        {
          actors: ['a', 'b', 'c'],
          signs: [1, -1, -1],
          verdict: 'balanced',
          lines: ['a>b>1>sym', 'b>c>-1', 'c>a>-1'],
        },
      ],
      counts: { unbalanced: 1, ambivalent: 0, balanced: 1 },
      cut: null,
    });
  });

  test('nets nothing: a pair with both signs makes the triad ambivalent, whoever holds them', () => {
    const { rows, counts } = balance([line('a', 'b', 1), line('b', 'a', -1), line('b', 'c', 1), line('a', 'c', 1)]);
    expect(counts).toEqual({ unbalanced: 0, ambivalent: 1, balanced: 0 });
    expect(rows).toEqual([
      {
        actors: ['a', 'b', 'c'],
        signs: ['both', 1, 1],
        verdict: 'ambivalent',
        lines: ['a>b>1', 'a>c>1', 'b>a>-1', 'b>c>1'],
      },
    ]);
  });

  test('finds three enemies unbalanced and three friends balanced', () => {
    const three = (sign: -1 | 1) =>
      balance([line('a', 'b', sign), line('b', 'c', sign), line('c', 'a', sign)]).rows[0]?.verdict;
    expect([three(-1), three(1)]).toEqual(['unbalanced', 'balanced']);
  });

  test('finds each three that plain trying finds, whatever the order of the lines', () => {
    fc.assert(
      fc.property(shuffled(someLines(7, 40)), ([lines, others]) => {
        const answer = balance(lines);
        expect(balance(others)).toEqual(answer);
        const expected = everyTriad(lines);
        expect(answer.rows.map(({ actors, verdict }) => `${actors.join('')} ${verdict}`).sort()).toEqual(expected);
        for (const verdict of ['unbalanced', 'ambivalent', 'balanced'] as const) {
          expect(answer.counts[verdict]).toBe(expected.filter((each) => each.endsWith(` ${verdict}`)).length);
        }
        for (const row of answer.rows) expect(Triad.safeParse(row).error).toBeUndefined();
      }),
    );
  });

  describe('where everybody is joined with everybody', () => {
    const names = Array.from({ length: 60 }, (_, index) => `n${String(index).padStart(2, '0')}`);
    const dense = names.flatMap((one, index) =>
      names.slice(index + 1).map((other) => line(one, other, index ? 1 : -1)),
    );

    test('counts all triads, and gives the first of them', () => {
      const { rows, counts, cut } = balance(dense, { limit: 3 });
      // n00 is hostile to all the others, who are friends: with two of them it is balanced (- - +), and so are they.
      // 60 · 59 · 58 / 6 threes.
      expect(counts).toEqual({ unbalanced: 0, ambivalent: 0, balanced: 34_220 });
      expect(rows.map(({ actors }) => actors[2])).toEqual(['n02', 'n03', 'n04']);
      expect(cut).toBe('Only the first 3 of 34220 triads are given.');
    });

    test('stops looking at its limit, and says that the counts are too low', () => {
      const { counts, cut } = balance(dense, { looks: 1_000 });
      expect(counts.balanced).toBeLessThanOrEqual(1_000);
      expect(cut).toBe('The search for triads stopped after 1000 looks; the counts are too low.');
    });
  });

  test('looks at few threes where one actor is joined with thousands who are strangers to each other', () => {
    const star = Array.from({ length: 5_000 }, (_, index) => line('centre', `n${index}`, 1));
    // Trying the centre's neighbours in twos would take twelve million looks; each of them looks at the centre only.
    expect(balance([...star, line('n1', 'n2', -1)], { looks: 5_010 })).toMatchObject({
      counts: { unbalanced: 1, ambivalent: 0, balanced: 0 },
      cut: null,
    });
  });
});

function everyTriad(lines: readonly Relationship[]): string[] {
  const actors = actorsIn(lines);
  const signs = (one: string, other: string) =>
    new Set(
      lines
        .filter(({ sign, holder, target }) => sign && [one, other].includes(holder) && [one, other].includes(target))
        .map(({ sign }) => sign as number),
    );
  const found: string[] = [];
  for (const a of actors) {
    for (const b of actors) {
      for (const c of actors) {
        const pairs = [signs(a, b), signs(a, c), signs(b, c)];
        if (!(a < b && b < c) || pairs.some(({ size }) => size === 0)) continue;
        const product = pairs.flatMap((pair) => [...pair]).reduce((all, sign) => all * sign, 1);
        const verdict = pairs.some(({ size }) => size === 2) ? 'ambivalent' : product > 0 ? 'balanced' : 'unbalanced';
        found.push(`${a}${b}${c} ${verdict}`);
      }
    }
  }
  return found.sort();
}
