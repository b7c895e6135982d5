import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AtlasError, InvalidInput } from '#model/errors';
import { type Read, type ReadOptions, readReviewed } from './ingest.ts';
import type { Answer, Question } from './reader.ts';

/** Documents in the order in which they were named, read ahead of whoever takes them. */
export interface Readings {
  /** The next document's reading. Rejects where it cannot be read; the one after it can be asked for all the same. */
  next(): Promise<Read>;
  /** Ends the threads. What was not taken is lost. */
  close(): Promise<void>;
}

/** Threads run what is built, also under a test runner that reads the sources. */
const READER = join(dirname(createRequire(import.meta.url).resolve('#root/package.json')), 'dist/ingest/reader.js');

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
  const pool = new Pool(threads);
  const ahead: Promise<Read>[] = [];
  let started = 0;
  let taken = 0;
  const fill = () => {
    while (started < inputs.length && started < taken + threads * AHEAD) {
      const reading = pool.read({ input: inputs[started++] ?? '', options: rest });
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
    close: () => pool.close(),
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

interface Task {
  question: Question;
  resolve: (read: Read) => void;
  reject: (error: Error) => void;
}

/** Threads that read one document after the other. One that breaks down takes its document with it, and no other. */
class Pool {
  readonly #threads: number;
  /** Every thread that lives, with what it reads; null while it waits. */
  readonly #workers = new Map<Worker, Task | null>();
  readonly #waiting: Task[] = [];

  constructor(threads: number) {
    this.#threads = threads;
  }

  read(question: Question): Promise<Read> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#waiting.length = 0;
    await Promise.all([...this.#workers.keys()].map((worker) => worker.terminate()));
  }

  #dispatch(): void {
    while (this.#waiting.length) {
      const worker = [...this.#workers].find(([, task]) => !task)?.[0] ?? this.#start();
      const task = worker && this.#waiting.shift();
      if (!worker || !task) return;
      this.#workers.set(worker, task);
      worker.postMessage(task.question);
    }
  }

  #start(): Worker | null {
    if (this.#workers.size >= this.#threads) return null;
    const worker = new Worker(READER);
    this.#workers.set(worker, null);
    worker.on('message', (answer: Answer) => {
      const task = this.#workers.get(worker);
      this.#workers.set(worker, null);
      if (task) settle(task, answer);
      this.#dispatch();
    });
    worker.on('error', (error: NodeJS.ErrnoException) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, null));
    return worker;
  }

  #lose(worker: Worker, error: NodeJS.ErrnoException | null): void {
    const task = this.#workers.get(worker);
    this.#workers.delete(worker);
    task?.reject(
      error?.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new InvalidInput(
            `${task.question.input}: takes more memory to read than there is. Split it into smaller files.`,
          )
        : (error ?? new Error(`${task.question.input}: its thread ended without an answer`)),
    );
    this.#dispatch();
  }
}

function settle({ question, resolve, reject }: Task, answer: Answer): void {
  if ('read' in answer) resolve(answer.read);
  else if ('failed' in answer) reject(new Error(`${question.input}: ${answer.failed}`));
  else {
    const { code, status, exitCode, message } = answer.refused;
    reject(new AtlasError(code, status, exitCode, message));
  }
}
