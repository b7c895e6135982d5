import { once } from 'node:events';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Busy } from '#model/errors';
import {
  CYPHER_LIMITS,
  CypherAnswer,
  CypherExample,
  CypherRequest,
  CypherSchema,
  type CypherStream,
} from '#model/free-cypher';
import type { GraphStore } from '#model/store';
import { bodyOf } from '../errors.ts';
import { fixed } from '../fixed.ts';
import { json, NoParams, type Route, route } from '../route.ts';

/** Answers that are on their way, and milliseconds that a client may take to read one: each may hold some megabytes. */
const MOST_ANSWERS = 32;
const PATIENCE = 60_000;

const LINES = ['application/x-ndjson', 'application/jsonl'];

const Lines = z
  .string()
  .describe(
    'JSON Lines: {"columns": […], "plan": …}; a list for each row; then {"summary": …}, or {"error": …} where the query failed on the way',
  );

/** Cypher of whoever asks: it may only read, and within its limits. */
export function cypherRoutes(store: GraphStore): Route[] {
  let answers = 0;
  return [
    route({
      name: 'cypher',
      method: 'post',
      path: '/cypher',
      summary: 'Answers a query in Cypher, which may only read',
      tag: 'cypher',
      params: NoParams,
      body: { json: CypherRequest },
      access: 'read',
      limit: 'cypher',
      answers: {
        200: {
          description: `At most ${CYPHER_LIMITS.rows} rows and ${CYPHER_LIMITS.bytes} bytes of them; \`cut\` says when there are more`,
          content: { ...json(CypherAnswer), ...Object.fromEntries(LINES.map((type) => [type, Lines])) },
        },
        400: {
          description:
            'A field cannot be taken as it is (`invalid_input`); the query does more than read (`cypher_refused`); or Neo4j does not take it (`cypher_error`, with `neo4jCode`, `line` and `column` in the details)',
        },
        422: { description: 'The query takes more time, memory or depth than it may (`cypher_limit`)' },
      },
      handle: async ({ body, request, response }) => {
        if (answers >= MOST_ANSWERS) throw new Busy('Too many answers are on their way. Try again in a moment.');
        answers++;
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const late = setTimeout(() => response.destroy(), CYPHER_LIMITS.milliseconds + PATIENCE);
        try {
          const stream = await store.cypher.run(body, gone.signal);
          const lines = linesWanted(request);
          if (lines) await sendLines(response.type(lines), stream);
          else await sendJson(response, stream);
        } catch (error) {
          // Nobody is there to hear of it.
          if (!gone.signal.aborted) throw error;
        } finally {
          clearTimeout(late);
          answers--;
        }
      },
    }),
    route({
      name: 'cypherSchema',
      method: 'get',
      path: '/cypher/schema',
      summary: 'Labels, types of relationships and their properties, with how many there are',
      tag: 'cypher',
      params: NoParams,
      access: 'read',
      limit: 'cypher',
      answers: { 200: { description: 'What there is in the graph', content: json(CypherSchema) } },
      handle: async ({ response }) => {
        response.json(await store.cypher.schema());
      },
    }),
    fixed({
      name: 'cypherExamples',
      path: '/cypher/examples',
      summary: 'Questions in English, Russian and Kazakh, with their Cypher',
      tag: 'cypher',
      schema: z.object({ rows: z.array(CypherExample) }),
      answer: () => ({ rows: store.cypher.examples() }),
    }),
  ];
}

function linesWanted(request: Request): string | null {
  const wanted = request.accepts(['application/json', ...LINES]);
  return typeof wanted === 'string' && LINES.includes(wanted) ? wanted : null;
}

/** Everything at once, so that a failure on the way is still an answer with a status of its own. */
async function sendJson(response: Response, { columns, plan, rows, summary }: CypherStream): Promise<void> {
  const lines: string[] = [];
  for await (const batch of rows) lines.push(...batch);
  const [head, tail] = [
    JSON.stringify(columns),
    `"summary":${JSON.stringify(summary())},"plan":${JSON.stringify(plan)}`,
  ];
  response.type('json');
  await write(response, `{"columns":${head},"rows":[${lines.join(',')}],${tail}}`);
  response.end();
}

async function sendLines(response: Response, { columns, plan, rows, summary }: CypherStream): Promise<void> {
  await write(response, `${JSON.stringify({ columns, plan })}\n`);
  try {
    for await (const batch of rows) await write(response, `${batch.join('\n')}\n`);
    await write(response, `${JSON.stringify({ summary: summary() })}\n`);
  } catch (error) {
    if (response.destroyed) return;
    const { status, body } = bodyOf(error);
    if (status >= 500) response.log.error({ err: error }, 'a query failed on the way');
    await write(response, `${JSON.stringify(body)}\n`);
  }
  response.end();
}

/** Waits while the client reads more slowly than rows come. Throws when it goes away. */
async function write(response: Response, text: string): Promise<void> {
  const gone = new AbortController();
  const close = () => gone.abort();
  if (response.destroyed) throw new Error('the client went away');
  response.once('close', close);
  const isTaken = response.write(text);
  // What is compressed would else wait for more.
  (response as { flush?: () => void }).flush?.();
  try {
    if (!isTaken) await once(response, 'drain', { signal: gone.signal });
  } finally {
    response.off('close', close);
  }
}
