import { createReadStream } from 'node:fs';
import type { Request } from 'express';
import { z } from 'zod';
import { Conflict, InvalidInput } from '#model/errors';
import { flag } from '#model/questions/question';
import { SnapshotName } from '#model/snapshot/manifest';
import { NewSnapshot, Restored, RestoreOptions, Snapshot, Verified } from '#model/snapshot/snapshot';
import type { GraphStore } from '#model/store';
import { answeredBefore, tagOf } from '../caching.ts';
import { gate } from '../jobs/gate.ts';
import { json, NoParams, type Route, route } from '../route.ts';
import { streamTo } from '../streaming.ts';
import { IF_NONE_MATCH, LABELS } from './questions.ts';

const ZIP = 'application/zip';

const One = z.strictObject({
  id: z.string().min(1).max(200).describe('The snapshot’s id, the first eight or more characters of it, or its name'),
});
const List = z.object({ rows: z.array(Snapshot) });
const NewName = z.strictObject({ name: SnapshotName });
const Kept = z.strictObject({ snapshot: z.string().min(1).max(200).describe('One that is kept here, by id or name') });
const How = z.strictObject({
  mode: RestoreOptions.shape.mode,
  prefer: RestoreOptions.shape.prefer,
  dryRun: flag(false).describe('Only says what would be done'),
});

const MADE = { description: 'Where the snapshot is to be found', schema: z.string(), always: true };
const TAKEN = { description: 'Another snapshot has this name' };

