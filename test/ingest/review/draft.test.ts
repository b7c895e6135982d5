import { describe, expect, test } from 'vitest';
import { weakestOf } from '#model/certainty';
import { CannotChange, change, type Edited, flawOf } from '../../../ingest/review/draft.ts';
import { readingOf } from '../../../ingest/review/keys.ts';
import { KAZ, RUS, USA, UZB } from '../../cypher/extractions.ts';
import { machineReads, only } from './documents.ts';

const machine = machineReads('one', [
  {
    lead: 'He says that ',
    quote: 'Kazakhstan works with Uzbekistan',
    tail: ' on water.',
    holder: KAZ,
    stance: 'PARTNERS_WITH',
    target: UZB,
  },
]);
const { text } = machine.document;
const claim = only(machine.claims);
const around = {
  text,
  paragraph: { start: 0, end: text.length },
  find: (name: string) =>
    [KAZ, UZB, RUS, USA].filter(({ id, name: own }) => id === name || own.toLowerCase().startsWith(name.toLowerCase())),
};
const start: Edited = { reading: readingOf(claim), place: claim, actors: [] };
const changed = (...lines: string[]) => lines.reduce((draft, line) => change(draft, line, around), start);

describe('a change', () => {
  test.each<[string, Partial<Edited['reading']>]>([
    ['stance COMPETES_WITH', { stance: 'COMPETES_WITH', sign: -1 }],
    ['stance: competes_with', { stance: 'COMPETES_WITH', sign: -1 }],
    ['stance none', { stance: null, sign: 0, kind: 'risk' }],
    ['sign +1', { sign: 1 }],
    ['holder Russia', { holder: RUS }],
    ['target none', { target: null }],
    ['negated yes', { negated: true }],
    ['realis future', { realis: 'future' }],
    ['modality wish', { modality: 'wish' }],
    ['qualifiers managed, selective', { qualifiers: ['managed', 'selective'] }],
    ['topic on water = water policy', { topic: { words: 'on water', en: 'water policy' } }],
    ['topic on water', { topic: { words: 'on water', en: null } }],
    ['from 2024-02-29', { validFrom: '2024-02-29' }],
  ])('%s', (line, expected) => {
    expect(changed(line).reading).toMatchObject(expected);
  });

  test('of the quote is words of the paragraph', () => {
    const { place } = changed('quote works with Uzbekistan on water');
    expect(text.slice(place.start, place.end)).toBe('works with Uzbekistan on water');
  });

  test.each(['CT', 'PR', 'PS', 'U'] as const)(
    'of the certainty to %s goes through the chain, and back',
    (certainty) => {
      for (const line of [`certainty ${certainty}`, 'certainty CT']) {
        const { reading } = changed(`certainty ${certainty}`, line);
        expect(weakestOf(reading.attribution.map((link) => link.certainty))).toBe(reading.certainty);
      }
      // Whoever lets speak doubts nothing.
      expect(changed(`certainty ${certainty}`).reading.attribution[0]?.certainty).toBe('CT');
    },
  );

  test('of the holder takes the words for the old one away', () => {
    const cue = {
      role: 'holder' as const,
      start: claim.start,
      end: claim.start + 10,
      text: 'Kazakhstan',
      metonym: false,
    };
    const named = { ...start, reading: { ...start.reading, cues: [cue] } };
    expect(change(named, 'holder Russia', around).reading.cues).toEqual([]);
    expect(change(named, 'holder KAZ', around).reading.cues).toEqual([cue]);
  });

  test('brings somebody new', () => {
    const { reading, actors } = changed('holder new PERSON Some Minister (KAZ)');
    expect(reading.holder).toEqual({ id: 'some-minister', type: 'PERSON', name: 'Some Minister', state: 'KAZ' });
    expect(only(actors)).toMatchObject({ id: 'some-minister', names: { en: 'Some Minister' }, relations: [] });
  });

  test.each([
    ['colour red', /There is no "colour"/],
    ['stance LOVES', /"LOVES" is none of/],
    ['certainty maybe', /none of U, PS, PR, CT/],
    ['sign 2', /none of -1, 0, 1/],
    ['quote works for Uzbekistan', /does not stand in the paragraph/],
    ['topic on wine', /does not stand in the paragraph/],
    ['holder Atlantis', /Nobody is called "Atlantis"/],
    ['holder u', /"u" can be Uzbekistan \(UZB\), United States \(USA\)/],
    ['holder new STATE Atlantis', /"STATE" is none of/],
    ['from 2025-02-30', /is no day/],
    ['holder', /an actor by name/],
  ])('%s is refused with the reason', (line, message) => {
    expect(() => changed(line)).toThrow(CannotChange);
    expect(() => changed(line)).toThrow(message);
  });
});

test('a draft is kept only when it is a claim', () => {
  expect(flawOf(start)).toBeNull();
  expect(flawOf(changed('target none'))).toMatch(/target or a topic/);
  expect(flawOf(changed('target none', 'topic on water'))).toBeNull();
  expect(flawOf(changed('target Kazakhstan'))).toMatch(/the same/);
  expect(flawOf(changed('holder none'))).toMatch(/name the holder/);
  expect(flawOf(changed('stance none', 'kind stance'))).toMatch(/risk/);
});
