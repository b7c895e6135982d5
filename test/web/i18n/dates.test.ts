import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import { formatDate, formatMoment, formatSpan } from '../../../web/i18n/dates.ts';

describe('a date', () => {
  test.each([
    ['en', '25 December 2025', '1 March 2024'],
    ['ru', '25 декабря 2025 г.', '1 марта 2024 г.'],
    ['kk', '2025 жылғы 25 желтоқсан', '2024 жылғы 1 наурыз'],
  ] as const)('in words: %s', (language, late, early) => {
    expect(formatDate('2025-12-25', language)).toBe(late);
    expect(formatDate('2024-03-01', language)).toBe(early);
  });

  test('of a moment is its date as written, in any time zone', () => {
    for (const zone of ['Asia/Almaty', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      process.env.TZ = zone;
      expect(formatDate('2025-12-25T23:59:59.999Z', 'kk')).toBe('2025 жылғы 25 желтоқсан');
      expect(formatDate('2025-12-25', 'en')).toBe('25 December 2025');
    }
    delete process.env.TZ;
  });

  test('has twelve months in every language', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}-01`);
    for (const language of LANGUAGES) {
      const words = months.map((day) => formatDate(day, language).replace(/[\d\s]|жылғы|г\./g, ''));
      expect(new Set(words).size, language).toBe(12);
      for (const word of words) expect(word).toMatch(language === 'en' ? /^[A-Z][a-z]+$/ : /^[\p{Script=Cyrillic}]+$/u);
    }
  });

  test('that is none stays as it is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'yesterday', '2025-13-45', '<b>'),
        fc.constantFrom(...LANGUAGES),
        (text, language) => formatDate(text, language) === text,
      ),
    );
  });

  test('and time in UTC, without seconds that are none; of the end of a day, the day', () => {
    expect(formatMoment('2026-01-31T00:01:00Z', 'en')).toBe('31 January 2026, 00:01 UTC');
    expect(formatMoment('2026-02-01T01:02:03+05:00', 'ru')).toBe('31 января 2026 г., 20:02:03 UTC');
    expect(formatMoment('2026-01-31T23:59:59.999Z', 'kk')).toBe('2026 жылғы 31 қаңтар');
  });

  test('range of one day is a day', () => {
    expect(formatSpan('2025-12-25', '2025-12-25', 'en')).toBe('25 December 2025');
    expect(formatSpan('2024-03-01', '2025-12-25', 'kk')).toBe('2024 жылғы 1 наурыз – 2025 жылғы 25 желтоқсан');
  });
});
