import { randomUUID } from 'node:crypto';
import { Conflict, LeaseLost, NotFound } from '#model/errors';
import {
  JOB_QUEUE,
  Job,
  type JobInput,
  type JobResult,
  type Jobs,
  LEASE_SECONDS,
  type Lease,
  MOST_ATTEMPTS,
} from '#model/job';
import type { Connection, Run } from './driver.ts';
import { admit, nextOf, type OpenJob, propertiesOf } from './queue.ts';
import { reading, writing } from './statements.ts';

/** Ended jobs that are kept: so many, and none for longer than so many days. */
const KEPT = { jobs: 1_000, days: 30 };

export interface JobLimits {
  /** Jobs that may wait. */
  queue?: number;
  /** Seconds that a lease holds. */
  seconds?: number;
  /** How often a job is begun before it fails. */
  attempts?: number;
  /** Ended jobs that are kept. */
  kept?: number;
}

/**
 * See `Jobs`. `now` stamps when a job was put, begun and ended; how long a lease holds is measured by the database's own
 * clock, which is one for all workers.
 */
export function jobsOf(connection: Connection, now: () => string, limits: JobLimits = {}): Jobs {
  const { queue = JOB_QUEUE, seconds = LEASE_SECONDS, attempts = MOST_ATTEMPTS, kept = KEPT.jobs } = limits;
  const get = (id: string) => connection.read((run) => jobIn(run, id));
  return {
    get,
    list: (limit) => connection.read(async (run) => (await run<Row>(reading('stored-jobs'), { limit })).map(jobOf)),

    put: (input, key) => {
      const id = randomUUID();
      return connection.write(async (run) => {
        const [place] = await run<{ number: number }>(writing('lock-queue'));
        const job = propertiesOf({ id, input, number: place?.number ?? 0, createdAt: now(), key });
        const [same] = await run<Pick<typeof job, 'id' | 'fingerprint'>>(reading('same-job'), { id, key: job.key });
        if (same && same.fingerprint !== job.fingerprint)
          throw new Conflict('Idempotency-Key: was used for something else before. Use a new one for a new document.');
        if (!same) {
          admit(await run<OpenJob>(reading('open-jobs')), input, queue);
          const before = new Date(Date.parse(now()) - KEPT.days * 24 * 60 * 60 * 1000).toISOString();
          await run(writing('drop-jobs'), { before, kept });
          await run(writing('put-job'), { job });
        }
        return existing(run, same?.id ?? id);
      });
    },

    lease: async (worker) => {
      const look = async (run: Run) => nextOf(await run<OpenJob>(reading('open-jobs')), attempts);
      // Workers look often, and mostly for nothing: that takes no lock and writes nothing.
      if (!(await connection.read(look))) return null;
      return connection.write(async (run) => {
        await run(writing('lock-queue'));
        for (;;) {
          const next = await look(run);
          if (!next) return null;
          // Whoever held the job until now may renew, end or cancel it up to this moment.
          await run(writing('lock-job'), { id: next.id });
          if ((await look(run))?.id !== next.id) continue;
          if (next.begun < attempts) return begin(run, next.id, { worker, seconds, at: now() });
          await end(run, { job: next.id, attempt: next.attempt }, 'failed', now(), {
            errorCode: 'given_up',
            errorMessage: `Was begun ${next.begun} times and never ended; the log says why. Split the document, or send it again.`,
          });
        }
      });
    },

    renew: (lease, step, document) =>
      connection.write(async (run) => {
        await run(writing('lock-job'), { id: lease.job });
        const params = { id: lease.job, attempt: lease.attempt, seconds, step, document: document ?? null };
        return (await run(writing('renew-job'), params)).length > 0;
      }),

    fail: (lease, { code, message }) =>
      connection.write(async (run) => {
        await run(writing('lock-job'), { id: lease.job });
        await end(run, lease, 'failed', now(), { errorCode: code, errorMessage: message });
      }),

    release: (lease) =>
      connection.write(async (run) => {
        await run(writing('lock-job'), { id: lease.job });
        await run(writing('release-job'), { id: lease.job, attempt: lease.attempt });
      }),

    cancel: (id) =>
      connection.write(async (run) => {
        await run(writing('lock-job'), { id });
        const [cancelled] = await run(writing('cancel-job'), { id, at: now() });
        const job = await existing(run, id);
        if (!cancelled && job.state !== 'cancelled')
          throw new Conflict(`job "${id}": has ended (${job.state}), and cannot be cancelled.`);
        return job;
      }),
  };
}

/**
 * Ends a job inside the transaction that writes what it read, so that both happen or neither. Call it last: from here on
 * the lease cannot be renewed until the transaction ends. Throws `LeaseLost`.
 */
export async function endJob(run: Run, lease: Lease, result: JobResult, at: string): Promise<void> {
  await run(writing('lock-job'), { id: lease.job });
  const properties = { step: 'written', document: result.document, result: JSON.stringify(result) };
  if (!(await end(run, lease, 'done', at, properties))) throw new LeaseLost(lease.job);
}

/** Whether the lease still held. */
const end = async (
  run: Run,
  { job, attempt }: Pick<Lease, 'job' | 'attempt'>,
  state: 'done' | 'failed',
  endedAt: string,
  more: Record<string, string>,
): Promise<boolean> => {
  const properties = { state, endedAt, ...more };
  return (await run(writing('end-job'), { id: job, attempt, properties })).length > 0;
};

async function begin(
  run: Run,
  id: string,
  params: { worker: string; seconds: number; at: string },
): Promise<{ lease: Lease; input: JobInput }> {
  const [begun] = await run<{ attempt: number; until: string; input: string }>(writing('begin-job'), { id, ...params });
  if (!begun) throw new Error(`job "${id}" went away while it was locked`);
  const { attempt, until, input } = begun;
  return { lease: { job: id, attempt, until: new Date(until).toISOString() }, input: JSON.parse(input) as JobInput };
}

type Row = Omit<Job, 'result' | 'error'> & { result: string | null; code: string | null; message: string | null };

function jobOf({ result, code, message, ...job }: Row): Job {
  return {
    ...job,
    result: result === null ? null : Job.shape.result.parse(JSON.parse(result)),
    error: code === null || message === null ? null : { code, message },
  };
}

async function jobIn(run: Run, id: string): Promise<Job | null> {
  const [row] = await run<Row>(reading('stored-job'), { id });
  return row ? jobOf(row) : null;
}

async function existing(run: Run, id: string): Promise<Job> {
  const found = await jobIn(run, id);
  if (!found) throw new NotFound(`job "${id}": there is none with this id. GET /api/jobs lists those that are kept.`);
  return found;
}
