import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import { Meta } from '#model/questions/question';
import { EXPERT, extractionOf, KAZ, PRESIDENT, RUS, USA, UZB } from '../cypher/extractions.ts';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { open, type Site } from './site.ts';

let graph: TestGraph;
let site: Site;
let claim: string;
beforeAll(async () => {
  graph = await emptyGraph();
  const extraction = extractionOf('one.ru', [
    { words: 'The United States press Russia.', holder: USA, stance: 'PRESSURES', target: RUS },
    { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    { words: 'The president invites Kazakhstan.', holder: PRESIDENT, stance: 'INVITE', target: KAZ },
    {
      words: 'There may be instability.',
      holder: null,
      stance: null,
      target: null,
      more: { certainty: 'PS', topic: { en: 'instability', words: 'instability' } },
    },
  ]);
  claim = extraction.claims[0]?.id ?? '';
  await graph.store.save(extraction);
  site = await open(graph.store);
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
});

/** What the names in paths stand for, and what questions need besides. */
const IDS: Record<string, () => string> = {
  holder: () => 'KAZ',
  target: () => 'UZB',
  one: () => 'KAZ',
  other: () => 'UZB',
};
const ID: Partial<Record<QuestionName, () => string>> = { claim: () => claim, document: () => 'one.ru' };
const QUERIES: Partial<Record<QuestionName, string>> = {
  actors: 'type=STATE&type=PERSON&limit=10',
  claims: 'limit=2',
  changes: 'since=2025-01-01',
  search: 'q=Kazakhstan',
};
/** Four sentences have no triangle, and nobody in them who says the opposite. */
const EMPTY: readonly QuestionName[] = ['neighbours', 'agreement', 'conflict', 'balance'];
const addressOf = (name: QuestionName): string => {
  const id = ID[name] ?? (() => EXPERT.id);
  const path = QUESTIONS[name].path.replace(/:(\w+)/g, (_all, key: string) => (IDS[key] ?? id)());
  return `/api${path}?${QUERIES[name] ?? ''}`;
};
const names = Object.keys(QUESTIONS) as QuestionName[];

interface Failure {
  error: { code: string; message: string; details?: { field: string; message: string }[] };
}
const failureOf = (answer: { json: () => unknown }) => (answer.json() as Failure).error;

describe('every question has a route', () => {
  test.each(names)('%s answers rows of its own schema', async (name) => {
    const { status, headers, json } = await site.get(addressOf(name));
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const { row } = QUESTIONS[name];
    if (name === 'network') {
      const { meta, ...network } = json() as Record<string, unknown>;
      Meta.parse(meta);
      expect(row.parse(network)).toEqual(network);
      expect(network.stances).not.toEqual([]);
      return;
    }
    const { rows, next, meta } = json() as { rows: unknown[]; next: string | null; meta: unknown };
    expect(Meta.parse(meta).count).toBe(rows.length);
    if (EMPTY.includes(name)) expect(rows).toEqual([]);
    else expect(rows.length).toBeGreaterThan(0);
    for (const one of rows) expect(row.parse(one)).toEqual(one);
    expect(next === null).toBe(name !== 'claims');
  });

  test('a page leads to the next, and the last to none', async () => {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { rows, next } = (await site.get(`/api/claims?limit=3${after}`)).json() as {
        rows: { id: string }[];
        next: string | null;
      };
      seen.push(...rows.map(({ id }) => id));
      if (next === null) break;
      after = `&after=${encodeURIComponent(next)}`;
    }
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });

  test('a list repeats its parameter, and a single value is a list of one', async () => {
    const lines = async (query: string) =>
      ((await site.get(`/api/network?${query}`)).json() as { stances: { id: string }[] }).stances.map(({ id }) => id);
    expect(await lines('stance=INVITE')).toEqual(['USA>KAZ>1']);
    expect(await lines('stance=INVITE&stance=PRESSURES')).toEqual(['USA>KAZ>1', 'USA>RUS>-1']);
    expect(await lines('stance=INVITE&fold=false')).toEqual(['some-president>KAZ>1']);
    expect(await lines('sign=-1')).toEqual(['USA>RUS>-1']);
  });
});