/** Snapshots over HTTP. What reads or writes files whole is done a few at a time. */
export function snapshotRoutes(store: GraphStore): Route[] {
  const heavy = gate(2, 8, 'Too many snapshots are being taken, read or restored at once. Try again in a moment.');
  return [
    route({
      name: 'snapshots',
      method: 'get',
      path: '/snapshots',
      summary: 'The snapshots that are kept, newest first',
      tag: 'snapshots',
      params: NoParams,
      access: 'read',
      limit: 'questions',
      answers: { 200: { description: 'The snapshots', content: json(List) } },
      handle: async ({ response }) => {
        response.json({ rows: await store.snapshots.list() });
      },
    }),
    route({
      name: 'takeSnapshot',
      method: 'post',
      path: '/snapshots',
      summary: 'Takes a snapshot of the graph, or of the claims that match',
      tag: 'snapshots',
      params: NoParams,
      body: { json: NewSnapshot },
      access: 'write',
      limit: 'writes',
      answers: {
        200: {
          description: 'The snapshot that says the same and was taken before; it keeps its name',
          headers: { Location: MADE },
          content: json(Snapshot),
        },
        201: { description: 'The snapshot', headers: { Location: MADE }, content: json(Snapshot) },
        409: TAKEN,
      },
      handle: async ({ body, response }) => {
        const { snapshot, isNew } = await heavy.run(() => store.snapshots.create(body));
        response
          .status(isNew ? 201 : 200)
          .set('Location', `/api/snapshots/${snapshot.id}`)
          .json(snapshot);
      },
    }),
    route({
      name: 'restoreSnapshot',
      method: 'post',
      path: '/snapshots/restore',
      summary: 'Brings a snapshot into the graph: one that is kept here, or a file',
      tag: 'snapshots',
      params: How,
      body: { json: Kept, files: { [ZIP]: z.string().describe('The bytes of a snapshot’s file') } },
      access: 'write',
      limit: 'writes',
      answers: {
        200: { description: 'What was done, or would be', content: json(Restored) },
        404: { description: 'There is no such snapshot, or its file is elsewhere' },
        409: { description: 'It stopped half-way, having written over documents: restore again' },
        413: { description: 'The file, or what is in it, is larger than 2 GiB' },
      },
      handle: async ({ params, body, request, response }) => {
        const restored = await heavy.run(async () => {
          if (!request.is(ZIP)) return store.snapshots.restore({ snapshot: body.snapshot }, params);
          const { path, discard } = await store.snapshots.receive(bytesOf(request));
          return store.snapshots.restore({ file: path, label: 'body' }, params).finally(discard);
        });
        response.json(restored);
      },
    }),
    route({
      name: 'snapshot',
      method: 'get',
      path: '/snapshots/:id',
      summary: 'One snapshot',
      tag: 'snapshots',
      params: One,
      access: 'read',
      limit: 'questions',
      answers: { 200: { description: 'The snapshot', content: json(Snapshot) } },
      handle: async ({ params, response }) => {
        response.json(await store.snapshots.get(params.id));
      },
    }),
    route({
      name: 'renameSnapshot',
      method: 'patch',
      path: '/snapshots/:id',
      summary: 'Gives a snapshot another name; what it is does not change',
      tag: 'snapshots',
      params: One,
      body: { json: NewName },
      access: 'write',
      limit: 'writes',
      answers: { 200: { description: 'The snapshot', content: json(Snapshot) }, 409: TAKEN },
      handle: async ({ params, body, response }) => {
        response.json(await store.snapshots.rename(params.id, body.name));
      },
    }),
    route({
      name: 'deleteSnapshot',
      method: 'delete',
      path: '/snapshots/:id',
      summary: 'Forgets a snapshot and removes its file; the graph stays as it is',
      tag: 'snapshots',
      params: One,
      access: 'write',
      limit: 'writes',
      answers: { 200: { description: 'The snapshot that is gone', content: json(Snapshot) } },
      handle: async ({ params, response }) => {
        response.json(await heavy.run(() => store.snapshots.delete(params.id)));
      },
    }),
    route({
      name: 'verifySnapshot',
      method: 'get',
      path: '/snapshots/:id/verification',
      summary: 'Reads the file of a snapshot whole: every hash, every line, and what they say of each other',
      tag: 'snapshots',
      params: One,
      access: 'read',
      limit: 'cypher',
      answers: {
        200: { description: 'It is as it was written', content: json(Verified) },
        409: { description: 'It is not: the message says in which part and line' },
      },
      handle: async ({ params, response }) => {
        // Before anything is found out about the file: what is wrong with the address is the caller's.
        const { snapshot } = await store.snapshots.fileOf(params.id);
        const verified = await heavy.run(() => store.snapshots.verify({ snapshot: snapshot.id }).catch(asConflict));
        response.json(verified);
      },
    }),
    route({
      name: 'snapshotFile',
      method: 'get',
      path: '/snapshots/:id/file',
      summary: 'The file of a snapshot',
      tag: 'snapshots',
      params: One,
      requestHeaders: { 'If-None-Match': IF_NONE_MATCH },
      access: 'read',
      limit: 'questions',
      answers: {
        200: {
          description: 'A zip archive with a manifest and JSON Lines',
          headers: {
            ...LABELS,
            'Content-Disposition': { description: 'A name for the file', schema: z.string(), always: true },
          },
          content: { [ZIP]: z.string().describe('The bytes of the file') },
        },
        304: { description: 'The file is still the one with this ETag', headers: LABELS },
      },
      handle: async ({ params, request, response }) => {
        const { snapshot, path } = await store.snapshots.fileOf(params.id);
        if (answeredBefore(request, response, tagOf(snapshot.id, snapshot.createdAt))) return;
        response.attachment(`stance-atlas-${snapshot.id.slice(0, 12)}.zip`).type(ZIP);
        await streamTo(response, createReadStream(path));
      },
    }),
  ];
}

/** What is wrong with a file here is no mistake of whoever asks about it. */
function asConflict(error: unknown): never {
  throw error instanceof InvalidInput ? new Conflict(error.message, { cause: error }) : error;
}

/** The connection stays, so that whoever sends too much can be told. */
const bytesOf = (request: Request): AsyncIterable<Uint8Array> =>
  request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
