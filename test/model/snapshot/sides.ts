import fc from 'fast-check';
import type { Actor } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { METHODS, type StoredClaim } from '#model/claim';
import type { Review } from '#model/review';
import type { DiffDocument, Side } from '#model/snapshot/diff-rows';
import { someClaim } from '../arbitraries.ts';

export const actorOf = (id: string, more: Partial<Actor> = {}): Actor => ({
  id,
  type: /^[A-Z]{3}$/.test(id) ? 'STATE' : 'PERSON',
  names: { en: `Name of ${id}`, ru: `Имя ${id}`, kk: null },
  aliases: [],
  wikidata: null,
  relations: [],
  ...more,
});

export const documentOf = (id: string, more: Partial<DiffDocument> = {}): DiffDocument => ({
  id,
  title: `Interview ${id}`,
  outlet: 'Some Outlet',
  date: '2025-12-25',
  language: 'en',
  experts: [],
  url: null,
  rights: null,
  source: null,
  hash: 'a'.repeat(64),
  ...more,
});

/** Rejected claims are in no side. */
const storedClaim: fc.Arbitrary<StoredClaim> = fc
  .record({
    claim: someClaim,
    id: fc.constantFrom(...'abcdefghij'),
    quote: fc.constantFrom('they work together', 'they quarrel'),
    start: fc.nat(3),
    recordedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-02T00:00:00.000Z'),
    by: fc.option(fc.constantFrom('one', 'other')),
  })
  .map(({ claim, by, start, quote, ...more }) => ({
    ...claim,
    ...more,
    quote,
    start,
    end: start + quote.length,
    review: by
      ? { state: 'accepted', by, at: '2026-01-02T00:00:00.000Z', note: null }
      : { state: 'unreviewed', by: null, at: null, note: null },
    retractedAt: null,
  }));

const actors = ['USA', 'KAZ', 'UZB', 'RUS', 'some-president', 'central-asia'];

export const someSide: fc.Arbitrary<Side> = fc
  .record({
    claims: fc.uniqueArray(storedClaim, { selector: ({ id }) => id, maxLength: 10 }),
    titles: fc.tuple(fc.constantFrom('A', 'B'), fc.option(fc.constantFrom('A', 'B'))),
    known: fc.subarray(actors),
    aliases: fc.subarray(['x', 'y', 'z']),
    decided: fc.array(fc.constantFrom('r1', 'r2', 'r3')),
  })
  .map(({ claims, titles, known, aliases, decided }) => ({
    claims,
    documents: [
      documentOf('one', { title: titles[0] }),
      ...(titles[1] ? [documentOf('two', { title: titles[1] })] : []),
    ],
    actors: known.map((id) => actorOf(id, { aliases })),
    reviews: [...new Set(decided)].flatMap((id, index): Review[] => {
      const claim = claims[index]?.id;
      const at = '2026-01-02T00:00:00.000Z';
      return claim ? [{ id, claim, action: 'accept', by: 'one', at, note: null }] : [];
    }),
  }));

/** Two sides that have much in common, as two cuts of a graph have. */
export const twoSides: fc.Arbitrary<[Side, Side]> = fc
  .record({
    from: someSide,
    to: someSide,
    kept: fc.array(fc.constantFrom('same', 'edited', 'read-anew', 'dropped'), { minLength: 10, maxLength: 10 }),
    certainty: fc.constantFrom(...CERTAINTIES),
    methods: fc.subarray([...METHODS], { minLength: 1 }),
  })
  .map(({ from, to, kept, certainty, methods }) => {
    const brought = from.claims.flatMap((claim, index): StoredClaim[] => {
      if (kept[index] === 'dropped') return [];
      if (kept[index] === 'edited') return [{ ...claim, certainty, methods }];
      return [kept[index] === 'same' ? claim : { ...claim, id: `${claim.id}-anew`, start: 7, end: 7 + 10 }];
    });
    const ids = new Set(brought.map(({ id }) => id));
    return [from, { ...to, claims: [...brought, ...to.claims.filter(({ id }) => !ids.has(id))] }];
  });
