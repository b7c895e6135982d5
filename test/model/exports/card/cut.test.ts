import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginningOf, within } from '#model/exports/card/cut';

describe('the beginning of a text', () => {
  test('is nothing of its own where the text fits', () => {
    expect(beginningOf('four', 4)).toBeNull();
    expect(within('four', 4)).toBe('four');
  });

  test('ends with a whole word', () => {
    expect(within('one two three', 9)).toBe('one two…');
    expect(within('one two three', 7)).toBe('one two…');
    expect(within('one two  three', 8)).toBe('one two…');
  });

  test('ends within a word that takes half of it, and never within a letter', () => {
    expect(within('a verylongword', 8)).toBe('a verylo…');
    expect(within('xx👩‍👩‍👧‍👦 and more', 6)).toBe('xx…');
    expect(within('xxxe\u0301 and more', 4)).toBe('xxx…');
    expect(within(`x${'\u0301'.repeat(5_000)}`, 4)).toBe(`x${'\u0301'.repeat(3)}…`);
  });

  test('is a beginning, is no longer than allowed, and has no half of a character at its end', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', ' ', '👩', '\u200d', '\u0301') }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (value, most) => {
        const start = beginningOf(value, most);
        expect(start === null).toBe(value.length <= most);
        if (start === null) return;
        expect(value.startsWith(start)).toBe(true);
        expect(start.length).toBeLessThanOrEqual(most);
        expect(/[\ud800-\udbff]$/.test(start) && /^[\udc00-\udfff]/.test(value.slice(start.length))).toBe(false);
      }),
    );
  });
});
