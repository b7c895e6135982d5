import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MatrixCell, matrix } from '#model/analysis/matrix';
import { line, shuffled, someLines } from './lines.ts';

test('keeps both signs of a pair apart and puts a symmetric line into both cells', () => {
  const { rows, cut } = matrix([
    line('KAZ', 'UZB', 1, { symmetric: true, claims: 3, certainty: 'PR', meanScore: 9 }),
    line('KAZ', 'UZB', 1, { claims: 1, certainty: 'CT', meanScore: 5 }),
    line('KAZ', 'UZB', -1, { claims: 2, certainty: 'PS', meanScore: -3 }),
  ]);
  expect(cut).toBeNull();
  expect(rows).toEqual([
    {
      holder: 'KAZ',
      target: 'UZB',
      positive: 4,
      neutral: 0,
      negative: 2,
      claims: 6,
      maxCertainty: 'CT',
      // Three claims of 9 and one of 5: (27 + 5) / 4.
      meanPositive: 8,
      meanNegative: -3,
      lines: ['KAZ>UZB>-1', 'KAZ>UZB>1', 'KAZ>UZB>1>sym'],
    },
    {
      holder: 'UZB',
      target: 'KAZ',
      positive: 3,
      neutral: 0,
      negative: 0,
      claims: 3,
      maxCertainty: 'PR',
      meanPositive: 9,
      meanNegative: null,
      lines: ['KAZ>UZB>1>sym'],
    },
  ]);
});

test('has no mean where no claim has an intensity', () => {
  expect(matrix([line('a', 'b', -1), line('a', 'c', 0)]).rows).toMatchObject([
    { target: 'b', negative: 1, meanPositive: null, meanNegative: null },
    { target: 'c', neutral: 1, meanPositive: null, meanNegative: null },
  ]);
});

test('says what it left out', () => {
  const { rows, cut } = matrix([line('a', 'b', 1), line('b', 'c', 1), line('c', 'd', 1)], { limit: 2 });
  expect(rows.map(({ holder }) => holder)).toEqual(['a', 'b']);
  expect(cut).toBe('Only the first 2 of 3 cells are given.');
});

test('counts every claim of a directed line once and of a symmetric one twice, whatever the order of the lines', () => {
  fc.assert(
    fc.property(shuffled(someLines()), ([lines, others]) => {
      const { rows } = matrix(lines);
      expect(matrix(others).rows).toEqual(rows);
      for (const [name, sign] of [
        ['positive', 1],
        ['neutral', 0],
        ['negative', -1],
      ] as const) {
        const expected = lines
          .filter((each) => each.sign === sign)
          .reduce((sum, each) => sum + each.claims * (each.symmetric ? 2 : 1), 0);
        expect(rows.reduce((sum, row) => sum + row[name], 0)).toBe(expected);
      }
      expect(new Set(rows.map(({ holder, target }) => `${holder}>${target}`)).size).toBe(rows.length);
      for (const row of rows) {
        expect(row.positive + row.neutral + row.negative).toBe(row.claims);
        expect(MatrixCell.safeParse({ ...row, holder: 'KAZ', target: 'UZB' }).success).toBe(true);
      }
    }),
  );
});
