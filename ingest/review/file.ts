import { extname } from 'node:path';
import { appendLines, readLines } from './append-only.ts';
import { Decision } from './decision.ts';

/** The review file of an interview: `NAME.review.jsonl` beside `NAME.txt`. */
export const reviewPathOf = (path: string): string =>
  `${path.slice(0, path.length - extname(path).length)}.review.jsonl`;

export interface ReviewFile {
  decisions: Decision[];
  /** What was being written when a program was killed: half a line, which is no decision. */
  torn: string | null;
}

/** Reads all decisions; no file is no decision. Throws `InvalidInput` that names the line. */
export async function readReviews(path: string): Promise<ReviewFile> {
  const { lines, torn } = await readLines(path, Decision);
  return { decisions: lines, torn };
}

/** See `appendLines`. */
export const appendDecisions = (path: string, decisions: readonly Decision[], mode?: number): Promise<void> =>
  appendLines(path, Decision, decisions, mode);
