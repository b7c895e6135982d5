import { existsSync } from 'node:fs';
import { copyFile, open, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AtlasError, Conflict, InvalidInput, NotFound, TooLarge, Unreachable } from '#model/errors';
import { MANIFEST } from '#model/snapshot/lines';
import { SnapshotName } from '#model/snapshot/manifest';
import type { RestoreOptions, Snapshot, SnapshotSource, Snapshots } from '#model/snapshot/snapshot';
import { writing } from '../statements.ts';
import { allNoted, type Noted, naming, note, noted, notedById } from './catalogue.ts';
import { type Maker, make } from './create.ts';
import { type Folder, folderOf } from './folder.ts';
import { begin, carryOut, planned, type Running, takeBack } from './restore.ts';
import { type Unpacked, unpack } from './unpacked.ts';
import { MOST } from './zip-reader.ts';

export interface SnapshotOptions extends Maker {
  /** The data folder. */
  home: string;
}

/** See `Snapshots`. */
export function snapshotsOf(options: SnapshotOptions): Snapshots {
  const { connection, home } = options;
  const folder = folderOf(home);
  const read = connection.read;
  const shown = (row: Noted): Snapshot => ({ ...row, isHere: folder.has(row.id) });
  const alone = <Result>(work: () => Promise<Result>) => folder.alone((id) => isKept(options, id), work);
  const found = (ref: string) => read((run) => noted(run, ref));

  const placeOf = async (source: SnapshotSource) => {
    if ('file' in source) return { path: source.file, label: source.label ?? basename(source.file), row: null };
    const row = await found(source.snapshot);
    return { path: await pathOf(row), label: `snapshot "${row.name}"`, row };
  };
  const pathOf = async (row: Noted): Promise<string> => {
    if (!folder.has(row.id))
      throw new NotFound(
        `snapshot "${row.name}": its file is not in ${folder.path}. Copy ${row.id}.zip there from where it was made.`,
      );
    // Whoever was killed between the graph and the folder is made up for.
    if (!existsSync(folder.fileOf(row.id))) await alone(async () => {});
    return folder.fileOf(row.id);
  };
  const opened = async (source: SnapshotSource): Promise<Unpacked> => {
    const { path, label, row } = await placeOf(source);
    const snapshot = await unpack(path, label, folder);
    const wrong = row && mismatch(row, snapshot);
    if (!wrong) return snapshot;
    await snapshot.close();
    throw new InvalidInput(`${label}: ${wrong}`);
  };

  return {
    create: (asked) =>
      alone(async () => {
        const path = folder.temporary('making');
        try {
          const { manifest, bytes } = await make(options, asked, path);
          const id = manifest.snapshot;
          const before = await read((run) => notedById(run, id));
          const put = () => naming(asked.name, () => connection.write((run) => note(run, manifest, bytes)));
          if (!before || !folder.has(id)) await folder.keep(path, id, put);
          return { snapshot: shown(await read((run) => noted(run, id))), isNew: before === null };
        } finally {
          await rm(path, { force: true });
        }
      }),
    list: async () => (await read(allNoted)).map(shown),
    get: async (ref) => shown(await found(ref)),
    rename: async (ref, name) => {
      const { id } = await found(ref);
      const parsed = SnapshotName.safeParse(name);
      if (!parsed.success) throw new InvalidInput(`name: ${parsed.error.issues[0]?.message}`);
      await naming(parsed.data, () =>
        connection.write(async (run) => {
          // Answers that name a snapshot depend on which one has the name.
          await run(writing('advance-graph'));
          await run(writing('rename-snapshot'), { id, name: parsed.data });
        }),
      );
      return shown(await found(id));
    },
    delete: (ref) =>
      alone(async () => {
        const row = shown(await found(ref));
        await folder.drop(row.id, () =>
          connection.write(async (run) => {
            await run(writing('advance-graph'));
            await run(writing('drop-snapshot'), { id: row.id });
          }),
        );
        return row;
      }),
    verify: async (source) => {
      const snapshot = await opened(source);
      await snapshot.close();
      const { manifest, bytes } = snapshot;
      return { snapshot: manifest.snapshot, name: manifest.name, bytes, ...manifest.counts };
    },
    open: opened,
    fileOf: async (ref) => {
      const row = await found(ref);
      return { snapshot: shown(row), path: await pathOf(row) };
    },
    receive: (bytes) => receive(folder, bytes),
    restore: async (source, asked) => {
      const snapshot = await opened(source);
      try {
        if (asked.dryRun) return await planned(options, snapshot, asked);
        const { path } = await placeOf(source);
        return await alone(() => restore(options, folder, { snapshot, path }, asked));
      } finally {
        await snapshot.close();
      }
    },
  };
}

