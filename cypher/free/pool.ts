import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../driver.ts';
import { reading } from '../statements.ts';
import type { Job, Report } from './messages.ts';
import { type SlotLimits, slots } from './slots.ts';
import { startThread, type Thread } from './thread.ts';

/** A place in which one query runs. It is given back by itself once the database is done. */
export interface Seat {
  begin(job: Job, hear: (report: Report) => void, lost: (why: 'memory' | Error) => void): void;
  /** Ends the thread now, and the transaction as soon as the database can. */
  abandon(): void;
}

export interface Pool {
  /** Throws `Busy`. */
  enter(mark: string): Promise<Seat>;
  /** Ends all threads and what the database does for them. */
  close(): Promise<void>;
}

/** Few, because one query may take a core and the memory of a transaction each. */
const SLOTS: SlotLimits = { atATime: 3, waiting: 20, patience: 2_000 };

/** Milliseconds between looks whether an abandoned transaction has ended. */
const LOOK = 500;

/** Milliseconds that the database may take to end a query of which the answer is complete. */
const TIDY = 2_000;

/** Threads to the database of a connection; they start when they are needed first. */
export function pool(connection: Connection, limits = SLOTS): Pool {
  const { address, place } = connection;
  const gate = slots(limits);
  const idle: Thread[] = [];
  const busy = new Set<Thread>();
  const closing = new AbortController();

  /**
   * Waits until the database has ended what carries the mark, however long that takes: it cannot be stopped within a
   * single expression, and whoever got its place would only add to what the database has to do.
   */
  async function ended(mark: string): Promise<void> {
    // A transaction whose thread died in the database stays for ever, but nothing runs in it: seen twice, it is over.
    for (let quiet = 0; quiet < 2 && !closing.signal.aborted; ) {
      const rows = await connection
        .read((run) => run<{ runs: boolean }>(reading('end-guest'), { mark }))
        .catch(() => null);
      if (rows?.length === 0) return;
      quiet = rows?.every(({ runs }) => !runs) ? quiet + 1 : 0;
      await pause(LOOK, undefined, { signal: closing.signal, ref: false }).catch(() => {});
    }
  }

  function seatOf(thread: Thread, mark: string, leave: () => void): Seat {
    let tidy: NodeJS.Timeout | undefined;
    let isOver = false;
    const abandon = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(tidy);
      busy.delete(thread);
      thread.stop();
      // So that the next query need not wait for a thread to start.
      if (!closing.signal.aborted) idle.push(startThread({ address, place }));
      void ended(mark).finally(leave);
    };
    const free = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(tidy);
      busy.delete(thread);
      idle.push(thread);
      leave();
    };
    return {
      begin: (job, hear, lost) =>
        thread.begin(
          job,
          (report) => {
            if (report.kind === 'free') return free();
            hear(report);
            if (report.kind === 'end' || report.kind === 'failed') tidy ??= setTimeout(abandon, TIDY);
          },
          (why) => {
            lost(why);
            abandon();
          },
        ),
      abandon,
    };
  }

  return {
    async enter(mark) {
      const leave = await gate.enter();
      const thread = idle.pop() ?? startThread({ address, place });
      busy.add(thread);
      return seatOf(thread, mark, leave);
    },
    async close() {
      closing.abort();
      for (const thread of [...busy, ...idle.splice(0)]) thread.stop();
      busy.clear();
    },
  };
}
