import { readdir } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { openGraph } from '#cypher/connect';
import { ingestFile, sentenceOf } from '#ingest/ingest';
import { readSource } from '#ingest/read';
import { AtlasError, Unprepared } from '#model/errors';
import type { GraphStore } from '#model/store';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';

const require = createRequire(import.meta.url);
const root = dirname(require.resolve('#root/package.json'));
const { version } = require('#root/package.json') as { version: string };

const say = (message: string) => console.error(message);

/** Composition root: port, database, interviews, application; and all of it again in the other direction. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel }, pino.destination(2));

  // The port comes first: if it is taken, nobody has to wait for a database to hear of it.
  const http = createServer();
  const startsUp = starting();
  http.on('request', startsUp);
  await listen(http, config);

  const stopped = stopOnSignal();
  const graph = await openGraph({ env: process.env, onProgress: say }).catch((error: unknown) => {
    // Ctrl-C reaches Maven too, and its complaint is then nobody's business.
    if (stopped.aborted) return null;
    throw error;
  });
  if (!graph) return close(http);
  try {
    say(graph.description);
    await ingestInterviews(graph.store, join(root, 'data', 'interviews'), stopped);
    const app = createApp({
      store: graph.store,
      logger,
      allowedHosts: config.allowedHosts,
      namedHosts: config.namedHosts,
      pages: join(root, 'dist', 'web'),
      version,
    });
    http.off('request', startsUp).on('request', app);
    if (!stopped.aborted) {
      console.log(`Stance Atlas answers on ${addressOf(http, config)}`);
      say('Ctrl-C stops it.');
      await new Promise((resolve) => stopped.addEventListener('abort', resolve, { once: true }));
    }
    say('Stopping …');
    await close(http);
  } finally {
    await graph.close();
  }
}

/** Within this time, in milliseconds, a second signal is the first one, passed on by npm. */
const ECHO = 1_000;

/** Aborts on the first SIGINT or SIGTERM; who sends another does not want to wait for anything. */
function stopOnSignal(): AbortSignal {
  const stopped = new AbortController();
  let firstAt = 0;
  const stop = () => {
    if (stopped.signal.aborted && Date.now() - firstAt > ECHO) process.exit(130);
    firstAt ||= Date.now();
    stopped.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return stopped.signal;
}

/** Brings in the interviews that come with the project, but none that somebody has removed. */
async function ingestInterviews(store: GraphStore, folder: string, signal: AbortSignal): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort();
  for (const file of files) {
    if (signal.aborted) return;
    const path = join(folder, file);
    const known = await store.known((await readSource(path)).meta.id);
    if (known?.retractedAt) say(`${file}: was removed on ${known.retractedAt.slice(0, 10)} and stays so`);
    else say(`${file}: ${sentenceOf(await ingestFile(store, path))}`);
  }
}

/** Answers until the application is there. */
const starting = (): RequestListener => (_request, response) => {
  response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '2' });
  response.end(
    JSON.stringify({ error: { code: 'starting', message: 'The server is starting; try again in a moment.' } }),
  );
};

function listen(http: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new Unprepared(listenFailure(cause, host, port), { cause })),
    );
    http.listen(port, host, () => resolve());
  });
}

const listenFailure = ({ code, message }: NodeJS.ErrnoException, host: string, port: number): string => {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use. Stop what listens there, or choose another: PORT=3001 npm start`;
  if (code === 'EACCES')
    return `Port ${port} on ${host} may not be used by you. Choose one above 1023: PORT=3000 npm start`;
  return `Cannot listen on ${host}, port ${port}: ${message}`;
};

function addressOf(http: Server, { host }: Config): string {
  const { port } = http.address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** As long as a question may take, in milliseconds. */
const GRACE = 30_000;

/** Lets running answers end, and cuts off what takes longer than any question may. */
async function close(http: Server): Promise<void> {
  const ended = new Promise((resolve) => http.close(resolve));
  http.closeIdleConnections();
  const force = setTimeout(() => http.closeAllConnections(), GRACE);
  await ended;
  clearTimeout(force);
}

try {
  await main();
  // Timers and sockets of others must not keep a stopped server alive.
  process.exit(0);
} catch (error) {
  console.error(error instanceof AtlasError ? error.message : error);
  process.exit(error instanceof AtlasError ? error.exitCode : 1);
}
