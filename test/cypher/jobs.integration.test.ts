import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Connection } from '#cypher/driver';
import { endJob, jobsOf } from '#cypher/jobs';
import { Busy, Conflict, LeaseLost, NotFound } from '#model/errors';
import { Job, type JobInput, type JobResult, type Lease } from '#model/job';
import { bundle, start } from './children/programs.ts';
import { connectToTests, empty, emptyGraph, type TestGraph } from './graph.ts';

let graph: TestGraph;
let other: Connection;
beforeAll(async () => {
  graph = await emptyGraph();
  other = connectToTests();
});
beforeEach(() => empty(graph.connection));
afterAll(async () => {
  await other.close();
  await graph.store.close();
});

const NOW = '2026-01-01T00:00:00.000Z';
const now = () => NOW;
const jobsOn = (connection: Connection, limits = {}) => jobsOf(connection, now, limits);

const textOf = (id: string, text = `Text of ${id}.`, replace = false): JobInput => ({
  kind: 'text',
  replace,
  text,
  meta: { id, modified: '2026-01-01' },
});

const resultOf = (document: string): JobResult => ({
  document,
  outcome: 'added',
  claims: { added: 1, changed: 0, retracted: 0, unchanged: 0 },
  sentences: { total: 2, withoutClaim: 1 },
  review: { unreviewed: 1, changed: 0, orphaned: 0 },
  notes: ['text: no question was found.'],
});

const finish = (connection: Connection, lease: Lease, document: string) =>
  connection.write((run) => endJob(run, lease, resultOf(document), NOW));

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the graph keeps of a job, input included. */
const stored = async (id: string) =>
  (
    await graph.cypher<{ job: Record<string, unknown> }>('MATCH (j:Job {id: $id}) RETURN properties(j) AS job', { id })
  )[0]?.job ?? {};

describe('a job', () => {
  test('waits, is begun, says where it is, ends with its result, and forgets what it had to read', async () => {
    const jobs = jobsOn(graph.connection);
    const put = await jobs.put(textOf('one'));
    expect(Job.parse(put)).toEqual({
      id: put.id,
      state: 'queued',
      step: 'waiting',
      document: 'one',
      attempts: 0,
      createdAt: NOW,
      startedAt: null,
      endedAt: null,
      result: null,
      error: null,
    });
    const leased = await jobs.lease('worker');
    if (!leased) throw new Error('there is a job to lease');
    expect(leased.input).toEqual(textOf('one'));
    expect(leased.lease).toMatchObject({ job: put.id, attempt: 1 });
    expect(await jobs.get(put.id)).toMatchObject({ state: 'running', step: 'reading', attempts: 1, startedAt: NOW });
    expect(await jobs.renew(leased.lease, 'writing', 'one')).toBe(true);
    expect(await jobs.get(put.id)).toMatchObject({ state: 'running', step: 'writing' });

    await finish(graph.connection, leased.lease, 'one');
    const done = await jobs.get(put.id);
    expect(done).toMatchObject({ state: 'done', step: 'written', endedAt: NOW, error: null, result: resultOf('one') });
    expect(Job.parse(done)).toEqual(done);
    expect(await stored(put.id)).not.toHaveProperty('input');
    expect(await jobs.lease('worker')).toBeNull();
    expect(await jobs.renew(leased.lease, 'writing')).toBe(false);
  });

  test('of an address learns its document once it was fetched', async () => {
    const jobs = jobsOn(graph.connection);
    const { id } = await jobs.put({ kind: 'address', replace: false, url: 'https://example.org/a', given: {} });
    const leased = await jobs.lease('worker');
    expect(await jobs.get(id)).toMatchObject({ step: 'fetching', document: null });
    if (leased) await jobs.renew(leased.lease, 'reading', 'example.org-a');
    expect(await jobs.get(id)).toMatchObject({ step: 'reading', document: 'example.org-a' });
  });

  test('that failed says why', async () => {
    const jobs = jobsOn(graph.connection);
    const { id } = await jobs.put(textOf('one'));
    const leased = await jobs.lease('worker');
    if (leased) await jobs.fail(leased.lease, { code: 'invalid_input', message: 'one: has no letter.' });
    const failed = await jobs.get(id);
    expect(failed).toMatchObject({ state: 'failed', endedAt: NOW, result: null });
    expect(failed?.error).toEqual({ code: 'invalid_input', message: 'one: has no letter.' });
    expect(await stored(id)).not.toHaveProperty('input');
  });

  test('is not there under another id', async () => {
    const jobs = jobsOn(graph.connection);
    expect(await jobs.get('none')).toBeNull();
    await expect(jobs.cancel('none')).rejects.toThrow(NotFound);
  });
});

