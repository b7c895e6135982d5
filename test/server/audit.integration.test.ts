import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditLine } from '#server/audit';
import { extractionOf, KAZ, UZB } from '../cypher/extractions.ts';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { ask, open, type Site } from './site.ts';

const TOKEN = 'the-token-of-this-test';

let graph: TestGraph;
let site: Site;
let folder: string;
let file: string;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph?.store.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stance-atlas-audit-'));
  file = join(folder, 'audit.jsonl');
  await graph.store.save(
    extractionOf('one', [
      { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    ]),
  );
});
afterEach(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const lines = (): AuditLine[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as AuditLine);
const remove = (id: string, headers: Record<string, string> = { Authorization: `Bearer ${TOKEN}` }) =>
  ask(site.port, `/api/documents/${id}`, headers, 'DELETE');
const isThere = async () => (await graph.store.known('one'))?.retractedAt === null;

test('each write leaves one line: who, what, and what became of it', async () => {
  site = await open(graph.store, { token: TOKEN, auditFile: file });
  expect((await remove('one')).status).toBe(200);
  expect((await remove('nobody')).status).toBe(404);
  const [done, failed, ...more] = lines();
  expect(more).toEqual([]);
  expect(done).toEqual({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    id: expect.any(String),
    who: 'token',
    address: '127.0.0.1',
    action: 'removeDocument',
    target: { id: 'one' },
    outcome: 200,
  });
  expect(failed).toMatchObject({ target: { id: 'nobody' }, outcome: 404 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a text that is sent is not in it, nor the token; the job that it became is', async () => {
  site = await open(graph.store, { token: TOKEN, auditFile: file });
  const body = JSON.stringify({ text: 'A very private sentence about Kazakhstan.', title: 'A private title' });
  const headers = {
    Authorization: `Bearer ${TOKEN}`,
    'Content-Type': 'application/json',
    'Content-Length': String(body.length),
  };
  const answer = await ask(site.port, '/api/documents', headers, 'POST', body);
  expect(answer.status, answer.text).toBe(202);
  const { id } = answer.json() as { id: string };
  expect(lines()).toMatchObject([{ action: 'addDocument', target: { made: id }, outcome: 202 }]);
  const kept = readFileSync(file, 'utf8') + site.log();
  for (const secret of ['private', TOKEN]) expect(kept).not.toContain(secret);
});

test('on this machine, without a token, it says so; reading and being refused at the door leave no line', async () => {
  site = await open(graph.store, { token: null, auditFile: file });
  expect((await remove('one', {})).status).toBe(200);
  await site.get('/api/documents/one');
  expect((await remove('one', { Origin: 'http://evil.example' })).status).toBe(403);
  expect(lines()).toMatchObject([{ who: 'loopback', outcome: 200 }]);
});

test('lines are added to those that are there', async () => {
  writeFileSync(file, '{"at":"earlier"}\n');
  site = await open(graph.store, { token: null, auditFile: file });
  await Promise.all(['a', 'b', 'c'].map((id) => remove(id, {})));
  expect(lines()[0]).toEqual({ at: 'earlier' });
  expect(
    lines()
      .slice(1)
      .map(({ target }) => target.id)
      .sort(),
  ).toEqual(['a', 'b', 'c']);
});

test.each([
  ['a folder stands in its place', () => mkdirSync(file)],
  ['it is a link to somewhere else', () => symlinkSync(join(folder, 'elsewhere'), file)],
  ['its folder is gone', () => rmSync(folder, { recursive: true })],
])('where %s, nothing is written', async (_what, spoil) => {
  site = await open(graph.store, { token: TOKEN, auditFile: file });
  spoil();
  const answer = await remove('one');
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain(folder);
  expect(await isThere()).toBe(true);
  expect(site.log()).toContain('STANCE_ATLAS_AUDIT');
  expect((await site.get('/api/documents/one')).status).toBe(200);
});
