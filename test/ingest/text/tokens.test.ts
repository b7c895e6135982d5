import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadMorphology } from '../../../ingest/text/morphology.ts';
import { splitSentences } from '../../../ingest/text/sentences.ts';
import { tokenize } from '../../../ingest/text/tokens.ts';

const { ru } = await loadMorphology();
const words = (text: string) => tokenize(text, 0, text.length, ru).map((token) => token.text);
const sentences = (text: string, language: 'ru' | 'en' = 'ru') =>
  splitSentences(text, 0, text.length, language).map(([start, end]) => text.slice(start, end));

describe('tokens', () => {
  test('keep hyphens, formats with a plus, numbers and short forms together', () => {
    expect(words('Эр-Рияд и С5+1 за 1,5 млрд')).toEqual(['Эр-Рияд', 'и', 'С5+1', 'за', '1,5', 'млрд']);
    expect(words('U.S. officials')).toEqual(['U.S.', 'officials']);
  });

  test('part the English possessive and negation', () => {
    expect(words('Kigali’s airport isn’t open')).toEqual(['Kigali', '’s', 'airport', 'is', 'n’t', 'open']);
  });

  test('carry every reading of a word', () => {
    const [token] = tokenize('Китай', 0, 5, ru);
    expect(new Set(token?.analyses.map((each) => each.case))).toEqual(new Set(['nom', 'acc']));
    expect(token?.analyses[0]).toMatchObject({ lemma: 'китай', pos: 'noun' });
  });

  test('cover the text in order, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let last = 0;
        for (const token of tokenize(text, 0, text.length, ru)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(text.slice(last, token.start).trim()).toBe('');
          last = token.end;
        }
        expect(text.slice(last).trim()).toBe('');
      }),
    );
  });
});

describe('sentences', () => {
  test.each([
    ['В 2025 г. Китай и т.н. партнёры договорились. Потом ушли.', 2],
    ['Об этом сказал А. Б. Иванов. Он прав.', 2],
    ['«Мы против! Мы не согласны», – говорит он. Конец.', 3],
    ['Dr. Smith of the U.S. embassy agreed. He left.', 2],
  ])('%s', (text, count) => {
    expect(sentences(text, /[a-z]/.test(text) ? 'en' : 'ru')).toHaveLength(count);
  });

  test('never cross a line, never lose a word, and are cut where they never end', () => {
    expect(sentences('Первая строка\nвторая строка.')).toEqual(['Первая строка', 'вторая строка.']);
    const endless = 'слово '.repeat(3000);
    const parts = sentences(endless);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(1501);
    expect(parts.join(' ').split(' ')).toHaveLength(3000);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(sentences(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});
