import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layersOf } from '#ingest/layers';
import { QUESTIONS } from '#model/questions/index';
import { NewSnapshot } from '#model/snapshot/snapshot';
import { extractionOf, KAZ, PRESIDENT, RUS, USA, UZB } from '../cypher/extractions.ts';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { Contract, type OpenApi, type Placed, type Schema, wrongValues } from './contract.ts';
import { type Answer, ask, open, type Site } from './site.ts';

const TOKEN = 'a-token-of-this-test';
const BEARER = { Authorization: `Bearer ${TOKEN}` };

let graph: TestGraph;
let site: Site;
let contract: Contract;
let claim: string;
/** Ids of jobs: one that was cancelled, and one that nobody does. */
let ended: string;
let waiting: string;
let home: string;

beforeAll(async () => {
  graph = await emptyGraph();
  const extraction = extractionOf('one.ru', [
    { words: 'The United States press Russia.', holder: USA, stance: 'PRESSURES', target: RUS },
    { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    { words: 'The president invites Kazakhstan.', holder: PRESIDENT, stance: 'INVITE', target: KAZ },
  ]);
  claim = extraction.claims[0]?.id ?? '';
  await graph.store.save(extraction);
  await graph.store.save(
    extractionOf('two.ru', [
      { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    ]),
  );
  const put = async (id: string) =>
    (await graph.store.jobs.put({ kind: 'text', replace: false, text: id, meta: { id, modified: '2026-01-01' } })).id;
  [ended, waiting] = [await put('four'), await put('five')];
  await graph.store.jobs.cancel(ended);
  for (const [name, filters] of [
    ['kept', {}],
    ['dropped', { holder: ['KAZ'] }],
  ] as const)
    await graph.store.snapshots.create(NewSnapshot.parse({ name, filters }));
  home = mkdtempSync(join(tmpdir(), 'stance-atlas-contract-'));
  site = await open(graph.store, {
    layers: layersOf(home),
    token: TOKEN,
    limits: { questions: 0, cypher: 0, writes: 0 },
  });
  contract = new Contract((await site.get('/api/openapi.json')).json() as OpenApi);
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
  rmSync(home, { recursive: true, force: true });
});

/** What an operation is asked with where it is to answer. */
interface Right {
  path?: Record<string, string>;
  query?: string;
  body?: unknown;
  /** The status; 200 unless said otherwise. */
  status?: number;
}

const pair = { path: { one: 'KAZ', other: 'UZB' } };
const by = 'somebody';

/** Every operation stands here or needs nothing; a test looks for those that are missing. */
const RIGHT: Record<string, () => Right> = {
  actor: () => ({ path: { id: 'KAZ' } }),
  profile: () => ({ path: { id: 'KAZ' } }),
  relationship: () => ({ path: { holder: 'KAZ', target: 'UZB' } }),
  paths: () => pair,
  neighbours: () => pair,
  changes: () => ({ query: 'since=2025-01-01' }),
  search: () => ({ query: 'q=Kazakhstan' }),
  claim: () => ({ path: { id: claim } }),
  document: () => ({ path: { id: 'one.ru' } }),
  claimNanopublication: () => ({ path: { id: claim } }),
  claimCitation: () => ({ path: { id: claim } }),
  claimCardSvg: () => ({ path: { id: claim } }),
  claimCardTxt: () => ({ path: { id: claim } }),
  relationshipCitation: () => ({ path: { holder: 'KAZ', target: 'UZB' } }),
  snapshotCitation: () => ({ path: { id: 'kept' } }),
  cypher: () => ({ body: { query: 'MATCH (a:Actor) RETURN a.id AS id, a ORDER BY id', plan: true } }),
  addDocument: () => ({ body: { text: 'Kazakhstan cooperates with Uzbekistan.', id: 'three' }, status: 202 }),
  removeDocument: () => ({ path: { id: 'two.ru' } }),
  job: () => ({ path: { id: ended } }),
  jobEvents: () => ({ path: { id: ended } }),
  cancelJob: () => ({ path: { id: waiting } }),
  reviews: () => ({ path: { id: claim } }),
  review: () => ({ path: { id: claim }, body: { action: 'accept', by } }),
  addClaim: () => ({
    path: { id: 'one.ru' },
    body: { quote: 'The president invites Kazakhstan.', holder: 'KAZ', stance: 'CONSULT', target: 'USA', by },
    status: 201,
  }),
  actorDecisions: () => ({ path: { id: 'KAZ' } }),
  mergeActor: () => ({ path: { id: 'some-president' }, body: { into: 'USA', by } }),
  splitActor: () => ({
    path: { id: 'RUS' },
    body: { into: { type: 'STATE', names: { en: 'Somewhere Else' } }, documents: ['one.ru'], by },
  }),
  renameActor: () => ({ path: { id: 'UZB' }, body: { names: { en: 'Republic of Uzbekistan' }, by } }),
  aliasActor: () => ({ path: { id: 'UZB' }, body: { add: ['Uz'], by } }),
  takeSnapshot: () => ({
    body: { name: 'taken', filters: { holder: ['KAZ', 'UZB'], minCertainty: 'CT' } },
    status: 201,
  }),
  restoreSnapshot: () => ({ body: { snapshot: 'kept' }, query: 'dryRun=true' }),
  snapshot: () => ({ path: { id: 'kept' } }),
  renameSnapshot: () => ({ path: { id: 'kept' }, body: { name: 'kept' } }),
  deleteSnapshot: () => ({ path: { id: 'dropped' } }),
  verifySnapshot: () => ({ path: { id: 'kept' } }),
  snapshotFile: () => ({ path: { id: 'kept' } }),
  diff: () => ({ query: 'a=kept&b=kept' }),
  diffCsv: () => ({ query: 'a=kept&b=kept' }),
  diffTxt: () => ({ query: 'a=kept&b=kept' }),
  importClaims: () => ({
    body: {
      claims: [
        {
          document: 'six',
          quote: 'Kazakhstan helps.',
          holder: 'KAZ',
          stance: 'AID',
          target: 'UZB',
          saidAt: '2026-01-01',
        },
      ],
    },
    query: 'dryRun=true',
  }),
  undoActorDecision: () => ({ path: { id: 'UZB' }, body: { by } }),
};

/** A file is asked for as the question is. */
const questionOf = ({ operationId, tags }: Placed): string =>
  tags.includes('files') ? (QUESTION_NAMES.find((name) => operationId.startsWith(name)) ?? '') : operationId;
const QUESTION_NAMES = Object.keys(QUESTIONS).sort((one, other) => other.length - one.length);
const rightOf = (operation: Placed): Right => RIGHT[questionOf(operation)]?.() ?? {};
const isWrite = ({ security }: Placed): boolean => security !== undefined;

function addressOf({ path }: Placed, ids: Record<string, string>, query = ''): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(ids[name] ?? ''));
  return `/api${filled}${query ? `?${query}` : ''}`;
}

