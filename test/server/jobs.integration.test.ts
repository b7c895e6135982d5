import { mkdtempSync, rmSync } from 'node:fs';
import { get as httpGet } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '#cypher/store';
import { layersOf } from '#ingest/layers';
import type { Job, Jobs } from '#model/job';
import type { GraphStore } from '#model/store';
import { sendEvents } from '#server/jobs/events';
import { startWorkers, type Workers } from '#server/jobs/worker';
import { extractionOf, RUS, USA } from '../cypher/extractions.ts';
import { connectToTests, empty, emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { plain } from '../ingest/formats/documents.ts';
import { ended, errorOf, eventsIn, jobOf, send, sendJson } from './sending.ts';
import { open, type Site } from './site.ts';

let home: string;
let graph: TestGraph;
let site: Site;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'stance-atlas-jobs-'));
  graph = await emptyGraph();
  site = await open(graph.store);
});
beforeEach(() => empty(graph.connection));
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
  rmSync(home, { recursive: true, force: true });
});

const running: Workers[] = [];
const startOn = (store: GraphStore, more = {}): Workers => {
  const workers = startWorkers({
    store,
    layers: layersOf(home),
    logger: pino({ level: 'silent' }),
    env: {},
    count: 1,
    poll: 100,
    ...more,
  });
  running.push(workers);
  return workers;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((workers) => workers.stop()));
});

const put = async (id: string, text = plain) => jobOf(await sendJson(site.port, { id, text, date: '2025-12-25' }));
const jobNow = async (id: string) => jobOf(await send(site.port, `/api/jobs/${id}`, { method: 'GET' }));
const remove = (id: string) => send(site.port, `/api/jobs/${id}`, { method: 'DELETE' });

async function until(id: string, is: (job: Job) => boolean, seconds = 60): Promise<Job> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const job = await jobNow(id);
    if (is(job)) return job;
    if (Date.now() > deadline) throw new Error(`job ${id} is still ${job.state} (${job.step})`);
    await wait(20);
  }
}

/** A text that takes a thread some seconds. */
const long = Array.from(
  { length: 1_500 },
  (_, index) => `Китай поддерживает Казахстан в ${index}-й раз, а Россия критикует США.`,
).join('\n\n');

describe('jobs', () => {
  test('are listed newest first, and each has its address', async () => {
    const jobs = [await put('a'), await put('b'), await put('c')];
    const { rows } = (await site.get('/api/jobs')).json() as { rows: Job[] };
    expect(rows).toEqual(jobs.toReversed());
    const { rows: last } = (await site.get('/api/jobs?limit=1')).json() as { rows: Job[] };
    expect(last.map(({ document }) => document)).toEqual(['c']);
    expect(await jobNow(jobs[0]?.id ?? '')).toEqual(jobs[0]);
  });

  test('that are not there, and what is no parameter', async () => {
    for (const path of ['/api/jobs/none', '/api/jobs/none/events', `/api/jobs/${'x'.repeat(101)}`]) {
      const answer = await site.get(path);
      expect(answer.status, path).toBe(404);
      expect(answer.json()).toMatchObject({ error: { code: 'not_found' } });
    }
    expect((await remove('none')).status).toBe(404);
    for (const query of ['limit=0', 'limit=1001', 'limit=x', 'colour=red'])
      expect((await site.get(`/api/jobs?${query}`)).status, query).toBe(400);
    expect((await send(site.port, '/api/jobs', { method: 'POST' })).status).toBe(405);
  });

  test('that wait are cancelled and never read; ended ones are not', async () => {
    const { id } = await put('a');
    expect(jobOf(await remove(id))).toMatchObject({ state: 'cancelled', result: null });
    expect((await remove(id)).status).toBe(200);
    const next = await put('b');
    startOn(graph.store);
    expect(await ended(site.port, next.id)).toMatchObject({ state: 'done' });
    expect(await graph.store.known('a')).toBeNull();
    const late = await remove(next.id);
    expect(late.status).toBe(409);
    expect(errorOf(late)).toMatchObject({ code: 'conflict', message: expect.stringMatching(/has ended \(done\)/) });
  });

  test('that are being read are cancelled too: the thread is ended, and the next job goes on', async () => {
    startOn(graph.store, { renewEvery: 100 });
    const slow = await put('slow', long);
    await until(slow.id, ({ step }) => step === 'reading');
    await remove(slow.id);
    const next = await put('next');
    expect(await ended(site.port, next.id)).toMatchObject({ state: 'done' });
    expect(await jobNow(slow.id)).toMatchObject({ state: 'cancelled' });
    expect(await graph.store.known('slow')).toBeNull();
  });
});

