import { Readable } from 'node:stream';
import { z } from 'zod';
import { Language } from '#model/document';
import { Conflict, InvalidInput, TooLarge } from '#model/errors';
import type { Ask } from '#model/questions/whole';
import { compare, type SideInGraph, type SideSources, sideNamed } from '#model/snapshot/compare';
import { writtenDiff } from '#model/snapshot/diff-formats';
import { Difference } from '#model/snapshot/diff-rows';
import type { GraphStore } from '#model/store';
import { answeredBefore, tagOf } from '../caching.ts';
import { gate } from '../jobs/gate.ts';
import { type Route, route } from '../route.ts';
import { streamTo } from '../streaming.ts';
import { IF_NONE_MATCH, LABELS } from './questions.ts';

/** Claims, documents or actors of a side; comparing so many takes about a second, in which nobody else is answered. */
const MOST = 20_000;

const side = z.string().min(1).max(300);
const WHICH =
  'a snapshot by id or name (snapshot:NAME where the name could be something else), or a moment of the graph: now, the end of a day in UTC, or 2026-01-31T12:00:00Z';
const Sides = z.strictObject({
  a: side.describe(`The earlier side: ${WHICH}`),
  b: side.describe(`The later side: ${WHICH}`),
  lang: Language.default('en').describe('The language of words and names; JSON has the names in all'),
});

const FORMATS = [
  {
    name: 'diff',
    format: 'json',
    path: '/diff',
    mediaType: 'application/json',
    schema: Difference,
    summary: 'What is different between two snapshots, or moments of the graph',
  },
  {
    name: 'diffCsv',
    format: 'csv',
    path: '/diff.csv',
    mediaType: 'text/csv',
    schema: z.string(),
    summary: 'What is different, as a table: a row each, and of an edit one for each field',
  },
  {
    name: 'diffTxt',
    format: 'words',
    path: '/diff.txt',
    mediaType: 'text/plain',
    schema: z.string(),
    summary: 'What is different, in words: a line each, and nothing where nothing is',
  },
] as const;

/** The semantic diff: the same bytes as on the command line. `version` is the program's. */
export function diffRoutes(store: GraphStore, version: string): Route[] {
  const heavy = gate(2, 8, 'Too many comparisons are being made at once. Try again in a moment.');
  return FORMATS.map(({ name, format, path, mediaType, schema, summary }) =>
    route({
      name,
      method: 'get',
      path,
      summary,
      tag: 'snapshots',
      params: Sides,
      requestHeaders: { 'If-None-Match': IF_NONE_MATCH },
      access: 'read',
      limit: 'cypher',
      answers: {
        200: { description: summary, headers: LABELS, content: { [mediaType]: schema } },
        304: { description: 'The answer is still the one with this ETag', headers: LABELS },
        404: { description: 'There is no such snapshot, or its file is elsewhere' },
        409: { description: 'The file of a snapshot is not what it was, or the graph is written to faster than read' },
        413: { description: `A side has more than ${MOST} claims, documents or actors` },
      },
      handle: async ({ params: { a, b, lang }, request, response }) => {
        const now = new Date();
        const [from, to] = [sideNamed(a, now), sideNamed(b, now)];
        const label = tagOf(version, format, lang, await stateOf(store, from), await stateOf(store, to));
        if (answeredBefore(request, response, label)) return;
        const difference = await heavy.run(() => compare(from, to, sourcesIn(store)));
        response.type(`${mediaType}; charset=utf-8`);
        if (request.method === 'HEAD') return void response.end();
        await streamTo(response, Readable.from(writtenDiff(difference, format, lang), { highWaterMark: 1 }));
      },
    }),
  );
}

/** What the answer depends on; of a snapshot nothing but its name can change. */
async function stateOf(store: GraphStore, asked: SideInGraph): Promise<string> {
  if ('at' in asked) return `${asked.at} ${await store.version()}`;
  const { id, name, at, claims, documents, actors } = await store.snapshots.get(asked.snapshot);
  if (Math.max(claims, documents, actors) > MOST) throw tooLarge(`snapshot "${name}"`);
  return `${id} ${at} ${name}`;
}

const tooLarge = (what: string) =>
  new TooLarge(
    `${what}: has more than ${MOST} claims, documents or actors, which is too much to compare here. \`npm run snapshot -- diff\` has no limit.`,
  );

function sourcesIn(store: GraphStore): SideSources {
  const seen = new Map<string, number>();
  const ask: Ask = async (name, params) => {
    const answer = await store.ask(name, params);
    const isFirst = !('after' in params) || params.after === undefined;
    const sum = (isFirst ? 0 : (seen.get(name) ?? 0)) + answer.meta.count;
    if (sum > MOST) throw tooLarge('the graph');
    seen.set(name, sum);
    return answer;
  };
  const open: SideSources['open'] = (source) =>
    store.snapshots.open(source).catch((error: unknown) => {
      // What is wrong with a file here is no mistake of whoever asks about it.
      throw error instanceof InvalidInput ? new Conflict(error.message, { cause: error }) : error;
    });
  return { ask, open };
}