interface Sending {
  ids?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
  method?: string;
}

/** Asks as is right but for what is given. */
function send(operation: Placed, { ids, query, headers = {}, body, method }: Sending = {}): Promise<Answer> {
  const right = rightOf(operation);
  const sent = body ?? (right.body === undefined ? undefined : JSON.stringify(right.body));
  const length = sent === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(sent)) };
  return ask(
    site.port,
    addressOf(operation, ids ?? right.path ?? {}, query ?? right.query),
    { ...BEARER, ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }), ...length, ...headers },
    method ?? operation.method.toUpperCase(),
    sent,
  );
}

/** Sends, and holds what comes against the document. */
async function sendWrong(operation: Placed, status: number | number[], what: string, sending: Sending) {
  const answer = await send(operation, sending);
  const place = `${operation.method} ${operation.path}: ${what}: ${answer.text.slice(0, 300)}`;
  expect([status].flat(), place).toContain(answer.status);
  expect(contract.differences(operation, answer), place).toEqual([]);
}

const each =
  (use: (operation: Placed) => Promise<void>, which: (operation: Placed) => boolean = () => true) =>
  async () => {
    const operations = contract.operations.filter(which);
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations) await use(operation);
  };
const inPath = ({ parameters }: Placed) => parameters.filter((one) => one.in === 'path');
const inQuery = ({ parameters }: Placed) => parameters.filter((one) => one.in === 'query');
const bodySchema = ({ requestBody }: Placed): Schema => {
  const schema = requestBody?.content['application/json']?.schema;
  return schema ? contract.schema(schema) : {};
};
const takesBody = ({ requestBody }: Placed): boolean => requestBody !== undefined;
const readsOnly = (operation: Placed): boolean => operation.method === 'get';

