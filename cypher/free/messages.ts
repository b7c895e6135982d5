import type { CypherSummary, PlanStep } from '#model/free-cypher';

/** What a thread is told of itself, once. */
export interface ThreadData {
  address: { uri: string; user: string | null; password: string; database: string | null };
  /** The address as messages may say it. */
  place: string;
}

/** A query for a thread to run. One at a time. */
export interface Job {
  /** By this its transaction is found again. */
  mark: string;
  query: string;
  params: Record<string, unknown>;
  /** Rows, milliseconds, bytes of JSON. */
  limit: number;
  timeout: number;
  bytes: number;
  plan: boolean;
  bookmarks: string[];
}

/** An `AtlasError` on its way between threads. */
export interface SentError {
  code: string;
  status: number;
  exitCode: 1 | 2;
  message: string;
  details?: unknown;
}

/** What a thread says, in this order: taken, columns, rows any number of times, end; or failed in the place of any of them. */
export type Report =
  | { kind: 'taken' }
  | { kind: 'columns'; columns: string[]; plan: PlanStep[] | null }
  | { kind: 'rows'; rows: string[] }
  | { kind: 'end'; summary: CypherSummary }
  /** `sent` null: nobody foresaw it. */
  | { kind: 'failed'; sent: SentError | null; message: string }
  /** More bytes came in than an answer may have, and the thread cannot stop them. */
  | { kind: 'flooded' }
  /** The database is done with the query, and the thread free for another one. */
  | { kind: 'free' };
