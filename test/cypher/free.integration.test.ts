import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FUNCTIONS, OPERATORS, PROCEDURES } from '#cypher/free/allowed';
import { openFreeCypher } from '#cypher/free/open';
import { ingestFile } from '#ingest/ingest';
import { NodeValue, PathValue, RelationshipValue } from '#model/cypher-value';
import { CypherRequest, CypherSchema, type PlanStep } from '#model/free-cypher';
import { emptyGraph, type TestGraph } from './graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await emptyGraph();
  await ingestFile(
    graph.store,
    join(import.meta.dirname, '../../data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt'),
  );
  await graph.cypher('CALL db.awaitIndexes(60)');
});
afterAll(() => graph?.store.close());

type Wish = Partial<CypherRequest> & { query: string };

async function answerTo(wish: Wish, signal?: AbortSignal) {
  const { columns, plan, rows, summary } = await graph.store.cypher.run(CypherRequest.parse(wish), signal);
  const lines: unknown[][] = [];
  for await (const batch of rows) lines.push(...batch.map((row) => JSON.parse(row) as unknown[]));
  return { columns, plan, rows: lines, summary: summary() };
}

const valuesOf = async (query: string, params = {}) => (await answerTo({ query, params })).rows[0] ?? [];

describe('an answer', () => {
  test('has columns, rows and a summary', async () => {
    const { columns, rows, summary, plan } = await answerTo({
      query: 'MATCH (a:Actor) WHERE a.id IN $ids RETURN a.id AS id, a.name ORDER BY id',
      params: { ids: ['KAZ', 'USA'] },
    });
    expect({ columns, rows, plan }).toEqual({
      columns: ['id', 'a.name'],
      rows: [
        ['KAZ', 'Kazakhstan'],
        ['USA', 'United States'],
      ],
      plan: null,
    });
    expect(summary).toMatchObject({ rows: 2, cut: null, notes: [] });
  });

  test('shows parts of the graph as what they are', async () => {
    const [node, line, path] = await valuesOf(
      "MATCH p = (a:Actor {id: 'KAZ'})-[r:STANCE {sign: -1}]->(b) RETURN a, r, p LIMIT 1",
    );
    const { id, elementId, labels, properties } = NodeValue.parse(node);
    expect([id, labels, properties.nameRu]).toEqual(['KAZ', ['Actor', 'State'], 'Казахстан']);
    const { type, start, end } = RelationshipValue.parse(line);
    expect([type, start]).toEqual(['STANCE', elementId]);
    const { nodes, relationships } = PathValue.parse(path);
    expect(nodes.map((one) => one.elementId)).toEqual([start, end]);
    expect(relationships).toEqual([line]);
  });

  test('loses nothing of large integers, times and points', async () => {
    expect(
      await valuesOf(
        "RETURN 9223372036854775807, -9007199254740993, 9007199254740991, 0.1, date('2025-12-25'), datetime('2025-12-25T10:00:00.123456789+05:00'), localtime('10:00'), duration('P1Y2DT3S'), point({longitude: 76.9, latitude: 43.2}), 1.0 / 0",
      ),
    ).toEqual([
      { $type: 'integer', value: '9223372036854775807' },
      { $type: 'integer', value: '-9007199254740993' },
      9007199254740991,
      0.1,
      { $type: 'date', value: '2025-12-25' },
      { $type: 'datetime', value: '2025-12-25T10:00:00.123456789+05:00' },
      { $type: 'localtime', value: '10:00:00' },
      { $type: 'duration', value: 'P1Y2DT3S' },
      { $type: 'point', srid: 4326, coordinates: [76.9, 43.2] },
      { $type: 'float', value: 'Infinity' },
    ]);
  });

  test('takes whole numbers as integers and others as floats, in maps too', async () => {
    expect(
      await valuesOf('RETURN valueType($a), valueType($b), valueType($m.c), valueType($l[0])', {
        a: 1,
        b: 1.5,
        m: { c: 2 },
        l: [3],
      }),
    ).toEqual(['INTEGER NOT NULL', 'FLOAT NOT NULL', 'INTEGER NOT NULL', 'INTEGER NOT NULL']);
  });

  test('says when rows are left out, and does not when they are just as many', async () => {
    const cutAt = async (limit: number) =>
      (await answerTo({ query: 'UNWIND range(1, 5) AS x RETURN x', limit })).summary;
    expect(await cutAt(4)).toMatchObject({ rows: 4, cut: 'rows' });
    expect(await cutAt(5)).toMatchObject({ rows: 5, cut: null });
    const { rows, summary } = await answerTo({ query: 'UNWIND range(1, 100000) AS x RETURN x' });
    expect([rows.length, summary?.cut]).toEqual([10_000, 'rows']);
  });

  test('says when it would be too large, with the rows before', async () => {
    const { rows, summary } = await answerTo({
      query: "UNWIND range(1, 100) AS x RETURN reduce(s = 'a', i IN range(1, 20) | s + s) AS s",
    });
    expect(summary).toMatchObject({ rows: 7, cut: 'bytes' });
    expect(rows.length).toBe(7);
  });

  test('has the plan where it is wished for, and with EXPLAIN nothing else', async () => {
    const query = "MATCH (a:Actor {id: 'KAZ'}) RETURN a.name";
    const names = (plan: readonly PlanStep[] | null) => plan?.map(({ operator, depth }) => [operator, depth]);
    const wished = await answerTo({ query, plan: true });
    expect(wished.rows).toEqual([['Kazakhstan']]);
    expect(names(wished.plan)).toEqual([
      ['ProduceResults', 0],
      ['Projection', 1],
      ['NodeUniqueIndexSeek', 2],
    ]);
    const { rows, plan, columns } = await answerTo({ query: `// why\n explain ${query}` });
    expect([rows, columns, names(plan)]).toEqual([[], ['a.name'], names(wished.plan)]);
  });

  test('comes with what Neo4j remarks, at its place', async () => {
    const { summary } = await answerTo({ query: 'MATCH (n:Actor)\nWHERE n:Actr RETURN n' });
    expect(summary?.notes).toEqual([expect.objectContaining({ line: 2, text: expect.stringContaining('Actr') })]);
    const usual = await answerTo({ query: 'MATCH (c:Claim) WHERE c.retractedAt IS NULL RETURN count(c)' });
    expect(usual.summary?.notes).toEqual([]);
  });
});

