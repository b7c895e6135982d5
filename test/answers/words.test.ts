import { describe, expect, test } from 'vitest';
import { QUESTIONS } from '#model/questions/index';
import {
  type Fields,
  isFields,
  isQuestion,
  numbersOf,
  overlap,
  PARAGRAPHS,
  partsOf,
  placeOf,
  WRITTEN,
  wordsOf,
} from './written.ts';

const reading = ((WRITTEN.find(({ question }) => question === 'claims')?.cases[0]?.answer?.rows ?? []) as Fields[]).map(
  ({ p, quote }) => placeOf(Number(p), String(quote)),
);

test('every question has its answer written out', () => {
  expect(WRITTEN.map(({ question }) => question)).toEqual(Object.keys(QUESTIONS).sort());
});

test('the interview has its paragraphs, nine of them the interviewer’s', () => {
  const numbers = PARAGRAPHS.map((_, index) => index + 1);
  expect(numbers).toHaveLength(28);
  expect(numbers.filter(isQuestion)).toEqual([3, 6, 9, 12, 16, 19, 22, 25, 28]);
});

test('claims are numbered without a gap, in the order of the text', () => {
  const rows = (WRITTEN.find(({ question }) => question === 'claims')?.cases[0]?.answer?.rows ?? []) as Fields[];
  expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 79 }, (_, index) => index + 1));
  const order = reading.toSorted((a, b) => a.start - b.start || a.end - b.end);
  expect(reading).toEqual(order);
});

/** An actor is named and a document is dated in words that claim nothing. */
const NAMING: ReadonlySet<string> = new Set(['actors', 'actor', 'documents']);

const answers = WRITTEN.flatMap(({ question, cases }) =>
  cases.flatMap(({ case: name, answer }) => (answer ? [[question, name, answer] as const] : [])),
);

describe.each(answers)('%s: %s', (question, _name, answer) => {
  const parts = [...partsOf(answer)];

  test('rests on words of the text, and on none of the interviewer’s', () => {
    for (const part of parts) {
      for (const { paragraph } of wordsOf(part)) expect(isQuestion(paragraph)).toBe(false);
      if (part.p === undefined) continue;
      placeOf(Number(part.p), String(part.quote));
      expect(isQuestion(Number(part.p))).toBe(false);
    }
  });

  test('names words or numbers for every claim that it counts', () => {
    for (const part of parts) {
      const words = wordsOf(part);
      if (words.length && typeof part.claims === 'number' && !isFields(part.counted))
        expect(words).toHaveLength(part.claims);
      if (words.length && typeof part.positive === 'number' && part.claims === undefined) {
        expect(words).toHaveLength(Number(part.positive) + Number(part.negative));
      }
      for (const [key, ranges] of Object.entries(isFields(part.counted) ? part.counted : {})) {
        const numbers = numbersOf(ranges as string | number);
        const claims = part[key] ?? (isFields(part.claims) ? part.claims[key] : undefined);
        expect(numbers, `${key} of ${JSON.stringify(part)}`).toHaveLength(Number(claims));
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const number of numbers) expect(reading[number - 1]).toBeDefined();
      }
    }
  });

  test('rests on words that a claim was read from', () => {
    for (const part of NAMING.has(question) ? [] : parts) {
      for (const words of wordsOf(part)) {
        expect(
          reading.some((quote) => overlap(quote, words)),
          words.words,
        ).toBe(true);
      }
    }
  });
});
