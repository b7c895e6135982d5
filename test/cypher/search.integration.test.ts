import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestFile } from '#ingest/ingest';
import { Found, search } from '#model/questions/search';
import { open, type Site } from '../server/site.ts';
import { extractionOf, KAZ, RUS, USA } from './extractions.ts';
import { emptyGraph, type TestGraph } from './graph.ts';

const INTERVIEW = '2025-12-25-baq-kz-momynkulov-g20.ru';

/**
 * What people type, what comes first, and what of it is marked. An actor: `kind id: name`; a claim:
 * `kind holder STANCE target: quote`; a document: `kind id: title or words of the text`. «…» stands for more of the text.
 */
const FIRST = `
Казахстан                     | actor KAZ: [Казахстан]
казахстан                     | actor KAZ: [Казахстан]
Казахстаном                   | actor KAZ: [Казахстан]
Казахс                        | actor KAZ: [Казахстан]
Қазақстан                     | actor KAZ: [Қазақстан]
казакстан                     | actor KAZ: [Қазақстан]
Қазақстанда                   | actor KAZ: [Қазақстан]
qazaqstan                     | actor KAZ: [Қазақстан]
kazahstan                     | actor KAZ: [Kazakhstan]
Kazkahstan                    | actor KAZ: [Kazakhstan]
Казхастаном                   | actor KAZ: [Казахстан]
KAZ                           | actor KAZ: [KAZ]
Республики Казахстан          | actor KAZ: [Республика] [Казахстан]
Өзбекстанның                  | actor UZB: [Өзбекстан]
озбекстан                     | actor UZB: [Өзбекстан]
узбекистона                   | actor UZB: [Узбекистан]
Токаева                       | actor kassym-jomart-tokayev: [Токаев]
tokaev                        | actor kassym-jomart-tokayev: [Tokaev]
Tokayev                       | actor kassym-jomart-tokayev: [Tokayev]
токоев                        | actor kassym-jomart-tokayev: [Токаев]
Тоқаевпен                     | actor kassym-jomart-tokayev: [Тоқаев]
Касым-Жомарту Токаеву         | actor kassym-jomart-tokayev: [Касым]-[Жомарт] [Токаев]
Kasym-Zhomart Tokaev          | actor kassym-jomart-tokayev: [Kassym]-[Jomart] [Tokaev]
мирзиеев                      | actor shavkat-mirziyoyev: [Мирзиёев]
mirziyoev                     | actor shavkat-mirziyoyev: [Mirziyoev]
Трампом                       | actor donald-trump: [Трамп]
Trmup                         | actor donald-trump: [Trump]
Момынқұлов                    | actor zhanat-momynkulov: Жанат [Момынқұлов]
momynkulov                    | actor zhanat-momynkulov: Zhanat [Momynkulov]
г20                           | actor g20: [G20]
Большой двадцатки             | actor g20: [Большая] [двадцатка]
C5+1                          | actor c5-1: [C5+1]
С5+1                          | actor c5-1: [С5+1]
центральной азией             | actor central-asia: [Центральная] [Азия]
Орта азия                     | actor central-asia: [Орталық] [Азия]
Central Asia                  | actor central-asia: [Central] [Asia]
АҚШ-тың                       | actor USA: [АҚШ]
америке                       | actor USA: [Америка]
Soedinennye Shtaty            | actor USA: [Соединённые] [Штаты]
Қытаймен                      | actor CHN: [Қытай]
Rossiya                       | actor RUS: [Россия]
Ресейге                       | actor RUS: [Ресей]
baq                           | actor baq-kz: [BAQ].KZ
осторожной дипломатии         | claim KAZ CAUTIOUS_TOWARD -: Астана продолжает придерживаться традиционной "[осторожной] [дипломатии]
осторожная дипломатия         | claim KAZ CAUTIOUS_TOWARD -: Астана продолжает придерживаться традиционной "[осторожной] [дипломатии]
осторожная дипломотия         | claim KAZ CAUTIOUS_TOWARD -: Астана продолжает придерживаться традиционной "[осторожной] [дипломатии]
ядерного разоружения          | claim KAZ PARTNERS_WITH -: авторитетного партнера в сфере [ядерного] [разоружения]
ядерное разоруж               | claim KAZ PARTNERS_WITH -: авторитетного партнера в сфере [ядерного] [разоружения]
nuclear disarmament           | claim KAZ PARTNERS_WITH -: авторитетного партнера в сфере ядерного разоружения
strategic autonomy            | claim KAZ ASSERTS_AUTONOMY -: [стратегической] автономии
сдерживание Китая             | claim USA CONTAINS CHN: [сдерживание] [Китая]
CONTAINS                      | claim USA CONTAINS CHN: сдерживание Китая
China contains                | claim USA CONTAINS CHN: сдерживание Китая
Токаев приглашение            | claim donald-trump INVITE kassym-jomart-tokayev: [Приглашение] президента США Дональда Трампа президенту Казахстана Касым-Жомарт [Токаеву]
телефонный разговор           | claim donald-trump CONSULT kassym-jomart-tokayev: [Телефонный] [разговор] между президентом США…
отдаляется от России          | claim KAZ ASSERTS_AUTONOMY RUS: Казахстан не [отдаляется] от [России]
конкуренция с Россией         | claim USA COMPETES_WITH RUS: управляемую [конкуренцию] с [Россией]
Кремль                        | claim RUS OBSERVES KAZ: [Кремль] хорошо понимает, что Казахстан
Жанат Момынкулов о приглашении | document ${INTERVIEW}: [Жанат] [Момынкулов] о [приглашении] Казахстана и Узбекистана на саммит G20
прозападный разворот          | document ${INTERVIEW}: …не как [прозападный] [разворот], а как…
побеседовала редакция         | document ${INTERVIEW}: …с которым [побеседовала] [редакция], данное решение…
`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string]);

