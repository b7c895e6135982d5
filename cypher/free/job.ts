import { setTimeout as pause } from 'node:timers/promises';
import type { ResultSummary, Record as Row, Session, Transaction } from 'neo4j-driver';
import type { CypherNote, CypherSummary, PlanStep } from '#model/free-cypher';
import { asNative } from '../driver.ts';
import type { Job, Report } from './messages.ts';
import { checkPlan } from './plan.ts';
import { checkText } from './text.ts';
import { encode, Oversize, type Room } from './values.ts';

type Say = (report: Report) => void;

/** Milliseconds to wait for a row beyond the limit, only to know whether there is one. */
const CURIOSITY = 100;

/**
 * Checks a query, runs it in a read transaction, and says columns, rows and end. `lines.before` is kept at how many
 * lines were in front of the query in what was last sent, for whoever reads a place in an error.
 */
export async function runJob(session: Session, job: Job, say: Say, lines: { before: number }): Promise<void> {
  const began = Date.now();
  const { isExplain } = checkText(job.query);
  // What the transaction carries lets it be found and ended from outside.
  const tx = await session.beginTransaction({ timeout: job.timeout, metadata: { guest: job.mark } });
  const params = asNative(job.params) as Record<string, unknown>;
  lines.before = 1;
  const { columns, steps } = await explain(tx, job.query, params);
  if (isExplain) {
    say({ kind: 'columns', columns, plan: steps });
    return say({ kind: 'end', summary: { rows: 0, cut: null, milliseconds: Date.now() - began, notes: [] } });
  }
  lines.before = 0;
  const result = tx.run(job.query, params);
  const keys = (await result.keys()).map(String);
  say({ kind: 'columns', columns: keys, plan: job.plan ? steps : null });
  const read = await readRows(result[Symbol.asyncIterator](), job, say);
  say({ kind: 'end', summary: { ...read, milliseconds: Date.now() - began } });
}

/** A line of its own in front leaves the columns in messages as they are. */
async function explain(tx: Transaction, query: string, params: Record<string, unknown>) {
  const result = tx.run(`EXPLAIN\n${query}`, params);
  const columns = (await result.keys()).map(String);
  const { queryType, plan, database } = await result.summary();
  const steps: PlanStep[] = checkPlan({ queryType, plan, database: database.name ?? null });
  return { columns, steps };
}

/**
 * Takes rows as fast as they come: whoever reads slowly keeps no transaction open, and there are never more of them than
 * an answer may have.
 */
async function readRows(
  rows: AsyncIterator<Row, ResultSummary>,
  { limit, bytes }: Job,
  say: Say,
): Promise<Omit<CypherSummary, 'milliseconds'>> {
  const room: Room = { left: bytes };
  const out = outbox(say);
  try {
    for (let count = 0; ; count++) {
      const next = count < limit ? await rows.next() : await peek(rows);
      if (!next) return { rows: count, cut: 'rows', notes: [] };
      if (next.done) return { rows: count, cut: null, notes: notesOf(next.value) };
      if (count === limit) return { rows: count, cut: 'rows', notes: [] };
      const line = lineOf(next.value, room);
      if (line === null) return { rows: count, cut: 'bytes', notes: [] };
      out.put(line);
    }
  } finally {
    out.flush();
  }
}

/** The next row, if it comes at once. */
async function peek(rows: AsyncIterator<Row, ResultSummary>) {
  const next = rows.next();
  // Nobody waits for it any more if it comes late.
  next.catch(() => {});
  return Promise.race([next, pause(CURIOSITY, null)]);
}

/** A row as JSON, or null where it does not fit. */
function lineOf(row: Row, room: Room): string | null {
  const { left } = room;
  try {
    const line = JSON.stringify(row.keys.map((key) => encode(row.get(key), room)));
    room.left = left - Buffer.byteLength(line) - 1;
    return room.left < 0 ? null : line;
  } catch (error) {
    if (error instanceof Oversize) return null;
    throw error;
  }
}

/** Rows go out many at a time, and none waits for long. */
function outbox(say: Say, most = 128 * 1024, wait = 50) {
  let rows: string[] = [];
  let size = 0;
  let since = 0;
  const flush = () => {
    if (rows.length) say({ kind: 'rows', rows });
    rows = [];
    size = 0;
  };
  return {
    put: (row: string) => {
      if (!rows.length) since = Date.now();
      rows.push(row);
      size += row.length;
      if (size >= most || Date.now() - since >= wait) flush();
    },
    flush,
  };
}

/** Properties that a graph may lack as a whole: what is not known is absent, and asking for it is no slip. */
const ABSENT =
  /is: (from|to|state|retractedAt|validFrom|validTo|review(By|At|Note)|note|url|rights|outlet|wikidata|provisional|metonym|(holder|target)State|name(Ru|Kk)|en)\)$/;

const notesOf = ({ notifications }: ResultSummary): CypherNote[] =>
  notifications
    .filter(({ description }) => !ABSENT.test(description))
    .map(({ code, description, position }) => {
      const { line, column } = (position ?? {}) as { line?: number | bigint; column?: number | bigint };
      const isPlace = Number(line ?? 0) > 0;
      return {
        code,
        text: description,
        line: isPlace ? Number(line) : null,
        column: isPlace ? Number(column ?? 1) : null,
      };
    });
