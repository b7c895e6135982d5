import { randomUUID } from 'node:crypto';
import { AtlasError, Unreachable } from '#model/errors';
import {
  CYPHER_LIMITS,
  CypherLimit,
  type CypherRequest,
  type CypherStream,
  type CypherSummary,
} from '#model/free-cypher';
import type { Connection } from '../driver.ts';
import { channel } from './channel.ts';
import { LATE } from './failures.ts';
import type { Report, SentError } from './messages.ts';
import type { Pool } from './pool.ts';

/** Milliseconds that a thread may take to start, on a busy machine. */
const START = 5_000;

/**
 * Runs one query in a thread of the pool. The caller is answered at the time limit whatever database and thread are
 * doing then; both are ended behind its back, and until that is done nobody else gets the place.
 */
export async function runFree(
  pool: Pool,
  connection: Connection,
  { query, params, limit, timeout, plan }: CypherRequest,
  signal?: AbortSignal,
): Promise<CypherStream> {
  const mark = randomUUID();
  const bookmarks = await connection.bookmarks();
  const seat = await pool.enter(mark);
  const began = Date.now();
  const rows = channel<string>();
  const state = { count: 0, summary: null as CypherSummary | null };

  return new Promise<CypherStream>((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
      end();
    };
    const fail = (error: unknown) =>
      settle(() => {
        reject(error);
        rows.fail(error);
      });
    /** Ends thread and transaction. */
    const breakOff = (error: unknown) => {
      fail(error);
      seat.abandon();
    };
    const finish = (summary: CypherSummary) =>
      settle(() => {
        state.summary = summary;
        rows.end();
      });
    /** What came so far is the answer: its next row alone is larger than a whole answer may be. */
    const overflow = () => {
      // The answer was complete, and only what is behind it still came.
      if (state.summary) return seat.abandon();
      reject(new CypherLimit('A row is larger than an answer may be. Return parts of it.', 'memory'));
      finish({ rows: state.count, cut: 'bytes', milliseconds: Date.now() - began, notes: [] });
      seat.abandon();
    };
    const leave = () => breakOff(new CypherLimit('Nobody waits for the answer any more.', 'time'));
    const late = () => breakOff(new CypherLimit(`${LATE} It may take ${timeout} ms.`, 'time'));
    // The time of the query begins when its thread, which may have to start first, takes it.
    let timer = setTimeout(late, timeout + START);
    if (signal?.aborted) return leave();
    signal?.addEventListener('abort', leave, { once: true });

    const hear = (report: Report) => {
      if (report.kind === 'taken') {
        clearTimeout(timer);
        timer = setTimeout(late, timeout);
      } else if (report.kind === 'columns')
        resolve({
          columns: report.columns,
          plan: report.plan,
          rows,
          summary: () => state.summary,
        });
      else if (report.kind === 'rows') {
        state.count += report.rows.length;
        rows.put(report.rows);
      } else if (report.kind === 'end') finish(report.summary);
      else if (report.kind === 'failed') fail(report.sent ? received(report.sent) : new Error(report.message));
      else if (report.kind === 'flooded') overflow();
    };
    seat.begin({ mark, query, params, limit, timeout, bytes: CYPHER_LIMITS.bytes, plan, bookmarks }, hear, (why) =>
      why === 'memory' ? overflow() : breakOff(why),
    );
  });
}

/** The error that the thread caught. */
function received({ code, status, exitCode, message, details }: SentError): AtlasError {
  if (code === 'database_unreachable') return new Unreachable(message);
  return new AtlasError(code, status, exitCode, message, { details });
}
