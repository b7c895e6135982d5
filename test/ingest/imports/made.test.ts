import fc from 'fast-check';
import { expect, test } from 'vitest';
import { castOf } from '#ingest/imports/cast';
import { type Before, madeOf } from '#ingest/imports/made';
import { described, someRows } from './arbitraries.ts';

const cast = castOf([]);
const after = ({ document, claims }: ReturnType<typeof madeOf>): Before => ({
  ...{ document, claims, laid: claims, decided: new Set() },
});

test('quotes stand where their claims say, each in a paragraph of its own, and ids are told apart', () => {
  fc.assert(
    fc.property(someRows, (all) => {
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
    fc.property(someRows, (all) => {
      const first = madeOf(described, all, null, cast);
      const again = madeOf(described, all, after(first), cast);
      expect(again.counts).toEqual({ new: 0, changed: 0, known: all.length });
      expect(after(again)).toEqual(after(first));
    }),
  );
});

test('further rows leave what is there as it is', () => {
  fc.assert(
    fc.property(someRows, someRows, (some, more) => {
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
