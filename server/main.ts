import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pino } from 'pino';
import { openGraph } from '#cypher/connect';
import { homeOf, makeFolder } from '#cypher/home';
import { ingestFile, sentenceOf } from '#ingest/ingest';
import { layersOf } from '#ingest/layers';
import { readSource } from '#ingest/read';
import { reconcile } from '#ingest/settle';
import { AtlasError } from '#model/errors';
import type { GraphStore } from '#model/store';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { addressOf, close, httpServer, listen, starting } from './http.ts';
import { startWorkers } from './jobs/worker.ts';

const require = createRequire(import.meta.url);
const root = dirname(require.resolve('#root/package.json'));
const { version } = require('#root/package.json') as { version: string };

const say = (message: string) => console.error(message);

/** Composition root: port, database, interviews, application; and all of it again in the other direction. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel }, pino.destination(2));

  // The port comes first: if it is taken, nobody has to wait for a database to hear of it.
  const http = httpServer();
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
  const { store } = graph;
  try {
    say(graph.description);
    const home = homeOf(process.env);
    const auditFile = auditFileOf(config, home);
    const layers = layersOf(home);
    await ingestInterviews(store, home, stopped);
    await catchUp(store, layers, stopped);
    const workers = startWorkers({ store, layers, logger });
    const app = createApp({
      store,
      logger,
      allowedHosts: config.allowedHosts,
      namedHosts: config.namedHosts,
      origins: config.origins,
      token: config.token,
      limits: config.limits,
      proxies: config.proxies,
      auditFile,
      keptBytes: config.keptBytes,
      layers,
      onPut: workers.nudge,
      stopping: stopped,
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
    await Promise.all([workers.stop(), close(http)]);
  } finally {
    await graph.close();
  }
}

/** The audit log's file, in a folder that is there. */
function auditFileOf({ auditFile }: Config, home: string): string {
  const path = auditFile === null ? join(home, 'audit.jsonl') : resolve(auditFile);
  makeFolder(dirname(path));
  return path;
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
async function ingestInterviews(store: GraphStore, home: string, signal: AbortSignal): Promise<void> {
  const folder = join(root, 'data', 'interviews');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort();
  for (const file of files) {
    if (signal.aborted) return;
    const path = join(folder, file);
    const known = await store.known((await readSource(path)).meta.id);
    if (known?.retractedAt) say(`${file}: was removed on ${known.retractedAt.slice(0, 10)} and stays so`);
    else say(`${file}: ${sentenceOf(await ingestFile(store, path, { home }))}`);
  }
}

/** What was decided and has not reached the graph, because the program was killed or the database away. */
async function catchUp(store: GraphStore, layers: ReturnType<typeof layersOf>, signal: AbortSignal): Promise<void> {
  const { pending } = await reconcile(store, layers, signal);
  for (const { document, message } of pending)
    say(`${document}: what was decided on it is not in the graph: ${message}`);
}

try {
  await main();
  // Timers and sockets of others must not keep a stopped server alive.
  process.exit(0);
} catch (error) {
  console.error(error instanceof AtlasError ? error.message : error);
  process.exit(error instanceof AtlasError ? error.exitCode : 1);
}
