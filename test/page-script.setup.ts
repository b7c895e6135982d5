import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const SOURCE = 'model/exports/page/browser';
const BUILT = join(root, 'dist', SOURCE, 'page.js');

/** Vitest's entry: exported pages hold a script as it was compiled, which is done here where it is older than its source. */
export function setup(): void {
  if (isBuilt()) return;
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const { status, stdout } = spawnSync(tsc, ['-b', SOURCE], { cwd: root, encoding: 'utf8' });
  // What is wrong elsewhere in the model is told by the tests of types.
  if (status !== 0 && !isBuilt()) throw new Error(`The script of exported pages could not be compiled:\n${stdout}`);
}

const isBuilt = (): boolean =>
  existsSync(BUILT) && statSync(join(root, SOURCE, 'page.ts')).mtimeMs <= statSync(BUILT).mtimeMs;
