import { describe, expect, test } from 'vitest';
import { QUESTIONS, type QuestionName } from '#model/questions/index';

const names = Object.keys(QUESTIONS) as QuestionName[];

describe.each(names)('the question "%s"', (name) => {
  const { path, params, answer } = QUESTIONS[name];

  test('is listed under its own name', () => expect(QUESTIONS[name].name).toBe(name));

  test('takes what its path names', () => {
    for (const [, key] of path.matchAll(/:(\w+)/g)) expect(Object.keys(params.shape)).toContain(key);
    // One thing has one id, and what is between two has two.
    expect(answer === 'one').toBe([...path.matchAll(/:\w+/g)].length === 1);
  });

  test('refuses a parameter that it does not know', () => {
    const given = {
      ...Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, key]) => [key, 'usa'])),
      nonsense: '1',
    };
    expect(params.safeParse(given).error?.issues.at(-1)?.code).toBe('unrecognized_keys');
  });
});

/** Lists that let everything through. */
const LISTS = Object.fromEntries(
  [
    ...['actors', 'type', 'sign', 'stance', 'kind', 'realis'],
    ...['asserter', 'document', 'language', 'method', 'review'],
  ].map((key) => [key, []]),
);

describe('parameters as a query writes them', () => {
  const { params } = QUESTIONS.network;

  test('have defaults', () => {
    expect(params.parse({})).toEqual({ ...LISTS, minCertainty: 'PS', fold: true });
  });

  test('a list repeats its parameter, and one value is a list of one', () => {
    expect(params.parse({ actors: 'KAZ', sign: ['-1', '1'], stance: 'INVITE', fold: 'false' })).toEqual({
      ...LISTS,
      actors: ['KAZ'],
      sign: [-1, 1],
      stance: ['INVITE'],
      minCertainty: 'PS',
      fold: false,
    });
  });

  test.each([
    { sign: '2' },
    { sign: '' },
    { stance: 'LIKES' },
    { minCertainty: 'certain' },
    { from: '25.12.2025' },
    { from: '2025-02-30' },
    { fold: 'perhaps' },
    { actors: 'Казахстан!' },
  ])('refuses %j and names the field', (given) => {
    expect(params.safeParse(given).error?.issues[0]?.path[0]).toBe(Object.keys(given)[0]);
  });

  test('limits stay within their range', () => {
    expect(QUESTIONS.claims.params.safeParse({ limit: '0' }).success).toBe(false);
    expect(QUESTIONS.claims.params.safeParse({ limit: '1001' }).success).toBe(false);
    expect(QUESTIONS.claims.params.parse({ limit: '7' }).limit).toBe(7);
    expect(QUESTIONS.claims.params.parse({ negated: 'true' }).negated).toBe(true);
    expect(QUESTIONS.claims.params.parse({}).minCertainty).toBe('U');
  });
});
