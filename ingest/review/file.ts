import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { z } from 'zod';
import { InvalidInput, Unprepared } from '#model/errors';
import { Decision } from './decision.ts';
import { withLock } from './lock.ts';

/** Bytes of a review file at most; a decision has about two thousand. */
export const MAX_BYTES = 64 * 1024 * 1024;

const NEWLINE = 10;

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
  let bytes: Buffer;
  try {
    if ((await stat(path)).size > MAX_BYTES)
      throw new InvalidInput(`${path}: has more than ${MAX_BYTES / 1024 / 1024} MB. Split the interview into parts.`);
    bytes = await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { decisions: [], torn: null };
    if (cause instanceof InvalidInput) throw cause;
    throw new InvalidInput(`${path}: cannot be read (${(cause as Error).message}).`, { cause });
  }
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  const lines = linesOf(bytes.subarray(0, end));
  const decisions = lines.flatMap((line, index) => (line.length ? [parseLine(path, index + 1, line)] : []));
  const tail = bytes.subarray(end);
  if (!tail.length) return { decisions, torn: null };
  const last = whole(tail);
  return last ? { decisions: [...decisions, last], torn: null } : { decisions, torn: tail.toString('utf8') };
}

/**
 * Adds decisions to the end of the file; when this returns they are on the disk. Other processes may do the same at the
 * same time. Half a line that a killed program left is moved to `<path>.torn` first.
 */
export async function appendDecisions(path: string, decisions: readonly Decision[]): Promise<void> {
  const lines = decisions.map((decision) => `${JSON.stringify(Decision.parse(decision))}\n`).join('');
  if (!lines) return;
  try {
    await withLock(`${path}.lock`, async () => {
      const file = await open(path, 'a+');
      try {
        const { size } = await file.stat();
        const prefix = size > 0 ? await mendEnd(path, file, size) : '';
        await file.appendFile(`${prefix}${lines}`);
        await file.sync();
        if (size === 0) await syncFolder(path);
      } finally {
        await file.close();
      }
    });
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    throw new Unprepared(
      `${path}: the decision could not be written (${cause.message}). Make the folder writable for you; nothing that was decided before is lost.`,
      { cause },
    );
  }
}

/** Makes the file end with a line's end; returns what has to be written first for that. */
async function mendEnd(path: string, file: FileHandle, size: number): Promise<string> {
  const { buffer: last } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  if (last[0] === NEWLINE) return '';
  const bytes = await readFile(path);
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  const tail = bytes.subarray(end);
  if (whole(tail)) return '\n';
  const aside = await open(`${path}.torn`, 'a');
  try {
    await aside.appendFile(Buffer.concat([tail, Buffer.from('\n')]));
    await aside.sync();
  } finally {
    await aside.close();
  }
  await file.truncate(end);
  return '';
}

/** A new file's name is on the disk only when its folder is; some systems do not let a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path)).catch(() => null);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** The last line is a decision even without its end: then only the line's end was not written. */
function whole(tail: Buffer): Decision | null {
  try {
    return Decision.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(tail)));
  } catch {
    return null;
  }
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function parseLine(path: string, line: number, bytes: Buffer): Decision {
  const complain = (what: string, cause?: unknown): never => {
    throw new InvalidInput(`${path}:${line}: ${what} Mend or remove the line; the other lines are as they were.`, {
      cause,
    });
  };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    return complain(`is not valid JSON in UTF-8 (${(cause as Error).message}).`, cause);
  }
  const parsed = Decision.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return complain(`${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? z.prettifyError(parsed.error)}.`);
}
