import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from '../../e2e/program.ts';

const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Copies between the pipes that it has and a terminal that it makes, and ends as the command ends. */
const PYTHON = 'import os, pty, sys\nsys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

/** A command with a pseudo-terminal around it: Python 3 makes one, and so does `script` of util-linux. */
function inTerminal(command: readonly string[]): string[] {
  if (onPath('python3')) return ['python3', '-c', PYTHON, ...command];
  if (onPath('script'))
    return ['script', '--quiet', '--return', '--command', command.map(quoted).join(' '), '/dev/null'];
  throw new Error('The terminal tests need a pseudo-terminal: install Python 3 (python3), or `script` of util-linux.');
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*[A-Za-z]`, 'g');

/** What a terminal shows, without colours and moves of the cursor. */
export const bare = (words: string): string => words.replaceAll(ESCAPES, '');

/** A program that somebody talks to. */
export interface Talk {
  child: ChildProcess;
  /** All that was said so far. */
  said(): string;
  /** Resolves to what was said since the last call, when that matches, colours aside. Rejects when the program ends without it. */
  until(pattern: RegExp): Promise<string>;
  type(keys: string): void;
  ended: Promise<number | null>;
}

/** Starts the built command line, in a terminal or over pipes. */
export function review(args: readonly string[], { terminal = true, env = {} as NodeJS.ProcessEnv } = {}): Talk {
  const command = [process.execPath, join(root, 'dist/ingest/cli.js'), 'review', ...args];
  const [program = '', ...rest] = terminal ? inTerminal(command) : command;
  const { PATH, HOME } = process.env;
  const child = spawn(program, rest, { cwd: root, env: { PATH, HOME, TERM: 'xterm-256color', ...env } });
  let said = '';
  let heard = 0;
  const listeners = new Set<() => void>();
  const hear = (words: string) => {
    said += words;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const until = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const words = said.slice(heard);
        if (!pattern.test(bare(words))) return;
        heard = said.length;
        listeners.delete(look);
        resolve(words);
      };
      listeners.add(look);
      look();
      ended.then(() => reject(new Error(`it ended without ${pattern}: ${said}`)), reject);
    });
  return { child, said: () => said, until, type: (keys) => void child.stdin.write(keys), ended };
}
