import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNames, indexNames, type Named } from '#model/search/names';
import { queryOf } from '#model/search/words';

const ACTORS: Named[] = [
  { id: 'KAZ', names: ['Kazakhstan', 'Казахстан', 'Қазақстан', 'РК', 'Республика Казахстан', 'KAZ'] },
  { id: 'UZB', names: ['Uzbekistan', 'Узбекистан', 'Өзбекстан', 'UZB'] },
  { id: 'IRN', names: ['Iran', 'Иран', 'IRN'] },
  { id: 'central-asia', names: ['Central Asia', 'Центральная Азия', 'Орталық Азия'] },
  { id: 'central-bank', names: ['Central Bank', 'Центральный банк'] },
  { id: 'kassym-jomart-tokayev', names: ['Kassym-Jomart Tokayev', 'Касым-Жомарт Токаев', 'Токаев'] },
  { id: 'some-tokarev', names: ['Some Tokarev', 'Какой-то Токарев'] },
  { id: 'only-latin', names: ['Donald Trump'] },
];
const index = indexNames(ACTORS);
const found = (typed: string) => findNames(index, queryOf(typed));
const ids = (typed: string) => found(typed).map(({ actor }) => actor);

describe('an actor is found', () => {
  test.each([
    ['Казахстан', 'KAZ', 'Казахстан'],
    ['казакстан', 'KAZ', 'Қазақстан'],
    ['qazaqstan', 'KAZ', 'Қазақстан'],
    ['kazahstan', 'KAZ', 'Kazakhstan'],
    ['Казахстаном', 'KAZ', 'Казахстан'],
    ['Казхастаном', 'KAZ', 'Казахстан'],
    ['Өзбекстанның', 'UZB', 'Өзбекстан'],
    ['центральной азией', 'central-asia', 'Центральная Азия'],
    ['азия центральная', 'central-asia', 'Центральная Азия'],
    ['tokaev', 'kassym-jomart-tokayev', 'Токаев'],
    ['токоев', 'kassym-jomart-tokayev', 'Токаев'],
    ['жомарт токаев', 'kassym-jomart-tokayev', 'Касым-Жомарт Токаев'],
    ['трамп', 'only-latin', 'Donald Trump'],
    ['Trmup', 'only-latin', 'Donald Trump'],
    ['тока', 'kassym-jomart-tokayev', 'Токаев'],
    ['р', 'KAZ', 'РК'],
    ['KAZ', 'KAZ', 'KAZ'],
  ])('%s: %s by the name %s', (typed, id, text) => {
    expect(found(typed)[0]).toMatchObject({ actor: id, text });
  });

  test.each(['ирак', 'осторожной дипломатии', 'xyz', '?!', ''])('not by %j, or only as a guess', (typed) => {
    for (const { score } of found(typed)) expect(score).toBeLessThan(0.7);
  });
});

describe('the order', () => {
  test('is that of exactness', () => {
    const scores = ['Казахстан', 'Казах', 'Азия', 'Казахстана', 'kazahstan', 'Козахстан', 'Козохстан'].map(
      (typed) => found(typed)[0]?.score ?? 0,
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  test('a name that is there leaves no guess', () => {
    expect(ids('Иран')).toEqual(['IRN']);
    expect(ids('Токарев')).toEqual(['some-tokarev']);
  });

  test('of equals is that of their ids', () => expect(ids('central')).toEqual(['central-asia', 'central-bank']));

  test('several actors and nothing else are each of them meant', () => {
    const [one, other, ...rest] = found('Казахстан и Узбекистан');
    expect([one?.actor, other?.actor]).toEqual(['KAZ', 'UZB']);
    expect(Math.min(one?.score ?? 0, other?.score ?? 0)).toBeGreaterThanOrEqual(0.8);
    expect(rest).toEqual([]);
  });

  test('an actor in a query about something else comes behind what fits all of it', () => {
    expect(found('визит Токаева')[0]).toMatchObject({ actor: 'kassym-jomart-tokayev' });
    expect(found('визит Токаева')[0]?.score).toBeLessThan(0.6);
  });
});

test('an index made from another one is the same', () => {
  expect(indexNames(ACTORS, index)).toEqual(index);
  const fewer = indexNames(ACTORS.slice(1), index);
  expect(fewer).toEqual(indexNames(ACTORS.slice(1)));
});

test('no text is wrong, scores are between 0 and 1, and each actor comes once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
      const all = found(typed);
      for (const { score } of all) expect(score > 0 && score <= 1).toBe(true);
      expect(new Set(all.map(({ actor }) => actor)).size).toBe(all.length);
    }),
  );
});

test('every beginning of a name finds its actor', () => {
  const name = fc.constantFrom(...ACTORS.flatMap(({ id, names }) => names.map((text) => ({ id, text }))));
  fc.assert(
    fc.property(name, fc.integer({ min: 1, max: 25 }), fc.boolean(), ({ id, text }, length, isLoud) => {
      const typed = text.slice(0, length);
      expect(ids(isLoud ? typed.toUpperCase() : typed)).toContain(id);
    }),
  );
});
