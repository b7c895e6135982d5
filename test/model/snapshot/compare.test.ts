import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areFilteredAlike, compare, sideNamed } from '#model/snapshot/compare';
import type { Difference } from '#model/snapshot/diff-rows';

const NOW = new Date('2026-03-01T10:00:00.000Z');

test.each([
  ['now', { at: '2026-03-01T10:00:00.000Z' }],
  ['2026-01-31', { at: '2026-01-31T23:59:59.999Z' }],
  ['2026-01-31T12:00:00+05:00', { at: '2026-01-31T07:00:00.000Z' }],
  ['snapshot:now', { snapshot: 'now' }],
  ['snapshot:2026-01-31', { snapshot: '2026-01-31' }],
  ['before the summit', { snapshot: 'before the summit' }],
  ['2026-13-45', { snapshot: '2026-13-45' }],
])('%s names a side', (given, side) => {
  expect(sideNamed(given, NOW)).toEqual(side);
});

test('any snapshot can be named, whatever it is called', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (name) => {
      expect(sideNamed(`snapshot:${name}`, NOW)).toEqual({ snapshot: name });
    }),
  );
});

test('sides are filtered alike whatever the order in which their filters are written', () => {
  const side = (filters: Difference['from']['filters']) => ({
    snapshot: null,
    name: null,
    at: NOW.toISOString(),
    filters,
  });
  const of = (from: Difference['from']['filters'], to: Difference['from']['filters']): Difference => ({
    from: side(from),
    to: side(to),
    equal: true,
    names: {},
    rows: [],
  });
  expect(areFilteredAlike(of({ a: ['x'], b: true }, { b: true, a: ['x'] }))).toBe(true);
  expect(areFilteredAlike(of({}, { target: ['RUS'] }))).toBe(false);
});

test('there is no moment without a graph', async () => {
  const open = () => Promise.reject(new Error('not asked for'));
  await expect(compare({ at: NOW.toISOString() }, { file: 'a.zip' }, { open, ask: null })).rejects.toThrow(
    'not asked for',
  );
  await expect(compare({ at: NOW.toISOString() }, { at: NOW.toISOString() }, { open, ask: null })).rejects.toThrow(
    'no',
  );
});
