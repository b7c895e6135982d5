import { createServer, get as httpGet } from 'node:http';
import { duplexPair } from 'node:stream';
import { buffer as readAll } from 'node:stream/consumers';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#cypher/store';
import { addressOf, FORMATS, fileParamsOf, formatsOf } from '#model/exports/index';
import { tableOf } from '#model/exports/table';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import { answerIn } from '#server/routes/formats';
import { EXPERT, extractionOf, KAZ, manyClaims, RUS, USA, UZB } from '../cypher/extractions.ts';
import { connectToTests, emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { readCsv } from '../model/exports/rfc4180.ts';
import { ask, open, type Site } from './site.ts';

const MANY = 2_100;
const PAGES = Math.ceil(MANY / 1000);

let graph: TestGraph;
let site: Site;
/** How often the store was asked for a page. */
let reads = 0;
let claim = '';

/** The real store, whose reads are counted. */
const counted = (store: GraphStore): GraphStore =>
  new Proxy(store, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (key === 'ask') reads++;
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  });

beforeAll(async () => {
  graph = await emptyGraph();
  const extraction = extractionOf('one.ru', [
    {
      words: '=HYPERLINK("x") said the United States, "pressing" Russia.',
      holder: USA,
      stance: 'PRESSURES',
      target: RUS,
    },
    { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
  ]);
  claim = extraction.claims[0]?.id ?? '';
  await graph.store.save(extraction);
  site = await open(counted(graph.store));
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
});

const names = Object.keys(QUESTIONS) as QuestionName[];
const SAMPLES: Record<string, string> = { holder: 'USA', target: 'RUS', one: 'USA', other: 'RUS', id: 'KAZ' };
const NEEDED: Partial<Record<QuestionName, string>> = { changes: 'since=2020-01-01' };
const addressIn = (name: QuestionName, path: string) =>
  `/api${path.replace(/:(\w+)/g, (_, key: string) => (name === 'claim' ? claim : (SAMPLES[key] ?? 'KAZ')))}`;

describe.each(names)('%s', (name) => {
  const required = Object.entries(QUESTIONS[name].params.shape)
    .filter(([key, schema]) => !QUESTIONS[name].path.includes(`:${key}`) && !schema.safeParse(undefined).success)
    .map(([key]) => NEEDED[name] ?? `${key}=KAZ`);
  const query = required.length ? `?${required.join('&')}` : '';

  test.each(formatsOf(QUESTIONS[name]))('as $extension', async (format) => {
    const path = addressOf(name, format);
    if (path === null) {
      expect((await site.get(`/api${QUESTIONS[name].path.replace(':id', `none.${format.extension}`)}`)).status).toBe(
        404,
      );
      return;
    }
    const address = addressIn(name, path);
    const answer = await site.get(`${address}${query}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe(`${format.mediaType}${format.isText ? '; charset=utf-8' : ''}`);
    expect(answer.headers['content-disposition']).toMatch(
      new RegExp(`^attachment; filename="?stance-atlas-${name}[^"/]*\\.${format.extension}"?$`),
    );
    expect(answer.headers.etag).toMatch(/^W\//);
    if (format.extension === 'csv') {
      const [header, ...rows] = readCsv(answer.text);
      expect(header).toEqual(tableOf(QUESTIONS[name]).columns.map((column) => column.name));
      for (const row of rows) expect(row).toHaveLength(header?.length ?? 0);
    }
    const again = await site.get(`${address}${query}`, { 'If-None-Match': String(answer.headers.etag) });
    expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
    expect((await site.get(`${address}${query}`)).text).toBe(answer.text);
  });
});

describe('all pages', () => {
  beforeAll(async () => {
    await graph.store.save(manyClaims('many', MANY));
  });

  test('come as one table, in the order of the pages, without any row twice', async () => {
    reads = 0;
    const { text } = await site.get('/api/claims.csv');
    expect(reads).toBe(PAGES);
    const [header = [], ...rows] = readCsv(text);
    const ids = rows.map((row) => row[header.indexOf('id')]);
    expect(ids).toHaveLength(MANY + 2);
    expect(new Set(ids).size).toBe(MANY + 2);
    const quotes = rows.map((row) => row[header.indexOf('quote')]);
    expect(quotes).toContain('\'=HYPERLINK("x") said the United States, "pressing" Russia.');

    const lines = (await site.get('/api/claims.jsonl')).text.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
    const whole = (await site.get('/api/claims.json')).json() as {
      rows: { id: string }[];
      next: null;
      meta: { count: number; params: object };
    };
    expect(whole.rows.map(({ id }) => id)).toEqual(ids);
    expect(whole.next).toBeNull();
    expect(whole.meta.count).toBe(MANY + 2);
    expect(whole.meta.params).not.toHaveProperty('limit');
  });

  test('but with a limit only so many rows, and the token of the next in JSON', async () => {
    expect(readCsv((await site.get('/api/claims.csv?limit=7')).text)).toHaveLength(8);
    const first = (await site.get('/api/claims.json?limit=7')).json() as { rows: object[]; next: string };
    expect(first.rows).toHaveLength(7);
    const rest = (await site.get(`/api/claims.json?after=${encodeURIComponent(first.next)}`)).json() as { rows: [] };
    expect(rest.rows).toHaveLength(MANY + 2 - 7);
  });

  test('wait for a client that does not read, and come when it does', async () => {
    const { client, text } = slowClient();
    await settled();
    // The first is on its way, and at most the second is ready to follow it.
    expect(reads).toBeLessThanOrEqual(2);
    expect(readCsv(bodyOf(await text())).length).toBe(MANY + 1);
    expect(reads).toBe(PAGES);
    client.destroy();
  });

  test('are no longer asked for when the client goes away', async () => {
    const { client, failures } = slowClient();
    await settled();
    client.destroy();
    await settled();
    expect(reads).toBeLessThanOrEqual(2);
    expect(failures).toEqual([]);
  });
});

describe('a question in a format', () => {
  test('takes the filters of the question, and a mark for Excel in CSV only', async () => {
    const lines = readCsv((await site.get('/api/network.csv?stance=PRESSURES&bom=true')).text.replace(/^\ufeff/, ''));
    expect(lines.map((line) => line[0])).toEqual(['id', 'USA>RUS>-1']);
    expect((await site.get('/api/network.csv?bom=true')).text.charCodeAt(0)).toBe(0xfeff);
    expect((await site.get('/api/network.json?bom=true')).status).toBe(400);
  });

  test('has a header without rows', async () => {
    expect(readCsv((await site.get('/api/claims.csv?document=none')).text)).toHaveLength(1);
    expect((await site.get('/api/claims.jsonl?document=none')).text).toBe('');
    expect((await site.get('/api/claims.json?document=none')).json()).toMatchObject({ rows: [], next: null });
  });

  test.each([
    ['/api/actors/nobody.csv', 404],
    ['/api/claims/none.jsonl', 404],
    ['/api/relationships/KAZ/nobody.csv', 404],
    ['/api/network.xml', 404],
    ['/api/actors/KAZ.xml', 404],
    ['/api/network.csv?sign=9', 400],
    ['/api/claims.csv?limit=0', 400],
    ['/api/claims.csv?after=nonsense', 400],
  ])('%s is %i in the shape of an error, and no file', async (path, status) => {
    const answer = await site.get(path);
    expect(answer.status, answer.text).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.headers).not.toHaveProperty('content-disposition');
    expect(answer.json()).toHaveProperty('error.code');
  });

  test('says in a header what it leaves out', async () => {
    const cut = await site.get('/api/matrix.csv?limit=1');
    expect(decodeURIComponent(String(cut.headers['stance-atlas-cut']))).toMatch(/first 1/);
    expect((await site.get('/api/matrix.csv')).headers).not.toHaveProperty('stance-atlas-cut');
  });

  test('answers HEAD with its headers and one page at most', async () => {
    reads = 0;
    const { status, headers, text } = await ask(site.port, '/api/claims.csv', {}, 'HEAD');
    expect({ status, text }).toEqual({ status: 200, text: '' });
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(reads).toBe(1);
  });

  test('keeps letters of names in the name of the file', async () => {
    await graph.store.save(
      extractionOf('two', [
        { words: 'Öz said so.', holder: { ...EXPERT, id: 'öz', name: 'Öz' }, stance: 'OPPOSES', target: RUS },
      ]),
    );
    const { headers, status } = await site.get(`/api/actors/${encodeURIComponent('öz')}.csv`);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toContain("filename*=UTF-8''stance-atlas-actor-%C3%B6z.csv");
  });
});