describe('the queue', () => {
  test('gives the oldest first and lists the newest first', async () => {
    const jobs = jobsOn(graph.connection);
    const put: Job[] = [];
    for (const id of ['a', 'b', 'c']) put.push(await jobs.put(textOf(id)));
    expect((await jobs.list(2)).map(({ document }) => document)).toEqual(['c', 'b']);
    const order = [await jobs.lease('w'), await jobs.lease('w'), await jobs.lease('w')];
    expect(order.map((leased) => leased?.lease.job)).toEqual(put.map(({ id }) => id));
    expect(await jobs.lease('w')).toBeNull();
  });

  test('gives the same job for the same key, and no other document for it', async () => {
    const jobs = jobsOn(graph.connection);
    const first = await jobs.put(textOf('one'), 'some-key');
    expect((await jobs.put(textOf('one'), 'some-key')).id).toBe(first.id);
    // On the next day the text is the same as before.
    const next = { ...textOf('one'), meta: { id: 'one', modified: '2026-01-02' } } as JobInput;
    expect((await jobsOn(other).put(next, 'some-key')).id).toBe(first.id);
    await expect(jobs.put(textOf('one', 'Another text.'), 'some-key')).rejects.toThrow(Conflict);
    expect(await jobs.list(10)).toHaveLength(1);
    // The key itself is nobody's business.
    expect(JSON.stringify(await stored(first.id))).not.toContain('some-key');
    expect((await jobs.put(textOf('one'), 'other-key')).id).not.toBe(first.id);
  });

  test('gives one job for a key that is sent many times at once', async () => {
    const sides = [jobsOn(graph.connection), jobsOn(other)];
    const puts = Array.from({ length: 20 }, (_, index) => sides[index % 2]?.put(textOf('one'), 'key'));
    expect(new Set((await Promise.all(puts)).map((job) => job?.id)).size).toBe(1);
    expect(await sides[0]?.list(10)).toHaveLength(1);
  });

  test('is full at its limit, and takes on when somebody begins', async () => {
    const jobs = jobsOn(graph.connection, { queue: 3 });
    const puts = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => jobs.put(textOf(`d${index}`))));
    expect(puts.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const error: unknown = await jobs.put(textOf('more')).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Busy);
    expect((error as Busy).retryAfter).toBeGreaterThan(0);
    await jobs.lease('worker');
    await expect(jobs.put(textOf('more'))).resolves.toMatchObject({ state: 'queued' });
  });

  test('keeps so many ended jobs, and none for longer than a month', async () => {
    const jobs = jobsOn(graph.connection, { kept: 2 });
    for (const id of ['a', 'b', 'c', 'd']) {
      await jobs.put(textOf(id));
      const leased = await jobs.lease('w');
      if (leased) await finish(graph.connection, leased.lease, id);
    }
    await jobs.put(textOf('e'));
    expect((await jobs.list(10)).map(({ document }) => document)).toEqual(['e', 'd', 'c']);
    await graph.cypher("MATCH (j:Job {document: 'd'}) SET j.endedAt = '2025-11-30T00:00:00.000Z'");
    await jobs.put(textOf('f'));
    expect((await jobs.list(10)).map(({ document }) => document)).toEqual(['f', 'e', 'c']);
  });
});

describe('jobs on one document', () => {
  test('are done one after the other, in the order in which they came', async () => {
    const jobs = jobsOn(graph.connection);
    const first = await jobs.put(textOf('one', 'First.'));
    const second = await jobs.put(textOf('one', 'Second.', true));
    const third = await jobs.put(textOf('two'));
    const leased = await jobs.lease('w');
    expect(leased?.lease.job).toBe(first.id);
    expect((await jobs.lease('w'))?.lease.job).toBe(third.id);
    expect(await jobs.lease('w')).toBeNull();
    if (leased) await jobs.release(leased.lease);
    const again = await jobs.lease('w');
    expect(again?.lease.job).toBe(first.id);
    if (again) await finish(graph.connection, again.lease, 'one');
    expect((await jobs.lease('w'))?.lease.job).toBe(second.id);
  });

  test('with another text are refused unless they replace it', async () => {
    const jobs = jobsOn(graph.connection);
    await jobs.put(textOf('one', 'First.'));
    await expect(jobs.put(textOf('one', 'Second.'))).rejects.toThrow(/document "one": another text is being read/);
    await expect(jobs.put(textOf('one', 'First.'))).resolves.toMatchObject({ state: 'queued' });
    await expect(jobs.put(textOf('one', 'Second.', true))).resolves.toMatchObject({ state: 'queued' });
  });
});

