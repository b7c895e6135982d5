import { parentPort } from 'node:worker_threads';
import { AtlasError } from '#model/errors';
import { type Read, type ReadOptions, readReviewed } from './ingest.ts';

/** What a reading thread is asked, again and again. */
export interface Question {
  input: string;
  options: Omit<ReadOptions, 'model'>;
}

/** What it answers: the reading, words for the person who asked, or an error that nobody foresaw. */
export type Answer =
  | { read: Read }
  | { refused: Pick<AtlasError, 'code' | 'status' | 'exitCode' | 'message'> }
  | { failed: string };

async function answer({ input, options }: Question): Promise<Answer> {
  try {
    return { read: await readReviewed(input, options) };
  } catch (error) {
    if (!(error instanceof AtlasError)) return { failed: String((error as Error).stack ?? error) };
    const { code, status, exitCode, message } = error;
    return { refused: { code, status, exitCode, message } };
  }
}

parentPort?.on('message', async (question: Question) => parentPort?.postMessage(await answer(question)));
