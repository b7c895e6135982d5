import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain, transliterate } from '#model/search/transliterate';

describe('a search in another script', () => {
  test.each([
    ['Казахстан', 'kazakhstan'],
    ['Қазақстан', 'qazaqstan'],
    ['Россия', 'rossiya'],
    ['Ресей', 'resey'],
    ['Центральная Азия', 'tsentralnaya aziya'],
    ['Орталық Азия', 'ortalyq aziya'],
    ['Өзбекстан', 'ozbekstan'],
    ['Шёлковый путь', 'shelkovyy put'],
    ['C5+1', 'c5+1'],
  ])('finds %s as %s', (name, typed) => {
    expect(transliterate(name)).toBe(typed);
  });

  test('finds a name by any beginning of itself, in any case', () => {
    const name = fc.constantFrom('Қазақстан', 'Соединённые Штаты', 'Côte d’Ivoire', 'Türkiye', 'Йемен', 'Ғ. Мүсірепов');
    fc.assert(
      fc.property(name, fc.nat(20), fc.boolean(), (whole, length, isLoud) => {
        const typed = whole.slice(0, length);
        const shouted = isLoud ? typed.toUpperCase() : typed;
        return transliterate(whole).startsWith(transliterate(shouted)) && plain(whole).startsWith(plain(shouted));
      }),
    );
  });
});

describe('plain text', () => {
  test.each([
    ['Ёлка', 'елка'],
    ['Йод', 'йод'],
    ['Türkiye', 'turkiye'],
    ['«Белый дом»', 'белый дом'],
    ['  U.S.A. ', 'u s a'],
    ['й', 'й'],
  ])('of %s is %s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('of plain text is the same, and of any text never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(plain(text))).toBe(plain(text));
        expect(plain(text)).not.toMatch(/^ | $| {2}/);
      }),
    );
  });
});
