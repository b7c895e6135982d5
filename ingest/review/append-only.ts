import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { InvalidInput, Unprepared } from '#model/errors';
import { withLock } from './lock.ts';

/** Bytes of a file of decisions at most; a decision has about two thousand. */
export const MAX_BYTES = 64 * 1024 * 1024;

const NEWLINE = 10;

/** What a file of decisions holds. */
export interface Lines<Line> {
  lines: Line[];
  /** What was being written when a program was killed: half a line, which is no decision. */
  torn: string | null;
}

/** Reads all lines; no file is no line. Throws `InvalidInput` that names the line. */
export async function readLines<Line>(path: string, schema: z.ZodType<Line>): Promise<Lines<Line>> {
  let bytes: Buffer;
  try {
    if ((await stat(path)).size > MAX_BYTES)
      throw new InvalidInput(`${path}: has more than ${MAX_BYTES / 1024 / 1024} MB. Split the interview into parts.`);
    bytes = await readFile(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return { lines: [], torn: null };
    if (cause instanceof InvalidInput) throw cause;
    throw new InvalidInput(`${path}: cannot be read (${(cause as Error).message}).`, { cause });
  }
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  const lines = split(bytes.subarray(0, end)).flatMap((line, index) =>
    line.length ? [parseLine(path, index + 1, line, schema)] : [],
  );
  const tail = bytes.subarray(end);
  if (!tail.length) return { lines, torn: null };
  const last = whole(tail, schema);
  return last === null ? { lines, torn: tail.toString('utf8') } : { lines: [...lines, last], torn: null };
}

/**
 * Adds lines to the end of the file; when this returns they are on the disk. Other processes may do the same at the
 * same time. Half a line that a killed program left is moved to `<path>.torn` first.
 * @param mode rights of the file where it is made now
 */
export async function appendLines<Line>(
  path: string,
  schema: z.ZodType<Line>,
  values: readonly Line[],
  mode = 0o666,
): Promise<void> {
  const lines = values.map((value) => `${JSON.stringify(schema.parse(value))}\n`).join('');
  if (!lines) return;
  try {
    await withLock(`${path}.lock`, async () => {
      const file = await open(path, 'a+', mode);
      try {
        const { size } = await file.stat();
        const prefix = size > 0 ? await mendEnd(path, file, size, schema) : '';
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
async function mendEnd(path: string, file: FileHandle, size: number, schema: z.ZodType): Promise<string> {
  const { buffer: last } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  if (last[0] === NEWLINE) return '';
  const bytes = await readFile(path);
  const end = bytes.lastIndexOf(NEWLINE) + 1;
  const tail = bytes.subarray(end);
  if (whole(tail, schema) !== null) return '\n';
  const aside = await open(`${path}.torn`, 'a', 0o600);
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
function whole<Line>(tail: Buffer, schema: z.ZodType<Line>): Line | null {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(tail)));
  } catch {
    return null;
  }
}

function split(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function parseLine<Line>(path: string, line: number, bytes: Buffer, schema: z.ZodType<Line>): Line {
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
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return complain(`${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? z.prettifyError(parsed.error)}.`);
}
