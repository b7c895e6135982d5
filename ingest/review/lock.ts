import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Milliseconds after which a lock counts as left behind, whoever made it. It is held for one write; should its owner
 * only have slept, two lines still cannot mix, because each is written in one piece.
 */
const TOO_OLD = 15_000;
const PAUSE = 20;

/** Runs `work` while no other process does the same under this path. The lock of a process that died is taken over. */
export async function withLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const content = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  while (!(await take(path, content))) await pause(PAUSE + Math.random() * PAUSE);
  try {
    return await work();
  } finally {
    // Somebody may have taken it over; theirs is not ours to remove.
    if ((await contentAt(path)) === content) await rm(path, { force: true });
  }
}

/** Only one can make the file. */
async function take(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (await isLeftBehind(path)) await dropLeftBehind(path);
    return false;
  }
}

const contentAt = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

const ageOf = async (path: string): Promise<number> =>
  Date.now() -
  (await stat(path)
    .then(({ mtimeMs }) => mtimeMs)
    .catch(() => Date.now()));

async function isLeftBehind(path: string): Promise<boolean> {
  const content = await contentAt(path);
  if (content === null) return false;
  if ((await ageOf(path)) > TOO_OLD) return true;
  try {
    const { pid, host } = JSON.parse(content) as { pid: number; host: string };
    return host === hostname() && !isAlive(pid);
  } catch {
    // Its owner is about to write the rest, or was killed before: then its age will tell.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Two that see one lock left behind must not remove each other's new one: only the holder of the guard removes. */
async function dropLeftBehind(path: string): Promise<void> {
  const guard = `${path}.guard`;
  try {
    await writeFile(guard, '', { flag: 'wx' });
  } catch {
    if ((await ageOf(guard)) > TOO_OLD) await rm(guard, { force: true });
    return;
  }
  try {
    if (await isLeftBehind(path)) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}
