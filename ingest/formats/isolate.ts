import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { InvalidInput } from '#model/errors';
import type { Format, Given, Reading } from './format.ts';
import type { Answer, Question } from './worker.ts';

/**
 * What parsing one document may take: milliseconds of work, ten times as many on a machine that is busy with others, and
 * megabytes. A book of 1,000 pages takes 5 to 10 seconds.
 */
export const LIMITS = { milliseconds: 30_000, heapMegabytes: 1024, growthMegabytes: 2048 };

/** Milliseconds that this process has worked, all threads together. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Threads run what is built, also under a test runner that reads the sources. */
const WORKER = join(
  dirname(createRequire(import.meta.url).resolve('#root/package.json')),
  'dist/ingest/formats/worker.js',
);

/** How often, in milliseconds, the memory outside the thread's heap is looked at. */
const LOOK = 100;

/**
 * Reads a document in a thread of its own, which is stopped when it takes too long or too much memory. Nothing of the
 * environment goes into it, and nothing that a parser prints comes out. Throws `InvalidInput` with name and remedy.
 */
export async function readIsolated(format: Format, bytes: Uint8Array, given: Given, limits = LIMITS): Promise<Reading> {
  const question: Question = { format: format.name, bytes, given };
  const worker = new Worker(WORKER, {
    workerData: question,
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  try {
    return readingOf(await answerOf(worker, given.name, limits), format, given.name);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, name: string, limits: typeof LIMITS): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const began = Date.now();
    const workedBefore = worked();
    const isLate = () => {
      const waited = Date.now() - began;
      if (waited <= limits.milliseconds) return false;
      return waited > 10 * limits.milliseconds || worked() - workedBefore > limits.milliseconds;
    };
    const timer = setInterval(() => {
      if (isLate()) stop(`takes more than ${limits.milliseconds / 1000} seconds to read`);
      else if (process.memoryUsage.rss() - before > limits.growthMegabytes * 1024 * 1024) stop(TOO_MUCH_MEMORY);
    }, LOOK);
    const end = (settle: () => void) => {
      clearInterval(timer);
      settle();
    };
    const stop = (what: string) => end(() => reject(new InvalidInput(`${name}: ${what}. ${REMEDY}`)));
    worker.once('message', (answer: Answer) => end(() => resolve(answer)));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? stop(TOO_MUCH_MEMORY) : end(() => reject(error)),
    );
    worker.once('exit', () => stop('could not be read: the reader ended without an answer'));
  });
}

const TOO_MUCH_MEMORY = 'takes more memory to read than a document should';
const REMEDY = 'Save its text as a new document, or as plain text in UTF-8, and try again.';

function readingOf(answer: Answer, format: Format, name: string): Reading {
  if ('reading' in answer) return answer.reading;
  if ('refused' in answer) throw new InvalidInput(answer.refused);
  const reason = /call stack/i.test(answer.failed) ? 'it is nested too deeply' : answer.failed.slice(0, 200);
  throw new InvalidInput(`${name}: could not be read as ${format.name} (${reason}). ${REMEDY}`);
}
