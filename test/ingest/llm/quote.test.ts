import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findWords } from '../../../ingest/llm/quote.ts';

const found = (sentence: string, words: string) => {
  const place = findWords(sentence, words);
  return typeof place === 'string' ? place : sentence.slice(place.start, place.end);
};

describe('the words of a quote', () => {
  test.each([
    ['as they are', 'Канада поддержит Швецию.', 'поддержит Швецию', 'поддержит Швецию'],
    ['ё for е', 'Всё ещё идёт спор.', 'Все еще идет', 'Всё ещё идёт'],
    ['other marks and dashes', 'Это «новый курс» — ответ.', '"новый курс" - ответ', '«новый курс» — ответ'],
    [
      'white space of any kind and length',
      'Norway \n\u00a0 backs\u00a0Sweden.',
      'Norway backs Sweden',
      'Norway \n\u00a0 backs\u00a0Sweden',
    ],
    ['letters put together otherwise', 'Кита\u0438\u0306 ждет.', 'Китай ждет', 'Кита\u0438\u0306 ждет'],
    ['letters that the text puts together', 'Китай ждет.', 'Кита\u0438\u0306 ждет', 'Китай ждет'],
    ['soft hyphens', 'под\u00adдержит Швецию', 'поддержит Швецию', 'под\u00adдержит Швецию'],
    ['white space around them', 'Canada waits.', '  Canada waits ', 'Canada waits'],
    ['exactly, where only the spelling of another differs', 'Все ждут, всё ждут', 'всё ждут', 'всё ждут'],
    ['as whole words, where others begin alike', 'The USA backs the US plan', 'US', 'US'],
  ])('are found: %s', (_name, sentence, words, expected) => {
    expect(found(sentence, words)).toBe(expected);
  });

  test.each([
    ['are not there', 'Канада поддержит Швецию.', 'Канада предаст Швецию'],
    ['are put together from two places', 'Канада, конечно, поддержит Швецию.', 'Канада поддержит'],
    ['are a part of a word', 'Канада поддержит Швецию.', 'поддержит Шве'],
    ['differ in capitals', 'Канада поддержит Швецию.', 'канада поддержит'],
    ['part a letter from its mark', 'Кита\u0438\u0306 ждет.', 'Кита\u0438'],
    ['are half a character', 'Это \u{1F600} здесь.', '\ud83d'],
    ['are no words', 'Это – здесь.', '–'],
    ['are nothing', 'Это – здесь.', '   '],
  ])('are missing when they %s', (_name, sentence, words) => {
    expect(findWords(sentence, words)).toBe('missing');
  });

  test('are ambiguous when they stand there twice, spelt alike or not', () => {
    expect(findWords('США и снова США', 'США')).toBe('ambiguous');
    expect(findWords('«план» и “план”', '"план"')).toBe('ambiguous');
  });

  test('are a stretch of the sentence, whatever sentence and words are', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('ё', 'е', '«', '"', ' ', '\u00a0', '—', '-', '\u0306', 'и', '\u00ad', '\u{1F600}', 'США'),
    );
    const text = fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (sentence, words) => {
        const place = findWords(sentence, words);
        if (typeof place === 'string') return;
        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.end).toBeGreaterThan(place.start);
        expect(place.end).toBeLessThanOrEqual(sentence.length);
      }),
      { numRuns: 200 },
    );
  });
});
