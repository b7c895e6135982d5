import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

const root = join(import.meta.dirname, '../../..');

/** Bundles a program of this folder, so that Node runs it as a process of its own that can be killed. */
export async function bundle(name: string): Promise<string> {
  // Below `dist`, because the program looks for the project's files from where it lies.
  const outDir = join(root, 'dist', 'test-programs', name);
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { conditions: ['source'] },
    ssr: { resolve: { conditions: ['source', 'node'] } },
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  });
  return join(outDir, 'program.mjs');
}

export interface Program {
  child: ChildProcess;
  /** The next line on stdout. Rejects if the program ends first. */
  line(): Promise<string>;
  /** Says something on its stdin. */
  say(word: string): void;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }>;
}

/** Runs a bundled program. */
export function start(path: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Program {
  // A process group of its own, as a command in a terminal has one: Ctrl-C goes to the whole group.
  const child = spawn(process.execPath, [path, ...args], { env, stdio: 'pipe', detached: true });
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => {
    stderr += text.toString();
  });
  const lines = createInterface(child.stdout);
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stderr }));
  return {
    child,
    line: () =>
      Promise.race([
        once(lines, 'line').then(([line]) => String(line)),
        ended.then(({ code, signal }) => {
          throw new Error(`the program ended (${code ?? signal}) without a word: ${stderr}`);
        }),
      ]),
    say: (word) => void child.stdin.write(`${word}\n`),
    ended,
  };
}
