import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NamesFile } from '../../../ingest/mentions/schema.ts';
import { packsFolder } from '../../../ingest/packs.ts';
import { lexicon, linesOf, mentionsOf } from './reading.ts';

const names = NamesFile.parse(JSON.parse(readFileSync(join(packsFolder(), 'en', 'names.json'), 'utf8')));

describe('names in English', { timeout: 60_000 }, () => {
  it('are found as the packs write them', () => {
    for (const [id, naming] of Object.entries(names))
      for (const phrase of naming.names ?? []) {
        const text = typeof phrase === 'string' ? phrase : phrase.text;
        expect(linesOf(`Then again, ${text} said no.`, 'en'), text).toContain(`${text} → ${id}`);
      }
    expect(Object.keys(names).length).toBe(lexicon.actors.size);
  });

  it('have adjectives and peoples', () => {
    for (const [id, naming] of Object.entries(names))
      for (const adjective of naming.adjectives ?? []) {
        const text = typeof adjective === 'string' ? adjective : adjective.text;
        expect(mentionsOf(`It was a ${text} plan.`, 'en')[0]?.referent.id, text).toBe(id);
      }
    expect(linesOf('Americans met the Qataris, the Saudis and the Turks.', 'en')).toEqual([
      'Americans → USA',
      'Qataris → QAT',
      'Saudis → SAU',
      'Turks → TUR',
    ]);
  });

  it.each([
    [
      'The Kremlin and the White House spoke; Brussels waited.',
      ['Kremlin → RUS', 'White House → USA', 'Brussels → european-union'],
    ],
    [
      'Chinese officials and the government of Japan disagreed.',
      ['Chinese officials → CHN', 'government of Japan → JPN'],
    ],
    [
      "Turkey's leadership met leaders of Armenia and Georgia.",
      ["Turkey's leadership → TUR", 'leaders of Armenia → ARM', 'Georgia → GEO'],
    ],
    ['The expert community in Washington doubts it.', ['expert community in Washington → washington-expert-community']],
    [
      'Kazakh experts and the Georgian opposition agree.',
      ['Kazakh experts → kazakh-expert-community', 'Georgian opposition → georgian-opposition'],
    ],
    ['US-China rivalry and Sino-Russian trade grow.', ['US → USA', 'China → CHN', 'Sino → CHN', 'Russian → RUS']],
    [
      'Pro-Western and anti-Russian parties; a Saudi-backed plan.',
      ['Pro-Western → west', 'anti-Russian → RUS', 'Saudi → SAU'],
    ],
  ])('%s', (text, lines) => expect(linesOf(text, 'en')).toEqual(lines));

  it.each([
    ['Michael Jordan likes it.', []],
    ['Chad Smith met Jordan Peterson in Georgia Tech.', []],
    ['He is from Atlanta, Georgia.', []],
    ['They cooked turkey in a china bowl and let us eat.', []],
    ['The English language and Thai food are popular.', []],
    [
      'The Moscow Times and the Washington Post wrote.',
      ['Moscow Times → moscow-times', 'Washington Post → washington-post'],
    ],
    ['Fighting went on in Western Cambodia.', ['Cambodia → KHM']],
    ['Ships crossed the Indian Ocean.', []],
    ['Georgia and Jordan signed; Chad did not.', ['Georgia → GEO', 'Jordan → JOR', 'Chad → TCD']],
  ])('are not seen where they are not: %s', (text, lines) => expect(linesOf(text, 'en')).toEqual(lines));

  it('show a place by its preposition', () => {
    const [place] = mentionsOf('Talks in Doha failed.', 'en');
    expect([place?.referent.id, place?.preposition]).toEqual(['QAT', 'in']);
  });
});