describe('asked rightly', () => {
  test('every operation that needs something is known here, and no other', () => {
    const needy = contract.operations.filter(
      (one) => one.requestBody !== undefined || one.parameters.some(({ required }) => required),
    );
    expect(needy.filter((one) => !RIGHT[questionOf(one)]).map(({ operationId }) => operationId)).toEqual([]);
    const ids = new Set(contract.operations.map(({ operationId }) => operationId));
    expect(Object.keys(RIGHT).filter((name) => !ids.has(name))).toEqual([]);
  });

  test(
    'every operation answers as the document says',
    each(async (operation) => {
      const answer = await send(operation);
      expect(answer.status, `${operation.operationId}: ${answer.text.slice(0, 300)}`).toBe(
        rightOf(operation).status ?? 200,
      );
      expect(contract.differences(operation, answer), operation.operationId).toEqual([]);
    }),
  );

  test(
    'HEAD answers as GET does, without the body',
    each(
      async (operation) => {
        const [head, get] = [await send(operation, { method: 'HEAD' }), await send(operation)];
        expect(head.status, operation.operationId).toBe(get.status);
        expect(head.text).toBe('');
        for (const name of ['content-type', 'etag', 'cache-control'])
          expect(head.headers[name]).toBe(get.headers[name]);
      },
      (operation) => readsOnly(operation) && !operation.path.endsWith('/events'),
    ),
  );

  test(
    'what has an ETag is not sent twice',
    each(
      async (operation) => {
        const { headers } = await send(operation);
        const again = await send(operation, { headers: { 'If-None-Match': String(headers.etag) } });
        expect(again.status, operation.operationId).toBe(304);
        expect(contract.differences(operation, again)).toEqual([]);
      },
      ({ responses }) => responses[304] !== undefined,
    ),
  );
});

