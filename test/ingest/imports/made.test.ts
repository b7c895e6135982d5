import fc from 'fast-check';
import { expect, test } from 'vitest';
import { castOf } from '#ingest/imports/cast';
import { type Before, type Described, madeOf } from '#ingest/imports/made';
import type { RowClaim } from '#ingest/imports/row';
import { CERTAINTIES } from '#model/certainty';
import { definitionOf } from '#model/stance';
import { KAZ, RUS, USA } from '../../cypher/extractions.ts';

const cast = castOf([]);
const described: Described = {
  id: 'talk',
  title: null,
  outlet: null,
  date: '2026-01-15',
  language: null,
  url: null,
  rights: null,
  source: null,
};

/** Rows of few words and places, so that quotes repeat, with white space and ends of lines in them. */
const someRow: fc.Arbitrary<RowClaim> = fc
  .record({
    quote: fc.constantFrom('They meet.', 'They  meet.', 'They', 'one\ntwo', '\nleading', '👍🏽 қазақ'),
    start: fc.option(fc.nat(3), { nil: null }),
    holder: fc.constantFrom(KAZ, USA),
    stance: fc.constantFrom('CONSULT' as const, 'OPPOSES' as const),
    certainty: fc.constantFrom(...CERTAINTIES),
    negated: fc.boolean(),
  })
  .map(({ quote, start, holder, stance, certainty, negated }) => ({
    row: 2,
    id: null,
    quote,
    start,
    saidAt: null,
    review: { state: null, by: null, at: null, note: null },
    reading: {
      ...{ kind: 'stance', holder, stance, target: RUS, topic: null, sign: definitionOf(stance).sign },
      ...{ qualifiers: [], certainty, negated, realis: 'actual', modality: 'none', attribution: [], cues: [] },
      ...{ methods: ['human'], confidence: 1, validFrom: null, validTo: null },
    },
  }));

/** Rows that differ in who, where and what: two that say the same less surely are a flaw of the table. */
const rows = fc.uniqueArray(someRow, {
  maxLength: 12,
  selector: ({ quote, start, reading: { holder, stance, negated } }) =>
    JSON.stringify([quote, start, holder?.id, stance, negated]),
});

const after = (made: ReturnType<typeof madeOf>): Before => ({ document: made.document, claims: made.claims });

test('quotes stand where their claims say, each in a paragraph of its own, and ids are told apart', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { document, claims, counts, flaws } = madeOf(described, all, null, cast);
      expect(flaws).toEqual([]);
      expect(counts).toEqual({ new: all.length, changed: 0, known: 0 });
      expect(new Set(claims.map(({ id }) => id)).size).toBe(all.length);
      for (const { start, end, quote } of claims) {
        expect(document.text.slice(start, end)).toBe(quote);
        expect(start === 0 || document.text[start - 1] === '\n').toBe(true);
        expect(end === document.text.length || document.text[end] === '\n').toBe(true);
      }
    }),
  );
});

test('the same rows again change nothing', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const first = madeOf(described, all, null, cast);
      const again = madeOf(described, all, after(first), cast);
      expect(again.counts).toEqual({ new: 0, changed: 0, known: all.length });
      expect(after(again)).toEqual(after(first));
    }),
  );
});

test('further rows leave what is there as it is', () => {
  fc.assert(
    fc.property(rows, rows, (some, more) => {
      const first = madeOf(described, some, null, cast);
      const quotes = new Set(some.map(({ quote }) => quote));
      const fresh = more.filter(({ quote }) => !quotes.has(quote));
      const second = madeOf(described, fresh, after(first), cast);
      expect(second.counts).toEqual({ new: fresh.length, changed: 0, known: 0 });
      expect(second.claims).toEqual(expect.arrayContaining(first.claims));
      expect(second.document.text.startsWith(first.document.text)).toBe(true);
    }),
  );
});
