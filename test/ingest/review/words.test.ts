import { describe, expect, test } from 'vitest';
import { chainOf, claimWords, plain, sentenceOf } from '../../../ingest/review/words.ts';
import { EXPERT, KAZ, OUTLET, PRESIDENT, UZB } from '../../cypher/extractions.ts';
import { machineReads, only } from './documents.ts';
import { bare } from './terminal.ts';

const machine = machineReads('one', [
  {
    lead: 'Perhaps ',
    quote: 'Kazakhstan works with Uzbekistan',
    tail: '.',
    holder: KAZ,
    stance: 'PARTNERS_WITH',
    target: UZB,
  },
]);
const { text } = machine.document;
const cue = (role: 'holder' | 'stance' | 'target' | 'hedge', words: string) => {
  const start = text.indexOf(words);
  return { role, start, end: start + words.length, text: words, metonym: false };
};
const claim = {
  ...only(machine.claims),
  certainty: 'PS' as const,
  cues: [
    cue('hedge', 'Perhaps'),
    cue('holder', 'Kazakhstan'),
    cue('stance', 'works with'),
    cue('target', 'Uzbekistan'),
  ],
  attribution: [
    { actor: OUTLET, certainty: 'CT' as const, cue: null },
    { actor: EXPERT, certainty: 'PS' as const, cue: { start: 0, end: 7, text: 'Perhaps' } },
  ],
};
const sentence = { start: 0, end: text.length };

describe('a claim in words', () => {
  test('without colours names each part', () => {
    expect(claimWords(text, claim, sentence, { colours: false }).split('\n')).toEqual([
      '  [hedge: Perhaps] »[holder: Kazakhstan] [stance: works with] [target: Uzbekistan]«.',
      '  Kazakhstan PARTNERS_WITH Uzbekistan; sign +1',
      '  said by: Some Outlet (certain) → Some Expert «Perhaps» (possible); in all possible',
      '  actual, by rules, confidence 1',
    ]);
  });

  test('with colours says the same words, and what the colours mean', () => {
    const coloured = claimWords(text, claim, sentence, { colours: true });
    expect(coloured).toContain('\u001b[');
    expect(bare(coloured)).toContain('Perhaps »Kazakhstan works with Uzbekistan«.');
    expect(bare(coloured)).toContain('hedge holder stance target');
  });

  test('says what is denied, of whom a person is, and what it is about', () => {
    const denied = { ...claim, holder: PRESIDENT, negated: true, target: null, topic: { en: 'water', words: 'вода' } };
    expect(sentenceOf(denied)).toBe(
      'Some President (USA) NOT PARTNERS_WITH about water («вода»); sign +1; the text denies it',
    );
    expect(chainOf({ ...claim, attribution: claim.attribution.slice(0, 1), certainty: 'CT' })).toBe(
      'Some Outlet (certain); in all certain',
    );
  });

  test('shows nothing that could drive a terminal', () => {
    expect(plain('a\u001b[2Jb\u0007\u009b1m\u202ec\r')).toBe('a·[2Jb··1m·c·');
  });
});
