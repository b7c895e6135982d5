import { linkSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { pause, startOf } from './processes.ts';

/** A guard is held for microseconds; one older than this belonged to a process that was killed within them. */
const GUARD_AGE = 10_000;

let count = 0;

/**
 * Runs `work` while no other process does the same under this path. A lock whose owner has died is taken over.
 * `onWait` is called once if somebody else holds it.
 */
export async function locked<Result>(path: string, work: () => Promise<Result>, onWait?: () => void): Promise<Result> {
  for (let failures = 1; !take(path); failures++) {
    // The first failure may only have cleared away the lock of somebody dead.
    if (failures === 2) onWait?.();
    await pause(100);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A link appears with its content or not at all, so nobody ever reads half a lock. */
function take(path: string): boolean {
  const own = `${path}.${process.pid}.${count++}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, start: startOf(process.pid) }), { mode: 0o600 });
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isStale(path)) dropStale(path);
    return false;
  } finally {
    unlinkSync(own);
  }
}

function isStale(path: string): boolean {
  try {
    const { pid, start } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number; start: string };
    return startOf(pid) !== start;
  } catch (error) {
    // Gone meanwhile: not stale but free. Anything else in the file is nobody's.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Two that see the same stale lock must not remove each other's new one: only the holder of the guard removes. */
function dropStale(path: string): void {
  const guard = `${path}.guard`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch {
    if (Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? 0) > GUARD_AGE)
      rmSync(guard, { force: true });
    return;
  }
  try {
    if (isStale(path)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}
