import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#model/document';
import type { StanceCode } from '#model/stance';
import { find, findableActors, findableLines } from '../../../web/shell/find.ts';
import { actor, line } from '../networks.ts';
import { textIn } from '../text.ts';

const KAZ = { ...actor('KAZ', { names: { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' } }), aliases: ['Астана'] };
const USA = {
  ...actor('USA', { names: { en: 'United States', ru: 'США', kk: 'АҚШ' }, held: 9 }),
  aliases: ['Соединённые Штаты', 'Белый дом'],
};
const RUS = { ...actor('RUS', { names: { en: 'Russia', ru: 'Россия', kk: 'Ресей' } }), aliases: ['Кремль'] };
const ASIA = {
  ...actor('central-asia', { names: { en: 'Central Asia', ru: 'Центральная Азия', kk: 'Орталық Азия' }, received: 3 }),
  aliases: [],
};
const actors = [KAZ, USA, RUS, ASIA];
const byName = findableActors(actors);
const named = (query: string) => find(byName, query, 7).map(({ id }) => id);

describe('a search for actors', () => {
  test.each([
    ['Kazakh', 'KAZ'],
    ['казах', 'KAZ'],
    ['ҚАЗАҚ', 'KAZ'],
    ['qazaq', 'KAZ'],
    ['astana', 'KAZ'],
    ['Белый', 'USA'],
    ['belyy dom', 'USA'],
    ['states united', 'USA'],
    ['соединенные', 'USA'],
    ['aqsh', 'USA'],
    ['rossiya', 'RUS'],
    ['kreml', 'RUS'],
    ['resey', 'RUS'],
    ['ортал', 'central-asia'],
    ['rus', 'RUS'],
  ])('finds “%s”', (query, id) => {
    expect(named(query)).toEqual([id]);
  });

  test('finds nothing in the middle of words, and nothing for nothing', () => {
    expect(named('azakh')).toEqual([]);
    expect(named('')).toEqual([]);
    expect(named('  «» ')).toEqual([]);
  });

  test('puts the weightier first among equals, and stops at the limit', () => {
    expect(named('а')).toContain('KAZ');
    expect(find(byName, 'a', 1)).toHaveLength(1);
    expect(named('a')[0]).toBe('USA');
  });

  test('never fails', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (query) => Array.isArray(named(query))));
  });

  test('finds every actor by each of its names, however it is typed', () => {
    for (const { id, names, aliases } of actors)
      for (const name of [names.en, names.ru, names.kk, ...aliases])
        for (const typed of [name, name?.toUpperCase(), name?.toLowerCase()]) expect(named(typed ?? '')).toContain(id);
  });
});

describe('a search for lines', () => {
  const lines = [
    line('KAZ', 'USA', 1, { stance: 'PARTNERS_WITH' }),
    line('RUS', 'USA', -1, { stance: 'WARY_OF' }),
    line('USA', 'RUS', -1, { stance: 'PRESSURES', claims: 5 }),
  ];
  const namesOf = (code: StanceCode) => [code, ...LANGUAGES.map((language) => textIn(language)(`stance.${code}`))];
  const byStance = findableLines(lines, actors, namesOf);
  const found = (query: string) => find(byStance, query, 7).map(({ id }) => id);

  test('takes the names of both ends together, in whichever language', () => {
    expect(found('Казахстан США')).toEqual(['KAZ>USA>1>sym']);
    expect(found('rossiya сша')).toEqual(['USA>RUS>-1', 'RUS>USA>-1']);
  });

  test('takes the stance, in every language, with a name', () => {
    expect(found('partnership')).toEqual(['KAZ>USA>1>sym']);
    expect(found('серіктестік')).toEqual(['KAZ>USA>1>sym']);
    expect(found('pressure rus')).toEqual(['USA>RUS>-1']);
    expect(found('давление')).toEqual(['USA>RUS>-1']);
  });
});
