import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const LEAST_JAVA = 17;

/** What was found of Java: one that will do, or why none does. */
export type JavaFound = { path: string; version: number } | { path: null; reason: string };

/** Where a program lies on the PATH, or null. */
export function onPath(env: NodeJS.ProcessEnv, name: string): string | null {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean))
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (isProgram(path)) return path;
    }
  return null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Looks in JAVA_HOME, then on the PATH, for a Java that is new enough. */
export async function findJava(env: NodeJS.ProcessEnv): Promise<JavaFound> {
  const candidates = [env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : null, onPath(env, 'java')];
  let reason = 'no java in JAVA_HOME or on the PATH';
  for (const path of candidates) {
    if (!path || !isProgram(path)) continue;
    const version = await versionOf(path);
    if (version !== null && version >= LEAST_JAVA) return { path, version };
    reason = version === null ? `${path} does not run` : `${path} is Java ${version}, too old`;
  }
  return { path: null, reason };
}

/** The feature release of a Java: 8 for "1.8.0_402", 17 for "17.0.15". Null if it does not tell. */
async function versionOf(java: string): Promise<number | null> {
  try {
    const { stderr, stdout } = await run(java, ['-version'], { timeout: 20_000 });
    const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(stderr + stdout) ?? [];
    if (!first) return null;
    return Number(first === '1' ? second : first);
  } catch {
    return null;
  }
}