let graph: TestGraph;
let site: Site;
beforeAll(async () => {
  graph = await emptyGraph();
  await ingestFile(graph.store, `data/interviews/${INTERVIEW}.txt`);
  site = await open(graph.store);
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
});

async function ask(q: string, more: Record<string, unknown> = {}) {
  const answer = await graph.store.ask('search', search.params.parse({ q, ...more }));
  for (const row of answer.rows) Found.parse(row);
  return answer;
}
const rowsFor = async (q: string, more: Record<string, unknown> = {}) => (await ask(q, more)).rows;

/** A row in one line, as in the table above. */
function lineOf(row: Found): string {
  const marks = row.highlights.flatMap(({ start, end }) => [
    [start, '['],
    [end, ']'],
  ]) as [number, string][];
  const text = marks.reduceRight((all, [at, mark]) => all.slice(0, at) + mark + all.slice(at), row.text);
  const id = row.kind === 'claim' ? `${row.holder?.id ?? '-'} ${row.stance ?? '-'} ${row.target?.id ?? '-'}` : row.id;
  return `${row.kind} ${id}: ${text}`;
}

test.each(FIRST)('%s', async (typed, expected) => {
  const [first] = await rowsFor(typed);
  const [begin = '', ...rest] = expected.split('…');
  const line = first ? lineOf(first) : '';
  expect(line.slice(0, begin.length)).toBe(begin);
  if (!rest.length) expect(line).toBe(expected);
  for (const part of rest) expect(line).toContain(part);
});

describe('an answer', () => {
  test('has what was found of every kind in one order, and the same each time', async () => {
    const rows = await rowsFor('Казахстан', { limit: 100 });
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['actor', 'claim', 'document']));
    expect(rows.map(({ score }) => score)).toEqual(rows.map(({ score }) => score).sort((a, b) => b - a));
    expect(new Set(rows.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(rows.length);
    expect(await rowsFor('Казахстан', { limit: 100 })).toEqual(rows);
  });

  test('says what it leaves out', async () => {
    const { rows, meta } = await ask('Казахстан', { limit: 3 });
    expect(rows).toHaveLength(3);
    expect(meta.cut).toMatch(/^the best 3 of \d+ rows/);
    expect((await ask('tokaev')).meta.cut).toBeNull();
  });

  test('leads into the text of the document', async () => {
    const { rows } = await graph.store.ask('document', { id: INTERVIEW });
    const text = rows[0]?.text ?? '';
    for (const q of ['ядерное разоружение', 'Кремль', 'Казахстан'])
      for (const row of await rowsFor(q, { limit: 100 })) {
        if (row.kind === 'claim') expect(text.slice(row.start, row.end)).toBe(row.text);
        if (row.kind === 'document' && row.offset !== null)
          expect(text.slice(row.offset, row.offset + row.text.length)).toBe(row.text);
      }
  });

  test('has only the kinds that were asked for', async () => {
    for (const kind of ['actor', 'claim', 'document'] as const) {
      const rows = await rowsFor('Казахстан', { kind });
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.kind).toBe(kind);
    }
  });

  test('has claims by the names at their ends in any language', async () => {
    for (const q of ['Uzbekistan', 'Өзбекстан'])
      for (const row of await rowsFor(q, { kind: 'claim' }))
        if (row.kind === 'claim') expect([row.holder?.id, row.target?.id]).toContain('UZB');
    const [between] = await rowsFor('Қазақстан Өзбекстан', { kind: 'claim' });
    expect(between).toMatchObject({ holder: { id: 'KAZ' }, target: { id: 'UZB' }, matched: ['holder', 'target'] });
  });

  test('has no claim that was rejected', async () => {
    const rejected = await graph.cypher<{ id: string; quote: string }>(
      "MATCH (c:Claim {review: 'rejected'}) RETURN c.id AS id, c.quote AS quote",
    );
    expect(rejected.length).toBeGreaterThan(3);
    for (const { id, quote } of rejected)
      expect((await rowsFor(quote, { limit: 100 })).map((row) => row.id)).not.toContain(id);
  });
});