describe('asked wrongly', () => {
  test(
    'every parameter of a query in its own way',
    each(
      async (operation) => {
        for (const { name, schema } of inQuery(operation)) {
          // A file is checked as its question is: one value shows it.
          const wrong = wrongValues(contract, schema).slice(0, operation.tags.includes('files') ? 1 : undefined);
          for (const value of wrong) {
            const others = (rightOf(operation).query ?? '')
              .split('&')
              .filter((one) => one && !one.startsWith(`${name}=`));
            const query = [...others, `${name}=${encodeURIComponent(value)}`].join('&');
            await sendWrong(operation, 400, `${name}=${value.slice(0, 50)}`, { query });
          }
          if (schema.type !== 'array' && wrong.length)
            await sendWrong(operation, 400, `${name} twice`, { query: `${name}=a&${name}=b` });
        }
      },
      (operation) => inQuery(operation).length > 0,
    ),
  );

  test(
    'a parameter that is required and left out, and one that there is none of',
    each(async (operation) => {
      if (inQuery(operation).some(({ required }) => required))
        await sendWrong(operation, 400, 'nothing', { query: '' });
      await sendWrong(operation, 400, 'unknown parameter', { query: 'colour=red' });
    }),
  );

  test(
    'ids of which there is none, and that nothing could have',
    each(
      async (operation) => {
        const names = inPath(operation).map(({ name }) => name);
        for (const id of ['there-is-none', 'There Is None', 'x'.repeat(300), '../..', '\u0000'])
          await sendWrong(operation, 404, `id ${id.slice(0, 30)}`, {
            ids: Object.fromEntries(names.map((name, index) => [name, `${id}${index || ''}`])),
          });
      },
      (operation) => inPath(operation).length > 0,
    ),
  );

  test(
    'bodies that are missing, broken, of another kind or too large',
    each(async (operation) => {
      await sendWrong(operation, 400, 'no body', { body: '' });
      await sendWrong(operation, 400, 'broken JSON', { body: '{"a": }' });
      await sendWrong(operation, 400, 'a list', { body: '[]' });
      await sendWrong(operation, 400, 'null', { body: 'null' });
      await sendWrong(operation, 400, 'deep', { body: `${'['.repeat(5000)}${']'.repeat(5000)}` });
      await sendWrong(operation, 415, 'a form', {
        body: 'a=b',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      await sendWrong(operation, 415, 'no type', { body: '{}', headers: { 'Content-Type': '' } });
      await sendWrong(operation, 413, 'too large', {
        body: JSON.stringify({ a: 'x'.repeat(operation.operationId === 'addDocument' ? 16_000_000 : 1_100_000) }),
      });
    }, takesBody),
  );

  test(
    'fields that are missing, unknown or of another type',
    each(async (operation) => {
      const right = rightOf(operation).body as Record<string, unknown>;
      const { properties = {}, required = [] } = bodySchema(operation);
      await sendWrong(operation, 400, 'unknown field', { body: JSON.stringify({ ...right, colour: 'red' }) });
      for (const name of required)
        await sendWrong(operation, 400, `without ${name}`, { body: JSON.stringify({ ...right, [name]: undefined }) });
      for (const name of Object.keys(properties))
        for (const value of [{ a: { b: 1 } }, [[1]]])
          if (
            contract.schema(properties[name] ?? {}).type !== undefined &&
            !accepts(contract.schema(properties[name] ?? {}), value)
          )
            await sendWrong(operation, 400, `${name} of another type`, {
              body: JSON.stringify({ ...right, [name]: value }),
            });
    }, takesBody),
  );

  test(
    'writes without the token, and with another',
    each(async (operation) => {
      for (const Authorization of ['', 'Bearer', 'Bearer another-token-than-this', `Basic ${TOKEN}`, TOKEN])
        await sendWrong(operation, 401, Authorization, { headers: { Authorization } });
    }, isWrite),
  );

  test(
    'reads need none, and mind no wrong one',
    each(
      async (operation) => {
        const answer = await send(operation, { headers: { Authorization: 'Bearer another-token-than-this' } });
        expect(answer.status, operation.operationId).toBe(200);
      },
      (operation) => !isWrite(operation),
    ),
  );

  test(
    'from other sites and under other names',
    each(async (operation) => {
      await sendWrong(operation, 403, 'Host', { headers: { Host: 'evil.example' } });
      await sendWrong(operation, 403, 'Origin', { headers: { Origin: 'http://evil.example' } });
      if (isWrite(operation))
        await sendWrong(operation, 403, 'cross-site', { headers: { 'Sec-Fetch-Site': 'cross-site' } });
    }),
  );

  test('other methods on addresses that there are', async () => {
    for (const [path, methods] of Object.entries(contract.document.paths)) {
      const [operation] = contract.operations.filter((one) => one.path === path);
      if (!operation) throw new Error(path);
      for (const method of ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'TRACE']) {
        if (methods[method.toLowerCase()]) continue;
        const answer = await send(operation, { method });
        expect(answer.status, `${method} ${path}`).toBe(405);
        expect(answer.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
        for (const one of Object.keys(methods)) expect(answer.headers.allow).toContain(one.toUpperCase());
      }
    }
  });
});

/** Whether a value is of one of the schema's types. */
const accepts = ({ type }: Schema, value: unknown): boolean =>
  [type].flat().includes(Array.isArray(value) ? 'array' : 'object');
