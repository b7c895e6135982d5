import type { Response } from 'express';
import { Unreachable } from '#model/errors';
import type { Job, Jobs } from '#model/job';
import { pause } from './pause.ts';

/** Milliseconds: between two looks at a job, between two signs of life, and until a client that was cut off asks again. */
export interface Pace {
  look: number;
  heartbeat: number;
  retry: number;
}
export const PACE: Pace = { look: 500, heartbeat: 15_000, retry: 2_000 };

/** The id of the last event. A client that comes back with it has heard all. */
export const LAST = 'end';

const isOver = ({ state }: Job): boolean => state !== 'queued' && state !== 'running';

/**
 * Sends what becomes of a job as server-sent events, until it ends, the client goes away or `stopping` is aborted:
 * `progress` with the job whenever it goes on, then `done`, `failed` or `cancelled` with it. Other workers' jobs too: the
 * database is asked again and again.
 */
export async function sendEvents(
  response: Response,
  jobs: Jobs,
  first: Job,
  stopping: AbortSignal,
  pace: Pace = PACE,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Packing would hold events back until there are enough of them.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  response.status(200);
  response.flushHeaders();
  response.write(`retry: ${pace.retry}\n\n`);
  let told = '';
  let heardAt = Date.now();
  for (let job: Job | null = first; job; ) {
    const now = JSON.stringify(job);
    if (now !== told) {
      response.write(eventOf(job, now));
      told = now;
      heardAt = Date.now();
    }
    if (isOver(job)) break;
    await pause(pace.look, gone.signal, stopping);
    if (gone.signal.aborted || stopping.aborted) break;
    if (Date.now() - heardAt >= pace.heartbeat) {
      response.write(': still there\n\n');
      heardAt = Date.now();
    }
    job = await lookAgain(jobs, job);
  }
  response.end();
}

const eventOf = (job: Job, json: string): string =>
  isOver(job) ? `id: ${LAST}\nevent: ${job.state}\ndata: ${json}\n\n` : `event: progress\ndata: ${json}\n\n`;

/** While the database is away a job is where it was. */
async function lookAgain(jobs: Jobs, job: Job): Promise<Job | null> {
  try {
    return await jobs.get(job.id);
  } catch (error) {
    if (error instanceof Unreachable) return job;
    throw error;
  }
}
