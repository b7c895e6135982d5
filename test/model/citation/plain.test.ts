import { describe, expect, test } from 'vitest';
import { bibtex } from '#model/citation/bibtex';
import { claimReference } from '#model/citation/claim';
import { csl } from '#model/citation/csl';
import { networkReference, queryOf, relationshipReference, snapshotReference } from '#model/citation/graph';
import { PHRASES } from '#model/citation/phrases';
import { plain } from '#model/citation/plain';
import { ris } from '#model/citation/ris';
import { STYLES } from '#model/citation/styles';
import { formatDate } from '#model/dates';
import { LANGUAGES } from '#model/document';
import { paramsFor } from '#model/questions/index';
import { foldClaims } from '#model/relationship';
import { KAZ, OUTLET, USA } from '../../cypher/extractions.ts';
import { CLAIM, DOCUMENT, OPTIONS, REFERENCE, REPORTED } from './cited.ts';

describe('a claim in words', () => {
  test('says who, where, when, at which address, which words, how read, which snapshot, seen when', () => {
    expect(plain(REFERENCE)).toBe(
      `Some Expert, in Some Outlet: “An interview”, 25 December 2025, https://example.org/a_b?c=1%20&d=2#e. “They probably work together.” (characters 0–28). Read as: Kazakhstan ↔ United States, Partnership, probable. Stance Atlas, claim ${CLAIM.id}, snapshot ${'ab'.repeat(32)}, https://atlas.example/documents/some-document?claim=1, accessed 3 February 2026`,
    );
  });

  test.each(LANGUAGES)('has in %s the same parts, and no gap', (language) => {
    const text = plain(claimReference(REPORTED, DOCUMENT, { ...OPTIONS, language }));
    for (const part of ['Some Expert', 'Russia', 'Some Outlet', 'An interview', DOCUMENT.url, CLAIM.quote, '0–28'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|null|\.\.|, ,| {2}/);
  });

  test('names who speaks in the outlet, and beside them whom they cite', () => {
    expect(plain(claimReference(REPORTED, DOCUMENT, OPTIONS))).toMatch(
      /^Some Expert \(citing Russia\), in Some Outlet: /,
    );
    const own = claimReference({ ...CLAIM, attribution: CLAIM.attribution.slice(0, 1) }, DOCUMENT, OPTIONS);
    expect(own).toMatchObject({ speaker: OUTLET.name, citing: [] });
    expect(plain(own)).toMatch(/^Some Outlet: “An interview”/);
  });

  test('leaves out what is not known or not asked for', () => {
    const text = plain(claimReference(CLAIM, undefined, { language: 'en', nameOf: ({ name }) => name }));
    expect(text).toBe(
      `Some Expert, in Some Outlet: “some-document”, 25 December 2025. “They probably work together.” (characters 0–28). Read as: Kazakhstan ↔ United States, Partnership, probable. Stance Atlas, claim ${CLAIM.id}`,
    );
  });

  test('of a risk that nobody holds, and of a denied one, says so', () => {
    const risk = claimReference({ ...CLAIM, holder: null, target: null, stance: null }, DOCUMENT, OPTIONS);
    expect(risk.facts).toEqual(['Read as: nobody in particular, Risk, probable.']);
    expect(claimReference({ ...CLAIM, negated: true }, DOCUMENT, OPTIONS).facts[0]).toContain('denied by the text');
  });
});

describe('what is more than a claim in words', () => {
  const stances = foldClaims([CLAIM]);
  const params = paramsFor('network', { sign: [1, -1], minCertainty: 'PR' });

  test('a relationship: its lines, how much there is, from where, under which filters', () => {
    const direction = { holder: KAZ.id, target: USA.id, stances, claims: [CLAIM] };
    const back = { ...direction, holder: USA.id, target: KAZ.id };
    const pair = {
      holder: KAZ,
      target: USA,
      directions: [direction, back],
      documents: new Map([['some-document', { ...DOCUMENT, date: '2025-12-26' }]]),
      params: { holder: KAZ.id, target: USA.id, minCertainty: 'PS', sign: [] },
    };
    expect(plain(relationshipReference(pair, { ...OPTIONS, snapshot: null, accessed: null }))).toBe(
      'Kazakhstan – United States: who stands how towards whom. Kazakhstan ↔ United States: Cooperative, probable, claims: 1. Lines: 1, claims: 1, documents: 1. Said: 25 December 2025. Sources: “An interview”, Some Outlet, 26 December 2025, https://example.org/a_b?c=1%20&d=2#e. Filters: minCertainty=PS. Stance Atlas, relationship KAZ~USA, https://atlas.example/documents/some-document?claim=1',
    );
  });

  test('of many sources the first five are named and the others counted', () => {
    const claims = Array.from({ length: 8 }, (_, index) => ({ ...CLAIM, id: `${index}`, document: `text-${index}` }));
    const directions = [{ holder: KAZ.id, target: USA.id, stances, claims }];
    const pair = { holder: KAZ, target: USA, directions, documents: new Map(), params: {} };
    const text = plain(relationshipReference(pair, OPTIONS));
    expect(text).toContain('“text-4”; and 3 more.');
    expect(text).not.toContain('text-5');
  });

  const actors = [KAZ, USA].map(({ id, type, name }) => ({
    id,
    type,
    names: { en: name, ru: null, kk: null },
    wikidata: null,
    held: 1,
    received: 1,
  }));
  const network = { actors, stances };

  test('a view: the state of the graph, and filters that can be asked again', () => {
    const text = plain(networkReference({ network, graph: 'g-7', params }, OPTIONS));
    expect(text).toContain(
      'Actors: 2, lines: 1, claims: 1. Said: 25 December 2025. Filters: sign=1&sign=-1&minCertainty=PR&fold=true.',
    );
    expect(text).toContain('state of the graph g-7');
    const query = new URLSearchParams(queryOf(params));
    const again = {
      sign: query.getAll('sign'),
      minCertainty: query.get('minCertainty') as 'PR',
      fold: query.get('fold'),
    };
    expect(paramsFor('network', again as Parameters<typeof paramsFor<'network'>>[1])).toEqual(params);
  });

  test.each([
    ['en', 'Said: 1 March 2024 – 25 December 2025. Sources: “An interview”, Some Outlet, 26 December 2025, '],
    [
      'ru',
      'Сказано: 1 марта 2024 г. – 25 декабря 2025 г. Источники: «An interview», Some Outlet, 26 декабря 2025 г., ',
    ],
    ['kk', 'Айтылған күні: 2024 жылғы 1 наурыз – 2025 жылғы 25 желтоқсан. Дереккөздер: «An interview», Some Outlet, '],
  ] as const)('a view in %s: its sources, and when their words were said, which is not its date', (language, words) => {
    const view = {
      network: { actors, stances: stances.map((line) => ({ ...line, firstSaid: '2024-03-01' })) },
      graph: 'g-7',
      params,
      sources: {
        ids: ['some-document', 'b', 'c', 'd', 'e', 'f', 'g'],
        documents: new Map([['some-document', { ...DOCUMENT, date: '2025-12-26' }]]),
      },
    };
    const reference = networkReference(view, { ...OPTIONS, language });
    const text = plain(reference);
    expect(reference.date).toBeNull();
    expect(text).toContain(words);
    expect(text).toContain(PHRASES[language].more(2));
    expect(text).not.toMatch(/undefined|null|\.\.|, ,| {2}/);
    for (const name of ['bibtex', 'ris', 'csl'] as const) {
      const written = STYLES[name].write(reference);
      for (const part of ['An interview', '2024', 'g-7']) expect(written).toContain(part);
      expect(written).not.toContain('2025-12-25');
    }
    const cut = networkReference({ ...view, sources: { ...view.sources, isCut: true } }, { ...OPTIONS, language });
    expect(plain(cut)).toContain(PHRASES[language].moreAtLeast(2));
  });

  test.each(LANGUAGES)('a view of then in %s has the date of that moment, and says it', (language) => {
    const at = '2026-01-31T12:00:00.000Z';
    const reference = networkReference({ network, graph: 'g-7', params: { asOf: at } }, { ...OPTIONS, language });
    expect(reference.date).toBe('2026-01-31');
    expect(reference.facts[0]).toContain(`${formatDate(at, language)}, 12:00 UTC.`);
    expect(bibtex(reference)).toContain('date = {2026-01-31}');
    expect(csl(reference).issued).toEqual({ 'date-parts': [[2026, 1, 31]] });
    expect(ris(reference)).toContain('DA  - 2026/01/31/');
  });

  test('a view of nothing has no days and no sources', () => {
    const nothing = { actors: [], stances: [] };
    const sources = { ids: [], documents: new Map() };
    const { facts } = networkReference({ network: nothing, graph: 'g', params: {}, sources }, OPTIONS);
    expect(facts).toEqual(['Actors: 0, lines: 0, claims: 0.']);
  });

  test.each(LANGUAGES)('a snapshot in %s: its name, its hash once, the moment it shows', (language) => {
    const id = 'cd'.repeat(32);
    const text = plain(
      snapshotReference(
        {
          id,
          name: 'before the summit',
          note: null,
          at: '2026-01-31T12:00:00Z',
          createdAt: '2026-02-01T12:00:00Z',
          program: '1.2.3',
          filters: {},
          documents: 1,
          claims: 22,
          reviews: 0,
          actors: 9,
          bytes: 1,
          isHere: true,
        },
        { ...OPTIONS, language, address: null, accessed: null },
      ),
    );
    expect(text.split(id)).toHaveLength(2);
    for (const part of ['before the summit', '22', '9', '1.2.3', '2026']) expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|null|\.\./);
  });
});
