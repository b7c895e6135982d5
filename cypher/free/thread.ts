import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from '../root.ts';
import type { Job, Report, ThreadData } from './messages.ts';

/** A thread that runs queries, one after the other. */
export interface Thread {
  /** Hears everything that becomes of the job; `lost` when the thread ended of itself, with why. */
  begin(job: Job, hear: (report: Report) => void, lost: (why: 'memory' | Error) => void): void;
  /** Ends the thread whatever it does, and with it its connection. */
  stop(): void;
}

/** Threads run what is built, also under a test runner that reads the sources. */
const WORKER = join(root, 'dist/cypher/free/worker.js');

/** Megabytes of values: some answers at their largest, and no more. */
const HEAP = 160;

/**
 * Starts a thread. Values of the database are unpacked in it, because neither their size nor their depth is known
 * before: a row of a billion numbers, or a list of a thousand lists within each other, takes down the thread and nothing
 * else.
 */
export function startThread(data: ThreadData): Thread {
  const worker = new Worker(WORKER, {
    workerData: data,
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: 32 },
  });
  let hear: (report: Report) => void = () => {};
  let lost: (why: 'memory' | Error) => void = () => {};
  worker.on('message', (report: Report) => hear(report));
  worker.on('error', (error: NodeJS.ErrnoException) =>
    lost(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : error),
  );
  worker.on('exit', () => lost(new Error('the thread of a query ended')));
  // A thread that waits for work keeps no program from ending.
  worker.unref();
  return {
    begin: (job, hearing, losing) => {
      hear = hearing;
      lost = losing;
      worker.postMessage(job);
    },
    stop: () => {
      hear = () => {};
      lost = () => {};
      void worker.terminate();
    },
  };
}
