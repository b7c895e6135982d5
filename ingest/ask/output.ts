import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Unprepared, WrongUsage } from '#model/errors';

export type Pieces = AsyncIterable<string | Uint8Array>;

/** Where an answer goes. */
export interface Output {
  write(pieces: Pieces): Promise<void>;
  /** Leaves nothing half-written behind; for who is interrupted. */
  discard(): void;
}

/** A piece is a page: no more than one is held ready. */
const streamOf = (pieces: Pieces) => Readable.from(pieces, { highWaterMark: 1 });

/** The terminal or the next program, which may stop listening (`| head`) without that being a failure. */
export const toStdout = (): Output => ({
  write: (pieces) =>
    pipeline(streamOf(pieces), process.stdout, { end: false }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    }),
  discard: () => {},
});

/**
 * A file that is there when it is whole, and not before. Throws `WrongUsage` when it cannot be or, without `force`,
 * when there is one already.
 */
export function toFile(path: string, force: boolean): Output {
  const folder = dirname(path);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new WrongUsage(`--output: there is no folder "${folder}".`);
  if (existsSync(path) && statSync(path).isDirectory()) throw new WrongUsage(`--output: "${path}" is a folder.`);
  if (existsSync(path) && !force) throw new WrongUsage(taken(path));
  const part = join(folder, `.stance-atlas.${process.pid}.part`);
  const discard = () => rmSync(part, { force: true });
  return {
    discard,
    async write(pieces) {
      try {
        const file = await open(part, 'wx');
        await pipeline(streamOf(pieces), file.createWriteStream({ flush: true }));
        put(part, path, force);
      } catch (error) {
        const { syscall, code } = error as NodeJS.ErrnoException;
        throw syscall ? new Unprepared(`${path}: cannot be written (${code}).`, { cause: error }) : error;
      } finally {
        discard();
      }
    },
  };
}

const taken = (path: string) => `--output: "${path}" is there already. --force writes over it.`;

function put(part: string, path: string, force: boolean): void {
  if (force) {
    renameSync(part, path);
    return;
  }
  try {
    // Unlike renaming, this fails where a file has come in the meantime.
    linkSync(part, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new WrongUsage(taken(path), { cause: error });
    // Some file systems have no links.
    renameSync(part, path);
  }
}
