import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '#model/snapshot/snapshot';
import { extractionOf, KAZ, RUS, USA, UZB } from '../cypher/extractions.ts';
import { emptyKept, type Kept, named } from '../cypher/snapshots/kept.ts';
import { readXml } from '../exports/read-xml.ts';
import { open, type Site } from './site.ts';

const first = extractionOf(
  'first',
  [
    { words: 'Kazakhstan </text><script>alert(1)</script> works.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    { words: 'The USA does not press Russia.', holder: USA, stance: 'PRESSURES', target: RUS, more: { negated: true } },
  ],
  { actors: { KAZ: { names: { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' } } } },
);
const later = extractionOf('later', [{ words: 'They meet.', holder: KAZ, stance: 'CONSULT', target: RUS }]);
const [together = '', denied = '', meet = ''] = [...first.claims, ...later.claims].map(({ id }) => id);

let graph: Kept;
let site: Site;
let taken: Snapshot;
beforeAll(async () => {
  graph = await emptyKept();
  await graph.store.save(first);
  ({ snapshot: taken } = await graph.store.snapshots.create(named('before')));
  graph.at('2026-02-01T00:00:00.000Z');
  await graph.store.save(later);
  site = await open(graph.store);
});
afterAll(async () => {
  await site.close();
  await graph.close();
});

const card = (id: string, ending: string, query = '', headers = {}) =>
  site.get(`/api/claims/${id}/card.${ending}${query ? `?${query}` : ''}`, headers);

describe('the card of a claim', () => {
  test('is an image in a language and a theme, with its words as they are and nothing that runs', async () => {
    const { status, headers, text } = await card(together, 'svg', 'lang=kk&theme=dark');
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(headers['content-disposition']).toBe(`inline; filename="stance-atlas-claim-${together}.svg"`);
    expect(readXml(text).children[0]?.text).toBe('Серіктестік · Ынтымақтастық: Қазақстан ↔ Uzbekistan');
    expect(text).not.toContain('<script');
    expect(text).toContain('fill="#14181f"');
    expect((await card(together, 'svg', 'lang=kk')).text).toContain('fill="#ffffff"');
    expect((await card(together, 'svg', 'lang=kk&theme=dark')).text).toBe(text);
  });

  test('is text, with the state of the graph and where the passage opens', async () => {
    const { headers, text } = await card(denied, 'txt');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toContain('▼ Pressure · Hostile · denied by the text\n');
    expect(text).toContain('\n“The USA does not press Russia.”\n');
    expect(text).toContain(`state of the graph ${await graph.store.version()}, claim ${denied}, http://127.0.0.1:`);
    const [, address = ''] = /http:\/\/[^/]+(\/\S+)/.exec(text) ?? [];
    expect(address).toBe(`/documents/first?claim=${denied}&lang=en`);
  });

  test('is that of a snapshot, by its hash and moment, and of none that does not hold it', async () => {
    const { text } = await card(together, 'txt', 'snapshot=before&lang=ru');
    expect(text).toContain(`снимок ${taken.id}`);
    expect(text).not.toContain('состояние графа');
    expect(text).toContain('По состоянию на: 1 января 2026 г., 00:00:00 UTC\n');
    const answer = await card(meet, 'svg', 'snapshot=before');
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('does not hold the claim')]);
    expect((await card(together, 'txt', 'snapshot=nothing')).status).toBe(404);
  });

  test('is not sent again while the graph is the same', async () => {
    const { headers } = await card(together, 'svg');
    const again = { 'If-None-Match': String(headers.etag) };
    expect((await card(together, 'svg', '', again)).status).toBe(304);
    expect((await card(together, 'svg', 'theme=dark', again)).status).toBe(200);
    await graph.store.save(
      extractionOf('more', [{ words: 'They talk.', holder: KAZ, stance: 'CONSULT', target: UZB }]),
    );
    expect((await card(together, 'svg', '', again)).status).toBe(200);
  });

  test.each([
    ['0000000000000000', 'svg', '', 404],
    ['../..', 'txt', '', 404],
    [together, 'svg', 'lang=de', 400],
    [together, 'svg', 'theme=system', 400],
    [together, 'txt', 'theme=dark', 400],
    [together, 'png', '', 404],
  ])('%s as %s with "%s" is refused with %i', async (id, ending, query, status) => {
    expect((await card(encodeURIComponent(id), ending, query)).status).toBe(status);
  });
});
