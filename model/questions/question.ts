import { z } from 'zod';

/** What an answer says beside its rows. */
export const Meta = z.object({
  /** The parameters as they were understood, defaults filled in. */
  params: z.record(z.string(), z.unknown()),
  /** How many rows or lines the answer holds. */
  count: z.int().min(0),
  /** Which state of the graph this is; another one after everything that is written. */
  graph: z.string(),
  /** What the answer leaves out because there is too much of it, in words; null where it is whole. */
  cut: z.string().nullable(),
  /** What holds for the answer as a whole; each question says what it has. */
  summary: z.record(z.string(), z.unknown()).optional(),
});
export type Meta = z.infer<typeof Meta>;

/**
 * Something that can be asked of the graph: HTTP route, OpenAPI entry and typed web client derive from it, and
 * `cypher/read/<name>.cypher` answers it.
 */
export interface Question<
  Name extends string = string,
  Params extends z.ZodObject = z.ZodObject,
  Row extends z.ZodType = z.ZodType,
> {
  readonly name: Name;
  /** Below `/api`, in Express notation; what it names must be among the parameters. */
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly row: Row;
  /** What `meta.summary` holds, for questions that have one. */
  readonly whole?: z.ZodType;
  /** `one`: the path names a thing, and no row means 404. */
  readonly answer: 'network' | 'many' | 'one';
}

/** Declares a question; keeps the literal types of its parts. */
export const question = <const Name extends string, Params extends z.ZodObject, Row extends z.ZodType>(
  declared: Question<Name, Params, Row>,
): Question<Name, Params, Row> => declared;

/** A list in a query repeats its parameter; a single value is a list of one. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).default([]));

/** `true`, `false`, `1`, `0`, as a query writes them, or a boolean. */
export const flag = (fallback: boolean) =>
  z
    .preprocess(
      (value) => (value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value),
      z.boolean(),
    )
    .default(fallback);

/** A whole number, in digits where a query writes it. */
export const whole = (least: number, most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    z.int().min(least).max(most),
  );

/** How many rows at most, of an answer that has no further pages: what is left out is said in `meta.cut`. */
export const most = (rows: number, most = 10_000) =>
  whole(1, most).default(rows).describe(`Rows at most, 1 to ${most}`);

/** How many rows at most, and the token of the page before. */
export const paging = (most: number) => ({
  limit: whole(1, most).default(Math.min(100, most)).describe(`Rows at most, 1 to ${most}`),
  after: z.string().max(500).optional().describe('The `next` of the page before'),
});
