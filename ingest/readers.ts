import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AtlasError, InvalidInput } from '#model/errors';
import type { Read, ReadOptions } from './ingest.ts';
import type { Source } from './read.ts';
import type { Answer, Question } from './reader.ts';
import type { TextReading } from './text-reading.ts';

/** Threads that read. Each reads one document after the other; what breaks one down takes no other document with it. */
export interface Readers {
  /** Reads a file or an address. Throws `InvalidInput`. */
  readInput(input: string, options: Omit<ReadOptions, 'model'>): Promise<Read>;
  /**
   * Reads a text that is in memory. Throws `InvalidInput`, also for a text that takes longer than `milliseconds`; once
   * the signal is aborted the thread that reads it is ended, and the promise rejects with the signal's reason.
   */
  readText(source: Source, options?: { signal?: AbortSignal; milliseconds?: number }): Promise<TextReading>;
  /** Ends the threads. What they read is lost: its promises reject. */
  close(): Promise<void>;
}

/** Threads run what is built, also under a test runner that reads the sources. */
const READER = join(dirname(createRequire(import.meta.url).resolve('#root/package.json')), 'dist/ingest/reader.js');

/** Milliseconds for a text. One of 5 MB, the most that is taken, was measured at 22 seconds of work on one core. */
const LONGEST = 600_000;

/** @param threads how many at most; they are started when they are needed */
export function openReaders(threads: number): Readers {
  const pool = new Pool(threads);
  return {
    readInput: (input, options) => pool.read({ input, options }, input) as Promise<Read>,
    readText: async (source, { signal, milliseconds = LONGEST } = {}) => {
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(tooSlow(source, milliseconds)), milliseconds);
      const either = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
      try {
        return (await pool.read({ source }, source.meta.id, either)) as TextReading;
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.close(),
  };
}

const tooSlow = ({ meta }: Source, milliseconds: number): InvalidInput =>
  new InvalidInput(
    `${meta.id}: takes more than ${milliseconds / 1000} seconds to read. Split it into smaller documents.`,
  );

interface Task {
  question: Question;
  /** As messages call what is read. */
  name: string;
  resolve: (read: Read | TextReading) => void;
  reject: (error: unknown) => void;
}

class Pool {
  readonly #threads: number;
  /** Every thread that lives, with what it reads; null while it waits. */
  readonly #workers = new Map<Worker, Task | null>();
  readonly #waiting: Task[] = [];
  #isClosed = false;

  constructor(threads: number) {
    this.#threads = threads;
  }

  read(question: Question, name: string, signal?: AbortSignal): Promise<Read | TextReading> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.#isClosed) return reject(new Error(`${name}: the readers are closed`));
      const task: Task = { question, name, resolve, reject };
      const stop = () => this.#stop(task, signal?.reason);
      const settled = <Value>(settle: (value: Value) => void) => {
        return (value: Value) => {
          signal?.removeEventListener('abort', stop);
          settle(value);
        };
      };
      task.resolve = settled(resolve);
      task.reject = settled(reject);
      signal?.addEventListener('abort', stop, { once: true });
      this.#waiting.push(task);
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { name, reject } of this.#waiting.splice(0)) reject(new Error(`${name}: the readers were closed`));
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
    if (this.#isClosed || this.#workers.size >= this.#threads) return null;
    // Options of whoever runs this process, a test runner for one, are not meant for what is built.
    const worker = new Worker(READER, { execArgv: [] });
    this.#workers.set(worker, null);
    worker.on('message', (answer: Answer) => {
      const task = this.#workers.get(worker);
      // One that is being ended takes nothing on any more.
      if (task === undefined) return;
      this.#workers.set(worker, null);
      if (task) settle(task, answer);
      this.#dispatch();
    });
    worker.on('error', (error: NodeJS.ErrnoException) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, null));
    return worker;
  }

  /** A thread cannot be told to stop: it is ended, and another takes its place. */
  #stop(task: Task, reason: unknown): void {
    const waiting = this.#waiting.indexOf(task);
    if (waiting !== -1) this.#waiting.splice(waiting, 1);
    const worker = [...this.#workers].find(([, own]) => own === task)?.[0];
    if (worker) {
      this.#workers.delete(worker);
      void worker.terminate();
    }
    task.reject(reason);
    this.#dispatch();
  }

  #lose(worker: Worker, error: NodeJS.ErrnoException | null): void {
    const task = this.#workers.get(worker);
    this.#workers.delete(worker);
    task?.reject(
      error?.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new InvalidInput(`${task.name}: takes more memory to read than there is. Split it into smaller files.`)
        : (error ?? new Error(`${task.name}: its thread ended without an answer`)),
    );
    this.#dispatch();
  }
}

function settle({ name, resolve, reject }: Task, answer: Answer): void {
  if ('read' in answer) resolve(answer.read);
  else if ('failed' in answer) reject(new Error(`${name}: ${answer.failed}`));
  else {
    const { code, status, exitCode, message } = answer.refused;
    reject(new AtlasError(code, status, exitCode, message));
  }
}
