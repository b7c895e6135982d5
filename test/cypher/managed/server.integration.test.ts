import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openGraph } from '#cypher/connect';
import { connect } from '#cypher/driver';
import { homeOf } from '#cypher/home';
import { startOf } from '#cypher/managed/processes';
import { findJava } from '#cypher/managed/programs';
import { type ManagedOptions, startManaged } from '#cypher/managed/server';
import { openStore } from '#cypher/store';
import { Unprepared, Unreachable } from '#model/errors';
import { paramsFor } from '#model/questions/index';
import { FAST_START } from '../../neo4j.setup.ts';
import { bundle, type Program, start } from '../children/programs.ts';

const jarsHome = homeOf(process.env);
let program: string;
let java: string;
const folders: string[] = [];
const programs: Program[] = [];
const servers = new Set<number>();

beforeAll(async () => {
  program = await bundle('managed');
  const found = await findJava(process.env);
  if (!found.path) throw new Error('These tests start Neo4j from its jars and need Java 17 or later.');
  java = found.path;
});

afterEach(async () => {
  for (const { child } of programs.splice(0)) child.kill('SIGKILL');
  for (const pid of servers) if (startOf(pid) !== null) process.kill(pid, 'SIGKILL');
  servers.clear();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const freshHome = () => {
  const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-home-'));
  folders.push(folder);
  return folder;
};
const options = (home: string, more: Partial<ManagedOptions> = {}): ManagedOptions => ({
  home,
  jarsHome,
  java,
  mvn: null,
  jvm: FAST_START,
  onProgress: () => {},
  ...more,
});

interface Up {
  pid: number;
  wasFound: boolean;
  uri: string;
  password: string;
}

function begin(home: string) {
  const started = start(program, [home, jarsHome]);
  programs.push(started);
  const up = started.line().then((line): Up => {
    const found = JSON.parse(line) as Up;
    servers.add(found.pid);
    return found;
  });
  return { ...started, up };
}
async function end(user: ReturnType<typeof begin>): Promise<void> {
  const closed = user.line();
  user.say('close');
  expect(await closed).toBe('closed');
  expect((await user.ended).code).toBe(0);
}
async function query(up: Up, statement: string): Promise<unknown[]> {
  const connection = connect({ uri: up.uri, user: 'neo4j', password: up.password, database: null });
  try {
    return (await connection.plain(statement)).rows;
  } finally {
    await connection.close();
  }
}
const settled = async (holds: () => boolean | Promise<boolean>) => {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the managed server', () => {
  test('is started once by two at once, outlives who is killed, is found again, and ends with its last user', async () => {
    const home = freshHome();
    const [one, two] = [begin(home), begin(home)];
    const [first, second] = await Promise.all([one.up, two.up]);
    expect(second.pid).toBe(first.pid);
    expect([first.wasFound, second.wasFound].sort()).toEqual([false, true]);

    const folder = join(home, 'neo4j');
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'password'), 'utf8')).toBe(first.password);
    expect(first.password.length).toBeGreaterThanOrEqual(32);
    expect(readdirSync(join(folder, 'server', 'import'))).toEqual([]);
    await expect(query(first, "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line")).rejects.toThrow(
      /allow_csv_import_from_file_urls/,
    );
    await query(first, 'CREATE (:Kept {id: 1})');

    await end(one);
    expect(startOf(first.pid)).not.toBeNull();

    // Ctrl-C in a terminal reaches every process of the group, and a kill reaches nobody else.
    process.kill(-(two.child.pid ?? 0), 'SIGINT');
    expect((await two.ended).signal).toBe('SIGINT');
    expect(await query(first, 'MATCH (k:Kept) RETURN k.id AS id')).toEqual([{ id: 1 }]);

    const third = begin(home);
    expect(await third.up).toMatchObject({ pid: first.pid, wasFound: true });
    third.child.kill('SIGKILL');
    await third.ended;
    const fourth = begin(home);
    expect(await fourth.up).toMatchObject({ pid: first.pid, wasFound: true });
    await end(fourth);
    expect(startOf(first.pid)).toBeNull();

    // The server went down gently, so nothing has to be recovered, and what was written is there.
    const log = readFileSync(join(folder, 'server', 'logs', 'neo4j.log'), 'utf8');
    expect(log).toMatch(/Stopped\./);
    expect(() => readFileSync(join(folder, 'server.json'))).toThrow(/ENOENT/);
  });

  test('survives a kill between its start and the change of its first password', async () => {
    const home = freshHome();
    const killed = begin(home);
    killed.up.catch(() => {});
    let running = { pid: 0, port: 0 };
    await settled(async () => {
      try {
        running = JSON.parse(readFileSync(join(home, 'neo4j', 'server.json'), 'utf8'));
        return await accepts(running.port);
      } catch {
        return false;
      }
    });
    servers.add(running.pid);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const again = begin(home);
    const up = await again.up;
    expect(await query(up, 'RETURN 1 AS one')).toEqual([{ one: 1 }]);
    await end(again);
  });

  test('stopped, it is unreachable; started again, the same store goes on', async () => {
    const home = freshHome();
    const server = await startManaged(options(home));
    servers.add(server.pid);
    const store = await openStore(connect(server.address));
    await store.ping();
    await server.close();
    const asked = paramsFor('network', {});
    await expect(store.ping()).rejects.toBeInstanceOf(Unreachable);
    await expect(store.ask('network', asked)).rejects.toBeInstanceOf(Unreachable);
    await expect(store.known('one')).rejects.toMatchObject({ status: 503, code: 'database_unreachable' });
    const again = await startManaged(options(home));
    servers.add(again.pid);
    await settled(() =>
      store.ping().then(
        () => true,
        () => false,
      ),
    );
    expect((await store.ask('network', asked)).stances).toEqual([]);

    // A password that is not the database's is said so, with the file that holds it.
    await again.close();
    const file = join(home, 'neo4j', 'password');
    writeFileSync(file, 'another-password');
    const failure = await startManaged(options(home)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Unprepared);
    expect(String(failure)).toContain(file);
    expect(String(failure)).not.toContain('another-password');
    await store.close();
  });

  test('that cannot start says what it said last, and leaves nothing running', async () => {
    const home = freshHome();
    const failure = await startManaged(options(home, { jvm: ['-Xmx2m', '-Xms2m'] })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Unprepared);
    expect(String(failure)).toMatch(/last words.*\n.*memory|heap/i);
    expect(() => readFileSync(join(home, 'neo4j', 'server.json'))).toThrow(/ENOENT/);
  });
});

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

