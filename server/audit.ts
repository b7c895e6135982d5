import { closeSync, constants, fstatSync, fsyncSync, openSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import { Unprepared } from '#model/errors';

/** One write, as the audit log keeps it: who did what to what and what became of it; no texts, no tokens. */
export interface AuditLine {
  /** ISO moment at which the answer left. */
  at: string;
  /** The request's id in the log. */
  id: string;
  /** `token`: somebody who has it. `loopback`: somebody on this machine, which needs none. */
  who: 'token' | 'loopback';
  address: string;
  /** The operation's id in the OpenAPI document. */
  action: string;
  /** Ids that the address names, and where the answer says that what it made is to be found. */
  target: Record<string, string>;
  /** HTTP status of the answer. */
  outcome: number;
}

/** Appends lines to a file that only its owner reads. */
export interface AuditLog {
  /** Throws `Unprepared` where a line could not be written now. */
  check(): void;
  /** On the disk when it returns. Throws `Unprepared`. */
  append(line: AuditLine): void;
}

/** Bytes that the disk must have left. */
const ROOM = 64 * 1024;

export const auditLog = (path: string): AuditLog => ({
  check: () => opened(path, () => {}),
  append: (line) =>
    opened(path, (file) => {
      writeSync(file, `${JSON.stringify(line)}\n`);
      // A device has nothing to keep, and refuses to be asked.
      if (fstatSync(file).isFile()) fsyncSync(file);
    }),
});

/** Opens anew each time, so that a file that was moved away or lost its rights is noticed before anything is written. */
function opened(path: string, use: (file: number) => void): void {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
  let file: number | null = null;
  try {
    file = openSync(path, O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0), 0o600);
    // A device (/dev/null, a pipe to another program) has no room to run out of.
    const { bavail, bsize } = statfsSync(dirname(path));
    if (fstatSync(file).isFile() && bavail * bsize < ROOM) throw new Error('the disk is full');
    use(file);
  } catch (cause) {
    throw new Unprepared(
      `The audit log ${path} cannot be written (${(cause as Error).message}), so writes are refused. Make room or set its rights, or name another file: STANCE_ATLAS_AUDIT=/path/to/file`,
      { cause },
    );
  } finally {
    if (file !== null) closeSync(file);
  }
}

/**
 * Keeps a line of each write, before its answer leaves: what cannot be written down is not done, and what was done and
 * could then not be written down is answered with 500 and stands in the log.
 */
export const audit =
  (log: AuditLog, who: AuditLine['who'], action: string): RequestHandler =>
  (request, response, next) => {
    log.check();
    // Express takes them back when the route throws.
    const ids = strings(request.params);
    beforeHead(response, () => {
      const line = { ...lineOf(request, response, ids), who, action };
      try {
        log.append(line);
      } catch (error) {
        request.log.error({ err: error, audit: line }, 'a write is missing in the audit log');
        throw error;
      }
    });
    next();
  };

function lineOf(request: Request, response: Response, ids: Record<string, string>) {
  const made = response.getHeader('Location');
  return {
    at: new Date().toISOString(),
    id: String(request.id),
    address: request.ip ?? '',
    target: { ...ids, ...(typeof made === 'string' ? { made: made.split('/').at(-1) ?? '' } : {}) },
    outcome: response.statusCode,
  };
}

/** Ids as they came; one that is longer than any is cut. */
const strings = (params: Request['params']): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value).slice(0, 200)]));

/** Runs once before the first byte of the answer. What it throws reaches whoever answers, who may then answer anew. */
function beforeHead(response: Response, run: () => void): void {
  const { writeHead } = response;
  let isDone = false;
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (!isDone) {
      isDone = true;
      if (typeof args[0] === 'number') response.statusCode = args[0];
      run();
    }
    return writeHead.apply(response, args);
  }) as typeof writeHead;
}
