import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#cypher/driver';
import type { ManagedServer } from '#cypher/managed/server';
import { openStore } from '#cypher/store';
import { layersOf } from '#ingest/layers';
import type { Job } from '#model/job';
import type { GraphStore } from '#model/store';
import { startWorkers, type Workers } from '#server/jobs/worker';
import { startOwn } from '../cypher/own-database.ts';
import { plain } from '../ingest/formats/documents.ts';
import { ended, errorOf, eventsIn, jobOf, send, sendJson } from './sending.ts';
import { open, type Site } from './site.ts';

let home: string;
let database: ManagedServer;
let store: GraphStore;
let workers: Workers;
let site: Site;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'stance-atlas-jobs-recovery-'));
  database = await startOwn(home);
  store = await openStore(connect(database.address));
  workers = startWorkers({
    store,
    layers: layersOf(join(home, 'decisions')),
    logger: pino({ level: 'silent' }),
    count: 2,
    poll: 100,
    renewEvery: 500,
  });
  site = await open(store, { onPut: workers.nudge });
});
afterAll(async () => {
  await workers?.stop();
  await site?.close();
  await store?.close();
  await database?.close();
  rmSync(home, { recursive: true, force: true });
});

test('a database that goes away under load costs no document, and none is written twice', async () => {
  const jobs: Job[] = [];
  for (let index = 0; index < 8; index++)
    jobs.push(jobOf(await sendJson(site.port, { id: `d${index}`, text: plain, date: '2025-12-25' })));
  const last = jobs.at(-1);
  const following = send(site.port, `/api/jobs/${last?.id}/events`, { method: 'GET' });
  const [first] = jobs;
  while ((await store.jobs.get(first?.id ?? ''))?.state === 'queued') await wait(20);
  await database.close();

  const away = await sendJson(site.port, { id: 'late', text: plain });
  expect(away.status).toBe(503);
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(errorOf(away).code).toBe('database_unreachable');
  const broken = await send(site.port, '/api/documents', { type: 'application/pdf', body: 'words' });
  expect(broken.status).toBe(400);
  // Long enough for what was being read to be ready for a database that is not there.
  await wait(8_000);

  database = await startOwn(home);
  while ((await site.get('/api/ready')).status !== 200) await wait(200);
  const done = await Promise.all(jobs.map(({ id }) => ended(site.port, id, 200)));
  for (const job of done) expect(job).toMatchObject({ state: 'done', result: { outcome: 'added' } });
  const events = eventsIn((await following).text);
  expect(events.at(-1)).toMatchObject({ event: 'done', job: { id: last?.id } });

  // What was written is what one reading of each document says.
  const counts = done.map(({ result }) => result?.claims);
  expect(new Set(counts.map((claims) => JSON.stringify(claims))).size).toBe(1);
  const { rows } = (await site.get('/api/documents')).json() as { rows: { id: string; claims: number }[] };
  expect(rows.map(({ id, claims }) => `${id} ${claims}`).sort()).toEqual(
    jobs.map(({ document }) => `${document} ${counts[0]?.added}`).sort(),
  );
});