export const isKept = ({ connection }: Pick<SnapshotOptions, 'connection'>, id: string): Promise<boolean> =>
  connection.read(async (run) => (await notedById(run, id)) !== null);

/** What of a file is not what the graph says of it. */
function mismatch(row: Noted, { manifest: { snapshot, counts } }: Unpacked): string | null {
  if (snapshot !== row.id) return `its file is snapshot ${snapshot}, and the graph says that it is ${row.id}.`;
  const other = (Object.keys(counts) as (keyof typeof counts)[]).find((name) => counts[name] !== row[name]);
  return other ? `${MANIFEST} counts ${counts[other]} ${other}, and the graph ${row[other]}.` : null;
}

async function receive(folder: Folder, bytes: AsyncIterable<Uint8Array>) {
  const path = folder.temporary('received');
  const discard = () => rm(path, { force: true });
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      let length = 0;
      for await (const chunk of bytes) {
        length += chunk.length;
        if (length > MOST.file) throw new TooLarge(`body: is larger than ${MOST.file} bytes.`);
        await file.write(chunk);
      }
    } finally {
      await file.close();
    }
    return { path, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** Keeps the snapshot here, notes that it is being restored, and does it. */
async function restore(
  options: SnapshotOptions,
  folder: Folder,
  { snapshot, path }: { snapshot: Unpacked; path: string },
  asked: RestoreOptions,
) {
  const { connection } = options;
  const { manifest, bytes } = snapshot;
  const id = manifest.snapshot;
  let running: Running | null = null;
  const start = () =>
    connection.write(async (run) => {
      running = await begin(run, snapshot, asked);
      const taken = (await allSame(run, manifest.name)).some((row) => row.id !== id);
      await note(run, manifest, bytes, taken ? `${manifest.name} (${id.slice(0, 6)})` : manifest.name);
    });
  if (folder.has(id)) await start();
  else {
    const copy = folder.temporary('making');
    try {
      await copyFile(path, copy);
      const file = await open(copy, 'r+');
      try {
        await file.chmod(0o600);
        await file.sync();
      } finally {
        await file.close();
      }
      await folder.keep(copy, id, start);
    } finally {
      await rm(copy, { force: true });
    }
  }
  if (!running) throw new Error('a restore has begun without a trace');
  return finish(options, snapshot, running);
}

/** Carries a restore out, or takes it back where that cannot succeed. Where the database is away it is completed later. */
export async function finish(options: SnapshotOptions, snapshot: Unpacked, running: Running) {
  try {
    return await carryOut(options, snapshot, running);
  } catch (error) {
    if (error instanceof Unreachable || (await takeBack(options, running))) throw error;
    await options.connection.write((run) => run(writing('end-restore'), { id: running.id }));
    throw new Conflict(
      `${error instanceof AtlasError ? error.message : 'Something failed.'} The restore of "${running.name}" stopped there, and had written over documents: restore it again, or another snapshot.`,
      { cause: error },
    );
  }
}

const allSame = async (run: Parameters<typeof noted>[0], name: string): Promise<Noted[]> =>
  (await allNoted(run)).filter((row) => row.name === name);