describe('workers', () => {
  test('of two processes share the documents, several at a time, and each is read once', async () => {
    const other = await openStore(connectToTests());
    try {
      const jobs = await Promise.all(Array.from({ length: 12 }, (_, index) => put(`d${index}`)));
      startOn(graph.store, { count: 2 });
      startOn(other, { count: 2 });
      const done = await Promise.all(jobs.map(({ id }) => ended(site.port, id, 200)));
      for (const job of done)
        expect(job).toMatchObject({
          state: 'done',
          attempts: 1,
          result: { outcome: 'added', claims: { retracted: 0 } },
        });
      const [count] = await graph.cypher<{ n: number }>('MATCH (d:Document) RETURN count(d) AS n');
      expect(count?.n).toBe(12);
      const [names] = await graph.cypher<{ n: number }>('MATCH (j:Job) WHERE j.input IS NOT NULL RETURN count(j) AS n');
      expect(names?.n).toBe(0);
    } finally {
      await Promise.all(running.splice(0).map((workers) => workers.stop()));
      await other.close();
    }
  });

  test('that stop give back what they were reading, and it is read after a restart', async () => {
    const first = startOn(graph.store);
    const { id } = await put('slow', long);
    await until(id, ({ step }) => step === 'reading');
    await first.stop();
    expect(await jobNow(id)).toMatchObject({ state: 'queued', step: 'waiting', attempts: 1 });
    startOn(graph.store);
    expect(await ended(site.port, id, 200)).toMatchObject({ state: 'done', attempts: 2, result: { outcome: 'added' } });
  });

  test('take no id from a document that came in while they were reading', async () => {
    const other = extractionOf('same', [
      { words: 'Russia fears the United States.', holder: RUS, stance: 'WARY_OF', target: USA },
    ]);
    let looks = 0;
    // Somebody else brings the document in right after the worker has seen that there is none.
    const store: GraphStore = {
      ...graph.store,
      known: async (id) => {
        const known = await graph.store.known(id);
        if (looks++ === 0) await graph.store.save(other);
        return known;
      },
    };
    const meta = { id: 'same', modified: '2026-01-01' };
    const { id } = await graph.store.jobs.put({ kind: 'text', replace: false, text: plain, meta });
    startOn(store);
    expect(await ended(site.port, id)).toMatchObject({ state: 'failed', error: { code: 'conflict' } });
    expect(looks).toBe(2);
    expect((await graph.store.reading('same'))?.document.text).toBe(other.document.text);

    const next = await graph.store.jobs.put({ kind: 'text', replace: true, text: plain, meta });
    expect(await ended(site.port, next.id)).toMatchObject({ state: 'done', result: { outcome: 'updated' } });
  });

  test('leave a job whose end cannot be written to whoever comes next, and give it up after three times', async () => {
    const store: GraphStore = {
      ...graph.store,
      save: () => Promise.reject(new Error('nobody foresaw this')),
    };
    const { id } = await put('unlucky');
    for (let times = 1; times <= 3; times++) {
      const workers = startOn(store);
      await until(id, ({ attempts, step }) => attempts === times && step === 'writing');
      await wait(300);
      await workers.stop();
      // What no one renews would run out by itself in half a minute.
      await graph.cypher('MATCH (j:Job {id: $id}) SET j.leaseUntil = toString(datetime())', { id });
    }
    startOn(graph.store);
    const given = await ended(site.port, id);
    expect(given).toMatchObject({ state: 'failed', error: { code: 'given_up' } });
    expect(JSON.stringify(given)).not.toContain('foresaw');
  });
});

