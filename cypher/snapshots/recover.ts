import { Unreachable } from '#model/errors';
import type { Run } from '../driver.ts';
import { writing } from '../statements.ts';
import { folderOf } from './folder.ts';
import { finish, isKept, type SnapshotOptions } from './index.ts';
import { isOwned, owner, type Running, running, takeBack } from './restore.ts';
import { unpack } from './unpacked.ts';

/**
 * Ends what restores left half done when they were killed: completes them from the files that are kept, or takes back what
 * they brought in. Restores that somebody works on are left to them. `say` is told in words.
 */
export async function recover(options: SnapshotOptions, say: (message: string) => void): Promise<void> {
  const { connection, home } = options;
  const left = async (run: Run) => (await running(run)).filter((restore) => !isOwned(restore));
  if (!(await connection.read(left)).length) return;
  const folder = folderOf(home);
  await folder.alone(
    (id) => isKept(options, id),
    async () => {
      for (const restore of await connection.read(left)) {
        await connection.write((run) => run(writing('keep-restore'), { id: restore.id, owner: owner() }));
        say(await end(restore));
      }
    },
  );

  async function end(restore: Running): Promise<string> {
    const { name, snapshot: id } = restore;
    const begun = `The restore of snapshot "${name}" was cut off`;
    try {
      if (!folder.has(id)) return await withoutFile(restore, begun);
      const snapshot = await unpack(folder.fileOf(id), `snapshot "${name}"`, folder);
      try {
        await finish(options, snapshot, restore);
      } finally {
        await snapshot.close();
      }
      return `${begun}, and is complete now.`;
    } catch (error) {
      if (error instanceof Unreachable) throw error;
      const isBack = await takeBack(options, restore);
      if (!isBack) await forget(restore);
      return `${begun}, and cannot be completed: ${(error as Error).message}${isBack ? ' What it had brought in is gone again.' : ''}`;
    }
  }

  async function withoutFile(restore: Running, begun: string): Promise<string> {
    const where = `its file ${restore.snapshot}.zip is not in ${folder.path}`;
    if (await takeBack(options, restore)) return `${begun}, and ${where}: what it had brought in is gone again.`;
    await forget(restore);
    return `${begun} after ${restore.done} of ${restore.total} documents, and ${where}. It had written over documents, so these stay as they are now; restore a snapshot to mend that.`;
  }

  const forget = ({ id }: Running) => connection.write((run) => run(writing('end-restore'), { id }));
}
