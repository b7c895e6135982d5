import { describe, expect, test } from 'vitest';
import { supplied } from '#ingest/supply';
import { LANGUAGES } from '#model/document';
import { filled } from '#model/exports/page/voice';
import { PAGE_WORDS } from '#model/exports/page/words';
import { textIn } from '../../../web/text.ts';

const places = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

describe.each(LANGUAGES)('the words of the page in %s', (language) => {
  test('are there, and take the same values as in English', () => {
    for (const [key, words] of Object.entries(PAGE_WORDS)) {
      expect(words[language].trim(), key).not.toBe('');
      expect(places(words[language]), key).toEqual(places(words.en));
    }
  });

  test('are those of the site, where it has them', () => {
    const t = textIn(language);
    expect(PAGE_WORDS.reading[language]).toBe(t('network.reading'));
    expect(PAGE_WORDS.chain[language]).toBe(t('claim.chain'));
    expect(PAGE_WORDS.evidence[language]).toBe(t('evidence.title'));
  });
});

test('a sentence is filled in where there is a value, and stays where there is none', () => {
  expect(filled('{a} of {b}, {c}', { a: 1, b: '{c}' })).toBe('1 of {c}, {c}');
});

test('what the page does needs nothing from elsewhere and makes no HTML', async () => {
  const script = new TextDecoder().decode(await supplied('page.js'));
  expect(script).toContain('querySelectorAll');
  expect(script).not.toMatch(/\bimport\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
  expect(script).not.toMatch(/<\/?script|<!--|sourceMappingURL|https?:/i);
  const style = new TextDecoder().decode(await supplied('page.css'));
  expect(style).not.toMatch(/@import|url\(|<\/|<!--/i);
});