describe('filters', () => {
  beforeAll(async () => {
    graph.at('2026-02-01T00:00:00.000Z');
    await graph.store.save(
      extractionOf(
        'later',
        [
          { words: 'Moscow fears zebras in Kazakhstan.', holder: RUS, stance: 'WARY_OF', target: KAZ },
          { words: 'Washington counts zebras.', holder: USA, stance: 'OBSERVES', target: RUS },
        ],
        { date: '2026-01-15', actors: { KAZ: { names: { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' } } } },
      ),
    );
  });

  const ids = async (q: string, more: Record<string, unknown>) =>
    (await rowsFor(q, { limit: 100, ...more })).map((row) => (row.kind === 'claim' ? row.document : row.id));

  test.each<[Record<string, unknown>, string[]]>([
    [{ document: 'later' }, ['later']],
    [{ language: 'en' }, ['later']],
    [{ from: '2026-01-01' }, ['later']],
    [{ document: INTERVIEW }, []],
    [{ language: ['ru', 'kk'] }, []],
    [{ to: '2026-01-01' }, []],
    [{ asOf: '2026-01-20' }, []],
    [{ asOf: '2026-02-01' }, ['later']],
  ])('by %j', async (filter, expected) => {
    expect([...new Set(await ids('zebra', filter))]).toEqual(expected);
    const [actor] = await rowsFor('Some Outlet', { kind: 'actor', ...filter });
    expect(actor ? ['later'] : []).toEqual(expected);
  });

  test('what was removed is found as of before alone', async () => {
    graph.at('2026-03-01T00:00:00.000Z');
    await graph.store.remove('later');
    expect(await rowsFor('zebras')).toEqual([]);
    expect(await rowsFor('Some Outlet', { kind: 'actor' })).toEqual([]);
    expect((await rowsFor('zebras', { asOf: '2026-02-20' })).map(({ kind }) => kind)).toEqual([
      'claim',
      'claim',
      'document',
    ]);
  });
});

describe('over HTTP', () => {
  const get = (query: string) => site.get(`/api/search?${query}`);

  test('answers rows', async () => {
    const answer = await get(`q=${encodeURIComponent('Токаева')}&kind=actor&kind=claim&limit=1`);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      rows: [{ kind: 'actor', id: 'kassym-jomart-tokayev', text: 'Токаев', highlights: [{ start: 0, end: 6 }] }],
      next: null,
      meta: { params: { q: 'Токаева', kind: ['actor', 'claim'], limit: 1 }, count: 1 },
    });
  });

  test.each(['', 'q=', 'q=%20%09', `q=${'a'.repeat(501)}`, 'q=a&q=b'])('refuses %j and names q', async (query) => {
    const answer = await get(query);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ error: { message: expect.stringMatching(/^q\b/) } });
  });

  test.each([
    '?! ""',
    'quote:Казахстан AND NOT (',
    '"Казахстан',
    '/[/',
    '*:*',
    '\\',
    '😀😀',
    'токаев~ ^ [a TO b] {x} && || !',
    '+'.repeat(500),
    'дипломатия'.repeat(50),
    'аб '.repeat(166),
    Array.from({ length: 60 }, (_, index) => `слово${index}`)
      .join(' ')
      .slice(0, 500),
  ])('no text is wrong: %j', async (typed) => {
    expect((await get(`q=${encodeURIComponent(typed)}`)).status).toBe(200);
  });

  test('no text at all is wrong', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom('AND', 'OR', 'NOT', '~', '*', '?', '"', '(', ')', ':', '/', '\\', 'токаев', 'G20', ' '),
          {
            maxLength: 30,
          },
        )
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        fc.pre(/\S/.test(typed) && typed.length <= 500);
        for (const row of await rowsFor(typed))
          for (const { start, end } of row.highlights)
            expect(row.text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}+]+$/u);
      }),
      { numRuns: 60 },
    );
  });
});
