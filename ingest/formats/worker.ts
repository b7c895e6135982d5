import { parentPort, workerData } from 'node:worker_threads';
import { InvalidInput } from '#model/errors';
import type { Given, Reading } from './format.ts';
import { FORMATS } from './index.ts';

/** What the thread is asked. */
export interface Question {
  format: string;
  bytes: Uint8Array;
  given: Given;
}

/** What it answers: the text, words for the person who asked, or an error that nobody foresaw. */
export type Answer = { reading: Reading } | { refused: string } | { failed: string };

const { format: name, bytes, given } = workerData as Question;

async function answer(): Promise<Answer> {
  const format = FORMATS.find((each) => each.name === name);
  if (!format) return { failed: `no format is called ${name}` };
  try {
    return { reading: await format.toText(bytes, given) };
  } catch (error) {
    return error instanceof InvalidInput ? { refused: error.message } : { failed: String((error as Error).message) };
  }
}

parentPort?.postMessage(await answer());
