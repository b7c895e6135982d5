import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thinned } from '#model/exports/picture/crowd';
import { clipped, labelLines, linesWithin, momentWords, shown } from '#model/exports/picture/figure-text';
import { widthOf } from '#model/exports/picture/text';
import { anyNetwork } from '../../../web/arbitraries.ts';

describe('a text as it is shown', () => {
  test('is on one line, without anything that cannot be seen', () => {
    expect(shown(' a\tb\r\nc\u2028d  e ')).toBe('a b c d e');
    expect(shown('a\u0000b\u0007c\u007fd\u0099e\ud800f\uffffg')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg');
  });

  test('does not turn the words around it', () => {
    expect(shown('a \u202eb\u2067 c')).toBe('a b c');
  });

  test('is cut between characters', () => {
    expect(clipped('abc', 3)).toBe('abc');
    expect(clipped('abcd', 3)).toBe('abc…');
    expect(clipped('ab\u{1f600}', 3)).toBe('ab…');
  });

  test('never has more lines than asked for, and none that is too wide', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 4 }), (given, most) => {
        const text = shown(given);
        const lines = linesWithin(text, 14, 'bold', 130, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(widthOf(line, 14, 'bold')).toBeLessThanOrEqual(130);
        if (!lines.join('').endsWith('…')) expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  test('a name that shows nothing is its id', () => {
    expect(labelLines(' \t', 'some-id')).toEqual(['some-id']);
  });

  test('a moment at the end of its day is the day', () => {
    expect(momentWords('2026-01-31T23:59:59.999Z', 'en')).toBe('31 January 2026');
    expect(momentWords('2026-01-31T12:30:00.000Z', 'en')).toBe('31 January 2026, 12:30:00 UTC');
  });
});

test('a crowd is thinned to those of most claims, and the lines between them', () => {
  fc.assert(
    fc.property(anyNetwork(12), fc.nat(12), fc.nat(10), (network, actors, lines) => {
      const kept = thinned(network, { actors, lines });
      expect(kept.actors).toHaveLength(Math.min(actors, network.actors.length));
      expect(kept.stances.length).toBeLessThanOrEqual(lines);
      const ids = new Set(kept.actors.map(({ id }) => id));
      for (const { holder, target } of kept.stances) expect(ids.has(holder) && ids.has(target)).toBe(true);
      const weight = ({ held, received }: { held: number; received: number }) => held + received;
      const least = Math.min(...kept.actors.map(weight));
      for (const actor of network.actors) if (!ids.has(actor.id)) expect(weight(actor)).toBeLessThanOrEqual(least);
    }),
  );
});
