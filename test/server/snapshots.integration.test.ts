import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '#cypher/store';
import type { Restored, Snapshot, Verified } from '#model/snapshot/snapshot';
import { extractionOf, KAZ, RUS, USA, UZB } from '../cypher/extractions.ts';
import { empty, emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { ask, open, type Site } from './site.ts';

const TOKEN = 'a-token-of-this-test';
const home = mkdtempSync(join(tmpdir(), 'stance-atlas-server-snapshots-'));
const folder = join(home, 'snapshots');
let graph: TestGraph;
let site: Site;
beforeAll(async () => {
  graph = await emptyGraph();
  graph.store = await openStore(graph.connection, undefined, { home });
  site = await open(graph.store, { token: TOKEN });
});
beforeEach(async () => {
  await empty(graph.connection);
  rmSync(folder, { recursive: true, force: true });
  await graph.store.save(first);
});
afterAll(async () => {
  await site.close();
  await graph.store.close();
  rmSync(home, { recursive: true, force: true });
});

const first = extractionOf('first', [
  { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
  { words: 'The USA presses Russia.', holder: USA, stance: 'PRESSURES', target: RUS },
]);

const bearer = { Authorization: `Bearer ${TOKEN}` };
const send = async <Body>(method: string, path: string, body?: unknown) => {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers =
    text === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) };
  const answer = await ask(site.port, `/api${path}`, { ...bearer, ...headers }, method, text);
  return { ...answer, body: answer.json() as Body & { error?: { code: string; message: string } } };
};

/** Sends or gets bytes as they are. */
const raw = (method: string, path: string, bytes?: Buffer) =>
  new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    const headers = {
      ...bearer,
      ...(bytes ? { 'Content-Type': 'application/zip', 'Content-Length': bytes.length } : {}),
    };
    const asked = request({ host: '127.0.0.1', port: site.port, path: `/api${path}`, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) }),
        );
    });
    asked.on('error', reject).end(bytes);
  });

describe('snapshots over HTTP', () => {
  test('are taken, listed, shown, renamed, verified and deleted', async () => {
    const taken = await send<Snapshot>('POST', '/snapshots', { name: 'first cut', note: 'for the paper' });
    expect(taken).toMatchObject({ status: 201, body: { name: 'first cut', claims: 2, documents: 1, isHere: true } });
    const { id } = taken.body;
    expect(taken.headers.location).toBe(`/api/snapshots/${id}`);
    expect(await send('POST', '/snapshots', { name: 'again' })).toMatchObject({
      status: 200,
      body: { id, name: 'first cut' },
    });
    expect((await send<{ rows: Snapshot[] }>('GET', '/snapshots')).body.rows).toEqual([taken.body]);
    expect((await send('GET', '/snapshots/first%20cut')).body).toEqual(taken.body);
    expect(await send('POST', '/snapshots', { name: 'first cut', filters: { holder: ['KAZ'] } })).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict' } },
    });
    expect((await send('PATCH', `/snapshots/${id}`, { name: 'second' })).body).toEqual({
      ...taken.body,
      name: 'second',
    });
    expect((await send<Verified>('GET', '/snapshots/second/verification')).body).toMatchObject({
      snapshot: id,
      claims: 2,
    });
    expect((await send('DELETE', '/snapshots/second')).body).toEqual({ ...taken.body, name: 'second' });
    expect(await send('GET', '/snapshots/second')).toMatchObject({ status: 404 });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('need the token to be written, and none to be read', async () => {
    await send('POST', '/snapshots', { name: 'one' });
    expect((await site.get('/api/snapshots/one')).status).toBe(200);
    for (const [method, path] of [
      ['POST', ''],
      ['POST', '/restore'],
      ['PATCH', '/one'],
      ['DELETE', '/one'],
    ] as const)
      expect((await ask(site.port, `/api/snapshots${path}`, {}, method)).status).toBe(401);
    expect(await send('GET', '/snapshots/restore')).toMatchObject({ status: 405 });
    expect(await send('DELETE', '/snapshots/restore')).toMatchObject({ status: 405 });
  });

  test('come down as files, and up again into another graph, by the byte', async () => {
    const { body } = await send<Snapshot>('POST', '/snapshots', { name: 'one' });
    const down = await raw('GET', '/snapshots/one/file');
    expect(down.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename=stance-atlas-${body.id.slice(0, 12)}.zip`,
    });
    expect(down.bytes.equals(readFileSync(join(folder, `${body.id}.zip`)))).toBe(true);
    expect(down.bytes.length).toBe(body.bytes);
    await empty(graph.connection);
    rmSync(folder, { recursive: true });
    const plan = await raw('POST', '/snapshots/restore?dryRun=true', down.bytes);
    expect(JSON.parse(plan.bytes.toString())).toMatchObject({ dryRun: true, documents: { added: ['first'] } });
    expect(readdirSync(folder)).toEqual([]);
    const up = await raw('POST', '/snapshots/restore', down.bytes);
    expect(JSON.parse(up.bytes.toString())).toMatchObject({
      snapshot: body.id,
      documents: { added: ['first'] },
      claims: { added: 2 },
    });
    expect(readdirSync(folder)).toEqual([`${body.id}.zip`]);
    expect((await send<{ rows: unknown[] }>('GET', '/claims?asOf=snapshot:one')).body.rows).toHaveLength(2);
    const again = await send<Restored>('POST', '/snapshots/restore', { snapshot: 'one' });
    expect(again.body).toMatchObject({ documents: { added: [], unchanged: 1 } });
  });

  test('that are broken, or are none, are refused with what is wrong, and nothing stays', async () => {
    await send('POST', '/snapshots', { name: 'one' });
    const { bytes } = await raw('GET', '/snapshots/one/file');
    const broken = Buffer.from(bytes);
    broken[200] = (broken[200] ?? 0) ^ 1;
    for (const [given, message] of [
      [broken, /^body: was changed after it was written/],
      [Buffer.from('no zip at all'), /^body: is no snapshot/],
    ] as const) {
      const answer = await raw('POST', '/snapshots/restore?mode=replace', given);
      expect(answer.status).toBe(400);
      const { error } = JSON.parse(answer.bytes.toString()) as { error: { message: string } };
      expect(error.message).toMatch(message);
      // Nothing of the inside is told.
      expect(error.message).not.toContain(home);
    }
    expect(readdirSync(folder)).toHaveLength(1);
    writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), broken);
    expect(await send('GET', '/snapshots/one/verification')).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict' } },
    });
  });

  test('asOf names one that is there', async () => {
    await send('POST', '/snapshots', { name: 'one' });
    await graph.store.remove('first');
    expect((await send<{ stances: unknown[] }>('GET', '/network')).body.stances).toHaveLength(0);
    expect((await send<{ stances: unknown[] }>('GET', '/network?asOf=snapshot:one')).body.stances).toHaveLength(2);
    expect(await send('GET', '/network?asOf=snapshot:two')).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringMatching(/^asOf: /) } },
    });
  });

  test('make everybody wait while one is restored', async () => {
    await graph.cypher("CREATE (:Restore {id: 'x', name: 'one'})");
    const { status, headers, body } = await send('GET', '/network');
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('5');
    expect(body.error).toEqual({
      code: 'restoring',
      message: 'The snapshot "one" is being restored. Ask again when it is done.',
    });
  });
});
