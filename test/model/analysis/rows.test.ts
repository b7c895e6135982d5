import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstRows, joinCuts, keepFirst } from '#model/analysis/rows';

describe('rows', () => {
  test('are cut only where there are more than the limit', () => {
    expect(firstRows([1, 2], 2, 'numbers')).toEqual({ rows: [1, 2], cut: null });
    expect(firstRows([1, 2, 3], 2, 'numbers')).toEqual({
      rows: [1, 2],
      cut: 'Only the first 2 of 3 numbers are given.',
    });
  });

  test('say all that was cut, or nothing', () => {
    expect(joinCuts(null, 'One.', null, 'Two.')).toBe('One. Two.');
    expect(joinCuts(null)).toBeNull();
  });

  test('are the first of any number of values, however often it had to shorten what it kept', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1_500, maxLength: 4_000 }),
        fc.integer({ min: 0, max: 50 }),
        (values, limit) => {
          const kept = keepFirst<number>(limit, (a, b) => a - b);
          for (const value of values) kept.add(value);
          expect(kept.first()).toEqual(values.toSorted((a, b) => a - b).slice(0, limit));
        },
      ),
      { numRuns: 20 },
    );
  });
});
