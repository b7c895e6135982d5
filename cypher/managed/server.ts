import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { Unprepared } from '#model/errors';
import { type Address, answers, connect } from '../driver.ts';
import { isRefused } from '../failures.ts';
import { makeFolder, writing } from '../home.ts';
import { passwordIn } from '../secret.ts';
import { fetchJars, hasJars, jarsFolder, neo4jVersion } from './jars.ts';
import { locked } from './lock.ts';
import { commandOf, hasEnded, pause, startOf } from './processes.ts';
import { register } from './users.ts';

/** What a managed server needs to know. */
export interface ManagedOptions {
  /** Data, settings and password live in `<home>/neo4j`. */
  home: string;
  /** Where the jars are kept, if not with the data. */
  jarsHome?: string;
  java: string;
  /** Null where there is none; the jars must be there then. */
  mvn: string | null;
  /** Further options of the Java machine. */
  jvm?: readonly string[];
  onProgress: (message: string) => void;
}

/** A server that is up. The last of its users to close it stops it. */
export interface ManagedServer {
  address: Address;
  version: string;
  pid: number;
  /** Whether it was running already. */
  wasFound: boolean;
  close(): Promise<void>;
}

/** What is kept beside the data about a running server. */
interface Running {
  pid: number;
  /** When the process started, as `startOf` says it. */
  start: string;
  port: number;
}

/** How long Neo4j may take, in milliseconds: a large graph that was not closed well is recovered first. */
const START_LIMIT = 300_000;
const STOP_LIMIT = 60_000;

/**
 * Starts Neo4j from its jars as a child process, or finds the one that another or an earlier, killed run has
 * started. Safe to call from several processes at once. Throws `Unprepared`.
 */
export async function startManaged(options: ManagedOptions): Promise<ManagedServer> {
  const { home, onProgress } = options;
  const folder = join(home, 'neo4j');
  makeFolder(folder);
  const probe = join(folder, '.writable');
  writing(folder, () => writeFileSync(probe, '', { mode: 0o600 }));
  rmSync(probe, { force: true });
  const lock = join(folder, 'lock');
  return locked(
    lock,
    async () => {
      const found = await findRunning(folder);
      const running = found ?? (await start(folder, options));
      const unregister = register(join(folder, 'users'));
      const { port, pid } = running;
      return {
        address: addressOf(port, passwordIn(join(folder, 'password'))),
        version: neo4jVersion(),
        pid,
        wasFound: found !== null,
        close: () =>
          locked(lock, async () => {
            if (!unregister().othersRemain) await stop(folder, running);
          }),
      };
    },
    () => onProgress('Another start of Stance Atlas is preparing the database; waiting for it …'),
  );
}

const addressOf = (port: number, password: string): Address => ({
  uri: `bolt://127.0.0.1:${port}`,
  user: 'neo4j',
  password,
  database: null,
});

/** The server that an earlier run has left, if it is really ours and answers; one that does not answer is stopped. */
async function findRunning(folder: string): Promise<Running | null> {
  const running = readRunning(folder);
  if (!running) return null;
  const isOurs = startOf(running.pid) === running.start && commandOf(running.pid).includes(homeOption(folder));
  if (isOurs) {
    const connection = connect(addressOf(running.port, passwordIn(join(folder, 'password'))));
    try {
      await answers(connection, 20_000);
      return running;
    } catch {
      await stop(folder, running);
    } finally {
      await connection.close();
    }
  }
  rmSync(join(folder, 'server.json'), { force: true });
  return null;
}

function readRunning(folder: string): Running | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as Running;
  } catch {
    return null;
  }
}

/** The port of the last run, 0 where there was none. */
function lastPort(folder: string): number {
  try {
    return Number(readFileSync(join(folder, 'port'), 'utf8')) || 0;
  } catch {
    return 0;
  }
}

const homeOption = (folder: string): string => `--home-dir=${join(folder, 'server')}`;

