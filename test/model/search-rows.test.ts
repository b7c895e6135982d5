import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Found } from '#model/questions/search';
import { type Candidates, readCandidates } from '#model/search/candidates';
import { finderOf, placesOf } from '#model/search/hits';
import { findNames, indexNames } from '#model/search/names';
import { byRank } from '#model/search/rank';
import { rowsOf } from '#model/search/rows';
import { snippetOf } from '#model/search/snippet';
import { stancesIn } from '#model/search/stances';
import { queryOf } from '#model/search/words';

const marked = (text: string, places: readonly { start: number; end: number }[]): string =>
  [...places]
    .reverse()
    .reduce((all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`, text);
const found = (typed: string, text: string) => marked(text, placesOf(finderOf(queryOf(typed))(text)));

describe('words are shown as they stand', () => {
  test.each([
    ['дипломатия', 'Придерживаться "осторожной дипломатии".', 'Придерживаться "осторожной [дипломатии]".'],
    ['КИТАЙ', 'Для Китая и Китаю, но не кит.', 'Для [Китая] и [Китаю], но не кит.'],
    ['tokaev', 'президенту Токаеву', 'президенту [Токаеву]'],
    ['казакстан', 'Қазақстанның рөлі', '[Қазақстанның] рөлі'],
    ['дипл', 'о дипломатии', 'о [дипломатии]'],
    ['ди', 'о дипломатии', 'о дипломатии'],
    ['c5+1', 'за рамки С5+1.', 'за рамки [С5+1].'],
    ['дипломотия', 'о дипломатии', 'о [дипломатии]'],
    ['<b>', 'a <b> b', 'a <[b]> [b]'],
  ])('%s', (typed, text, expected) => expect(found(typed, text)).toBe(expected));

  test('places are whole words in their order, whatever was typed', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (typed, shown) => {
        let last = 0;
        for (const { start, end } of placesOf(finderOf(queryOf(typed))(shown))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(shown.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}+]+$/u);
          last = end;
        }
      }),
    );
  });
});

describe('a snippet', () => {
  const snippet = (typed: string, text: string) => {
    const query = queryOf(typed);
    const place = snippetOf(text, finderOf(query)(text), query);
    return place && text.slice(place.start, place.end);
  };

  test('shows the words as they follow each other, not the first of them', () => {
    const text = `Политика внешняя.\n${'Слово '.repeat(80)}\nИх внешней политики.\nИ политика.`;
    expect(snippet('внешняя политика', text)).toBe('Их внешней политики.');
  });

  test('shows where most of them stand together', () => {
    const text = `Китай.\n${'Слово '.repeat(80)}\nКитай давит на США.\nСША.`;
    expect(snippet('США Китай', text)).toBe('Китай давит на США.');
  });

  test('has no half of a word and at most 220 characters', () => {
    const text = `${'начало '.repeat(100)}середина ${'конец '.repeat(100)}`;
    const shown = snippet('середина', text) ?? '';
    expect(shown).toMatch(/^(начало )+середина (конец )*конец$/);
    expect(shown.length).toBeLessThanOrEqual(220);
    expect(snippet('ничего', text)).toBeNull();
  });

  test('is within one paragraph and holds what was found', () => {
    const word = fc.constantFrom('китай', 'сша', 'и', 'слово', '\n', 'длинноеслово'.repeat(30));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 120 }), (words) => {
        const text = words.join(' ');
        const shown = snippet('китай сша', text);
        if (shown === null) {
          expect(text).not.toMatch(/китай|сша/);
          return;
        }
        expect(shown).not.toContain('\n');
        expect(shown).toMatch(/китай|сша/);
        expect(shown).toBe(shown.trim());
      }),
    );
  });
});

const claim = (
  id: string,
  quote: string,
  more: Partial<Candidates['claims'][number]> = {},
): Candidates['claims'][number] => ({
  id,
  document: 'some',
  start: 0,
  end: quote.length,
  quote,
  topic: null,
  holder: null,
  target: null,
  stance: null,
  sign: 0,
  certainty: 'CT',
  negated: false,
  saidAt: '2025-12-25',
  ...more,
});
const KAZ = { id: 'KAZ', name: 'Kazakhstan' };
const DOCUMENT: Candidates['documents'][number] = {
  id: 'some',
  title: 'О дипломатии',
  outlet: 'Some Outlet',
  date: '2025-12-25',
  language: 'ru',
  experts: [],
  text: 'Заголовок.\nКазахстан ведёт осторожную дипломатию.',
};
const index = indexNames([{ id: 'KAZ', names: ['Kazakhstan', 'Казахстан'] }]);
const ACTOR = { id: 'KAZ', type: 'STATE' as const, names: { en: 'Kazakhstan', ru: 'Казахстан', kk: null }, claims: 5 };

const rows = (typed: string, { actors = [ACTOR], claims = [], documents = [] }: Partial<Candidates>) => {
  const query = queryOf(typed);
  const all = rowsOf(readCandidates(query, findNames(index, query), { actors, claims, documents }));
  for (const row of all) Found.parse(row);
  return all;
};
const order = (typed: string, candidates: Partial<Candidates>) => rows(typed, candidates).map(({ id }) => id);

describe('rows', () => {
  test('a named actor, then claims by their quotes, then by the names at their ends', () => {
    const claims = [claim('end', 'осторожность', { holder: KAZ }), claim('quote', 'роль Казахстана')];
    expect(order('Казахстан', { claims })).toEqual(['KAZ', 'quote', 'end']);
    expect(rows('Kazakhstan', { claims })[1]).toMatchObject({ id: 'end', matched: ['holder'], highlights: [] });
  });

  test('all words before some, a phrase before scattered words, and less than half not at all', () => {
    const claims = [
      claim('none', 'слова о другом'),
      claim('one', 'внешней торговли'),
      claim('scattered', 'политики и внешней'),
      claim('phrase', 'внешней политики'),
    ];
    expect(order('внешняя политика', { claims })).toEqual(['phrase', 'scattered', 'one']);
    expect(order('внешняя политика соседнего государства', { claims })).toEqual(['phrase', 'scattered']);
  });

  test('a guess counts only where nothing has the word as it was typed', () => {
    const claims = [claim('ирак', 'Ирак'), claim('иран', 'Иран')];
    expect(order('Иран', { claims })).toEqual(['иран']);
    expect(order('Ираг', { claims: [claim('ирак', 'Ирак')] })).toEqual(['ирак']);
  });

  test('topics and stances lead to claims', () => {
    const claims = [
      claim('topic', 'слова', { topic: { en: 'nuclear disarmament', words: 'слова' } }),
      claim('stance', 'другие слова', { stance: 'COMPETES_WITH' }),
    ];
    expect(rows('nuclear disarmament', { claims })).toMatchObject([{ id: 'topic', matched: ['topic'] }]);
    expect(rows('COMPETES_WITH', { claims })).toMatchObject([{ id: 'stance', matched: ['stance'] }]);
    expect([...stancesIn(queryOf('competes cooperate')).keys()].sort()).toEqual(['COMPETES_WITH', 'COOPERATE']);
    expect(stancesIn(queryOf('with')).size).toBe(0);
  });

  test('a document shows its title, or where in its text the words stand', () => {
    expect(rows('дипломатия', { documents: [DOCUMENT] })).toMatchObject([{ text: 'О дипломатии', offset: null }]);
    const [row] = rows('осторожная дипломатия', { documents: [DOCUMENT] });
    expect(row).toMatchObject({
      text: 'Казахстан ведёт осторожную дипломатию.',
      offset: 11,
      matched: ['title', 'text'],
    });
    expect(marked(row?.text ?? '', row?.highlights ?? [])).toBe('Казахстан ведёт [осторожную] [дипломатию].');
  });

  test('are in the same order whatever the order of what was found', () => {
    const words = fc.constantFrom('казахстан', 'казахстана', 'дипломатии', 'дипломатия и казахстан', 'другое');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.infiniteStream(fc.nat(1000)), (quotes, keys) => {
        const claims = quotes.map((quote, place) => claim(`c${place % 5}-${place}`, quote, { start: place % 3 }));
        const shuffled = claims
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const all = rows('казахстан дипломатия', { claims, documents: [DOCUMENT] });
        expect(rows('казахстан дипломатия', { claims: shuffled, documents: [DOCUMENT] })).toEqual(all);
        expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((a, b) => b - a));
      }),
    );
  });
});

test('ties go to the kind, to the number of claims, to the order of the text, to the id', () => {
  const row = (kind: string, claims: number, place: readonly [string, number], id: string) => ({
    score: 0.5,
    kind,
    claims,
    place,
    id,
  });
  const sorted = [
    row('actor', 9, ['', 0], 'b'),
    row('actor', 2, ['', 0], 'a'),
    row('actor', 2, ['', 0], 'c'),
    row('claim', 0, ['x', 1], 'z'),
    row('claim', 0, ['x', 5], 'a'),
    row('claim', 0, ['y', 0], 'a'),
    row('document', 0, ['', 0], 'a'),
  ];
  expect([...sorted].reverse().sort(byRank)).toEqual(sorted);
});
