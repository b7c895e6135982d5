import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullTextOf, misspeltOf } from '#cypher/full-text';
import { queryOf } from '#model/search/words';

/** Everything that may stand in a query: words with a weight, beginnings with alternatives for a letter, errors. */
const WORD = '[\\p{L}\\p{N}]+\\^4';
const BEGINNING = '/(?:[\\p{L}\\p{N}]|\\[[\\p{L}\\p{N}]+\\])+\\.\\*/';
const WORDS = new RegExp(`^${WORD}( ${WORD}| ${BEGINNING})* *$`, 'u');
const ERRORS = /^[\p{L}\p{N}]+~[12]( [\p{L}\p{N}]+~[12])* *$/u;

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc
    .array(
      fc.constantFrom(
        'AND',
        'OR',
        'NOT',
        'TO',
        '"',
        "'",
        '\\',
        '/',
        '*',
        '?',
        '~',
        '^2',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        ':',
        'quote:',
        '&&',
        '||',
        '!',
        '+',
        '-',
        '😀',
        '\u0000',
        'токаев',
        'a',
        '+1',
      ),
      { maxLength: 40 },
    )
    .chain((parts) => fc.constantFrom(parts.join(''), parts.join(' '))),
);

test('nothing that people type is more than words', () => {
  fc.assert(
    fc.property(hostile, (typed) => {
      const { terms } = queryOf(typed);
      expect(terms.length).toBeLessThanOrEqual(12);
      const [words, errors] = [fullTextOf(terms), misspeltOf(terms)];
      if (words !== null) expect(words).toMatch(WORDS);
      if (errors !== null) expect(errors).toMatch(ERRORS);
      for (const text of [words, errors]) expect(text ?? '').not.toMatch(/\b(AND|OR|NOT|TO)\b/);
    }),
    { numRuns: 1000 },
  );
});

test('a word is looked for as it stands and by its beginning in letters that are written for one another', () => {
  expect(fullTextOf(queryOf('Тоқаевым').terms)?.trim()).toBe('токаевым^4 /т[оө][кқ][аә][её]в.*/');
});

test('there is no query of nothing, and no error in a short word', () => {
  expect(fullTextOf(queryOf('?! "" &&').terms)).toBeNull();
  expect(misspeltOf(queryOf('США').terms)).toBeNull();
  expect(misspeltOf(queryOf('дипломотии strategi').terms)?.trim()).toBe('дипломоти~2 strategi~2');
});
