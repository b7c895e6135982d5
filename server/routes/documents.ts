import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { MAX_BINARY_BYTES, MAX_TEXT_BYTES } from '#ingest/formats/format';
import { InvalidInput } from '#model/errors';
import { Job, type JobInput } from '#model/job';
import { flag } from '#model/questions/question';
import type { GraphStore } from '#model/store';
import { bytesOf, typeOf } from '../jobs/body.ts';
import { type Gate, gate } from '../jobs/gate.ts';
import { DocumentSent, inputOfFile, inputOfJson, MetaInQuery } from '../jobs/intake.ts';
import { taken } from '../jobs/work.ts';
import { json, type Route, route } from '../route.ts';
import { Events, type Follow, wantsEvents } from './jobs.ts';

export interface DocumentRouteOptions {
  store: GraphStore;
  follow: Follow;
  /** Called when a job was put, so that workers of this process look at once. */
  onPut?: () => void;
}

/** Bytes of JSON: programs that write other than ASCII as `\uXXXX` take three times the room. */
const MAX_JSON_BYTES = 3 * MAX_TEXT_BYTES + 64 * 1024;

/** What is taken besides JSON, with the bytes that it may have. */
const FILES: Readonly<Record<string, number>> = {
  'text/plain': MAX_TEXT_BYTES,
  'text/markdown': MAX_TEXT_BYTES,
  'text/html': MAX_TEXT_BYTES,
  'application/pdf': MAX_BINARY_BYTES,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': MAX_BINARY_BYTES,
};

const bytes = z.string().describe('The bytes of the file');
const text = { description: 'Where the job is to be found', schema: z.string(), always: true };

/** What became of a document that was to go. */
export const Removal = z.object({
  document: z.string(),
  outcome: z.enum(['removed', 'purged', 'unchanged']).describe('`unchanged`: it was removed before'),
  claims: z.object({
    added: z.int().min(0),
    changed: z.int().min(0),
    retracted: z.int().min(0).describe('Retracted, or erased with the document'),
    unchanged: z.int().min(0),
  }),
});

const OneDocument = z.strictObject({
  id: z.string().min(1).max(200).describe('The document’s id'),
  purge: flag(false).describe('Erases it with everything that only it said, rather than retracting it'),
});

const IDEMPOTENCY = z.string().min(1).max(200);

export function documentRoutes({ store, follow, onPut = () => {} }: DocumentRouteOptions): Route[] {
  const intake = openIntake();
  return [
    route({
      name: 'addDocument',
      method: 'post',
      path: '/documents',
      summary: 'Takes a document, a text or file or address, to be read by and by',
      tag: 'documents',
      params: MetaInQuery,
      requestHeaders: {
        'Idempotency-Key': {
          description: 'The same key with the same document gives the same job, however often it is sent',
          schema: IDEMPOTENCY,
        },
      },
      body: {
        json: DocumentSent,
        files: Object.fromEntries(Object.keys(FILES).map((type) => [type, bytes])),
        readsItself: true,
      },
      access: 'write',
      limit: 'writes',
      answers: {
        200: {
          description: 'To a client that accepts events: those of the job, until it ends',
          headers: { Location: text },
          content: { 'text/event-stream': Events },
        },
        202: { description: 'The job, which waits', headers: { Location: text }, content: json(Job) },
        409: {
          description:
            'A document of this id is there with another text, or is being read from one; or the key was used before for something else',
        },
        413: {
          description: `It is larger than it may be: texts and pages ${MAX_TEXT_BYTES} bytes, other files ${MAX_BINARY_BYTES}`,
        },
      },
      handle: async ({ params, request, response }) => {
        const key = keyOf(request);
        const input = await intake(request, response, params);
        await refuseOther(store, input);
        const job = await store.jobs.put(input, key);
        onPut();
        response.set('Location', `/api/jobs/${job.id}`);
        if (wantsEvents(request)) await follow(response, job);
        else response.status(202).json(job);
      },
    }),
    route({
      name: 'removeDocument',
      method: 'delete',
      path: '/documents/:id',
      summary: 'Retracts a document and its claims, which are still there as of before; or erases it',
      tag: 'documents',
      params: OneDocument,
      access: 'write',
      limit: 'writes',
      answers: { 200: { description: 'What was done', content: json(Removal) } },
      handle: async ({ params, response }) => {
        response.json(Removal.parse(await (params.purge ? store.purge(params.id) : store.remove(params.id))));
      },
    }),
  ];
}

type Intake = (request: Request, response: Response, query: MetaInQuery) => Promise<JobInput>;

/** Bytes are held in memory and parsers take a core each, so only so many at a time come in. */
function openIntake(): Intake {
  const busy = 'Too many documents come in at once. Try again in a moment.';
  const door: Gate = gate(8, 8, busy);
  const parsers: Gate = gate(Math.max(1, availableParallelism() - 1), 16, busy);
  return (request, response, query) =>
    door.run(async () => {
      const { type, charset } = typeOf(request);
      const isJson = type === 'application/json';
      const body = await bytesOf(request, response, isJson ? MAX_JSON_BYTES : (FILES[type] ?? 0));
      return isJson ? inputOfJson(body, query) : parsers.run(() => inputOfFile({ bytes: body, type, charset }, query));
    });
}

function keyOf(request: Request): string | undefined {
  const key = request.get('Idempotency-Key');
  if (key !== undefined && !IDEMPOTENCY.safeParse(key).success)
    throw new InvalidInput('Idempotency-Key: has no character, or more than 200.');
  return key;
}

/** Throws `Conflict` where a document of this id says something else. The worker looks again. */
async function refuseOther(store: GraphStore, input: JobInput): Promise<void> {
  if (input.kind !== 'text' || input.replace) return;
  const known = await store.known(input.meta.id);
  if (known && known.retractedAt === null && known.hash !== hashOf(input.text)) throw taken(input.meta.id);
}

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');