describe('a lease', () => {
  test('is one: two workers on two connections race for 50 jobs, and each is done exactly once', async () => {
    const put = jobsOn(graph.connection);
    for (let index = 0; index < 50; index++) await put.put(textOf(`d${index}`));
    const done: string[] = [];
    const work = async (connection: Connection, name: string) => {
      const jobs = jobsOn(connection);
      for (let leased = await jobs.lease(name); leased; leased = await jobs.lease(name)) {
        done.push(leased.lease.job);
        await finish(connection, leased.lease, 'any');
      }
    };
    await Promise.all([1, 2, 3].flatMap((n) => [work(graph.connection, `a${n}`), work(other, `b${n}`)]));
    expect(done).toHaveLength(50);
    expect(new Set(done).size).toBe(50);
    expect((await put.list(100)).every(({ state, attempts }) => state === 'done' && attempts === 1)).toBe(true);
  });

  test('that ran out gives the job to somebody else, and the first one is refused', async () => {
    const short = jobsOn(graph.connection, { seconds: 0.2 });
    await short.put(textOf('one'));
    const first = await short.lease('slow');
    if (!first) throw new Error('there is a job to lease');
    expect(await jobsOn(other).lease('quick')).toBeNull();
    await wait(400);
    const second = await jobsOn(other).lease('quick');
    if (!second) throw new Error('the lease has run out');
    expect(second.lease).toMatchObject({ job: first.lease.job, attempt: 2 });
    expect(second.input).toEqual(first.input);
    expect(await short.renew(first.lease, 'writing')).toBe(false);
    await short.fail(first.lease, { code: 'x', message: 'x' });
    await short.release(first.lease);
    await expect(finish(graph.connection, first.lease, 'one')).rejects.toThrow(LeaseLost);
    expect(await short.get(first.lease.job)).toMatchObject({ state: 'running', attempts: 2 });
    await finish(other, second.lease, 'one');
    expect(await short.get(first.lease.job)).toMatchObject({ state: 'done' });
  });

  test('that is renewed does not run out, and one that ran out unnoticed is still good', async () => {
    const jobs = jobsOn(graph.connection, { seconds: 0.6 });
    await jobs.put(textOf('one'));
    const leased = await jobs.lease('w');
    if (!leased) throw new Error('there is a job to lease');
    for (let times = 0; times < 4; times++) {
      await wait(300);
      expect(await jobs.renew(leased.lease, 'reading')).toBe(true);
      expect(await jobsOn(other).lease('x')).toBeNull();
    }
    await wait(800);
    await finish(graph.connection, leased.lease, 'one');
    expect(await jobs.get(leased.lease.job)).toMatchObject({ state: 'done', attempts: 1 });
  });

  test('takes back what the transaction wrote when it is lost', async () => {
    const jobs = jobsOn(graph.connection);
    const { id } = await jobs.put(textOf('one'));
    const leased = await jobs.lease('w');
    await jobs.cancel(id);
    const write = graph.connection.write(async (run) => {
      await run("CREATE (:Topic {id: 'written'})");
      if (leased) await endJob(run, leased.lease, resultOf('one'), NOW);
    });
    await expect(write).rejects.toThrow(LeaseLost);
    expect(await graph.cypher("MATCH (t:Topic {id: 'written'}) RETURN t.id AS id")).toEqual([]);
  });

  test('begun three times without an end fails the job, and giving it back does not count', async () => {
    const jobs = jobsOn(graph.connection, { seconds: 0.05 });
    const { id } = await jobs.put(textOf('one'));
    for (let times = 0; times < 5; times++) {
      const leased = await jobs.lease('stops');
      expect(leased?.lease.attempt).toBe(times + 1);
      if (leased) await jobs.release(leased.lease);
      expect(await jobs.get(id)).toMatchObject({ state: 'queued', step: 'waiting' });
    }
    for (let times = 0; times < 3; times++) {
      expect((await jobs.lease('dies'))?.lease.attempt).toBe(times + 6);
      await wait(150);
    }
    const next = await jobs.put(textOf('two'));
    expect((await jobs.lease('w'))?.lease.job).toBe(next.id);
    const failed = await jobs.get(id);
    expect(failed).toMatchObject({ state: 'failed', attempts: 8, error: { code: 'given_up' } });
    expect(failed?.error?.message).toMatch(/begun 3 times/);
    expect(await stored(id)).not.toHaveProperty('input');
  });

  test('of a worker that is killed in the middle of writing is done by another, once', async () => {
    const { uri, username, password } = inject('neo4j');
    const env = { ...process.env, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    const jobs = jobsOn(other);
    const { id } = await jobs.put(textOf('one'));
    const { child, line, ended } = start(await bundle('lease'), [uri], env);
    expect(await line()).toBe('written');
    // Nobody sees what is not committed, nor is kept from the queue by it.
    expect(await jobs.get(id)).toMatchObject({ state: 'running', attempts: 1 });
    const putMeanwhile = await jobs.put(textOf('two'));
    child.kill('SIGKILL');
    await ended;

    const leases: string[] = [];
    const deadline = Date.now() + 30_000;
    while (leases.length < 2 && Date.now() < deadline) {
      const leased = await jobs.lease('lives');
      if (!leased) await wait(100);
      else {
        leases.push(`${leased.lease.job} ${leased.lease.attempt}`);
        await finish(other, leased.lease, 'any');
      }
    }
    expect(leases.sort()).toEqual([`${id} 2`, `${putMeanwhile.id} 1`].sort());
    expect(await graph.cypher("MATCH (t:Topic {id: 'half'}) RETURN t.id AS id")).toEqual([]);
    expect(await jobs.get(id)).toMatchObject({ state: 'done', attempts: 2, result: { document: 'any' } });
  });
});

describe('cancelling', () => {
  test('takes what waits out of the queue, tells who works by the loss of the lease, and undoes no end', async () => {
    const jobs = jobsOn(graph.connection);
    const waits = await jobs.put(textOf('a'));
    expect(await jobs.cancel(waits.id)).toMatchObject({ state: 'cancelled', endedAt: NOW });
    expect(await jobs.cancel(waits.id)).toMatchObject({ state: 'cancelled' });
    expect(await jobs.lease('w')).toBeNull();
    expect(await stored(waits.id)).not.toHaveProperty('input');

    const runs = await jobs.put(textOf('b'));
    const leased = await jobs.lease('w');
    expect(await jobs.cancel(runs.id)).toMatchObject({ state: 'cancelled' });
    if (leased) expect(await jobs.renew(leased.lease, 'writing')).toBe(false);

    const ends = await jobs.put(textOf('c'));
    const last = await jobs.lease('w');
    if (last) await finish(graph.connection, last.lease, 'c');
    await expect(jobs.cancel(ends.id)).rejects.toThrow(/has ended \(done\)/);
    expect(await jobs.get(ends.id)).toMatchObject({ state: 'done' });
  });

  test('and ending at the same moment never both happen', async () => {
    const jobs = jobsOn(graph.connection);
    let cancelled = 0;
    for (let times = 0; times < 20; times++) {
      const { id } = await jobs.put(textOf(`d${times}`));
      const leased = await jobs.lease('w');
      if (!leased) throw new Error('there is a job to lease');
      const [ending, cancelling] = await Promise.allSettled([
        other.write(async (run) => {
          await run('CREATE (:Topic {id: $id})', { id });
          await endJob(run, leased.lease, resultOf('any'), NOW);
          // The end is written and not yet there for others to see.
          if (times % 2) await wait(20);
        }),
        wait(times % 4).then(() => jobs.cancel(id)),
      ]);
      const { state } = (await jobs.get(id)) ?? {};
      const written = await graph.cypher('MATCH (t:Topic {id: $id}) RETURN t.id AS id', { id });
      expect([ending.status, cancelling.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(state).toBe(ending.status === 'fulfilled' ? 'done' : 'cancelled');
      expect(written).toHaveLength(state === 'done' ? 1 : 0);
      if (state === 'cancelled') cancelled++;
    }
    expect(cancelled).toBeLessThan(20);
  });
});
