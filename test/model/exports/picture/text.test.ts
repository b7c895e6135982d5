import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Weight, widthOf, wrapped } from '#model/exports/picture/text';
import { ADVANCES } from '#model/exports/picture/text-advances';
import { advancesIn, fontOf } from './text-font.ts';

const WEIGHTS: readonly Weight[] = ['regular', 'bold'];

const TEXTS = [
  'Kazakhstan will not enter into any confrontation, he said: “AV. To. We.”',
  'Қазақстан Орталық Азияның өңірлік ықпалын күшейтуге ұмтылады — дейді сарапшы.',
  'Россия, в свою очередь, рассматривает Казахстан как «мягкую силу» № 1 …',
];

describe('the width of a text', () => {
  test.each(WEIGHTS)('is that of the %s font files', (weight) => {
    expect(ADVANCES[weight]).toEqual(advancesIn(weight));
  });

  test.each(WEIGHTS)('is hardly less than a program that kerns draws in %s, and little more', (weight) => {
    const font = fontOf(weight);
    for (const text of TEXTS) {
      const drawn = font.layout(text).advanceWidth;
      expect(widthOf(text, 1000, weight) / drawn).toBeGreaterThan(0.995);
      expect(widthOf(text, 1000, weight) / drawn).toBeLessThan(1.03);
    }
  });

  test('grows with the size', () => {
    expect(widthOf('Қ', 24)).toBeCloseTo(2 * widthOf('Қ', 12));
    expect(widthOf('Kazakhstan', 12, 'bold')).toBeGreaterThan(widthOf('Kazakhstan', 12));
  });

  test('of marks and joiners is nothing, of letters that the typeface lacks a generous guess', () => {
    expect(widthOf('e\u0301', 10)).toBe(widthOf('e', 10));
    expect(widthOf('\u200d\ufe0f\u202e\u{1f3fd}', 10)).toBe(0);
    expect(widthOf('中', 10)).toBe(10);
    for (const guess of ['😀', 'ع', 'ཨ', '\u0007', '\ud800', '\u{10ffff}'])
      expect(widthOf(guess, 10)).toBeGreaterThan(5);
  });
});

describe('a wrapped text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('a', 'Қ', ' ', '\n', '\u00a0', '\u0301', '👩', '\u200d', '🏽', '中', '\ud83d', 'ِ'),
    }),
  );
  const width = fc.integer({ min: 1, max: 120 });
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const lettersIn = (line: string) =>
    [...segmenter.segment(line)].filter(({ segment }, index) => index === 0 || !/^\p{M}/u.test(segment)).length;

  test('is the same text, but for its spaces', () => {
    const solid = (value: string) => value.replaceAll(/[^\S\u00a0\u2007\u202f\ufeff]/gu, '');
    fc.assert(
      fc.property(text, width, (value, room) => {
        expect(solid(wrapped(value, 10, 'regular', room).join(''))).toBe(solid(value));
      }),
    );
  });

  test('fits, but for a letter that is wider than a line', () => {
    fc.assert(
      fc.property(text, width, (value, room) => {
        for (const line of wrapped(value, 10, 'bold', room))
          if (widthOf(line, 10, 'bold') > room + 1e-6) expect(lettersIn(line)).toBe(1);
      }),
    );
  });

  test('has no line that is empty, begins with a mark of the line before, or with half a character', () => {
    fc.assert(
      fc.property(text, width, (value, room) => {
        const lines = wrapped(value, 10, 'regular', room);
        expect(lines).not.toContain('');
        expect(lines.slice(1).filter((line) => /^\p{M}/u.test(line))).toEqual([]);
        for (const [index, line] of lines.entries())
          expect(/[\ud800-\udbff]$/.test(line) && /^[\udc00-\udfff]/.test(lines[index + 1] ?? '')).toBe(false);
      }),
    );
  });

  test('ends its lines at spaces', () => {
    expect(wrapped('one  two\nthree', 10, 'regular', widthOf('one two', 10))).toEqual(['one two', 'three']);
    expect(wrapped(' \n ', 10, 'regular', 50)).toEqual([]);
    expect(wrapped('a\u00a0b c', 10, 'regular', widthOf('a\u00a0b', 10))).toEqual(['a\u00a0b', 'c']);
  });

  test('breaks a word that is too long between letters as readers see them', () => {
    const family = '👩‍👩‍👧';
    expect(wrapped(`${family}${family}`, 10, 'regular', 1)).toEqual([family, family]);
    expect(wrapped('Қазақстан', 10, 'regular', widthOf('Қаза', 10))).toEqual(['Қаза', 'қста', 'н']);
  });
});
