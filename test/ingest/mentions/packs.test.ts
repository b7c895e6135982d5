import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Actor } from '#model/actor';
import { LANGUAGES } from '#model/document';
import { NamesFile } from '../../../ingest/mentions/schema.ts';
import { packsFolder } from '../../../ingest/packs.ts';
import { normalize } from '../../../ingest/text/token.ts';
import { lexicon } from './reading.ts';

const actors = [...lexicon.actors.values()];
const namesOf = (language: string) =>
  NamesFile.parse(JSON.parse(readFileSync(join(packsFolder(), language, 'names.json'), 'utf8')));

describe('packs of actors', () => {
  it('hold records of the model', () => {
    expect(actors.length).toBeGreaterThan(500);
    for (const actor of actors) expect(Actor.safeParse(actor).error, actor.id).toBeUndefined();
  });

  it('know every member of the United Nations by three languages', () => {
    const states = actors.filter(({ type }) => type === 'STATE');
    expect(states.length).toBeGreaterThanOrEqual(193 + 4);
    for (const { id, names, wikidata } of states) {
      expect(id).toMatch(/^[A-Z]{3}$/);
      expect(names.ru && names.kk, id).toBeTruthy();
      if (!['SUN', 'YUG', 'DDR'].includes(id)) expect(wikidata, id).toMatch(/^Q\d+$/);
    }
  });

  it('name a source for every relation, and point at actors they have', () => {
    const relations = actors.flatMap((actor) => actor.relations);
    expect(relations.length).toBeGreaterThan(90);
    for (const { source, target } of relations) {
      expect(source).toMatch(/^The World Factbook \(CIA\), \w\w\.json/);
      expect(lexicon.actors.has(target), target).toBe(true);
    }
  });

  it('share no id, and no Wikidata id, between two actors', () => {
    const folder = join(packsFolder(), 'actors');
    const all = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Actor[]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const items = all.flatMap(({ wikidata }) => wikidata ?? []);
    expect(new Set(items).size).toBe(items.length);
  });

  it.each(LANGUAGES)('mean one actor by each name in %s', (language) => {
    const meant = new Map<string, string>();
    for (const [id, naming] of Object.entries(namesOf(language)))
      for (const kind of ['names', 'adjectives', 'people', 'metonyms', 'metonymAdjectives'] as const)
        for (const phrase of naming[kind] ?? []) {
          const text = normalize(typeof phrase === 'string' ? phrase : phrase.text).replace(/[=^]/g, '');
          expect(meant.get(text) ?? id, `${text} (${language})`).toBe(id);
          meant.set(text, id);
        }
    expect(meant.size).toBeGreaterThan(600);
  });

  it.each(LANGUAGES)('name every state and every organisation of the region in %s', (language) => {
    const names = namesOf(language);
    for (const { id, type } of actors) if (type === 'STATE') expect(names[id]?.names?.length, id).toBeGreaterThan(0);
    for (const id of [
      'european-union',
      'nato',
      'united-nations',
      'shanghai-cooperation-organisation',
      'brics',
      'g20',
      'c5-1',
      'central-asia',
      'west',
    ])
      expect(names[id]?.names?.length, id).toBeGreaterThan(0);
  });
});
