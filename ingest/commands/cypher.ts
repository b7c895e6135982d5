import { text } from 'node:stream/consumers';
import { stringify } from 'csv-stringify/sync';
import { WrongUsage } from '#model/errors';
import { cellOf } from '#model/exports/cells';
import { CypherRequest, type CypherStream, type FreeCypher } from '#model/free-cypher';
import { reasons } from '#model/reasons';
import { freeTable, planTable } from '../ask/free-table.ts';
import { toStdout } from '../ask/output.ts';
import { inGraph } from './in-graph.ts';

export const FORMATS = ['table', 'json', 'jsonl', 'csv'] as const;
type Format = (typeof FORMATS)[number];

export interface CypherOptions {
  params?: string;
  param?: string[];
  format?: Format;
  limit?: string;
  timeout?: string;
  examples?: boolean;
  schema?: boolean;
}

/** Places of a table that is read elsewhere than on a terminal. */
const ELSEWHERE = 120;

const width = () => process.stdout.columns || ELSEWHERE;
const say = (message: string) => console.error(message);

/** `cypher`: one query that only reads. The answer goes to stdout, everything else to stderr. */
export async function cypherCommand(query: string | undefined, options: CypherOptions): Promise<void> {
  const format = options.format ?? (process.stdout.isTTY ? 'table' : 'json');
  const wanted = [query !== undefined, options.examples, options.schema].filter(Boolean).length;
  if (wanted !== 1)
    throw new WrongUsage('Give one query in quotes (- reads it from stdin), or --examples, or --schema.');
  const request = query === undefined ? null : await requestOf(query, options);

  const gone = new AbortController();
  await inGraph(
    async ({ cypher }) => {
      if (request) await answer(await cypher.run(request, gone.signal), format);
      else await toStdout().write(options.examples ? examples(cypher, format) : schema(cypher, format));
    },
    () => gone.abort(),
  );
}

/** Throws `WrongUsage` for what is no query, no parameter, or beyond the limits. */
async function requestOf(query: string, options: CypherOptions): Promise<CypherRequest> {
  const { params, param = [], limit, timeout } = options;
  const parsed = CypherRequest.safeParse(
    {
      query: query === '-' ? await text(process.stdin) : query,
      params: { ...paramsOf(params), ...Object.fromEntries(param.map(pairOf)) },
      ...(limit === undefined ? {} : { limit: Number(limit) }),
      ...(timeout === undefined ? {} : { timeout: Number(timeout) }),
    },
    { error: reasons },
  );
  if (parsed.success) return parsed.data;
  throw new WrongUsage(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('. '));
}

function paramsOf(json: string | undefined): Record<string, unknown> {
  if (json === undefined) return {};
  const value = readValue(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WrongUsage(`--params: is no JSON object. It looks like '{"id": "KAZ"}'.`);
  return value as Record<string, unknown>;
}

function pairOf(pair: string): [name: string, value: unknown] {
  const at = pair.indexOf('=');
  if (at < 1) throw new WrongUsage(`--param ${pair}: is no NAME=VALUE.`);
  return [pair.slice(0, at), readValue(pair.slice(at + 1))];
}

/** JSON, or else the text as it is: nobody wants to quote a word twice. */
function readValue(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

async function answer(stream: CypherStream, format: Format): Promise<void> {
  await toStdout().write(WRITERS[format](stream));
  const summary = stream.summary();
  // The next program had enough before it was all.
  if (!summary) return;
  const { rows, cut, milliseconds, notes } = summary;
  for (const note of notes) say(`note: ${note.line ? `line ${note.line}, column ${note.column}: ` : ''}${note.text}`);
  say(`${rows === 1 ? '1 row' : `${rows} rows`} in ${milliseconds} ms`);
  if (cut === 'rows') say(`There are more rows: ${rows} is the limit. --limit sets it, up to 10000.`);
  if (cut === 'bytes')
    say('There are more rows: the next one would be beyond the size of an answer. Return less of each.');
}

const valuesOf = (line: string): unknown[] => JSON.parse(line) as unknown[];

const WRITERS: Readonly<Record<Format, (stream: CypherStream) => AsyncGenerator<string>>> = {
  async *table({ columns, plan, rows }) {
    const lines: unknown[][] = [];
    // Widths are known when all rows are.
    for await (const batch of rows) lines.push(...batch.map(valuesOf));
    if (plan) yield planTable(plan, width());
    else if (lines.length) yield freeTable(columns, lines, width());
  },
  async *json({ columns, plan, rows, summary }) {
    // A query that fails on the way leaves no half of an object behind.
    const lines: string[] = [];
    for await (const batch of rows) lines.push(...batch);
    const head = `{"columns":${JSON.stringify(columns)},"rows":[\n${lines.join(',\n')}\n]`;
    yield `${head},"summary":${JSON.stringify(summary())},"plan":${JSON.stringify(plan)}}\n`;
  },
  async *jsonl({ columns, plan, rows, summary }) {
    yield `${JSON.stringify({ columns, plan })}\n`;
    for await (const batch of rows) yield `${batch.join('\n')}\n`;
    yield `${JSON.stringify({ summary: summary() })}\n`;
  },
  async *csv({ columns, rows }) {
    const lines = (values: unknown[][]) =>
      stringify(
        values.map((row) => row.map(cellOf)),
        { record_delimiter: '\r\n' },
      );
    yield lines([[...columns]]);
    for await (const batch of rows) yield lines(batch.map(valuesOf));
  },
};

async function* examples(cypher: FreeCypher, format: Format): AsyncGenerator<string> {
  const all = cypher.examples();
  if (format === 'json') yield `${JSON.stringify({ rows: all }, null, 2)}\n`;
  else if (format === 'jsonl') for (const example of all) yield `${JSON.stringify(example)}\n`;
  else if (format === 'csv') throw new WrongUsage('--examples come as table, json or jsonl.');
  else for (const { words, query } of all) yield `// ${words.en}\n// ${words.ru}\n// ${words.kk}\n${query}\n\n`;
}

async function* schema(cypher: FreeCypher, format: Format): AsyncGenerator<string> {
  const { labels, relationships } = await cypher.schema();
  if (format === 'json') return yield `${JSON.stringify({ labels, relationships }, null, 2)}\n`;
  if (format !== 'table') throw new WrongUsage('--schema comes as table or json.');
  const rows = [
    ...labels.map(({ label, count, properties }) => [`(:${label})`, count, properties.map(({ name }) => name)]),
    ...relationships.map(({ type, count, properties }) => [`[:${type}]`, count, properties.map(({ name }) => name)]),
  ];
  yield freeTable(['what', 'count', 'properties'], rows, width());
}