describe('what is not there', () => {
  test.each([
    '/api/actors/nobody',
    '/api/actors/NOPE',
    '/api/actors/Some%20Body',
    '/api/claims/none',
    '/api/documents/none',
    '/api/documents/..%2F..%2Fpackage.json',
    '/api/relationships/KAZ/nobody',
    '/api/relationships/NOPE/KAZ',
  ])('%s is 404 and says which id', async (path) => {
    const answer = await site.get(path);
    expect(answer.status).toBe(404);
    const { code, message } = failureOf(answer);
    expect(code).toBe('not_found');
    const named = [...QUESTIONS.actor.path.split('/'), ...decodeURIComponent(path).split('/')];
    expect(named.some((part) => part && message.includes(`"${part}`) && !path.startsWith(part))).toBe(true);
  });

  test.each(['/api', '/api/', '/api/none', '/api/network/none', '/api/..%2F..%2Fetc%2Fpasswd', '/none'])(
    '%s is no address: 404 in JSON',
    async (path) => {
      const answer = await site.get(path);
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toMatch(/^application\/json/);
      expect(failureOf(answer)).toEqual({ code: 'not_found', message: expect.stringContaining('no such address') });
    },
  );

  test('an address comes back cut, not whole', async () => {
    const answer = await site.get(`/api/${'x'.repeat(8000)}`);
    expect(answer.status).toBe(404);
    expect(answer.text.length).toBeLessThan(500);
  });
});

describe('what cannot be taken', () => {
  test.each([
    ['/api/network?sign=2', 'sign'],
    ['/api/network?sign=', 'sign'],
    ['/api/network?sign=%20', 'sign'],
    ['/api/network?stance=LOVES', 'stance'],
    ['/api/network?minCertainty=maybe', 'minCertainty'],
    ['/api/network?minCertainty=PS&minCertainty=CT', 'minCertainty'],
    ['/api/network?from=yesterday', 'from'],
    ['/api/network?to=2025-02-30', 'to'],
    ['/api/network?fold=perhaps', 'fold'],
    ['/api/network?fold=true&fold=false', 'fold'],
    ['/api/network?actors=NOPE', 'actors'],
    ['/api/network?colour=red', 'colour'],
    ['/api/network?__proto__=x', '__proto__'],
    ['/api/network?constructor=x', 'constructor'],
    ['/api/network?actors[0]=KAZ', 'actors[0]'],
    ['/api/actors?limit=0', 'limit'],
    ['/api/actors?limit=100000', 'limit'],
    ['/api/actors?limit=1.5', 'limit'],
    ['/api/actors?limit=1&limit=2', 'limit'],
    ['/api/actors?type=DOG', 'type'],
    ['/api/claims?after=nonsense', 'after'],
    [`/api/claims?after=${'x'.repeat(501)}`, 'after'],
    ['/api/claims?negated=no', 'negated'],
    ['/api/actors/KAZ?id=USA', 'id'],
    ['/api/actors/KAZ?toString=x', 'toString'],
    ['/api/relationships/KAZ/KAZ', 'target'],
  ])('%s is 400 and names the field', async (path, field) => {
    const answer = await site.get(path);
    expect(answer.status, answer.text).toBe(400);
    const { code, message } = failureOf(answer);
    expect(code).toBe('invalid_input');
    expect(message.startsWith(`${field}:`), message).toBe(true);
  });

  test('every field that is wrong is told, in words and in details', async () => {
    const { message, details } = failureOf(await site.get('/api/network?sign=9&from=never&colour=red'));
    expect(details?.map(({ field }) => field).sort()).toEqual(['colour', 'from', 'sign']);
    for (const field of ['sign', 'from', 'colour']) expect(message).toContain(`${field}:`);
  });

  test('a broken escape is a mistake of the caller', async () => {
    const answer = await site.get('/api/actors/%E0%A4%A');
    expect(answer.status).toBe(400);
    expect(failureOf(answer).code).toBe('bad_request');
  });

  test('words of Cypher are words', async () => {
    const before = await graph.cypher('MATCH (n) RETURN count(n) AS n');
    const injected = encodeURIComponent("x' OR 1=1 //\n}) DETACH DELETE n");
    expect((await site.get(`/api/documents/${injected}`)).status).toBe(404);
    expect((await site.get(`/api/claims?document=${injected}`)).json()).toMatchObject({ rows: [] });
    expect(await graph.cypher('MATCH (n) RETURN count(n) AS n')).toEqual(before);
  });

  test('an address that is too long is refused by the server itself', async () => {
    expect((await site.get(`/api/network?${'actors=KAZ&'.repeat(2000)}`)).status).toBe(431);
  });
});

describe('health', () => {
  test('of the server and of the database', async () => {
    expect((await site.get('/api/health')).json()).toEqual({ status: 'ok', version: '1.2.3' });
    expect((await site.get('/api/ready')).json()).toEqual({ status: 'ready', version: '1.2.3' });
  });
});

test('the log holds neither addresses nor headers', async () => {
  await site.get('/api/network?actors=UZB', { Authorization: 'Bearer do-not-write-this' });
  await site.get('/api/nowhere-to-be-found?q=private');
  expect(site.log()).toContain('"statusCode":404');
  for (const word of ['UZB', 'do-not-write-this', 'nowhere', 'private']) expect(site.log()).not.toContain(word);
});
