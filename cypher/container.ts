import { execFile } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Unprepared } from '#model/errors';
import type { Address } from './driver.ts';
import { answers, connect } from './driver.ts';
import { sha256 } from './hash.ts';
import { makeFolder, writing } from './home.ts';
import { locked } from './managed/lock.ts';
import { onPath } from './managed/programs.ts';
import { register } from './managed/users.ts';
import { passwordIn } from './secret.ts';

const run = promisify(execFile);

export const IMAGE = 'neo4j:5.26-community';

/** A container that is up. The last of its users to close it stops it; its data stays in a named volume. */
export interface Container {
  address: Address;
  name: string;
  image: string;
  close(): Promise<void>;
}

interface ContainerOptions {
  home: string;
  env: NodeJS.ProcessEnv;
  onProgress: (message: string) => void;
}

/** Starts Neo4j in a container, or uses the one that runs. Null where no engine answers. Throws `Unprepared`. */
export async function startContainer({ home, env, onProgress }: ContainerOptions): Promise<Container | null> {
  const path = onPath(env, 'docker');
  if (!path) return null;
  const docker = async (...args: string[]): Promise<string> =>
    (await run(path, args, { env, timeout: 600_000 })).stdout;
  try {
    await run(path, ['info'], { env, timeout: 20_000 });
  } catch {
    return null;
  }
  const folder = join(home, 'container');
  makeFolder(folder);
  // One container for each data folder, so that two of them never share a graph.
  const name = `stance-atlas-${sha256(home).slice(0, 8)}`;
  const lock = join(folder, 'lock');
  return locked(
    lock,
    async () => {
      const password = passwordIn(join(folder, 'password'));
      const environment = writeEnvironment(folder, password);
      try {
        await up(docker, name, environment, onProgress);
        const address = await addressOf(docker, name, password);
        const connection = connect(address);
        await answers(connection, 120_000).finally(() => connection.close());
        const unregister = register(join(folder, 'users'));
        return {
          address,
          name,
          image: IMAGE,
          close: () =>
            locked(lock, async () => {
              if (!unregister().othersRemain) await docker('stop', '-t', '60', name);
            }),
        };
      } catch (cause) {
        if (cause instanceof Unprepared) throw cause;
        throw new Unprepared(
          `Docker answers, but the container ${name} (${IMAGE}) does not come up: ${(cause as Error).message.trim()}\nLook with: docker logs ${name}; or set NEO4J_URI to a Neo4j that runs.`,
          { cause },
        );
      }
    },
    () => onProgress('Another start of Stance Atlas is preparing the database; waiting for it …'),
  );
}

/** The password goes in by a file that only its owner reads: a command line is visible to everybody on the machine. */
function writeEnvironment(folder: string, password: string): string {
  const path = join(folder, 'environment');
  const lines = [
    `NEO4J_AUTH=neo4j/${password}`,
    'NEO4J_dbms_security_allow__csv__import__from__file__urls=false',
    'NEO4J_db_memory_transaction_max=256m',
    'NEO4J_dbms_usage__report_enabled=false',
  ];
  writing(path, () => {
    writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o600 });
    chmodSync(path, 0o600);
  });
  return path;
}

type Docker = (...args: string[]) => Promise<string>;

async function up(docker: Docker, name: string, environment: string, onProgress: (message: string) => void) {
  const known = (await docker('ps', '--all', '--filter', `name=^${name}$`, '--format', '{{.State}}')).trim();
  if (known === 'running') return;
  onProgress(`Starting Neo4j in the container ${name} …`);
  if (known) return void (await docker('start', name));
  const loopback = ['--publish', '127.0.0.1::7687'];
  const volume = ['--volume', `${name}:/data`];
  await docker('run', '--detach', '--name', name, '--env-file', environment, ...loopback, ...volume, IMAGE);
}

async function addressOf(docker: Docker, name: string, password: string): Promise<Address> {
  const [, port] = /127\.0\.0\.1:(\d+)/.exec(await docker('port', name, '7687/tcp')) ?? [];
  if (!port)
    throw new Unprepared(
      `The container ${name} has no port on loopback. Remove it (docker rm ${name}) and start again.`,
    );
  return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, database: null };
}
