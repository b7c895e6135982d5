import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { supplied } from '#ingest/supply';
import type { ExportGraph } from '#model/exports/graph';
import { stix } from '#model/exports/stix';
import { claimId } from '#model/exports/stix/claims';
import { stixId } from '#model/exports/stix/ids';
import { actorId, EXTENSION_ID } from '#model/exports/stix/objects';
import { stixed } from '#model/exports/stix/values';
import { hostile, kinds } from './evidence.ts';

type Thing = Record<string, unknown> & {
  type: string;
  id: string;
  extensions?: Record<string, Record<string, unknown>>;
};

async function bundleOf(graph: ExportGraph) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stix.takes === 'network' ? stix.render(graph, {}, supplied) : []) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return { text, objects: (JSON.parse(text) as { objects: Thing[] }).objects };
}

const factsOf = (thing: Thing | undefined) => thing?.extensions?.[EXTENSION_ID] ?? {};

describe.each([
  ['claims of all kinds', kinds],
  ['hostile texts', hostile],
])('a bundle of %s', (_, graphOf) => {
  test('has every field of every actor, line, claim and document', async () => {
    const graph = graphOf();
    const { objects } = await bundleOf(graph);
    const of = (kind: string) => objects.flatMap((thing) => factsOf(thing)[kind] ?? []);
    expect(of('actor').slice(0, graph.actors.length)).toEqual(graph.actors.map(stixed));
    expect(of('claim')).toEqual(graph.claims.map(stixed));
    expect(of('document')).toEqual(graph.documents.map(stixed));
    expect(of('line')).toEqual(graph.stances.map(stixed));
    expect(of('about')).toEqual([stixed(graph.about)]);
  });

  test('names each object once, and nothing that is not in it', async () => {
    const { objects } = await bundleOf(graphOf());
    const ids = new Set(objects.map(({ id }) => id));
    expect(ids.size).toBe(objects.length);
    for (const thing of objects) {
      expect(thing.id.startsWith(`${thing.type}--`)).toBe(true);
      for (const [name, value] of Object.entries(thing))
        if (/_refs?$/.test(name)) for (const ref of [value].flat()) expect(ids).toContain(ref);
      if (thing.modified) expect(String(thing.modified) >= String(thing.created)).toBe(true);
    }
  });

  test('has the same bytes each time', async () => {
    expect((await bundleOf(graphOf())).text).toBe((await bundleOf(graphOf())).text);
  });
});

describe('a claim', () => {
  const graph = kinds();
  const find = async (words: string) => {
    const { objects } = await bundleOf(graph);
    const claim = graph.claims.find(({ quote }) => quote.startsWith(words));
    return { claim, objects, thing: objects.find(({ id }) => claim && id === claimId(claim)) };
  };

  test('that counts is a relationship from who holds it, with its words, times and trust', async () => {
    const { thing } = await find('The president presses');
    expect(thing).toMatchObject({
      type: 'relationship',
      relationship_type: 'pressures',
      source_ref: actorId('some-president'),
      target_ref: actorId('KAZ'),
      description: 'The president presses Kazakhstan.',
      start_time: '2025-01-01T00:00:00Z',
      stop_time: '2025-02-01T00:00:00Z',
      confidence: 50,
      lang: 'en',
    });
  });

  test.each([
    ['It was not the case', 'denied: Russia ACCUSE United States'],
    ['Were Russia to', 'hypothetical: Russia PRESSURES Kazakhstan'],
    ['The US supports', 'rejected: United States SUPPORT Uzbekistan'],
    ['The president may', 'actual: Some President INTERESTED_IN the region'],
    ['There could be', 'actual: risk a war'],
  ])('"%s…" asserts no relationship and is a note', async (words, abstract) => {
    const { thing, claim, objects } = await find(words);
    expect(thing).toMatchObject({
      type: 'note',
      abstract,
      content: claim?.quote,
      authors: ['Some Outlet', 'Some Expert'],
    });
    expect(objects.filter(({ type }) => type === 'relationship')).toHaveLength(3);
  });

  test('that somebody decided on has an opinion, which agrees or does not', async () => {
    const { objects } = await bundleOf(graph);
    const opinions = objects.filter(({ type }) => type === 'opinion');
    expect(opinions.map(({ opinion }) => opinion)).toEqual(['agree', 'disagree']);
    expect(opinions[0]).toMatchObject({ authors: ['Reader'], explanation: 'as it stands there' });
  });

  test('that was let go of is revoked', async () => {
    const [claim] = graph.claims;
    if (!claim) throw new Error('there is a claim');
    const gone = { ...claim, retractedAt: '2026-03-01T00:00:00.000Z' };
    const { objects } = await bundleOf({ ...graph, claims: [gone] });
    expect(objects.find(({ id }) => id === claimId(gone))).toMatchObject({
      revoked: true,
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-03-01T00:00:00.000Z',
    });
  });
});

test('a line holds together its ends and the claims that it is folded from', async () => {
  const graph = kinds();
  const { objects } = await bundleOf(graph);
  const line = objects.find((thing) => thing.name === 'KAZ>UZB>1>sym');
  const [claim] = graph.claims;
  expect(line?.object_refs).toEqual([actorId('KAZ'), actorId('UZB'), claim && claimId(claim)]);
});

test('an address that is none is left out, and one that is stands with its source', async () => {
  const graph = kinds();
  const withUrl = (url: string) => ({ ...graph, documents: graph.documents.map((document) => ({ ...document, url })) });
  const urls = async (url: string) =>
    (await bundleOf(withUrl(url))).objects
      .flatMap((thing) => (thing.external_references ?? []) as { url?: string }[])
      .flatMap(({ url }) => url ?? []);
  expect(new Set(await urls('https://example.org/a?b=c#d'))).toEqual(new Set(['https://example.org/a?b=c#d']));
  expect(await urls('javascript:alert(1)')).toEqual([]);
  expect(await urls('https://example.org/a b')).toEqual([]);
});

test('an empty graph is a bundle, too', async () => {
  const { objects } = await bundleOf({ ...kinds(), actors: [], stances: [], claims: [], documents: [] });
  expect(objects.map(({ type }) => type)).toEqual(['identity', 'marking-definition', 'extension-definition', 'note']);
});

test('ids are UUIDs of version 5 in a namespace of our own', () => {
  const bytes = createHash('sha1')
    .update(Buffer.from('33c67d984c984b9f9c5124fa03e31fb3', 'hex'))
    .update('identity:actor:Қ')
    .digest();
  const hex = bytes.toString('hex');
  const id = stixId('identity', 'actor:Қ');
  expect(id).toMatch(/^identity--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(id.slice(10).replaceAll('-', '').slice(0, 12)).toBe(hex.slice(0, 12));
  expect(id.slice(-12)).toBe(hex.slice(20, 32));
});