async function start(folder: string, options: ManagedOptions): Promise<Running> {
  const jarsIn = options.jarsHome ? join(options.jarsHome, 'neo4j') : folder;
  if (!hasJars(jarsIn)) await fetchUnderLock(jarsIn, options);
  const password = passwordIn(join(folder, 'password'));
  options.onProgress('Starting Neo4j …');
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? lastPort(folder) : 0);
    const running = launch(folder, jarsIn, port, options);
    const undo = stopOnSignal(folder, running);
    try {
      await waitForBolt(running, folder);
      await setPassword(running, folder, password);
      return running;
    } catch (error) {
      await stop(folder, running);
      // Between choosing a port and using it, somebody else may have taken it.
      if (attempt < 3 && /Address already in use|BindException/.test(wordsOf(folder))) continue;
      throw error;
    } finally {
      undo();
    }
  }
}

/** Several data folders may share jars, so these have a lock of their own. */
async function fetchUnderLock(jarsIn: string, { mvn, onProgress }: ManagedOptions): Promise<void> {
  makeFolder(jarsIn);
  const fetch = async () => {
    if (hasJars(jarsIn)) return;
    if (!mvn)
      throw new Unprepared(
        `Neo4j is not in ${jarsFolder(jarsIn)} yet, and Maven (mvn), which fetches it, is not on the PATH. Install Maven, or set NEO4J_URI to a Neo4j that runs.`,
      );
    await fetchJars(jarsIn, mvn, onProgress);
  };
  await locked(join(jarsIn, 'jars.lock'), fetch, () => onProgress('Another process is fetching Neo4j; waiting …'));
}

function launch(folder: string, jarsIn: string, port: number, { java, jvm = [] }: ManagedOptions): Running {
  const server = join(folder, 'server');
  for (const name of ['conf', 'data', 'logs', 'import', 'plugins', 'run']) makeFolder(join(server, name));
  return writing(server, () => {
    writeFileSync(join(server, 'conf', 'neo4j.conf'), settings(port), { mode: 0o600 });
    const console = openSync(consolePath(folder), 'w', 0o600);
    // A session of its own: Ctrl-C in the terminal reaches us, and we stop the server gently.
    const child = spawn(java, [...JVM, ...jvm, ...entry(folder, jarsIn)], {
      cwd: server,
      detached: true,
      stdio: ['ignore', console, console],
    });
    closeSync(console);
    child.on('error', () => {});
    child.unref();
    const pid = child.pid;
    if (!pid) throw new Unprepared(`${java} cannot be started.`);
    const running = { pid, start: startOf(pid) ?? '', port };
    writeFileSync(join(folder, 'port'), String(port), { mode: 0o600 });
    writeFileSync(join(folder, 'server.json'), JSON.stringify(running), { mode: 0o600 });
    return running;
  });
}

const JVM = [
  '-Xms256m',
  '-Xmx1g',
  '-XX:+UseSerialGC',
  '--add-opens=java.base/java.nio=ALL-UNNAMED',
  '--add-opens=java.base/java.io=ALL-UNNAMED',
  '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.util.concurrent=ALL-UNNAMED',
  '-Dio.netty.tryReflectionSetAccessible=true',
  '-Dfile.encoding=UTF-8',
];

const entry = (folder: string, jarsIn: string): string[] => [
  '-cp',
  join(jarsFolder(jarsIn), '*'),
  'org.neo4j.server.CommunityEntryPoint',
  homeOption(folder),
  `--config-dir=${join(folder, 'server', 'conf')}`,
];

/** Loopback and Bolt only; no file of this machine can be read through Cypher, and no query takes all memory. */
const settings = (port: number): string =>
  [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'server.directories.import=import',
    'dbms.security.allow_csv_import_from_file_urls=false',
    'dbms.security.auth_enabled=true',
    'dbms.usage_report.enabled=false',
    'server.memory.pagecache.size=128m',
    'db.memory.transaction.max=256m',
    'db.logs.query.enabled=OFF',
    // Databases are closed by then; without it, Bolt's empty thread pools take ten seconds to end.
    'internal.server.bolt.thread_pool_shutdown_wait_time=500ms',
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.size=32m',
    'db.tx_log.rotation.retention_policy=1 files',
    '',
  ].join('\n');

