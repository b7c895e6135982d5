import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Measured } from './database.ts';
import { type Sample, startWatched } from './memory.ts';

const require = createRequire(import.meta.url);
/** The folder of the built programs. */
export const built = join(dirname(require.resolve('#root/package.json')), 'dist');

export interface Server {
  port: number;
  /** Of all the time since the start; it grows. */
  samples: readonly Sample[];
  stop(): Promise<void>;
}

/** What a program needs to use the measured database, and nothing else from the environment. */
export const environmentOf = ({ address }: Measured, home: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  STANCE_ATLAS_HOME: home,
  NEO4J_URI: address.uri,
  NEO4J_USERNAME: address.user ?? '',
  NEO4J_PASSWORD: address.password,
});

/** The built server over the measured database, into which it puts the interview of the project. */
export async function startServer(database: Measured, settings: NodeJS.ProcessEnv): Promise<Server> {
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-served-'));
  const { child, samples } = startWatched(join(built, 'server/main.js'), [], {
    ...environmentOf(database, home),
    PORT: '0',
    ...settings,
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const [, port] = /answers on http:\/\/localhost:(\d+)/.exec(text) ?? [];
      if (port) resolve(Number(port));
    });
    child.on('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it answered; it says why above`)),
    );
  });
  return {
    port,
    samples,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
