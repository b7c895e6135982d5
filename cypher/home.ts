import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import envPaths from 'env-paths';
import { Unprepared } from '#model/errors';

/** The data folder: STANCE_ATLAS_HOME, or `stance-atlas` where the system keeps a user's data. */
export const homeOf = (env: NodeJS.ProcessEnv): string =>
  env.STANCE_ATLAS_HOME ? resolve(env.STANCE_ATLAS_HOME) : envPaths('stance-atlas', { suffix: '' }).data;

/** Makes a folder that only its owner can enter. Throws `Unprepared` where that is refused. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Runs something that writes below `path`; what the system refuses becomes `Unprepared` with the remedy. */
export function writing<Result>(path: string, write: () => Result): Result {
  try {
    return write();
  } catch (cause) {
    throw isRefusal(cause) ? unwritable(path, cause) : cause;
  }
}

const REFUSALS = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'ENOENT'];

const isRefusal = (cause: unknown): boolean => REFUSALS.includes((cause as NodeJS.ErrnoException).code ?? '');

const unwritable = (path: string, cause: unknown): Unprepared =>
  new Unprepared(
    `Cannot write in ${path} (${(cause as NodeJS.ErrnoException).code}). Make it writable for you, or name another folder: STANCE_ATLAS_HOME=/path/to/folder`,
    { cause },
  );
