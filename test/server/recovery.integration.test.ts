import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#cypher/driver';
import type { ManagedServer } from '#cypher/managed/server';
import { openStore } from '#cypher/store';
import type { GraphStore } from '#model/store';
import { extractionOf, KAZ, UZB } from '../cypher/extractions.ts';
import { startOwn } from '../cypher/own-database.ts';
import { open, type Site } from './site.ts';

let home: string;
let database: ManagedServer;
let store: GraphStore;
let site: Site;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'stance-atlas-recovery-'));
  database = await startOwn(home);
  store = await openStore(connect(database.address));
  const said = {
    words: 'Kazakhstan works with Uzbekistan.',
    holder: KAZ,
    stance: 'PARTNERS_WITH',
    target: UZB,
  } as const;
  await store.save(extractionOf('one', [said]));
  site = await open(store);
});
afterAll(async () => {
  await site?.close();
  await store?.close();
  await database?.close();
  rmSync(home, { recursive: true, force: true });
});

test('while the database is away every question is 503 and says when to ask again; then all goes on without a restart', async () => {
  const before = await site.get('/api/network');
  expect(before.status).toBe(200);
  await database.close();

  const away = await Promise.all(
    ['/api/network', '/api/documents/one', '/api/relationships/KAZ/UZB', '/api/ready'].map((path) => site.get(path)),
  );
  for (const { status, headers, json, text } of away) {
    expect(status).toBe(503);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(json()).toEqual({ error: { code: 'database_unreachable', message: expect.any(String) } });
    // Where the database is, is nobody's business; the log has it.
    expect(text).not.toMatch(/bolt:|127\.0\.0\.1/);
  }
  expect(site.log()).toContain(database.address.uri);
  expect(site.log()).not.toContain(database.address.password);
  expect((await site.get('/api/health')).status).toBe(200);
  expect((await site.get('/api/vocabulary')).status).toBe(200);
  expect((await site.get('/api/network?sign=9')).status).toBe(400);

  database = await startOwn(home);
  const deadline = Date.now() + 60_000;
  while ((await site.get('/api/ready')).status !== 200)
    if (Date.now() > deadline) throw new Error('the database is back and the server does not notice');
  const after = await site.get('/api/network');
  expect(after.json()).toEqual(before.json());
});
