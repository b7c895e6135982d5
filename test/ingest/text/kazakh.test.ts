import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseKazakh } from '#ingest/text/kazakh';

const has = (word: string, wanted: Record<string, unknown>) =>
  expect(analyseKazakh(word)).toContainEqual(expect.objectContaining(wanted));

describe('nouns', () => {
  it.each([
    ['Өзбекстанда', 'өзбекстан', 'loc', 'sing'],
    ['Қырғызстанның', 'қырғызстан', 'gen', 'sing'],
    ['Түркияға', 'түркия', 'dat', 'sing'],
    ['Ресейді', 'ресей', 'acc', 'sing'],
    ['Қытаймен', 'қытай', 'ins', 'sing'],
    ['Қытайдан', 'қытай', 'ins', 'sing'],
    ['елдер', 'ел', 'nom', 'plur'],
    ['елдерінің', 'ел', 'gen', 'plur'],
    ['серігі', 'серік', 'nom', 'sing'],
    ['ұсынысын', 'ұсыныс', 'acc', 'sing'],
    ['санкцияларына', 'санкция', 'dat', 'plur'],
    ['аймағында', 'аймақ', 'loc', 'sing'],
  ])('%s is %s in %s, %s', (word, lemma, kase, number) => {
    has(word, { lemma, case: kase, number, pos: 'noun' });
  });

  it('keeps the whole word among the readings: a name may end like a case', () => {
    has('Мальта', { lemma: 'мальта', case: 'nom' });
    has('Канада', { lemma: 'канада', case: 'nom' });
  });

  it('has pronouns in their cases', () => {
    expect(analyseKazakh('оған')).toEqual([expect.objectContaining({ lemma: 'ол', case: 'dat', pos: 'pronoun' })]);
  });
});

describe('verbs', () => {
  it.each([
    ['қолдайды', 'қолдау', 'verb'],
    ['қолдады', 'қолдау', 'verb'],
    ['қолдаған', 'қолдау', 'verb'],
    ['қолдап', 'қолдау', 'gerund'],
    ['қолдамақ', 'қолдау', 'verb'],
    ['қолдау', 'қолдау', 'infinitive'],
    ['айыптады', 'айыптау', 'verb'],
    ['кездесті', 'кездесу', 'verb'],
    ['шақырады', 'шақыру', 'verb'],
    ['тапты', 'табу', 'verb'],
    ['оқыды', 'оқу', 'verb'],
  ])('%s comes from %s', (word, lemma, pos) => {
    has(word, { lemma, pos });
  });

  it('keeps the denial in the dictionary form', () => {
    has('қолдамайды', { lemma: 'қолдамау', pos: 'verb' });
    expect(analyseKazakh('қолдамайды').map(({ lemma }) => lemma)).not.toContain('қолдау');
  });
});

it('reads any string without crashing, with a lemma in every reading', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ minLength: 1 }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.stringMatching(/^[а-яәғқңөұүһі]{1,70}$/),
      ),
      (text) => {
        const analyses = analyseKazakh(text);
        expect(analyses.length).toBeGreaterThan(0);
        for (const { lemma, score } of analyses) {
          expect(lemma).not.toBe('');
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});
