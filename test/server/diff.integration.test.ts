import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Difference } from '#model/snapshot/diff-rows';
import type { GraphStore } from '#model/store';
import { extractionOf, KAZ, RUS, USA, UZB } from '../cypher/extractions.ts';
import { emptyKept, type Kept, named } from '../cypher/snapshots/kept.ts';
import { bareNode, run } from '../e2e/program.ts';
import { ask, open, type Site } from './site.ts';

let graph: Kept;
let site: Site;
beforeAll(async () => {
  graph = await emptyKept();
  graph.at('2026-01-01T00:00:00.000Z');
  await graph.store.save(
    extractionOf('first', [{ words: 'They work together.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB }]),
  );
  await graph.store.snapshots.create(named('one'));
  graph.at('2026-02-01T00:00:00.000Z');
  await graph.store.save(
    extractionOf('second', [{ words: 'It presses <b>.', holder: USA, stance: 'PRESSURES', target: RUS }]),
  );
  await graph.store.snapshots.create(named('two'));
  await graph.store.snapshots.create(named('now', { filters: { target: ['RUS'] } }));
  await graph.store.snapshots.create(named('broken', { filters: { holder: ['KAZ'] } }));
  site = await open(graph.store);
});
afterAll(async () => {
  await site.close();
  await graph.close();
});

const get = (query: string, ending = '', headers = {}) => site.get(`/api/diff${ending}?${query}`, headers);

describe('the same bytes as on the command line', () => {
  const { uri, username, password } = inject('neo4j');
  const command = async (...args: string[]) => {
    const env = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, STANCE_ATLAS_HOME: graph.home };
    return (await run('ingest/cli.js', ['snapshot', 'diff', ...args], { ...bareNode, ...env })).stdout;
  };

  test.each([
    ['', 'application/json', ['--format', 'json']],
    ['.csv', 'text/csv', ['--format', 'csv', '--lang', 'kk']],
    ['.txt', 'text/plain', ['--lang', 'kk']],
  ])('for two snapshots: /diff%s is %s', async (ending, type, options) => {
    const { status, headers, text } = await get(`a=one&b=two&lang=kk`, ending);
    expect([status, headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
    expect(text).not.toBe('');
    expect(text).toBe(await command('one', 'two', ...options));
  });

  test('for moments, and for a moment and a snapshot with filters', async () => {
    const { text } = await get('a=2026-01-15&b=2026-02-15T00:00:00Z');
    expect(text).toBe(await command('2026-01-15', '2026-02-15T00:00:00Z', '--format', 'json'));
    expect(Difference.parse(JSON.parse(text)).rows.map(({ kind }) => kind)).toContain('stance');
    expect((await get('a=now&b=two', '.txt')).text).toBe('');
    expect((await get('a=snapshot:now&b=2026-02-15', '.txt')).text).toBe('');
  });
});

describe('a difference', () => {
  test('says in a language what is new, and what each side was filtered by', async () => {
    const { text } = await get('a=one&b=two&lang=ru', '.txt');
    expect(text).toMatch(/«It presses <b>\.» \(.+, давление\)/i);
    const { from, to, equal } = Difference.parse((await get('a=two&b=snapshot:now')).json());
    expect([from.filters, to.filters, equal]).toEqual([{}, { target: ['RUS'] }, false]);
  });

  test('of two snapshots is not sent again, whatever is written; of a moment it may be another', async () => {
    const etagOf = async (query: string) => String((await get(query)).headers.etag);
    const [fixed, moving] = ['a=one&b=two', 'a=one&b=2026-12-31'];
    const before = [await etagOf(fixed), await etagOf(moving)];
    for (const [index, query] of [fixed, moving].entries())
      expect((await get(query, '', { 'If-None-Match': before[index] })).status).toBe(304);
    graph.at('2026-03-01T00:00:00.000Z');
    await graph.store.save(
      extractionOf('third', [{ words: 'They meet.', holder: KAZ, stance: 'CONSULT', target: RUS }]),
    );
    expect(await etagOf(fixed)).toBe(before[0]);
    expect(await etagOf(moving)).not.toBe(before[1]);
    expect(await etagOf('a=two&b=one')).not.toBe(before[0]);
    await graph.store.snapshots.rename('two', 'second');
    expect(await etagOf('a=one&b=second')).not.toBe(before[0]);
    await graph.store.snapshots.rename('second', 'two');
  });

  test('has no body for HEAD', async () => {
    const answer = await ask(site.port, '/api/diff.txt?a=one&b=two', {}, 'HEAD');
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
      200,
      '',
      'text/plain; charset=utf-8',
    ]);
  });
});

describe('what cannot be compared', () => {
  test.each([
    ['a=one&b=none', 404, 'snapshot "none": there is none with this id or name'],
    ['a=..%2f..%2fetc%2fpasswd&b=one', 404, 'there is none with this id or name'],
    ['a=one%00&b=one', 404, 'there is none with this id or name'],
    ['a=2026-13-45&b=one', 404, 'there is none with this id or name'],
    ['a=one', 400, 'b:'],
    ['a=one&b=', 400, 'b:'],
    ['a=one&a=two&b=one', 400, 'a:'],
    ['a=one&b=two&lang=de', 400, 'lang:'],
    ['a=one&b=two&minCertainty=CT', 400, 'minCertainty: is no parameter'],
  ])('%s is refused with %i', async (query, status, words) => {
    for (const ending of ['', '.csv', '.txt']) {
      const answer = await get(query, ending);
      expect(answer.status, answer.text).toBe(status);
      expect((answer.json() as { error: { message: string } }).error.message).toContain(words);
    }
  });

  test('a file that was changed is no mistake of whoever asks', async () => {
    const { path } = await graph.store.snapshots.fileOf('broken');
    const bytes = readFileSync(path);
    bytes[60] = (bytes[60] ?? 0) ^ 255;
    writeFileSync(path, bytes);
    const { status, headers, text } = await get('a=one&b=broken');
    expect([status, headers.etag]).toEqual([409, undefined]);
    expect(text).toContain('was changed after it was written');
  });

  test('a side that is too large is refused before it is read whole', async () => {
    const rows = Array.from({ length: 1_000 }, () => ({}));
    let pages = 0;
    const large: GraphStore = Object.assign(Object.create(graph.store) as GraphStore, {
      ask: async () => {
        pages++;
        return { rows, next: 'more', meta: { count: rows.length, graph: 'one' } };
      },
      snapshots: {
        ...graph.store.snapshots,
        get: async (ref: string) => ({ ...(await graph.store.snapshots.get(ref)), claims: 20_001 }),
      },
    });
    const other = await open(large);
    try {
      expect((await other.get('/api/diff?a=one&b=two')).status).toBe(413);
      expect(pages).toBe(0);
      const moments = await other.get('/api/diff?a=2026-01-15&b=now');
      expect(moments.status).toBe(413);
      expect(moments.text).toContain('npm run snapshot -- diff');
      expect(pages).toBe(21);
    } finally {
      await other.close();
    }
  });
});