describe('an error', () => {
  test.each([
    ['MATCH (n) RETRUN n', 1, 11],
    ['MATCH (n)\n  RETURN m', 2, 10],
    ['// ж\n\nMATCH (n) WHERE n.x = = 1 RETURN n', 3, 23],
    ["RETURN date('never')", null, null],
    ['RETURN $missing', null, null],
    ['RETURN 1 / 0', null, null],
    ['UNWIND [1, 0] AS x RETURN 1 / x', null, null],
  ])('in %j is at line %s, column %s', async (query, line, column) => {
    await expect(answerTo({ query })).rejects.toMatchObject({
      code: 'cypher_error',
      status: 400,
      details: { neo4jCode: expect.stringMatching(/^Neo\.ClientError\./), line, column },
    });
  });

  test('on the way comes behind the rows before it', async () => {
    const { rows } = await graph.store.cypher.run(
      CypherRequest.parse({ query: 'UNWIND range(-500, 500) AS x RETURN 1 / x' }),
    );
    const read = async () => {
      for await (const batch of rows) expect(batch.length).toBeGreaterThan(0);
    };
    await expect(read()).rejects.toMatchObject({ code: 'cypher_error' });
  });
});

describe('a query', () => {
  const ENDLESS = 'UNWIND range(1, 1000000000) AS x RETURN count(x)';

  test('ends at its time', async () => {
    const began = Date.now();
    await expect(answerTo({ query: ENDLESS, timeout: 300 })).rejects.toMatchObject({
      code: 'cypher_limit',
      status: 422,
      details: { limit: 'time' },
    });
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  test('ends when nobody waits for it', async () => {
    const gone = new AbortController();
    const asked = answerTo({ query: ENDLESS }, gone.signal);
    const isRunning = async () =>
      (await graph.cypher('SHOW TRANSACTIONS YIELD metaData WHERE metaData.guest IS NOT NULL RETURN 1')).length > 0;
    while (!(await isRunning())) await pause(20);
    gone.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cypher_limit' });
    for (const deadline = Date.now() + 5_000; await isRunning(); await pause(50))
      expect(Date.now()).toBeLessThan(deadline);
  });

  test('waits for a place, and is refused where there is none for long', async () => {
    const others = Array.from({ length: 3 }, () => answerTo({ query: ENDLESS }).catch((error: unknown) => error));
    await pause(300);
    await expect(answerTo({ query: 'RETURN 1' })).rejects.toMatchObject({ code: 'busy', status: 429 });
    await Promise.all(others);
    // Neo4j needs a moment to end them.
    for (const deadline = Date.now() + 30_000; ; await pause(100)) {
      const outcome = await answerTo({ query: 'RETURN 1' }).catch(({ code }: { code: string }) => code);
      if (outcome !== 'busy') return expect(outcome).toMatchObject({ rows: [[1]] });
      expect(Date.now()).toBeLessThan(deadline);
    }
  });
});

test('what the database cannot stop keeps its place until it ends', async () => {
  const one = openFreeCypher(graph.connection, { atATime: 1, waiting: 1, patience: 100 });
  const ask = async (query: string, timeout = 5_000) => {
    try {
      const { rows } = await one.run(CypherRequest.parse({ query, timeout }));
      for await (const batch of rows) return batch[0];
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const running = async () =>
    (await graph.cypher('SHOW TRANSACTIONS YIELD metaData WHERE metaData.guest IS NOT NULL RETURN 1')).length;
  // A product of numbers, because the text of a longer range would be refused.
  expect(await ask('RETURN all(x IN range(1, 1000 * 600000) WHERE x > 0) AS x', 300)).toBe('cypher_limit');
  expect(await running()).toBe(1);
  let refused = 0;
  while (await running()) {
    const outcome = await ask('RETURN 1');
    if (outcome === 'busy') refused++;
    // It may have ended between two questions.
    else expect(await running()).toBe(0);
  }
  expect(refused).toBeGreaterThan(0);
  await expect.poll(() => ask('RETURN 1'), { timeout: 10_000 }).toBe('[1]');
  await one.close();
}, 300_000);

describe('what may be used', () => {
  test('is on the server: functions, procedures', async () => {
    const named = async (statement: string) =>
      (await graph.cypher<{ name: string }>(statement)).map(({ name }) => name);
    const functions = await named('SHOW FUNCTIONS YIELD name, isBuiltIn WHERE isBuiltIn RETURN DISTINCT name');
    const dotted = functions.filter((name) => name.includes('.'));
    expect(dotted.filter((name) => !FUNCTIONS.has(name)).sort()).toEqual(['graph.byElementId', 'graph.byName']);
    expect([...FUNCTIONS].filter((name) => !dotted.includes(name))).toEqual([]);
    const procedures = await named('SHOW PROCEDURES YIELD name RETURN name');
    expect([...PROCEDURES].filter((name) => !procedures.includes(name))).toEqual([]);
  });

  test.each([
    'CALL db.labels() YIELD label RETURN label',
    'CALL db.relationshipTypes()',
    'CALL db.propertyKeys()',
    'CALL db.schema.visualization()',
    'CALL db.schema.nodeTypeProperties()',
    'CALL db.schema.relTypeProperties()',
    "CALL db.index.fulltext.queryNodes('claimWordsRussian', 'интерес') YIELD node RETURN node.quote",
    "MATCH (a:Actor) WHERE elementId(a) = 'x' OR id(a) >= 0 RETURN a",
    "MATCH (n:$('Actor')) RETURN n",
    "MATCH ()-[r:$('STANCE')]-() RETURN r",
    'MATCH (a:Actor&!State) RETURN a',
    "MATCH p = shortestPath((a:Actor {id: 'KAZ'})-[:STANCE*..4]-(b:Actor {id: 'CHN'})) RETURN p",
    "MATCH p = ALL SHORTEST (a:Actor {id: 'KAZ'})-[:STANCE]-+(b:Actor {id: 'CHN'}) RETURN p",
    'MATCH (a:Actor) ((x)-[:STANCE]->(y) WHERE x.id < y.id){1,2} (b) RETURN a, b',
    'MATCH (a:Actor)-[:STANCE*1..2]->(b) RETURN DISTINCT b',
    'MATCH (a:Actor) OPTIONAL MATCH (a)-[r:STANCE]->(b) RETURN a, collect(b) AS b ORDER BY a.id SKIP 1 LIMIT 3',
    'MATCH (a:Actor) WHERE EXISTS { (a)-[:STANCE]->() } OR NOT (a)<-[:STANCE]-() RETURN COUNT { (a)--() } AS n',
    'MATCH (a:Actor) RETURN [(a)-[:STANCE]->(b) | b.id] AS b, COLLECT { MATCH (a)-->(c) RETURN c.id } AS c',
    'MATCH (a:Actor) CALL (a) { MATCH (a)-->(b) RETURN b LIMIT 1 } RETURN a, b UNION MATCH (a:Topic) RETURN a, null AS b',
    "MATCH (c:Claim) WHERE c.saidAt > '2025' AND c.quote CONTAINS 'США' RETURN c",
    'MATCH (a:Actor) MATCH (b:Actor) WHERE a.type = b.type AND a.id < b.id RETURN a.id, b.id',
    'RETURN date.truncate("month", date()) AS d, duration.between(date(), date()) AS e, point.distance(point({x: 1, y: 1}), point({x: 1, y: 2})) AS f',
    'CYPHER 5 RETURN 1',
    'RETURN 1;',
  ])('reads: %s', async (query) => {
    expect((await answerTo({ query })).rows).not.toEqual([]);
  });

  test('none of the operators that write or reach outside is on the list', () => {
    for (const name of OPERATORS)
      expect(name).not.toMatch(
        /Create|Delete|Set|Remove|Merge|Foreach|Load|Show|Terminate|Transaction|Administration|Procedure|Locking|Drop/,
      );
  });
});

test('the schema counts what there is', async () => {
  const { labels, relationships } = CypherSchema.parse(await graph.store.cypher.schema());
  const claims = labels.find(({ label }) => label === 'Claim');
  const [{ n } = { n: 0 }] = await graph.cypher<{ n: number }>('MATCH (c:Claim) RETURN count(c) AS n');
  expect(claims).toMatchObject({ count: n, sampled: n });
  expect(claims?.properties).toContainEqual({ name: 'quote', types: ['STRING'], count: n });
  expect(claims?.properties).toContainEqual({ name: 'start', types: ['INTEGER'], count: n });
  const line = relationships.find(({ type }) => type === 'ASSERTED_BY');
  expect(line?.properties.map(({ name }) => name)).toEqual(expect.arrayContaining(['certainty', 'depth']));
  expect(line?.joins.every(({ from, to }) => from.includes('Claim') && to.includes('Actor'))).toBe(true);
  expect(line?.joins.reduce((sum, { count }) => sum + count, 0)).toBe(line?.count);
  expect(labels.map(({ label }) => label)).not.toContain('Hostile');
});

describe('the examples', () => {
  test('are many, and say themselves in three languages', async () => {
    const examples = graph.store.cypher.examples();
    expect(examples.length).toBeGreaterThanOrEqual(24);
    for (const { name, words } of examples) {
      expect(words.en, name).toMatch(/^[A-Z].*\?$/);
      expect(words.ru, name).toMatch(/^[А-ЯЁ].*\?$/);
      expect(words.kk, name).toMatch(/^[А-ЯӘҒҚҢӨҰҮҺІ].*\?$/);
    }
    expect(new Set(examples.map(({ words }) => words.ru)).size).toBe(examples.length);
  });

  test('each answer the interview, without a remark of Neo4j', async () => {
    for (const { name, query } of graph.store.cypher.examples()) {
      const { rows, summary, columns } = await answerTo({ query });
      expect(rows, name).not.toEqual([]);
      expect(summary?.notes, name).toEqual([]);
      expect(columns, name).not.toContain('');
    }
  });
});
