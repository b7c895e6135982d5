import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#cypher/store';
import { CslItem } from '#model/citation/csl';
import { formatMoment } from '#model/dates';
import { NewSnapshot, type Snapshot } from '#model/snapshot/snapshot';
import { extractionOf, KAZ, RUS, USA, UZB } from '../cypher/extractions.ts';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { open, type Site } from './site.ts';

const home = mkdtempSync(join(tmpdir(), 'stance-atlas-citations-'));
const first = extractionOf(
  'first',
  [
    { words: '👍 Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    { words: 'The USA does not press Russia.', holder: USA, stance: 'PRESSURES', target: RUS, more: { negated: true } },
  ],
  { actors: { KAZ: { names: { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' } } } },
);
const later = extractionOf('later', [{ words: 'They meet.', holder: KAZ, stance: 'CONSULT', target: RUS }]);
const ids = [...first.claims, ...later.claims].map(({ id }) => id);

let graph: TestGraph;
let site: Site;
let taken: Snapshot;
let part: Snapshot;
beforeAll(async () => {
  graph = await emptyGraph();
  graph.store = await openStore(graph.connection, undefined, { home });
  site = await open(graph.store);
  await graph.store.save(first);
  ({ snapshot: taken } = await graph.store.snapshots.create(NewSnapshot.parse({ name: 'before' })));
  const filters = { stance: ['PARTNERS_WITH'] };
  ({ snapshot: part } = await graph.store.snapshots.create(NewSnapshot.parse({ name: 'a part', filters })));
  await graph.store.save(later);
});
afterAll(async () => {
  await site.close();
  await graph.store.close();
  rmSync(home, { recursive: true, force: true });
});

const get = (path: string) => site.get(`/api${path}`);
const textOf = async (path: string) => {
  const { status, text } = await get(path);
  expect(status, text).toBe(200);
  return text;
};
const refused = async (path: string, status: number, words: string) => {
  const answer = await get(path);
  expect(answer.status).toBe(status);
  expect((answer.json() as { error: { message: string } }).error.message).toContain(words);
};

describe('a claim', () => {
  const path = `/claims/${ids[0]}/citation`;

  test('is cited in the words of a language, with names in it and an address that opens the passage', async () => {
    expect(await textOf(`${path}?lang=ru&accessed=2026-02-03`)).toBe(
      `Some Expert, в издании Some Outlet: «Interview first», 25 декабря 2025 г. «👍 Kazakhstan works with Uzbekistan.» (символы 0–36). Прочтение: Казахстан ↔ Uzbekistan, Партнёрство, утверждается. Stance Atlas, утверждение ${ids[0]}, http://127.0.0.1:${site.port}/documents/first?claim=${ids[0]}&lang=ru, дата обращения: 3 февраля 2026 г.\n`,
    );
  });

  test.each([
    ['plain', 'text/plain; charset=utf-8', /^Some Expert, in /],
    ['bibtex', 'application/x-bibtex; charset=utf-8', /^@misc\{stance-atlas-claim-/],
    ['ris', 'application/x-research-info-systems; charset=utf-8', /^TY {2}- GEN\r\n/],
    ['csl', 'application/vnd.citationstyles.csl+json', /^\[/],
  ])('as %s comes with its media type, the same each time', async (style, type, begins) => {
    const { headers, text } = await get(`${path}?style=${style}`);
    expect(headers['content-type']).toBe(type);
    expect(text).toMatch(begins);
    expect(await textOf(`${path}?style=${style}`)).toBe(text);
    if (style === 'csl') expect(CslItem.array().parse(JSON.parse(text))).toHaveLength(1);
  });

  test('names the snapshot that holds it by its hash, and none that does not', async () => {
    expect(await textOf(`${path}?snapshot=before`)).toContain(`snapshot ${taken.id}`);
    expect(await textOf(`${path}?snapshot=a%20part`)).toContain(`snapshot ${part.id}`);
    await refused(`/claims/${ids[1]}/citation?snapshot=a%20part`, 400, 'does not hold');
    await refused(`/claims/${ids[2]}/citation?snapshot=before`, 400, 'does not hold');
    await refused(`${path}?snapshot=nothing`, 404, 'nothing');
  });

  test('that is not there, or a style that is none, is refused', async () => {
    await refused('/claims/0000000000000000/citation', 404, 'none with this id');
    await refused(`${path}?style=mla`, 400, 'style');
    await refused(`${path}?accessed=today`, 400, 'accessed');
  });
});

describe('what is more than a claim', () => {
  test('two actors: their line, their sources, and where it is asked again', async () => {
    const text = await textOf('/relationships/KAZ/UZB/citation?minCertainty=CT');
    expect(text).toContain('Kazakhstan – Uzbekistan');
    expect(text).toContain('Kazakhstan ↔ Uzbekistan: Cooperative, stated, claims: 1.');
    expect(text).toContain('Said: 25 December 2025. Sources: “Interview first”, Some Outlet, 25 December 2025.');
    const [, again = ''] = /\/api(\/relationships\S+)/.exec(text) ?? [];
    expect((await get(again)).status).toBe(200);
    await refused('/relationships/KAZ/USA/citation', 404, 'none with this id');
  });

  test('the network as it is filtered, and as a snapshot has it', async () => {
    expect(await textOf('/network/citation')).toContain('lines: 2, claims: 2.');
    const text = await textOf('/network/citation?snapshot=before&lang=kk');
    expect(text).toContain(`граф көшірмесі ${taken.id}`);
    expect(text).toContain('сызықтар: 1');
    const [, again = ''] = /\/api(\/network\?[^,\s]+)/.exec(text) ?? [];
    expect((await get(again)).json()).toMatchObject({ meta: { count: 1 } });
    await refused('/network/citation?snapshot=a%20part', 400, 'part of the graph');
    await refused('/network/citation?snapshot=before&asOf=2026-01-01', 400, 'asOf');
  });

  test('the network names the documents behind its lines, and no other', async () => {
    const text = await textOf('/network/citation?accessed=2026-02-03');
    expect(text).toContain(
      'Sources: “Interview first”, Some Outlet, 25 December 2025; “Interview later”, Some Outlet,',
    );
    expect(text).toMatch(/^Stance Atlas: who stands how towards whom\. Actors: .*, accessed 3 February 2026\n$/);
    expect(await textOf('/network/citation?stance=CONSULT')).toMatch(/Sources: “Interview later”[^;]*\. Filters/);
    // What the text denies makes no line, and its document is no source of one.
    expect(await textOf('/network/citation?stance=PRESSURES')).not.toContain('Sources');
    for (const style of ['bibtex', 'ris', 'csl'])
      expect(await textOf(`/network/citation?style=${style}`)).toContain('Interview later');
  });

  test('the network of a moment that a snapshot names is cited by the moment, whatever the snapshot is called later', async () => {
    const whole = await textOf('/network/citation?asOf=snapshot:before');
    expect(whole).toBe(await textOf('/network/citation?snapshot=before'));
    const text = await textOf('/network/citation?asOf=snapshot:a%20part');
    expect(text).not.toMatch(/a%20part|a part|snapshot/);
    expect(text).toContain(`asOf=${encodeURIComponent(part.at)}`);
    expect(text).toContain(`Shows the graph of ${formatMoment(part.at, 'en')}.`);
    const [, again = ''] = /\/api(\/network\?[^,\s]+)/.exec(text) ?? [];
    expect((await get(again)).status).toBe(200);
    expect(await textOf('/relationships/KAZ/UZB/citation?asOf=snapshot:a%20part')).toContain('Shows the graph of');
    await refused('/network/citation?asOf=snapshot:nothing', 404, 'nothing');
  });

  test('a snapshot, by its name or hash', async () => {
    const text = await textOf('/snapshots/before/citation');
    expect(text).toContain(`snapshot ${taken.id}`);
    expect(text).toContain('claims: 2, documents: 1');
    expect(await textOf(`/snapshots/${taken.id.slice(0, 12)}/citation`)).toBe(text);
  });
});

describe('as RDF', () => {
  test('a claim is a nanopublication with the words around it', async () => {
    const { headers, text, status } = await get(`/claims/${ids[1]}/nanopublication?base=https://example.org/`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/trig; charset=utf-8');
    expect(text).toContain(`<https://example.org/nanopublication/${ids[1]}/assertion> {`);
    expect(text).toContain('stan works with Uzbekistan.\\n" ;');
    expect(text).not.toContain('sa:PRESSURES <');
    await refused('/claims/0000000000000000/nanopublication', 404, 'none with this id');
    await refused(`/claims/${ids[0]}/nanopublication?base=prov:`, 400, 'base');
  });

  test.each([
    ['ttl', 'text/turtle; charset=utf-8'],
    ['jsonld', 'application/ld+json; charset=utf-8'],
  ])('the network is whole as %s', async (extension, type) => {
    const { headers, text } = await get(`/network.${extension}`);
    expect(headers['content-type']).toBe(type);
    for (const id of ids) expect(text).toContain(`urn:stance-atlas:claim:${id}`);
    expect(text).toContain('Қазақстан');
    expect((await get(`/network.${extension}`)).text).toBe(text);
  });
});
