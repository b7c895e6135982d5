import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { InvalidInput } from '#model/errors';
import { type WrittenFilters, writtenFilters } from '#model/snapshot/filters';
import { MANIFEST, PART_NAMES, type PartName } from '#model/snapshot/lines';
import { FORMAT, identityOf, LICENCE, Manifest, type PartDigest } from '#model/snapshot/manifest';
import type { NewSnapshot } from '#model/snapshot/snapshot';
import { VOCABULARY_VERSION } from '#model/vocabulary';
import { versionOf } from '../answers/index.ts';
import type { Connection, Run } from '../driver.ts';
import { sha256 } from '../hash.ts';
import { writing } from '../statements.ts';
import { cutOf } from './cut.ts';
import { ZipWriter } from './zip-writer.ts';

export interface Maker {
  connection: Connection;
  /** The moment, as an ISO string. */
  now: () => string;
  /** Version of the program. */
  program: string;
}

/** How often a graph that is written to meanwhile is read again, before writers have to wait. */
const TRIES = 3;
/** Milliseconds that reading may take. */
const PATIENCE = 600_000;

/**
 * Writes the snapshot into a new file at `path`, which is on the disk then, and of one state of the graph whoever writes
 * meanwhile. Nothing is noted in the graph.
 */
export async function make(
  maker: Maker,
  asked: NewSnapshot,
  path: string,
): Promise<{ manifest: Manifest; bytes: number }> {
  const { connection, now } = maker;
  const { asOf } = asked;
  if (asOf !== undefined && asOf > now()) throw new InvalidInput(`asOf: ${asOf} is still to come.`);
  const filters = writtenFilters(asked.filters);
  const createdAt = now();
  const file = await open(path, 'wx+', 0o600);
  try {
    const write = (run: Run, at: string) => writeAll(run, file, { ...maker, asked, filters, at, createdAt });
    for (let tries = 1; tries < TRIES; tries++) {
      const at = asOf ?? (await momentIn(connection, now));
      const { made, isOne } = await connection.read(
        async (run) => {
          const before = await versionOf(run);
          const made = await write(run, at);
          return { made, isOne: (await versionOf(run)) === before };
        },
        { timeout: PATIENCE },
      );
      if (isOne) return made;
    }
    return await connection.write(async (run) => {
      await run(writing('lock-graph'));
      return write(run, asOf ?? now());
    });
  } finally {
    await file.close();
  }
}

/** A moment up to which everything that says it was recorded is there: nobody writes while it is taken, or passes. */
const momentIn = (connection: Connection, now: () => string): Promise<string> =>
  connection.write(async (run) => {
    await run(writing('lock-graph'));
    const at = now();
    await pause(2);
    return at;
  });

interface Task extends Maker {
  asked: NewSnapshot;
  filters: WrittenFilters;
  at: string;
  createdAt: string;
}

async function writeAll(run: Run, file: FileHandle, { asked, filters, at, createdAt, program }: Task) {
  // The database may have the transaction run again, and the graph may have moved.
  await file.truncate(0);
  const zip = new ZipWriter(file);
  const cut = await cutOf(run, { at, filters, isPast: asked.asOf !== undefined });
  const parts = {} as Record<PartName, PartDigest>;
  for (const name of PART_NAMES) parts[name] = await zip.add(name, cut[name]());
  const identity = { format: FORMAT, vocabulary: VOCABULARY_VERSION, filters, parts } as const;
  const lines = (name: PartName) => parts[name].lines;
  const manifest = Manifest.parse({
    ...identity,
    snapshot: sha256(identityOf(identity)),
    name: asked.name,
    note: asked.note,
    at,
    createdAt,
    program,
    counts: {
      documents: lines('documents.jsonl'),
      claims: lines('claims.jsonl'),
      reviews: lines('reviews.jsonl'),
      actors: lines('actors.jsonl'),
    },
    sources: [...cut.sources],
    licence: LICENCE,
  } satisfies Manifest);
  await zip.add(MANIFEST, [`${JSON.stringify(manifest, null, 2)}\n`]);
  return { manifest, bytes: await zip.close() };
}