describe.each([{}, { 'Accept-Encoding': 'gzip' }])('a failure midway, asked with %j', (headers) => {
  test('cuts the connection: no part looks like the whole', async () => {
    const own = await breaking();
    const mine = await open(own.failing);
    try {
      const outcome = await new Promise<string>((resolve) => {
        const asked = httpGet({ port: mine.port, host: '127.0.0.1', path: '/api/claims.csv', headers }, (response) => {
          response.on('data', () => {});
          response.on('end', () => resolve('a whole answer'));
          response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
        });
        asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      });
      expect(outcome).toBe('ECONNRESET');
      expect(own.pages()).toBe(2);
      expect(mine.log()).toContain('request failed');
      expect((await mine.get('/api/health')).status).toBe(200);
    } finally {
      await mine.close();
    }
  });
});

/** A second connection to the same graph, which is closed when its first page has been read. */
async function breaking() {
  const store = await openStore(connectToTests());
  let pages = 0;
  const failing: GraphStore = new Proxy(store, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (key !== 'ask') return value.bind(target) as unknown;
      return async (...given: Parameters<GraphStore['ask']>) => {
        pages++;
        const answer = await target.ask(...given);
        await target.close();
        return answer;
      };
    },
  });
  return { failing, pages: () => pages };
}

/** A client with next to no room for what comes, which reads when it is told to. */
function slowClient() {
  reads = 0;
  const failures: unknown[] = [];
  const csv = FORMATS.find(({ extension }) => extension === 'csv');
  if (!csv) throw new Error('there is no CSV');
  const params = fileParamsOf(QUESTIONS.claims, csv).parse({ document: 'many' });
  const server = createServer(
    express().get('/', (request, response) =>
      answerIn(csv, 'claims', params, { store: counted(graph.store), version: '1', request, response }).catch(
        (error) => {
          failures.push(error);
        },
      ),
    ),
  );
  const [client, there] = duplexPair({ highWaterMark: 1024 });
  server.emit('connection', there);
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  return { client, failures, text: () => readAll(client) };
}

/** The body of an answer in pieces, whose sizes stand before them. */
function bodyOf(answer: Buffer): string {
  const pieces: Buffer[] = [];
  for (let at = answer.indexOf('\r\n\r\n') + 4; ; ) {
    const end = answer.indexOf('\r\n', at);
    const size = Number.parseInt(answer.toString('latin1', at, end), 16);
    if (!size) return Buffer.concat(pieces).toString('utf8');
    pieces.push(answer.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

/** Until the store has not been asked for a while. */
async function settled(): Promise<void> {
  for (let before = -1; before !== reads; ) {
    before = reads;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
