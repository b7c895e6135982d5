// Python and what of its packages a test needs, in a folder of the test's own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that has to be installed first; the message says what and how. */
export class Missing extends Error {}

/** The first Python that is new enough. Throws `Missing`. */
export function pythonOf(env, [least, minor]) {
  for (const name of env.PYTHON ? [env.PYTHON] : ['python3', 'python']) {
    const { status, stdout } = spawnSync(name, ['-c', 'import sys; print(*sys.version_info[:2])'], {
      encoding: 'utf8',
    });
    if (status !== 0) continue;
    const [major = 0, its = 0] = stdout.trim().split(' ').map(Number);
    if (major > least || (major === least && its >= minor)) return name;
  }
  throw new Missing(
    `Python ${least}.${minor} or later with venv and pip is needed. Install it (Debian, Ubuntu: apt-get install python3 python3-venv), or name one: PYTHON=/path/to/python3`,
  );
}

/** The Python of a venv in `folder` that has what a requirements file lists, fetched when the list changes. */
export function venvWith(python, folder, requirements) {
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin', 'python');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const mark = join(folder, 'fetched');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return bin;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
  if (!run(python, ['-m', 'venv', folder]))
    throw new Missing('Python cannot make a venv. Install it (Debian, Ubuntu: apt-get install python3-venv).');
  if (!run(bin, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]))
    throw new Missing(`The packages of ${requirements} could not be fetched; see above.`);
  writeFileSync(mark, hash);
  return bin;
}
