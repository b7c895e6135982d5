import { z } from 'zod';
import { AtlasError } from './errors.ts';

/** What one free query may have: characters of text, rows, milliseconds, bytes of JSON in its rows. */
export const CYPHER_LIMITS = { query: 100_000, rows: 10_000, milliseconds: 5_000, bytes: 8 * 1024 * 1024 } as const;

/** Lists and maps within each other, in a parameter and in a value of the answer. */
export const VALUE_DEPTH = 32;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

export const CypherRequest = z.strictObject({
  query: z
    .string()
    .min(1)
    .max(CYPHER_LIMITS.query)
    .describe('One Cypher statement that only reads. With EXPLAIN in front: its plan, and no rows'),
  params: z
    .record(z.string(), z.unknown())
    .refine((params) => !isDeeper(params, VALUE_DEPTH), `goes deeper than ${VALUE_DEPTH} levels`)
    .default({})
    .describe('Values for `$name` in the query. Whole numbers go in as integers, others as floats'),
  limit: z.int().min(1).max(CYPHER_LIMITS.rows).default(CYPHER_LIMITS.rows).describe('Rows at most'),
  timeout: z
    .int()
    .min(1)
    .max(CYPHER_LIMITS.milliseconds)
    .default(CYPHER_LIMITS.milliseconds)
    .describe('Milliseconds at most'),
  plan: z.boolean().default(false).describe('Whether the plan is answered too'),
});
export type CypherRequest = z.infer<typeof CypherRequest>;

/** One operator of the plan. They come from the top down, each behind the one that takes its rows. */
export const PlanStep = z.object({
  operator: z.string(),
  depth: z.int().min(0).describe('0 is the operator that gives the answer; the others are one deeper than their taker'),
  details: z.string(),
  rows: z.number().nullable().describe('How many rows the planner expects'),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** A remark of the database on a query that ran: a label that nothing has, two parts that nothing joins. */
export const CypherNote = z.object({
  code: z.string(),
  text: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
});
export type CypherNote = z.infer<typeof CypherNote>;

export const CypherSummary = z.object({
  rows: z.int().min(0),
  cut: z
    .enum(['rows', 'bytes'])
    .nullable()
    .describe(`Null: these are all rows. \`rows\`: the limit was reached. \`bytes\`: the next row would have made more
than ${CYPHER_LIMITS.bytes} bytes of JSON`),
  milliseconds: z.int().min(0),
  notes: z.array(CypherNote),
});
export type CypherSummary = z.infer<typeof CypherSummary>;

export const CypherAnswer = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())).describe('A list for each row, in the order of the columns'),
  summary: CypherSummary,
  plan: z.array(PlanStep).nullable(),
});
export type CypherAnswer = z.infer<typeof CypherAnswer>;

/** An answer that comes bit by bit. */
export interface CypherStream {
  readonly columns: readonly string[];
  readonly plan: readonly PlanStep[] | null;
  /**
   * Rows as they arrive, some at a time, each as the JSON text of its list of values: so they are written once,
   * whoever sends them on. Throws what `run` throws when the query fails midway. To be read once.
   */
  readonly rows: AsyncIterable<readonly string[]>;
  /** What there is to say once all rows are read; null before. */
  summary(): CypherSummary | null;
}

const PropertyOf = z.object({
  name: z.string(),
  types: z.array(z.string()).describe('Types of Cypher'),
  count: z.int().min(0).describe('How many of those looked at have it'),
});

/** What there is in the graph. Counts of labels and types are exact; properties are those of the first `sampled`. */
export const CypherSchema = z.object({
  labels: z.array(
    z.object({ label: z.string(), count: z.int().min(0), sampled: z.int().min(0), properties: z.array(PropertyOf) }),
  ),
  relationships: z.array(
    z.object({
      type: z.string(),
      count: z.int().min(0),
      sampled: z.int().min(0),
      properties: z.array(PropertyOf),
      joins: z
        .array(z.object({ from: z.array(z.string()), to: z.array(z.string()), count: z.int().min(0) }))
        .describe('Labels of both ends'),
    }),
  ),
});
export type CypherSchema = z.infer<typeof CypherSchema>;

/** A question in three languages, and how to ask it. */
export const CypherExample = z.object({
  name: z.string(),
  words: z.object({ en: z.string(), ru: z.string(), kk: z.string() }),
  query: z.string(),
});
export type CypherExample = z.infer<typeof CypherExample>;

/** Whatever reads the graph and was written by somebody else, kept within its limits. */
export interface FreeCypher {
  /**
   * Resolves once the query is understood and runs; rejects with `CypherRefused`, `CypherError`, `CypherLimit`, `Busy`
   * when too many run already, or `Unreachable`. When the signal is aborted, the query is ended.
   */
  run(request: CypherRequest, signal?: AbortSignal): Promise<CypherStream>;
  schema(): Promise<CypherSchema>;
  examples(): readonly CypherExample[];
}

/** The query does, or might do, more than read this graph. `what` names the culprit. */
export class CypherRefused extends AtlasError {
  constructor(message: string, what: string) {
    super('cypher_refused', 400, 1, message, { details: { what } });
  }
}

/** Where and as what Neo4j refused or broke off a query; lines and columns are counted from 1. */
export const CypherFault = z.object({
  neo4jCode: z.string(),
  gqlStatus: z.string().nullable(),
  line: z.int().nullable(),
  column: z.int().nullable(),
});
export type CypherFault = z.infer<typeof CypherFault>;

/** Neo4j does not take the query, or broke it off: the message is Neo4j's own. */
export class CypherError extends AtlasError {
  constructor(message: string, fault: CypherFault) {
    super('cypher_error', 400, 1, message, { details: fault });
  }
}

/** The query is a fair one and takes more than one may have. */
export class CypherLimit extends AtlasError {
  constructor(message: string, limit: 'time' | 'memory' | 'depth') {
    super('cypher_limit', 422, 1, message, { details: { limit } });
  }
}
