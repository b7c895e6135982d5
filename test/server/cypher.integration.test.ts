import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CypherAnswer, CypherExample, CypherSchema } from '#model/free-cypher';
import { extractionOf, KAZ, USA } from '../cypher/extractions.ts';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { type Answer, ask, open, type Site } from './site.ts';

let graph: TestGraph;
let site: Site;
beforeAll(async () => {
  graph = await emptyGraph();
  await graph.store.save(
    extractionOf('asked', [{ words: 'США говорят с Казахстаном.', holder: USA, stance: 'CONSULT', target: KAZ }]),
  );
  site = await open(graph.store, { limits: { questions: 0, cypher: 0, writes: 0 } });
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
});

const JSON_TYPE = { 'Content-Type': 'application/json' };

const post = (body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(site.port, '/api/cypher', { ...JSON_TYPE, ...headers }, 'POST', JSON.stringify(body));

const errorOf = ({ json }: Answer) => (json() as { error: { code: string; message: string; details: unknown } }).error;

describe('POST /api/cypher', () => {
  test('answers columns and rows', async () => {
    const answer = await post({
      query: 'MATCH (a:Actor {id: $id}) RETURN a.id AS id, a.name AS name',
      params: { id: 'KAZ' },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
    expect(CypherAnswer.parse(answer.json())).toMatchObject({
      columns: ['id', 'name'],
      rows: [['KAZ', 'Kazakhstan']],
      summary: { rows: 1, cut: null },
      plan: null,
    });
  });

  test('answers none as none, and the plan where it is wished for', async () => {
    const { json } = await post({ query: 'MATCH (a:Actor) WHERE false RETURN a', plan: true });
    const { rows, plan } = CypherAnswer.parse(json());
    expect(rows).toEqual([]);
    expect(plan?.[0]).toMatchObject({ operator: 'ProduceResults', depth: 0 });
  });

  test.each(['application/x-ndjson', 'application/jsonl'])('streams lines as %s', async (type) => {
    const answer = await post({ query: 'UNWIND range(1, 5000) AS x RETURN x, [x] AS l' }, { Accept: type });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines.at(0)).toEqual({ columns: ['x', 'l'], plan: null });
    expect(lines.at(1)).toEqual([1, [1]]);
    expect(lines.length).toBe(5_002);
    expect(lines.at(-1)).toMatchObject({ summary: { rows: 5_000, cut: null } });
  });

  test('ends lines with the error when the query fails on the way, and JSON is one error', async () => {
    const query = 'UNWIND range(-2000, 10) AS x RETURN 1 / x';
    const { text, status } = await post({ query }, { Accept: 'application/x-ndjson' });
    expect(status).toBe(200);
    const last: unknown = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({
      error: { code: 'cypher_error', details: { neo4jCode: expect.stringContaining('Arithmetic') } },
    });
    const whole = await post({ query });
    expect([whole.status, errorOf(whole)]).toEqual([400, (last as { error: unknown }).error]);
  });

  test('tells line and column of what Neo4j does not take', async () => {
    const answer = await post({ query: 'MATCH (n)\nRETRUN n' });
    expect(answer.status).toBe(400);
    expect(errorOf(answer)).toMatchObject({
      code: 'cypher_error',
      details: { neo4jCode: 'Neo.ClientError.Statement.SyntaxError', line: 2, column: 1 },
    });
  });

  test.each([
    [{ query: 'CREATE (n)' }, 400, 'cypher_refused'],
    [{ query: 'UNWIND range(1, 1000000000) AS x RETURN count(x)', timeout: 200 }, 422, 'cypher_limit'],
    [{}, 400, 'invalid_input'],
    [{ query: '' }, 400, 'invalid_input'],
    [{ query: 1 }, 400, 'invalid_input'],
    [{ query: 'x'.repeat(100_001) }, 400, 'invalid_input'],
    [{ query: 'RETURN 1', limit: 10_001 }, 400, 'invalid_input'],
    [{ query: 'RETURN 1', timeout: 5_001 }, 400, 'invalid_input'],
    [{ query: 'RETURN 1', parameters: {} }, 400, 'invalid_input'],
    [{ query: 'RETURN 1', params: [] }, 400, 'invalid_input'],
    [[], 400, 'invalid_input'],
  ])('%j is %s %s', async (body, status, code) => {
    const answer = await post(body);
    expect([answer.status, errorOf(answer).code], answer.text).toEqual([status, code]);
  });

  test('takes no parameter that is deeper than it may be', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const answer = await ask(
      site.port,
      '/api/cypher',
      JSON_TYPE,
      'POST',
      `{"query": "RETURN $x", "params": {"x": ${deep}}}`,
    );
    expect(answer.status, answer.text.slice(0, 200)).toBe(400);
  });

  test('is no secret of the log', async () => {
    await post({ query: "RETURN 'a word that nobody logs' AS x" });
    await post({ query: "RETURN 'a word that nobody logs' AS x +" });
    await post(
      { query: 'UNWIND [1, 0] AS x RETURN 1 / x // a word that nobody logs' },
      { Accept: 'application/jsonl' },
    );
    expect(site.log()).not.toContain('nobody logs');
  });

  test('is ended when the client goes away', async () => {
    const running = async () =>
      (await graph.cypher('SHOW TRANSACTIONS YIELD metaData WHERE metaData.guest IS NOT NULL RETURN 1')).length;
    const asked = request({
      host: '127.0.0.1',
      port: site.port,
      path: '/api/cypher',
      method: 'POST',
      headers: JSON_TYPE,
    });
    asked.on('error', () => {});
    asked.end(JSON.stringify({ query: 'UNWIND range(1, 1000000000) AS x RETURN count(x)' }));
    const until = async (count: number, milliseconds: number) => {
      for (const deadline = Date.now() + milliseconds; (await running()) !== count; )
        expect(Date.now(), `${count} running`).toBeLessThan(deadline);
    };
    await until(1, 4_500);
    const began = Date.now();
    asked.destroy();
    await until(0, 4_000);
    expect(Date.now() - began).toBeLessThan(4_000);
  });

  test('does not wait for a client that reads slowly', async () => {
    const query = "UNWIND range(1, 7) AS x RETURN reduce(s = 'a', i IN range(1, 20) | s + s) AS s";
    const asked = request({
      host: '127.0.0.1',
      port: site.port,
      path: '/api/cypher',
      method: 'POST',
      headers: { ...JSON_TYPE, Accept: 'application/jsonl' },
    });
    const response = new Promise<import('node:http').IncomingMessage>((resolve) => asked.once('response', resolve));
    asked.end(JSON.stringify({ query }));
    const slow = await response;
    // Nothing is read, and yet the database is done with it soon.
    for (const deadline = Date.now() + 8_000; ; ) {
      const rows = await graph.cypher('SHOW TRANSACTIONS YIELD metaData WHERE metaData.guest IS NOT NULL RETURN 1');
      if (!rows.length) break;
      expect(Date.now()).toBeLessThan(deadline);
    }
    let length = 0;
    for await (const part of slow) length += (part as Buffer).length;
    expect(length).toBeGreaterThan(7 * 2 ** 20);
  });
});

describe('GET', () => {
  test('/api/cypher/schema says what there is', async () => {
    const { json, status } = await site.get('/api/cypher/schema');
    expect(status).toBe(200);
    const { labels } = CypherSchema.parse(json());
    expect(labels.find(({ label }) => label === 'Claim')).toMatchObject({ count: 1 });
  });

  test('/api/cypher/examples gives all of them, and 304 to whoever has them', async () => {
    const { json, status, headers } = await site.get('/api/cypher/examples');
    expect(status).toBe(200);
    const { rows } = json() as { rows: unknown[] };
    expect(rows.map((row) => CypherExample.parse(row).name)).toContain('who-towards-whom');
    expect((await site.get('/api/cypher/examples', { 'If-None-Match': String(headers.etag) })).status).toBe(304);
  });
});
