import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CUE_ROLES } from '#model/claim';
import { piecesOf, segmentsOf } from '../../../web/parts/pieces.ts';

const anySpan = fc.record({ start: fc.nat(80), length: fc.nat(40) }).map(({ start, length }) => ({
  start,
  end: start + length,
}));

describe('the pieces of a quote', () => {
  const cues = fc.array(fc.tuple(anySpan, fc.constantFrom(...CUE_ROLES)).map(([span, role]) => ({ ...span, role })));
  const quotes = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });

  test('joined are the quote, and none is empty', () => {
    fc.assert(
      fc.property(quotes, fc.nat(60), cues, (quote, start, all) => {
        const pieces = piecesOf(quote, start, all);
        expect(pieces.map(({ text }) => text).join('')).toBe(quote);
        for (const { text } of pieces) expect(text).not.toBe('');
      }),
    );
  });

  test('carry a role exactly where a cue with it lies', () => {
    fc.assert(
      fc.property(quotes, fc.nat(60), cues, (quote, start, all) => {
        const rolesAt = piecesOf(quote, start, all).flatMap(({ text, roles }) =>
          [...text].flatMap((letter) => Array.from({ length: letter.length }, () => [...roles].sort())),
        );
        const expected = Array.from({ length: quote.length }, (_, index) => {
          const at = start + index;
          const here = all.filter((cue) => cue.start <= at && cue.end > at).map(({ role }) => role);
          return [...new Set(here)].sort();
        });
        expect(rolesAt).toEqual(expected);
      }),
    );
  });

  test('keep words that are hedge and stance at once', () => {
    const text = 'Москва, скорее всего, опасается';
    const at = (words: string) => ({ start: 100 + text.indexOf(words), end: 100 + text.indexOf(words) + words.length });
    expect(
      piecesOf(text, 100, [
        { role: 'holder', ...at('Москва') },
        { role: 'hedge', ...at('скорее всего') },
        { role: 'stance', ...at('всего, опасается') },
      ]),
    ).toEqual([
      { text: 'Москва', roles: ['holder'] },
      { text: ', ', roles: [] },
      { text: 'скорее ', roles: ['hedge'] },
      { text: 'всего', roles: ['hedge', 'stance'] },
      { text: ', опасается', roles: ['stance'] },
    ]);
  });
});

describe('the segments of a text', () => {
  const spans = fc
    .array(anySpan, { maxLength: 8 })
    .map((all) => all.map((span, index) => ({ id: `claim-${index}`, ...span })));
  const stretch = fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 60 }))
    .map(([start, length]) => [start, start + length]);

  test('cover it without gaps or overlaps', () => {
    fc.assert(
      fc.property(stretch, spans, ([start = 0, end = 0], all) => {
        const segments = segmentsOf(start, end, all);
        expect(segments[0]?.start).toBe(start);
        expect(segments.at(-1)?.end).toBe(end);
        for (const [index, segment] of segments.entries()) {
          expect(segment.end).toBeGreaterThan(segment.start);
          if (index) expect(segment.start).toBe(segments[index - 1]?.end);
        }
      }),
    );
  });

  test('name exactly the claims that lie over them, the shortest quote first', () => {
    fc.assert(
      fc.property(stretch, spans, ([start = 0, end = 0], all) => {
        for (const segment of segmentsOf(start, end, all)) {
          const over = all.filter((span) => span.start <= segment.start && span.end >= segment.end);
          expect([...segment.claims].sort()).toEqual(over.map(({ id }) => id).sort());
          const lengths = segment.claims.map((id) => {
            const span = all.find((each) => each.id === id);
            return span ? span.end - span.start : Number.NaN;
          });
          expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
        }
      }),
    );
  });

  test('show every claim that touches the text', () => {
    fc.assert(
      fc.property(stretch, spans, ([start = 0, end = 0], all) => {
        const shown = new Set(segmentsOf(start, end, all).flatMap(({ claims }) => claims));
        for (const span of all)
          expect(shown.has(span.id)).toBe(span.start < end && span.end > start && span.end > span.start);
      }),
    );
  });
});
