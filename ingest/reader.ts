import { parentPort } from 'node:worker_threads';
import { AtlasError } from '#model/errors';
import { type Read, type ReadOptions, readReviewed } from './ingest.ts';
import type { Source } from './read.ts';
import { readText, type TextReading } from './text-reading.ts';

/** What a reading thread is asked, again and again: a file or address, or a text that is in memory already. */
export type Question = { input: string; options: Omit<ReadOptions, 'model'> } | { source: Source };

/** What it answers: the reading, words for the person who asked, or an error that nobody foresaw. */
export type Answer =
  | { read: Read | TextReading }
  | { refused: Pick<AtlasError, 'code' | 'status' | 'exitCode' | 'message'> }
  | { failed: string };

async function answer(question: Question): Promise<Answer> {
  try {
    return {
      read: await ('source' in question ? readText(question.source) : readReviewed(question.input, question.options)),
    };
  } catch (error) {
    if (!(error instanceof AtlasError)) return { failed: String((error as Error).stack ?? error) };
    const { code, status, exitCode, message } = error;
    return { refused: { code, status, exitCode, message } };
  }
}

parentPort?.on('message', async (question: Question) => parentPort?.postMessage(await answer(question)));
