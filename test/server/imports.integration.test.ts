import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImportReport } from '#ingest/imports/report';
import { layersOf } from '#ingest/layers';
import { paramsFor } from '#model/questions/index';
import { emptiedGraph } from '../cypher/graph.ts';
import { table } from '../ingest/imports/tables.ts';
import { ask, open, type Site } from './site.ts';

const TOKEN = 'a-token-of-this-test';
const graph = await emptiedGraph();
const home = mkdtempSync(join(tmpdir(), 'stance-atlas-imports-'));
let site: Site;
beforeAll(async () => {
  site = await open(graph.store, {
    layers: layersOf(home),
    token: TOKEN,
    limits: { questions: 0, cypher: 0, writes: 0 },
  });
});
afterAll(async () => {
  await site.close();
  rmSync(home, { recursive: true, force: true });
});

const send = (body: string, { type = 'text/csv', query = '', token = TOKEN } = {}) =>
  ask(
    site.port,
    `/api/imports${query}`,
    { Authorization: `Bearer ${token}`, 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)) },
    'POST',
    body,
  );
const claims = async () => (await graph.store.ask('claims', paramsFor('claims', {}))).rows;

const HEAD = 'document,saidAt,quote,holder,stance,target';
const right = table(HEAD, 'one,2026-01-15,They work together.,KAZ,PARTNERS_WITH,UZB');
const mixed = table(
  HEAD,
  'one,2026-01-15,They work together.,KAZ,PARTNERS_WITH,UZB',
  'one,soon,They help.,KAZ,AID,UZB',
);

describe('POST /api/imports', () => {
  test('takes CSV, JSON Lines and JSON, and says the same of each', async () => {
    const claim = {
      document: 'one',
      saidAt: '2026-01-15',
      quote: 'They work together.',
      holder: 'KAZ',
      stance: 'PARTNERS_WITH',
      target: { id: 'UZB' },
    };
    const first = await send(right);
    expect(first.status, first.text).toBe(200);
    expect(ImportReport.strict().parse(first.json())).toMatchObject({ outcome: 'written', claims: { new: 1 } });
    for (const [body, type] of [
      [JSON.stringify(claim), 'application/x-ndjson'],
      [JSON.stringify({ claims: [claim] }), 'application/json'],
      [right, 'text/csv; charset=utf-8'],
    ] as const) {
      const again = await send(body, { type });
      expect(again.json(), type).toMatchObject({ outcome: 'written', claims: { new: 0, known: 1 } });
    }
    expect(await claims()).toHaveLength(1);
  });

  test('answers 422 with each flaw, and writes nothing', async () => {
    const answer = await send(mixed);
    expect(answer.status).toBe(422);
    const { error } = answer.json() as { error: { code: string; message: string; details: unknown } };
    expect(error).toMatchObject({ code: 'rows_refused', message: expect.stringMatching(/row 3, saidAt: is no day/) });
    expect(ImportReport.parse(error.details)).toMatchObject({ flaws: [{ row: 3, column: 'saidAt', value: 'soon' }] });
    expect(await claims()).toEqual([]);
  });

  test('writes nothing where it is dry, and the right rows where only they are wanted', async () => {
    expect((await send(right, { query: '?dryRun=true' })).json()).toMatchObject({ outcome: 'checked' });
    expect(await claims()).toEqual([]);
    expect((await send(mixed, { query: '?partial=true' })).json()).toMatchObject({ outcome: 'partly', flawed: 1 });
    expect(await claims()).toHaveLength(1);
  });

  test('refuses strangers, other types, what is no table, and too much', async () => {
    expect((await send(right, { token: 'another' })).status).toBe(401);
    expect((await send(right, { type: 'text/plain' })).status).toBe(415);
    expect((await send('a,b\n1,2\n')).json()).toMatchObject({
      error: { code: 'invalid_input', message: expect.stringMatching(/^body: column "document": is missing/) },
    });
    expect((await send('x'.repeat(5_000_001))).status).toBe(413);
    expect((await send(table(HEAD, ...Array<string>(10_001).fill('a,2026-01-15,b,KAZ,AID,UZB')))).status).toBe(413);
    expect((await send('{"claims": []}', { type: 'application/json' })).status).toBe(400);
    expect((await send(right, { query: '?format=xlsx' })).status).toBe(400);
    expect(await claims()).toEqual([]);
  });
});
