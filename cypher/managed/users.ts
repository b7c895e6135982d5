import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../home.ts';
import { startOf } from './processes.ts';

let count = 0;

/** Says that this process uses what the folder stands for; gives what takes it back and tells whether others remain. */
export function register(folder: string): () => { othersRemain: boolean } {
  makeFolder(folder);
  const own = `${process.pid}-${count++}`;
  writeFileSync(join(folder, own), startOf(process.pid) ?? '', { mode: 0o600 });
  return () => {
    rmSync(join(folder, own), { force: true });
    return { othersRemain: living(folder) > 0 };
  };
}

/** Counts the users that are alive and forgets the dead. */
function living(folder: string): number {
  let alive = 0;
  for (const user of readdirSync(folder)) {
    const path = join(folder, user);
    if (startOf(Number(user.split('-')[0])) === readFileSync(path, 'utf8')) alive++;
    else rmSync(path, { force: true });
  }
  return alive;
}
