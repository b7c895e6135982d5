import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { SnapshotFilters, writtenFilters } from '#model/snapshot/filters';
import { STANCE_CODES } from '#model/stance';
import { filterWords, viewWith } from '../../../web/exports/snapshot-filters.ts';
import { wholeOf } from '../../../web/state/asking.ts';
import { SIGNS, START } from '../../../web/state/view.ts';
import { anyViewOf } from '../arbitrary-views.ts';
import { textIn } from '../text.ts';

const t = textIn('en');
const nameOf = (actor: string | { name: string }) => (typeof actor === 'string' ? `«${actor}»` : actor.name);
const some = <Value>(all: readonly Value[]) => fc.subarray([...all], { minLength: 1 });
const anyFilters = fc.record(
  {
    sign: some(SIGNS),
    stance: some(STANCE_CODES),
    type: some(ACTOR_TYPES),
    actors: some(['KAZ', 'USA', 'c5-1']),
    minCertainty: fc.constantFrom(...CERTAINTIES),
    from: fc.constantFrom('2024-01-01', '2025-12-25'),
    to: fc.constantFrom('2025-12-31', '2026-01-01'),
    fold: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('the filters of a snapshot', () => {
  test('set a view that asks for the same, whatever the view was before', () => {
    fc.assert(
      fc.property(anyFilters, anyViewOf(fc.constantFrom('KAZ', 'UZB')), (asked, view) => {
        const written = writtenFilters(SnapshotFilters.parse(asked));
        if (!Object.keys(written).length) return;
        const { to, isAll } = viewWith(written);
        const { fold, asOf, ...shown } = wholeOf({ ...view, ...to });
        expect(isAll).toBe(true);
        expect(asOf).toBeUndefined();
        const again = writtenFilters(SnapshotFilters.parse({ ...shown, fold: written.fold ?? false }));
        expect(again).toEqual(written);
        if (written.actors || written.type) expect(fold).toBe(written.fold ?? false);
      }),
    );
  });

  test('of the whole graph leave the view as it is', () => {
    expect(viewWith({})).toEqual({ to: {}, isAll: true });
    expect(filterWords({}, t, nameOf)).toEqual([]);
  });

  test.each(['kind', 'realis', 'asserter', 'document', 'language', 'method', 'review', 'negated', 'holder', 'to-come'])(
    'that a view does not have are not passed over: %s',
    (name) => {
      const { to, isAll } = viewWith({ sign: [1], [name]: ['x', 'y'] });
      expect(isAll).toBe(false);
      expect(to.signs).toEqual([1]);
      expect(filterWords({ [name]: ['x', 'y'] }, t, nameOf)).toEqual([`${name}: x / y`]);
    },
  );

  test('are said in words', () => {
    const filters = { sign: [1, -1], stance: ['ACCUSE'], actors: ['KAZ'], minCertainty: 'PR', from: '2025-01-01' };
    expect(filterWords(filters, t, nameOf)).toEqual([
      `${t('sign.cooperative')} / ${t('sign.hostile')}`,
      t('stance.ACCUSE'),
      t('filters.around', { name: '«KAZ»' }),
      t('filters.certainty.PR'),
      `${t('filters.from')} 2025-01-01`,
    ]);
  });

  test('begin from no filter of the page', () => {
    expect({ ...START, ...viewWith({ kind: ['risk'] }).to }).toMatchObject({ certainty: 'U', signs: null, around: [] });
  });
});
