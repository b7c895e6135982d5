import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { QuestionName } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import { keepAnswers } from '#server/caching';
import { extractionOf, KAZ, RUS, USA, UZB } from '../cypher/extractions.ts';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { open, type Site } from './site.ts';

const partners = {
  words: 'Kazakhstan works with Uzbekistan.',
  holder: KAZ,
  stance: 'PARTNERS_WITH',
  target: UZB,
} as const;
const pressure = { words: 'The United States press Russia.', holder: USA, stance: 'PRESSURES', target: RUS } as const;

let graph: TestGraph;
let site: Site;
/** The questions that reached the real store. */
let asked: QuestionName[] = [];
beforeAll(async () => {
  graph = await emptyGraph();
  await graph.store.save(extractionOf('one', [partners]));
  site = await open(watched(graph.store));
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
});
afterEach(() => {
  asked = [];
});

/** The store as it is, counting what it is asked. */
const watched = (store: GraphStore): GraphStore => ({
  ...store,
  ask: (name, params) => {
    asked.push(name);
    return store.ask(name, params);
  },
});

const etagOf = async (path: string) => String((await site.get(path)).headers.etag);
const linesOf = (answer: { json: () => unknown }) => (answer.json() as { stances: { id: string }[] }).stances.length;

describe('a question', () => {
  test('is labelled: weak ETag, the client’s own cache asks each time, and what it depends on', async () => {
    const { headers } = await site.get('/api/network');
    expect(headers.etag).toMatch(/^W\/"[\w-]{27}"$/);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(headers.vary).toContain('Accept-Encoding');
  });

  test('that the client has the answer to is 304, and nobody is asked', async () => {
    const etag = await etagOf('/api/claims?sign=1');
    asked = [];
    for (const known of [etag, `"other", ${etag}`, etag.slice(2)]) {
      const answer = await site.get('/api/claims?sign=1', { 'If-None-Match': known });
      expect([answer.status, answer.text]).toEqual([304, '']);
      expect(answer.headers).toMatchObject({ etag, 'cache-control': 'private, no-cache' });
      expect(answer.headers.vary).toContain('Accept-Encoding');
    }
    expect(asked).toEqual([]);
    expect((await site.get('/api/claims?sign=1', { 'If-None-Match': '"other"' })).status).toBe(200);
    // A reload by force wants to see for itself.
    expect((await site.get('/api/claims?sign=1', { 'If-None-Match': etag, 'Cache-Control': 'no-cache' })).status).toBe(
      200,
    );
  });

  test('understood alike has one ETag, understood otherwise has another', async () => {
    const etag = await etagOf('/api/network');
    expect(await etagOf('/api/network?minCertainty=PS&fold=true')).toBe(etag);
    expect(await etagOf('/api/network?fold=1')).toBe(etag);
    expect(await etagOf('/api/network?fold=false')).not.toBe(etag);
    expect(await etagOf('/api/relationships')).not.toBe(etag);
  });

  test('of another version of the program has another ETag', async () => {
    const other = await open(graph.store, { version: '9.9.9' });
    expect((await other.get('/api/network')).headers.etag).not.toBe(await etagOf('/api/network'));
    await other.close();
  });

  test('about what is not there has none, whatever the client says to have', async () => {
    for (const known of ['*', '"x"']) {
      const answer = await site.get('/api/actors/nobody', { 'If-None-Match': known });
      expect(answer.status).toBe(404);
      expect(answer.headers.etag).toBeUndefined();
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect((await site.get('/api/actors/KAZ', { 'If-None-Match': '*' })).status).toBe(304);
  });
});

describe('on a graph that stands still', () => {
  test('the same question reaches the database once, and is answered with the same bytes', async () => {
    const first = await site.get('/api/network?sign=1&fold=false');
    const again = await site.get('/api/network?fold=false&sign=1');
    expect(again.text).toBe(first.text);
    expect(asked).toEqual(['network']);
  });

  test('those who ask at once wait for one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => site.get('/api/matrix?fold=false')));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(asked).toEqual(['matrix']);
  });

  test('a failure is not kept', async () => {
    const ask = graph.store.ask;
    let isBroken = true;
    const kept = keepAnswers({
      ...graph.store,
      ask: (name, params) => (isBroken ? Promise.reject(new Error('once')) : ask(name, params)),
    });
    const params = { id: 'KAZ' };
    await expect(kept.answer('actor', params, 'v')).rejects.toThrow('once');
    isBroken = false;
    expect((await kept.answer('actor', params, 'v')).count).toBe(1);
  });

  test('what does not fit is asked for again, and nothing grows beyond the limit', async () => {
    const kept = keepAnswers(watched(graph.store), 0);
    for (let round = 0; round < 2; round++) await kept.answer('actor', { id: 'KAZ' }, 'v');
    expect(asked).toEqual(['actor', 'actor']);
  });
});

test('after a write the old label is refused and the new answer comes, at once', async () => {
  const before = await site.get('/api/network');
  await graph.store.save(extractionOf('two', [pressure]));
  const after = await site.get('/api/network', { 'If-None-Match': String(before.headers.etag) });
  expect(after.status).toBe(200);
  expect(after.headers.etag).not.toBe(before.headers.etag);
  expect(linesOf(after)).toBe(linesOf(before) + 1);
  // And back: what was once so is no reason to believe that it still is what was sent then.
  await graph.store.purge('two');
  const back = await site.get('/api/network', { 'If-None-Match': String(before.headers.etag) });
  expect(back.status).toBe(200);
  expect(linesOf(back)).toBe(linesOf(before));
});

test('while somebody writes, no answer is newer than nothing and none older than its label', async () => {
  const path = '/api/documents?limit=1000';
  const count = (answer: { json: () => unknown }) => (answer.json() as { rows: unknown[] }).rows.length;
  const seen = new Map<string, number>();
  let isWriting = true;
  const writing = (async () => {
    for (let index = 0; index < 10; index++) await graph.store.save(extractionOf(`more-${index}`, [partners]));
    isWriting = false;
  })();
  let least = 0;
  while (isWriting) {
    const answer = await site.get(path);
    expect(count(answer)).toBeGreaterThanOrEqual(least);
    least = count(answer);
    seen.set(String(answer.headers.etag), least);
  }
  await writing;
  const { headers, ...last } = await site.get(path);
  expect(count(last)).toBe(11);
  // Whoever has the label of an earlier answer is given the last one.
  for (const [etag, rows] of seen)
    if (rows < 11) expect((await site.get(path, { 'If-None-Match': etag })).status).toBe(200);
  expect((await site.get(path, { 'If-None-Match': String(headers.etag) })).status).toBe(304);
});

test.each(['/api/vocabulary', '/api/openapi.json'])('%s holds as long as the program', async (path) => {
  const { headers } = await site.get(path);
  expect(headers['cache-control']).toBe('public, max-age=300');
  expect((await site.get(path, { 'If-None-Match': String(headers.etag) })).status).toBe(304);
});

test('what is said of the moment is not kept', async () => {
  for (const path of ['/api/health', '/api/ready', '/api/jobs', '/api/none', '/api/network?sign=7'])
    expect((await site.get(path)).headers['cache-control'] ?? 'no-store', path).toBe('no-store');
});