describe('the events of a job', () => {
  test('come from whichever process works on it, and end with it', async () => {
    const { id } = await put('a');
    const following = send(site.port, `/api/jobs/${id}/events`, { method: 'GET' });
    await wait(200);
    const other = await openStore(connectToTests());
    try {
      startOn(other);
      const { status, headers, text } = await following;
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store, no-transform');
      expect(text).toMatch(/^retry: \d+\n\n/);
      const events = eventsIn(text);
      expect(events[0]).toMatchObject({ event: 'progress', job: { id, state: 'queued' } });
      expect(events.at(-1)).toEqual({ event: 'done', job: await jobNow(id) });
      expect(events.slice(0, -1).map(({ event }) => event)).not.toContain('done');
    } finally {
      await Promise.all(running.splice(0).map((workers) => workers.stop()));
      await other.close();
    }
  });

  test('of a failed and a cancelled job name what became of it', async () => {
    const { id } = await put('a');
    await remove(id);
    expect(eventsIn((await site.get(`/api/jobs/${id}/events`)).text).map(({ event }) => event)).toEqual(['cancelled']);
    const failed = await put('b');
    const leased = await graph.store.jobs.lease('w');
    if (leased) await graph.store.jobs.fail(leased.lease, { code: 'x', message: 'line one\nline two' });
    const events = eventsIn((await site.get(`/api/jobs/${failed.id}/events`)).text);
    expect(events).toMatchObject([{ event: 'failed', job: { error: { message: 'line one\nline two' } } }]);
  });

  test('are over for a client that has heard the last one', async () => {
    const { id } = await put('a');
    await remove(id);
    const first = await site.get(`/api/jobs/${id}/events`);
    expect(first.text).toMatch(/^id: end$/m);
    const again = await site.get(`/api/jobs/${id}/events`, { 'Last-Event-ID': 'end' });
    expect(again.status).toBe(204);
    expect(again.text).toBe('');
  });

  test('are not held back by packing', async () => {
    const { id } = await put('a');
    const told = await new Promise<string>((resolve, reject) => {
      const headers = { 'Accept-Encoding': 'gzip, br' };
      httpGet(
        { host: '127.0.0.1', port: site.port, path: `/api/jobs/${id}/events`, headers, agent: false },
        (answer) => {
          let text = '';
          answer.on('data', (part: Buffer) => {
            text += part.toString();
            if (!text.includes('event: progress')) return;
            answer.destroy();
            resolve(`${answer.headers['content-encoding'] ?? 'plain'} ${text}`);
          });
        },
      ).once('error', reject);
    });
    expect(told).toMatch(/^plain retry: /);
  });
});

describe('whoever follows a job', () => {
  /** A page of one address that follows a job quickly, and counts how often the database is asked. */
  async function following(job: Job, stopping = new AbortController().signal) {
    let looks = 0;
    const jobs: Jobs = {
      ...graph.store.jobs,
      get: (id) => {
        looks++;
        return graph.store.jobs.get(id);
      },
    };
    const app = express().get('/', async (_request, response) => {
      await sendEvents(response, jobs, job, stopping, { look: 20, heartbeat: 100, retry: 1_000 });
    });
    const http = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => http.once('listening', resolve));
    const { port } = http.address() as { port: number };
    return { url: `http://127.0.0.1:${port}/`, looks: () => looks, close: () => http.close() };
  }

  test('hears that the server is still there, and costs nothing once it has gone away', async () => {
    const { url, looks, close } = await following(await put('a'));
    const gone = new AbortController();
    const response = await fetch(url, { signal: gone.signal });
    const body = response.body?.getReader();
    let text = '';
    while (!text.includes(': still there')) {
      const part = await body?.read();
      if (!part || part.done) break;
      text += Buffer.from(part.value).toString();
    }
    gone.abort();
    expect(text).toContain(': still there\n\n');
    await wait(300);
    const after = looks();
    expect(after).toBeGreaterThan(2);
    await wait(300);
    expect(looks()).toBe(after);
    close();
  });

  test('is let go when the server stops', async () => {
    const stopping = new AbortController();
    const { url, close } = await following(await put('a'), stopping.signal);
    const response = await fetch(url);
    setTimeout(() => stopping.abort(), 100);
    expect(eventsIn(await response.text())).toMatchObject([{ event: 'progress' }]);
    close();
  });
});
