import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import type { Layers } from '#ingest/layers';
import { openReaders } from '#ingest/readers';
import { Unreachable } from '#model/errors';
import type { GraphStore } from '#model/store';
import { backoff, pause } from './pause.ts';
import { work } from './work.ts';

export interface WorkerOptions {
  store: GraphStore;
  layers: Layers;
  logger: Logger;
  /** Documents at a time. One core is left to the server. */
  count?: number;
  env?: NodeJS.ProcessEnv;
  /** Milliseconds between two looks at the queue. */
  poll?: number;
  /** Milliseconds between two renewals of a lease. */
  renewEvery?: number;
}

export interface Workers {
  /** Somebody put a job: look now. */
  nudge(): void;
  /** Gives back what is being read and lets end what is being written, for a while. */
  stop(): Promise<void>;
}

/** Milliseconds for which a transaction may still end when the workers stop. */
const GRACE = 20_000;

/**
 * Takes jobs out of the queue and does them, several at a time, each read in a thread. Any number of processes may do so
 * on one database.
 */
export function startWorkers({
  store,
  layers,
  logger,
  count = Math.max(1, availableParallelism() - 1),
  env = process.env,
  poll = 1_000,
  renewEvery = 10_000,
}: WorkerOptions): Workers {
  // A name says nothing of the machine: whoever asks the graph sees it.
  const name = randomUUID();
  const readers = openReaders(count);
  const tools = { store, readers, layers, logger, env, renewEvery };
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let woken = new AbortController();
  const wake = () => woken.abort();

  const begin = (leased: Parameters<typeof work>[0]) => {
    const task = work(leased, tools, stopping.signal).finally(() => {
      running.delete(task);
      wake();
    });
    running.add(task);
  };

  async function look(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      // Before looking, so that what is put meanwhile is not slept over.
      woken = new AbortController();
      let wait = poll;
      try {
        const leased = running.size < count ? await store.jobs.lease(name) : null;
        failures = 0;
        if (leased) {
          begin(leased);
          continue;
        }
      } catch (error) {
        if (failures === 0) logger.warn({ err: error }, 'the queue of documents cannot be looked at');
        wait = backoff(failures++);
        // A database that is there and refuses will not be persuaded by haste.
        if (!(error instanceof Unreachable)) wait = Math.max(wait, 5_000);
      }
      await pause(wait, stopping.signal, woken.signal);
    }
  }
  const looking = look();

  return {
    nudge: wake,
    stop: async () => {
      stopping.abort(new Error('the server stops'));
      await looking;
      const patience = new AbortController();
      await Promise.race([Promise.all(running), pause(GRACE, patience.signal)]);
      patience.abort();
      await readers.close();
    },
  };
}
