import type { Request, Response } from 'express';
import { z } from 'zod';
import { Busy, NotFound } from '#model/errors';
import { Job, type Jobs } from '#model/job';
import { whole } from '#model/questions/question';
import { LAST, PACE, type Pace, sendEvents } from '../jobs/events.ts';
import { json, type Route, route } from '../route.ts';

export interface JobRouteOptions {
  jobs: Jobs;
  /** Aborted when the server stops: nobody is told anything any more. */
  stopping?: AbortSignal;
  pace?: Pace;
}

/** How many clients may follow jobs at a time. */
const MOST_FOLLOWERS = 200;

const OneJob = z.strictObject({ id: z.string().min(1).max(100).describe('The job’s id') });
const Listed = z.strictObject({
  limit: whole(1, 1_000).default(100).describe('Rows at most, 1 to 1000'),
});
const JobList = z.object({ rows: z.array(Job) });

/** The events of a job, as text. */
export const Events = z
  .string()
  .describe('Server-sent events: `progress`, then `done`, `failed` or `cancelled`, each with the job as JSON');

/** Sends the events of a job, unless too many are followed already. */
export type Follow = (response: Response, job: Job) => Promise<void>;

/** Throws `Busy`. */
export function follower({ jobs, stopping = new AbortController().signal, pace = PACE }: JobRouteOptions): Follow {
  let followers = 0;
  return async (response, job) => {
    if (followers >= MOST_FOLLOWERS)
      throw new Busy('Too many follow jobs already. Ask GET /api/jobs/ID from time to time.', 10);
    followers++;
    try {
      await sendEvents(response, jobs, job, stopping, pace);
    } finally {
      followers--;
    }
  };
}

/** Whether the client wants events rather than JSON. */
export const wantsEvents = (request: Request): boolean =>
  request.accepts(['application/json', 'text/event-stream']) === 'text/event-stream';

export function jobRoutes(jobs: Jobs, follow: Follow): Route[] {
  const found = async (id: string): Promise<Job> => {
    const job = await jobs.get(id);
    if (!job) throw new NotFound(`job "${id}": there is none with this id. GET /api/jobs lists those that are kept.`);
    return job;
  };
  return [
    route({
      name: 'jobs',
      method: 'get',
      path: '/jobs',
      summary: 'Documents on their way into the graph, newest first',
      tag: 'documents',
      params: Listed,
      access: 'read',
      limit: 'questions',
      answers: { 200: { description: 'The jobs; those that ended long ago are not kept', content: json(JobList) } },
      handle: async ({ params, response }) => {
        response.json({ rows: await jobs.list(params.limit) });
      },
    }),
    route({
      name: 'job',
      method: 'get',
      path: '/jobs/:id',
      summary: 'One document on its way into the graph',
      tag: 'documents',
      params: OneJob,
      access: 'read',
      limit: 'questions',
      answers: { 200: { description: 'The job', content: json(Job) } },
      handle: async ({ params, response }) => {
        response.json(await found(params.id));
      },
    }),
    route({
      name: 'jobEvents',
      method: 'get',
      path: '/jobs/:id/events',
      summary: 'What becomes of a job, told as it happens',
      tag: 'documents',
      params: OneJob,
      requestHeaders: {
        'Last-Event-ID': { description: 'What the client heard last, as browsers send it', schema: z.string() },
      },
      access: 'read',
      limit: 'questions',
      answers: {
        200: { description: 'The events, until the job ends', content: { 'text/event-stream': Events } },
        204: { description: 'The client has heard all: browsers stop asking' },
      },
      handle: async ({ params, request, response }) => {
        const job = await found(params.id);
        if (job.endedAt !== null && request.get('Last-Event-ID') === LAST) response.status(204).end();
        else await follow(response, job);
      },
    }),
    route({
      name: 'cancelJob',
      method: 'delete',
      path: '/jobs/:id',
      summary: 'Cancels a job that waits or runs; what it would have written is not written',
      tag: 'documents',
      params: OneJob,
      access: 'write',
      limit: 'writes',
      answers: {
        200: { description: 'The job, which is cancelled', content: json(Job) },
        409: { description: 'It has ended before' },
      },
      handle: async ({ params, response }) => {
        response.json(await jobs.cancel(params.id));
      },
    }),
  ];
}