describe('a graph is opened', () => {
  const { uri, username, password } = inject('neo4j');

  test('on the Neo4j that is named, whatever else is there', async () => {
    const env = { PATH: '/nonexistent', NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    const graph = await openGraph({ env, onProgress: () => {} });
    expect(graph.description).toContain(uri);
    await graph.store.ping();
    await graph.close();
    await graph.close();
  });

  test('or not, with a wrong password or where nobody answers, and it says which', async () => {
    const onProgress = () => {};
    const wrong = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: 'wrong-secret' };
    const refused = await openGraph({ env: wrong, onProgress }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Unprepared);
    expect(String(refused)).toMatch(/NEO4J_PASSWORD/);
    expect(String(refused)).not.toContain('wrong-secret');
    const nobody = { NEO4J_URI: 'bolt://user:secret@127.0.0.1:1' };
    const silent = await openGraph({ env: nobody, onProgress }).catch((error: unknown) => error);
    expect(silent).toBeInstanceOf(Unreachable);
    expect(String(silent)).not.toContain('secret');
  });

  test('through the docker client where Java is not there, and the password is on no command line', async () => {
    // The client is a script of the test: it notes what it is told, and the port it names is the real database's.
    const home = freshHome();
    const port = new URL(uri).port;
    const client = join(home, 'docker');
    writeFileSync(
      client,
      `#!/bin/sh\necho "$@" >> "${home}/commands"\ncase "$1" in port) echo "127.0.0.1:${port}";; esac\n`,
    );
    chmodSync(client, 0o755);
    const folder = join(home, 'container');
    mkdirSync(folder);
    writeFileSync(join(folder, 'password'), password, { mode: 0o644 });
    const graph = await openGraph({ env: { PATH: home, STANCE_ATLAS_HOME: home }, onProgress: () => {} });
    expect(graph.description).toMatch(/container stance-atlas-[0-9a-f]{8} \(neo4j:5\.26-community\)/);
    await graph.store.ping();
    await graph.close();
    const commands = readFileSync(join(home, 'commands'), 'utf8').trim().split('\n');
    expect(commands.map((line) => line.split(' ')[0])).toEqual(['info', 'ps', 'run', 'port', 'stop']);
    expect(commands[2]).toMatch(
      /--publish 127\.0\.0\.1::7687 --volume stance-atlas-[0-9a-f]{8}:\/data neo4j:5\.26-community$/,
    );
    expect(commands.join()).not.toContain(password);
    expect(readFileSync(join(folder, 'environment'), 'utf8')).toContain(`NEO4J_AUTH=neo4j/${password}`);
    for (const file of ['password', 'environment']) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });
});
