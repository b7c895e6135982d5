import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTOR_TYPES } from '#model/actor';
import { STANCE_CODES } from '#model/stance';
import { addressOf, isFiltered, SIGNS, START, UNFILTERED, type View, viewOf } from '../../../web/state/view.ts';
import { anyViewOf } from '../arbitrary-views.ts';

const anyView = anyViewOf(fc.constantFrom('USA', 'KAZ', 'central-asia', 'c5-1', 'ünlü-kişi'));

/** An address as the browser takes it apart. */
function reopened(address: string): View {
  const { pathname, search } = new URL(address, 'http://localhost');
  return viewOf(pathname, search);
}

describe('a link', () => {
  test('opens exactly the view it was made of', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(reopened(addressOf(view))).toEqual(view);
      }),
    );
  });

  test('of the start is the bare address', () => {
    expect(addressOf(START)).toBe('/');
    expect(viewOf('/', '')).toEqual(START);
  });

  test('keeps “none ticked” apart from “all ticked” and from “not chosen”', () => {
    const addresses = [null, [], [...SIGNS]].map((signs) => addressOf({ ...START, signs }));
    expect(new Set(addresses).size).toBe(3);
  });

  test('stays short: a list says what is left out where that is less', () => {
    const address = addressOf({ ...START, stances: STANCE_CODES.filter((code) => code !== 'ACCUSE') });
    expect(address).toBe('/?without-stance=ACCUSE');
  });

  test('is the same for the same view, in whichever order the boxes were ticked', () => {
    fc.assert(
      fc.property(
        fc
          .subarray([...STANCE_CODES])
          .chain((codes) => fc.tuple(fc.constant(codes), fc.shuffledSubarray(codes, { minLength: codes.length }))),
        ([one, other]) => addressOf({ ...START, stances: one }) === addressOf({ ...START, stances: other }),
      ),
    );
  });
});

describe('an address that nobody has made', () => {
  test('never fails, and what comes out is a view that has a link of its own', () => {
    const junk = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webQueryParameters());
    const path = fc.oneof(
      fc.constantFrom('/documents/%', '/documents/%ff', '//', '/table/x/y', ''),
      fc.webPath(),
      junk,
    );
    fc.assert(
      fc.property(path, junk, (where, query) => {
        const view = viewOf(where, query);
        expect(reopened(addressOf(view))).toEqual(view);
      }),
    );
  });

  const keys = [
    'sign',
    'without-sign',
    'stance',
    'type',
    'certainty',
    'from',
    'to',
    'asOf',
    'fold',
    'around',
    'actor',
    'pair',
  ];
  test('with known names and unknown values neither', () => {
    const value = fc.oneof(
      fc.constantFrom('', 'none', '2', 'ACCUSE', '2025-13-45', '~', 'a~b~c', 'false', '__proto__', 'PS'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys, 'lang', 'claim'), value)), (pairs) => {
        const view = viewOf('/', new URLSearchParams(pairs).toString());
        expect(reopened(addressOf(view))).toEqual(view);
      }),
    );
  });

  test.each([
    ['an unknown tab', '/nothing', '', START],
    ['a date that is none', '/', 'from=2025-02-31x&to=yesterday', START],
    ['a moment that is none', '/', 'asOf=2025-02-31', START],
    ['no snapshot’s name', '/', 'asOf=snapshot:', START],
    ['an unknown stance', '/', 'stance=HUGS', START],
    ['half a pair', '/', 'pair=USA', START],
    ['a document on a tab that has none', '/table/some-document', '', { ...START, tab: 'table' }],
  ] as const)('%s is as at the start', (_what, path, search, view) => {
    expect(viewOf(path, search)).toEqual(view);
  });
});

test('a view is filtered as soon as one filter differs from the start, and only then', () => {
  const others: Partial<View>[] = [
    { signs: [] },
    { stances: ['ACCUSE'] },
    { types: [...ACTOR_TYPES] },
    { certainty: 'U' },
    { from: '2025-01-01' },
    { to: '2025-01-01' },
    { asOf: '2025-01-01' },
    { fold: false },
    { around: ['USA'] },
  ];
  expect(others.map((patch) => Object.keys(patch)[0]).sort()).toEqual(Object.keys(UNFILTERED).sort());
  for (const patch of others) {
    expect(isFiltered({ ...START, ...patch }), JSON.stringify(patch)).toBe(true);
    expect(isFiltered({ ...START, ...patch, ...UNFILTERED })).toBe(false);
  }
  expect(
    isFiltered({ ...START, tab: 'table', claim: 'x', language: 'kk', selection: { kind: 'actor', id: 'USA' } }),
  ).toBe(false);
});
