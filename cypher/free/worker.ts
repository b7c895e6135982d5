import { parentPort, workerData } from 'node:worker_threads';
import { Neo4jError } from 'neo4j-driver';
import { AtlasError } from '#model/errors';
import { driverOf } from '../driver.ts';
import { failureOf } from './failures.ts';
import { runJob } from './job.ts';
import type { Job, Report, ThreadData } from './messages.ts';

const { address, place } = workerData as ThreadData;

/** Rows in a package of the protocol: few, because a row may be large, and enough that a far database is no hindrance. */
const FETCHED = 100;

/** Bytes outside of the heap, where what comes in waits until it is a whole row; and how often they are looked at. */
const FLOOD = 96 * 1024 * 1024;
const LOOK = 25;

const driver = driverOf(address, { useBigInt: true, fetchSize: FETCHED, maxConnectionPoolSize: 4 });
const say = (report: Report) => parentPort?.postMessage(report);

setInterval(() => {
  if (process.memoryUsage().arrayBuffers > FLOOD) say({ kind: 'flooded' });
}, LOOK).unref();

parentPort?.on('message', async (job: Job) => {
  say({ kind: 'taken' });
  const session = driver.session({
    defaultAccessMode: 'READ',
    bookmarks: job.bookmarks,
    ...(address.database ? { database: address.database } : {}),
  });
  const lines = { before: 0 };
  try {
    await runJob(session, job, say, lines);
  } catch (error) {
    say(failedOf(failureOf(error, place, lines.before)));
  }
  // Ends whatever the database still does for it; with a broken connection there is nothing to end.
  await session.close().catch(() => {});
  say({ kind: 'free' });
});

function failedOf(error: unknown): Report {
  // What goes into the log has no text of the query in it.
  const message = error instanceof Neo4jError ? error.code : String((error as Error).message);
  if (!(error instanceof AtlasError)) return { kind: 'failed', sent: null, message };
  const { code, status, exitCode, details } = error;
  return { kind: 'failed', sent: { code, status, exitCode, message: error.message, details }, message };
}
