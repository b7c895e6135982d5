import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../ingest/text/language.ts';

describe('the language of a text', () => {
  test.each([
    ['Перу поддерживает Чад.', 'en', 'ru'],
    ['Қазақстан Өзбекстанды қолдайды.', 'en', 'kk'],
    ['Peru backs Chad.', 'ru', 'en'],
    ['По мнению политолога, США и Китай ведут переговоры, сообщает BAQ.KZ.', 'en', 'ru'],
    ['Сарапшының пікірінше, Қытай мен Ресей өңірдегі ықпалын күшейтіп келеді.', 'ru', 'kk'],
    ['2026 – 17 %', 'kk', 'kk'],
    ['G20 и С5+1', 'en', 'en'],
  ] as const)('%s', (text, fallback, language) => {
    expect(detectLanguage(text, fallback)).toBe(language);
  });
});
