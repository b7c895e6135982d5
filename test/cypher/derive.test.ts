import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type InSeries, tieChanges } from '#cypher/derive';

const series = (...days: string[]): InSeries[] =>
  days.map((saidAt, index) => ({ id: `c${index}`, saidAt, isCurrent: true, supersedes: [] }));
const shown = (ties: { later: string; earlier: string }[]) => ties.map(({ later, earlier }) => `${later}>${earlier}`);

test('each day supersedes the day before, and nothing of its own day', () => {
  expect(shown(tieChanges(series('1', '2', '3')).put)).toEqual(['c1>c0', 'c2>c1']);
  expect(shown(tieChanges(series('1', '1', '2', '2', '2')).put)).toEqual(['c2>c0', 'c2>c1', 'c3>c1', 'c4>c1']);
  expect(tieChanges(series('1', '1'))).toEqual({ put: [], drop: [] });
});

test('a retracted claim is untied, and those around it are tied to each other', () => {
  const [one, two, three] = series('1', '2', '3').map((claim, index) => ({
    ...claim,
    isCurrent: index !== 1,
    supersedes: index ? [`c${index - 1}`] : [],
  }));
  if (!one || !two || !three) throw new Error('three were asked for');
  const { put, drop } = tieChanges([one, two, three]);
  expect([shown(put), shown(drop)]).toEqual([['c2>c0'], ['c1>c0', 'c2>c1']]);
});

test('applied once, nothing is left to change; all but the first day supersede, all but the last are superseded', () => {
  const days = fc.array(fc.tuple(fc.constantFrom('1', '2', '3', '4'), fc.boolean()), { maxLength: 20 });
  fc.assert(
    fc.property(days, (given) => {
      const claims = [...given]
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([saidAt, isCurrent], index): InSeries => ({ id: `c${index}`, saidAt, isCurrent, supersedes: [] }));
      const { put } = tieChanges(claims);
      const after = claims.map((claim) => ({
        ...claim,
        supersedes: put.filter(({ later }) => later === claim.id).map(({ earlier }) => earlier),
      }));
      expect(tieChanges(after)).toEqual({ put: [], drop: [] });
      const current = claims.filter(({ isCurrent }) => isCurrent);
      const first = current[0]?.saidAt;
      const last = current.at(-1)?.saidAt;
      const ids = (of: InSeries[]) => new Set(of.map(({ id }) => id));
      expect(new Set(put.map(({ later }) => later))).toEqual(ids(current.filter(({ saidAt }) => saidAt !== first)));
      expect(new Set(put.map(({ earlier }) => earlier))).toEqual(ids(current.filter(({ saidAt }) => saidAt !== last)));
      expect(put.length).toBeLessThanOrEqual(current.length * 2);
    }),
  );
});
