import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import { askedWords } from '#model/exports/picture/figure-asked';
import { FIGURE_WORDS } from '#model/exports/picture/figure-words';
import { filters } from '#model/questions/filters';

const called = {
  actor: (id: string) => (id === 'KAZ' ? 'Kazakhstan' : id),
  document: (id: string) => `Title of ${id}`,
};
const asked = (params: Record<string, unknown>, language: (typeof LANGUAGES)[number] = 'en') =>
  askedWords(params, language, called);

describe('what was asked for', () => {
  test('is said in words, one filter after the other', () => {
    expect(
      asked({
        actors: ['KAZ', 'USA'],
        type: ['STATE'],
        sign: [-1, 0],
        stance: ['PRESSURES'],
        minCertainty: 'PR',
        kind: ['risk'],
        realis: ['future'],
        asserter: ['KAZ'],
        document: ['one.ru'],
        language: ['kk'],
        method: ['llm'],
        review: ['accepted'],
        from: '2025-01-01',
        to: '2025-12-31',
        fold: false,
      }),
    ).toEqual([
      'claims with one of: Kazakhstan, USA',
      'types of actors: State',
      'stance: Hostile, Neutral',
      'kinds of stance: Pressure',
      'kinds of claims: risks',
      'how it is meant: in the future',
      'said by: Kazakhstan',
      'documents: “Title of one.ru”',
      'languages of documents: Kazakh',
      'read by: a language model',
      'review: accepted',
      'probable or firmer',
      'said from 1 January 2025 until 31 December 2025',
      'persons and government bodies stand for themselves',
    ]);
  });

  test('of nothing is nothing, and a list that lets everything through is nothing', () => {
    expect(asked({})).toEqual([]);
    expect(asked({ actors: [], from: undefined, asOf: '2026-01-01T00:00:00.000Z' })).toEqual([]);
  });

  test.each([
    [{ from: '2025-01-01' }, 'said from 1 January 2025'],
    [{ to: '2025-01-01' }, 'said until 1 January 2025'],
  ])('%j is a period without an end', (params, words) => {
    expect(asked(params)).toEqual([words]);
  });

  test('names the first of many, and cuts what is long', () => {
    const [actors = '', asserter = ''] = asked({
      actors: Array.from({ length: 30 }, (_, index) => `actor-${index}`),
      asserter: ['x'.repeat(5000)],
    });
    expect(actors).toMatch(/actor-7 and 22 more$/);
    expect(asserter.length).toBeLessThan(200);
  });

  test('leaves a value as it is where no word is known for it', () => {
    expect(asked({ stance: ['constructor'], kind: ['toString'], language: ['xx'], minCertainty: '__proto__' })).toEqual(
      ['kinds of stance: constructor', 'kinds of claims: toString', 'languages of documents: xx', '__proto__'],
    );
  });
});

test.each(LANGUAGES)('every filter has its words in %s', (language) => {
  const { listed } = FIGURE_WORDS[language];
  const told = [...Object.keys(listed), 'minCertainty', 'from', 'to', 'asOf', 'fold'];
  expect(told.sort()).toEqual(Object.keys(filters).sort());
  expect(new Set(Object.values(listed)).size).toBe(Object.keys(listed).length);
});
