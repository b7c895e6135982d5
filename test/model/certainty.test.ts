import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atLeast, CERTAINTIES, rankOf, stronger, weaker, weakestOf } from '#model/certainty';

const certainty = fc.constantFrom(...CERTAINTIES);

test('U < PS < PR < CT', () => {
  expect(CERTAINTIES.map(rankOf)).toEqual([0, 1, 2, 3]);
  expect(atLeast('PR')).toEqual(['PR', 'CT']);
  expect(atLeast('U')).toEqual(['U', 'PS', 'PR', 'CT']);
});

test('a chain is as certain as its weakest link, in any order', () => {
  fc.assert(
    fc.property(fc.array(certainty), (chain) => {
      const weakest = weakestOf(chain);
      expect(weakestOf([...chain].reverse())).toBe(weakest);
      for (const link of chain) expect(rankOf(weakest)).toBeLessThanOrEqual(rankOf(link));
      if (chain.length) expect(chain).toContain(weakest);
      else expect(weakest).toBe('CT');
    }),
  );
});

test('weaker and stronger are the two ends of a pair', () => {
  fc.assert(
    fc.property(certainty, certainty, (a, b) => {
      expect([weaker(a, b), stronger(a, b)].sort()).toEqual([a, b].sort());
      expect(rankOf(weaker(a, b))).toBeLessThanOrEqual(rankOf(stronger(a, b)));
    }),
  );
});
