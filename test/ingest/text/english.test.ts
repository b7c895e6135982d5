import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '#ingest/frames/frame';
import { loadPacks } from '#ingest/packs';
import { analyseEnglish, disambiguateEnglish } from '#ingest/text/english';
import type { Token } from '#ingest/text/token';
import { tokenize } from '#ingest/text/tokens';

const read = (text: string): Token[] => disambiguateEnglish(tokenize(text, 0, text.length, analyseEnglish));

/** The readings of the word in its sentence: `lemma pos`, with tense or voice where they tell forms apart. */
const readings = (text: string, word: string): string[] => {
  const token = read(text).find((each) => each.text === word);
  if (!token) throw new Error(`no "${word}" in "${text}"`);
  return [...new Set(token.analyses.map(({ lemma, pos }) => `${lemma} ${pos}`))];
};

const lemmas = (word: string, pos: string): string[] => [
  ...new Set(analyseEnglish(word).flatMap((each) => (each.pos === pos ? [each.lemma] : []))),
];

describe('readings of an English word by itself', () => {
  it.each([
    ['accused', 'verb', 'accuse'],
    ['vetoed', 'verb', 'veto'],
    ['relies', 'verb', 'rely'],
    ['signalled', 'verb', 'signal'],
    ['signaled', 'verb', 'signal'],
    ['trafficked', 'verb', 'traffic'],
    ['withheld', 'verb', 'withhold'],
    ['drawn', 'participle', 'draw'],
    ['redeployed', 'participle', 'redeploy'],
    ['vying', 'gerund', 'vie'],
    ['using', 'gerund', 'use'],
    ['planning', 'gerund', 'plan'],
    ['allies', 'noun', 'ally'],
    ['crises', 'noun', 'crisis'],
    ['vetoes', 'noun', 'veto'],
    ['men', 'noun', 'man'],
    ['politics', 'noun', 'politics'],
    ['closer', 'adjective', 'close'],
    ['warier', 'adjective', 'wary'],
    ['Iranian', 'adjective', 'iranian'],
    ['ca', 'verb', 'can'],
    ["n't", 'particle', 'not'],
  ])('reads %s as %s of %s', (word, pos, lemma) => {
    expect(lemmas(word, pos)).toContain(lemma);
  });

  it('gives verb and participle for a form in -ed, and verb and noun where a word is both', () => {
    const condemned = analyseEnglish('condemned');
    expect(condemned).toContainEqual(expect.objectContaining({ pos: 'verb', tense: 'past', voice: 'active' }));
    expect(condemned).toContainEqual(expect.objectContaining({ pos: 'participle', voice: 'passive' }));
    expect(lemmas('views', 'noun')).toEqual(['view']);
    expect(lemmas('views', 'verb')).toEqual(['view']);
  });

  it('does not take "US" for a pronoun or "Beijing" for a gerund', () => {
    expect(lemmas('US', 'pronoun')).toEqual([]);
    expect(lemmas('us', 'pronoun')).toEqual(['we']);
    expect(lemmas('Beijing', 'gerund')).toEqual([]);
  });

  it('gives possessives and objects their case', () => {
    expect(analyseEnglish('their')).toEqual([expect.objectContaining({ lemma: 'they', pos: 'pronoun', case: 'gen' })]);
    expect(analyseEnglish('him')).toEqual([expect.objectContaining({ lemma: 'he', pos: 'pronoun', case: 'acc' })]);
  });

  it('reads any string without crashing, with a lemma in every reading', () => {
    const word = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.stringMatching(/^[A-Za-z'’-]{1,80}$/),
    );
    fc.assert(
      fc.property(word, (text) => {
        const analyses = analyseEnglish(text);
        expect(analyses.length).toBeGreaterThan(0);
        for (const { lemma, score } of analyses) {
          expect(lemma).not.toBe('');
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('readings in a sentence', () => {
  it.each([
    ['Nairobi backs Mogadishu.', 'backs', 'back verb'],
    ['Both backs were broken by the load.', 'backs', 'back noun'],
    ['Lima views the port as a gain.', 'views', 'view verb'],
    ["Lima's views of the port differ.", 'views', 'view noun'],
    ['Oslo and Bern support the plan.', 'support', 'support verb'],
    ['Oslo lost the support of Bern.', 'support', 'support noun'],
    ['Dakar will visit Accra.', 'visit', 'visit infinitive'],
    ['The visit to Accra was short.', 'visit', 'visit noun'],
    ['Talks between Chile and Peru stalled.', 'Talks', 'talk noun'],
    ['Chile talks to Peru.', 'talks', 'talk verb'],
    ['New sanctions hit Harare.', 'sanctions', 'sanction noun'],
    ['New sanctions hit Harare.', 'hit', 'hit verb'],
    ['Lisbon plays for time.', 'plays', 'play verb'],
    ['Dublin fears British plans.', 'fears', 'fear verb'],
    ['Fears of British plans grew.', 'Fears', 'fear noun'],
    ['Pressure on Quito is growing.', 'Pressure', 'pressure noun'],
    ['Bogota began to pressure Quito.', 'pressure', 'pressure infinitive'],
    ['Lagos wants to trade with Accra.', 'to', 'to particle'],
    ['Trade led to conflict.', 'to', 'to preposition'],
    ['Quito blamed Lima for it.', 'blamed', 'blame verb'],
  ])('%s – %s is %s', (text, word, expected) => {
    expect(readings(text, word)).toEqual([expected]);
  });

  const forms = (text: string, word: string) => {
    const token = read(text).find((each) => each.text === word);
    return token?.analyses.map(({ pos, tense, voice }) => ({ pos, tense, voice }));
  };

  it('tells an active perfect from a passive, adverbs in between or not', () => {
    expect(forms('Ghana has repeatedly condemned Togo.', 'condemned')).toEqual([
      { pos: 'verb', tense: 'past', voice: 'active' },
    ]);
    expect(forms('Ghana was not condemned by Togo.', 'condemned')).toEqual([
      expect.objectContaining({ pos: 'participle', voice: 'passive' }),
    ]);
    expect(forms('The tariffs imposed on Togo hurt Ghana.', 'imposed')).toEqual([
      expect.objectContaining({ pos: 'participle', voice: 'passive' }),
    ]);
    expect(forms('Ghana has given Togo a loan.', 'given')).toEqual([
      expect.objectContaining({ pos: 'verb', tense: 'past', voice: 'active' }),
    ]);
  });

  it('reads "is backing" as an active present', () => {
    expect(forms('Ghana is quietly backing Togo.', 'backing')).toEqual([
      { pos: 'verb', tense: 'present', voice: 'active' },
    ]);
  });

  it("tells the possessive 's from the verb", () => {
    expect(readings("Ghana's refusal was firm.", "'s")).toEqual(["'s particle"]);
    expect(readings("It's clear that Ghana hedges.", "'s")).toEqual(['be verb']);
  });

  it('keeps the words of any text, each with a reading it had or a verb made of its participle', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const before = tokenize(text, 0, text.length, analyseEnglish);
        const after = disambiguateEnglish(before);
        expect(after.map(({ start, end }) => [start, end])).toEqual(before.map(({ start, end }) => [start, end]));
        for (const [index, token] of after.entries()) {
          if (before[index]?.analyses.length) expect(token.analyses.length).toBeGreaterThan(0);
          const known = new Set(before[index]?.analyses.map(({ lemma }) => lemma));
          for (const { lemma } of token.analyses) expect(known).toContain(lemma);
        }
      }),
    );
  });

  it('reads a sentence of 5,000 words in less than two seconds', () => {
    const text = 'Ghana backs Togo and fears sanctions that support '.repeat(625);
    const tokens = tokenize(text, 0, text.length, analyseEnglish);
    const start = performance.now();
    expect(disambiguateEnglish(tokens)).toHaveLength(tokens.length);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('the words of the frames', () => {
  const KINDS: Readonly<Record<Frame['kind'], readonly string[]>> = {
    verb: ['verb', 'infinitive', 'gerund', 'participle'],
    noun: ['noun'],
    adjective: ['adjective', 'participle'],
    adverb: ['adverb', 'particle', 'conjunction', 'preposition', 'other', 'noun'],
  };
  const { frames } = loadPacks().en;

  it.each(frames.map((frame) => [frame.name, frame] as const))(
    '%s: every trigger has a word that can be read as its kind',
    (_, { kind, triggers }) => {
      const fits = (word: string) =>
        analyseEnglish(word).some(({ lemma, pos }) => lemma === word && KINDS[kind].includes(pos));
      const unread = triggers.filter((trigger) => !trigger.startsWith('@') && !trigger.split(/[\s/]+/).some(fits));
      expect(unread).toEqual([]);
    },
  );
});