const logPath = (folder: string): string => join(folder, 'server', 'logs', 'neo4j.log');
const consolePath = (folder: string): string => join(folder, 'server', 'logs', 'console.log');

/** What the Java machine said, and what Neo4j said about this start. */
const wordsOf = (folder: string): string =>
  read(consolePath(folder)) + read(logPath(folder)).split('Starting...').at(-1);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function waitForBolt(running: Running, folder: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT;
  while (!(await accepts(running.port))) {
    if (startOf(running.pid) !== running.start)
      throw new Unprepared(
        `Neo4j ended while it was starting. Its last words, from ${join(folder, 'server', 'logs')}:\n${lastWords(folder)}`,
      );
    if (Date.now() > deadline)
      throw new Unprepared(`Neo4j did not answer within ${START_LIMIT / 60_000} minutes. See ${logPath(folder)}.`);
    await pause(100);
  }
}

const lastWords = (folder: string): string => {
  const lines = wordsOf(folder).split('\n').filter(Boolean);
  const telling = lines.filter((line) => /ERROR|Caused by|Exception/.test(line));
  return (
    (telling.length ? telling : lines)
      .slice(-5)
      .map((line) => `  ${line}`)
      .join('\n') || '  (none)'
  );
};

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });

/** The port that is wished for, if nobody has it, else any: who used the server before finds it where it was. */
const freePort = (wished: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error) => (wished ? resolve(freePort(0)) : reject(error)));
    probe.listen(wished, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

/**
 * Makes the password in the file the server's own. A run killed between the start and the change of the first
 * password leaves a server that still has the one Neo4j comes with, so that is tried too.
 */
async function setPassword({ port }: Running, folder: string, password: string): Promise<void> {
  if (await opens(port, password)) return;
  const first = connect({ ...addressOf(port, 'neo4j'), database: 'system' });
  try {
    await first.plain('ALTER CURRENT USER SET PASSWORD FROM $from TO $to', { from: 'neo4j', to: password });
  } catch (error) {
    if (!isRefused((error as Error).cause)) throw error;
    throw new Unprepared(
      `The password in ${join(folder, 'password')} does not open the database in ${join(folder, 'server')}. Put the right one back, or move that folder away to begin with an empty graph.`,
      { cause: error },
    );
  } finally {
    await first.close();
  }
  if (!(await opens(port, password))) throw new Unprepared(`Neo4j in ${folder} did not take its new password.`);
}

/** Bolt is there a little before the database behind it; hence the patience. */
async function opens(port: number, password: string): Promise<boolean> {
  const connection = connect(addressOf(port, password));
  try {
    await answers(connection, START_LIMIT);
    return true;
  } catch (error) {
    if (isRefused((error as Error).cause)) return false;
    throw error;
  } finally {
    await connection.close();
  }
}

/** Asks the server to end, and waits; what does not end within a minute is ended (its log recovers on the next start). */
async function stop(folder: string, { pid, start }: Running): Promise<void> {
  if (startOf(pid) === start) {
    process.kill(pid, 'SIGTERM');
    if (!(await hasEnded(pid, start, STOP_LIMIT))) {
      process.kill(pid, 'SIGKILL');
      await hasEnded(pid, start, 5_000);
    }
  }
  rmSync(join(folder, 'server.json'), { force: true });
}

/** Ctrl-C while the server starts, before the program listens for it itself, must not leave the server behind. */
function stopOnSignal(folder: string, running: Running): () => void {
  const signals = (['SIGINT', 'SIGTERM'] as const).filter((signal) => process.listenerCount(signal) === 0);
  const end = () => void stop(folder, running).finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
