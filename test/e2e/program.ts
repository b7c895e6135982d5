import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeOf } from '#cypher/home';
import { hasJars, jarsFolder } from '#cypher/managed/jars';
import { FAST_START } from '../neo4j.setup.ts';

export const root = join(import.meta.dirname, '../..');
export const interview = join(root, 'data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Nothing is on the path: no Java, no Maven, no Docker. */
export const bareNode = { PATH: '/nonexistent', HOME: '/nonexistent' };

/**
 * What a program needs of this machine to find Java, Maven and their settings, and nothing of its settings for Neo4j.
 * Java starts as it does for the other tests.
 */
export const machine = (): NodeJS.ProcessEnv => {
  const { PATH, HOME, JAVA_HOME } = process.env;
  return { PATH, HOME, JAVA_TOOL_OPTIONS: FAST_START.join(' '), ...(JAVA_HOME ? { JAVA_HOME } : {}) };
};

/** A program that runs: what it said so far, and its end. */
export interface Running {
  child: ChildProcess;
  said: () => string;
  /** Resolves to the first match in what it said, on either stream. Rejects when the program ends without it. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  ended: Promise<Ended>;
}

/** Starts a built program, with nothing of this environment but what is given. */
export function begin(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const path = join(root, 'dist', script);
  if (!existsSync(path)) throw new Error(`${path} is not there. Build first: npm run build`);
  const child = spawn(process.execPath, [path, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const hear = (add: (text: string) => void) => (text: string) => {
    add(text);
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on(
    'data',
    hear((text) => {
      stdout += text;
    }),
  );
  child.stderr.setEncoding('utf8').on(
    'data',
    hear((text) => {
      stderr += text;
    }),
  );
  const said = () => `${stderr}${stdout}`;
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const until = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(said());
        if (!match) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      look();
      ended.then(() => reject(new Error(`it ended without ${pattern}: ${said()}`)), reject);
    });
  return { child, said, until, ended };
}

/** Runs a built program to its end. */
export const run = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  begin(script, args, env).ended;

/** A data folder of its own. Jars that this machine has already are linked into it, so that nobody fetches them again. */
export function freshHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-e2e-'));
  const kept = join(homeOf(process.env), 'neo4j');
  if (hasJars(kept)) {
    mkdirSync(join(home, 'neo4j'), { mode: 0o700 });
    symlinkSync(jarsFolder(kept), jarsFolder(join(home, 'neo4j')));
  }
  return home;
}
