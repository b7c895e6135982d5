import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../home.ts';
import { locked } from '../managed/lock.ts';
import { startOf } from '../managed/processes.ts';

/** The folder of the files, `snapshots` in the data folder. */
export interface Folder {
  readonly path: string;
  /** Where the file of a snapshot is, or would be. */
  fileOf(id: string): string;
  /** Whether its file is here. */
  has(id: string): boolean;
  /** A name that nobody else uses, and that is swept away after this process. */
  temporary(what: 'making' | 'received' | 'unpacked'): string;
  /** One process at a time changes what is kept. What others left half done when they were killed is gone by then. */
  alone<Result>(isKept: (id: string) => Promise<boolean>, work: () => Promise<Result>): Promise<Result>;
  /**
   * Puts a whole file, which is on the disk, in its place. `note` says in the graph that it is kept; a process that is
   * killed on the way leaves both or neither.
   */
  keep(temporary: string, id: string, note: () => Promise<void>): Promise<void>;
  /** Takes a file away, in the other direction. */
  drop(id: string, forget: () => Promise<void>): Promise<void>;
}

/** Kept as soon as the graph says so: under this name a file waits for that. */
const PART = '.part';

export function folderOf(home: string): Folder {
  const path = join(home, 'snapshots');
  const fileOf = (id: string) => join(path, `${id}.zip`);
  const partOf = (id: string) => join(path, `${id}${PART}`);
  return {
    path,
    fileOf,
    has: (id) => existsSync(fileOf(id)) || existsSync(partOf(id)),
    temporary: (what) => {
      makeFolder(path);
      return join(path, `${what}-${process.pid}-${randomUUID()}`);
    },
    alone: (isKept, work) => {
      makeFolder(path);
      return locked(join(path, 'lock'), async () => {
        await sweep(path, isKept);
        return work();
      });
    },
    keep: async (temporary, id, note) => {
      await rename(temporary, partOf(id));
      await syncFolder(path);
      try {
        await note();
      } catch (error) {
        await rm(partOf(id), { force: true });
        throw error;
      }
      await rename(partOf(id), fileOf(id));
      await syncFolder(path);
    },
    drop: async (id, forget) => {
      if (existsSync(fileOf(id))) await rename(fileOf(id), partOf(id));
      await forget();
      await rm(partOf(id), { force: true });
    },
  };
}

/** Completes or removes what was left half done. Only whoever is alone in the folder may. */
async function sweep(path: string, isKept: (id: string) => Promise<boolean>): Promise<void> {
  for (const name of await readdir(path)) {
    const [, pid] = /^(?:making|received|unpacked)-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && startOf(Number(pid)) === null)
      await rm(join(path, name), { recursive: true, force: true });
    if (!name.endsWith(PART)) continue;
    const id = name.slice(0, -PART.length);
    if (await isKept(id)) await rename(join(path, name), join(path, `${id}.zip`));
    else await rm(join(path, name), { force: true });
  }
}

/** A new name is on the disk only when its folder is; some systems do not let a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
