import { availableParallelism } from 'node:os';
import { type Read, type ReadOptions, readReviewed } from './ingest.ts';
import { openReaders } from './readers.ts';

/** Documents in the order in which they were named, read ahead of whoever takes them. */
export interface Readings {
  /** The next document's reading. Rejects where it cannot be read; the one after it can be asked for all the same. */
  next(): Promise<Read>;
  /** Ends the threads. What was not taken is lost. */
  close(): Promise<void>;
}

/** Readings that a thread may be ahead: enough that none waits, few enough that memory stays as it is. */
const AHEAD = 2;

/** One thread is left to whoever takes the readings. */
export const threadsFor = (inputs: number): number => Math.min(inputs, Math.max(1, availableParallelism() - 1));

/**
 * Reads documents in threads. A single one is read in this thread, and so are all where a language model is asked:
 * its budget is one for the whole run.
 */
export function readAhead(
  inputs: readonly string[],
  options: ReadOptions,
  threads = threadsFor(inputs.length),
): Readings {
  const { model, ...rest } = options;
  if (inputs.length <= 1 || model) return readHere(inputs, options);
  const readers = openReaders(threads);
  const ahead: Promise<Read>[] = [];
  let started = 0;
  let taken = 0;
  const fill = () => {
    while (started < inputs.length && started < taken + threads * AHEAD) {
      const reading = readers.readInput(inputs[started++] ?? '', rest);
      // Whoever takes it hears of its failure; until then it is no error of the process.
      reading.catch(() => undefined);
      ahead.push(reading);
    }
  };
  fill();
  return {
    next: async () => {
      const reading = ahead.shift();
      if (!reading) throw new Error('all documents have been taken');
      try {
        return await reading;
      } finally {
        taken++;
        fill();
      }
    },
    close: () => readers.close(),
  };
}

function readHere(inputs: readonly string[], options: ReadOptions): Readings {
  let taken = 0;
  return {
    next: async () => {
      const input = inputs[taken++];
      if (input === undefined) throw new Error('all documents have been taken');
      return readReviewed(input, options);
    },
    close: async () => undefined,
  };
}
