import { describe, expect, test } from 'vitest';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { LANGUAGES } from '#model/document';
import { STANCE_CODES } from '#model/stance';
import { nameBook } from '../../../web/i18n/names.ts';
import { certaintyWord, directionWords, lineWords, signWord, stanceWord, typeWord } from '../../../web/parts/words.ts';
import { SIGNS } from '../../../web/state/view.ts';
import { KAZ, RUS, USA } from '../../cypher/extractions.ts';
import { line } from '../networks.ts';
import { textIn } from '../text.ts';

const nameOf = nameBook(
  new Map([
    ['RUS', { en: 'Russia', ru: 'Россия', kk: 'Ресей' }],
    ['USA', { en: 'United States', ru: 'США', kk: 'АҚШ' }],
    ['KAZ', { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' }],
  ]),
  'en',
);

describe.each(LANGUAGES)('the closed lists in %s', (language) => {
  const t = textIn(language);
  test('have a word of its own for each value', () => {
    for (const words of [
      SIGNS.map((sign) => signWord(t, sign)),
      CERTAINTIES.map((certainty) => certaintyWord(t, certainty)),
      ACTOR_TYPES.map((type) => typeWord(t, type)),
      [...STANCE_CODES, null].map((stance) => stanceWord(t, stance)),
    ]) {
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word).not.toMatch(/^[\w]+\.|\{|^$/);
    }
  });
});

describe('a line read out', () => {
  const t = textIn('en');

  test('says who, towards whom, how, how surely, how often and when', () => {
    const said = line('RUS', 'USA', -1, { certainty: 'PS' });
    expect(lineWords(said, t, 'en', nameOf)).toBe(
      'Russia to United States: hostile, possible, 1 claim, 25 December 2025',
    );
  });

  test('says that a symmetric stance goes both ways, and a span of days', () => {
    const said = line('KAZ', 'USA', 1, {
      stance: 'PARTNERS_WITH',
      claims: 3,
      firstSaid: '2024-01-31',
      lastSaid: '2025-12-25',
    });
    expect(lineWords(said, t, 'en', nameOf)).toBe(
      'Kazakhstan and United States, both ways: cooperative, stated, 3 claims, 31 January 2024 – 25 December 2025',
    );
  });
});

describe('a direction', () => {
  const t = textIn('en');
  test.each([
    [{ holder: RUS, target: USA }, false, 'Russia → United States'],
    [{ holder: KAZ, target: USA }, true, 'Kazakhstan ↔ United States'],
    [{ holder: null, target: USA }, false, 'nobody in particular → United States'],
    [{ holder: RUS, target: null }, false, 'Russia'],
  ] as const)('%#', (claim, isBoth, words) => {
    expect(directionWords(claim, isBoth, t, nameOf)).toBe(words);
  });
});
