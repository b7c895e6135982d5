import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CommonNeighbour, neighbours } from '#model/analysis/neighbours';
import { actorsIn, joined, line, shuffled, someLines } from './lines.ts';

test('are those that both are joined with, most claims first, the direction seen from each of the two', () => {
  const { rows } = neighbours(
    [
      line('a', 'x', 1),
      line('x', 'b', -1, { claims: 2 }),
      line('a', 'y', 1, { symmetric: true, claims: 4 }),
      line('b', 'y', 0),
      line('a', 'z', 1),
      line('a', 'b', 1),
    ],
    'a',
    'b',
  );
  // z is a's alone; that a and b are joined themselves makes neither a neighbour of both.
  expect(rows).toEqual([
    {
      actor: 'y',
      claims: 5,
      one: [{ line: 'a>y>1>sym', sign: 1, direction: 'both', claims: 4, maxCertainty: 'CT' }],
      other: [{ line: 'b>y>0', sign: 0, direction: 'forward', claims: 1, maxCertainty: 'CT' }],
    },
    {
      actor: 'x',
      claims: 3,
      one: [{ line: 'a>x>1', sign: 1, direction: 'forward', claims: 1, maxCertainty: 'CT' }],
      other: [{ line: 'x>b>-1', sign: -1, direction: 'backward', claims: 2, maxCertainty: 'CT' }],
    },
  ]);
  expect(neighbours([line('a', 'x', 1)], 'a', 'a').rows).toEqual([]);
});

test('are the same for the two in either order, and none is missing', () => {
  fc.assert(
    fc.property(shuffled(someLines()), ([lines, others]) => {
      const { rows } = neighbours(lines, 'a', 'b');
      expect(neighbours(others, 'a', 'b').rows).toEqual(rows);
      expect(neighbours(lines, 'b', 'a').rows).toEqual(
        rows.map(({ one, other, ...rest }) => ({ ...rest, one: other, other: one })),
      );
      const known = joined(lines);
      const expected = actorsIn(lines).filter((actor) => known.has(`a>${actor}`) && known.has(`b>${actor}`));
      expect(rows.map(({ actor }) => actor).sort()).toEqual(expected);
      for (const row of rows) expect(CommonNeighbour.safeParse(row).error).toBeUndefined();
    }),
  );
});

test('are cut and said to be', () => {
  const lines = ['x', 'y', 'z'].flatMap((actor) => [line('a', actor, 1), line('b', actor, 1)]);
  expect(neighbours(lines, 'a', 'b', { limit: 2 })).toMatchObject({
    rows: [{ actor: 'x' }, { actor: 'y' }],
    cut: 'Only the first 2 of 3 common neighbours are given.',
  });
});
