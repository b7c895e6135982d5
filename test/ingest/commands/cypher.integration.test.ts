import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CypherAnswer, CypherExample, CypherSchema } from '#model/free-cypher';
import { extractionOf, KAZ, USA } from '../../cypher/extractions.ts';
import { emptyGraph, type TestGraph } from '../../cypher/graph.ts';
import { bareNode, root, run } from '../../e2e/program.ts';

const { uri, username, password } = inject('neo4j');
const env = { ...bareNode, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
const cypher = (...args: string[]) => run('ingest/cli.js', ['cypher', ...args], env);

let graph: TestGraph;
beforeAll(async () => {
  graph = await emptyGraph();
  await graph.store.save(
    extractionOf('asked', [
      { words: '=США говорят с Казахстаном.', holder: USA, stance: 'CONSULT', target: KAZ },
      { words: 'Казахстан говорит\u001b[31m с США.', holder: KAZ, stance: 'CONSULT', target: USA },
    ]),
  );
});
afterAll(() => graph?.store.close());

const QUOTES = 'MATCH (c:Claim) RETURN c.quote AS quote, c.holder AS holder ORDER BY c.start';

describe('the command', () => {
  test('answers JSON where no terminal is, and says the rest to stderr', async () => {
    const { code, stdout, stderr } = await cypher(
      'MATCH (a:Actor {id: $id}) RETURN a.name AS name',
      '--param',
      'id=KAZ',
    );
    expect(code, stderr).toBe(0);
    expect(CypherAnswer.parse(JSON.parse(stdout))).toMatchObject({ columns: ['name'], rows: [['Kazakhstan']] });
    expect(stderr).toMatch(/1 row in \d+ ms/);
  });

  test('draws a table, without anything that a terminal would obey', async () => {
    const { code, stdout } = await cypher(QUOTES, '--format', 'table');
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['quote', 'holder'],
      [expect.stringMatching(/^─+$/), expect.stringMatching(/^─+$/)],
      ['=США говорят с Казахстаном.', 'USA'],
      ['Казахстан говорит [31m с США.', 'KAZ'],
      [''],
    ]);
    expect(stdout).not.toContain('\u001b');
  });

  test('shows parts of the graph as Cypher writes them, within the width', async () => {
    const { stdout } = await cypher(
      "MATCH p = (a:Actor {id: 'KAZ'})-[r:STANCE]-(b) RETURN a, r, p, date('2026-01-02') AS d LIMIT 1",
      '--format',
      'table',
    );
    expect(stdout).toContain('(:Actor:State KAZ)  [:STANCE]  (KAZ)');
    expect(stdout).toContain('2026-01-02');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  test('tells rows with more columns than there is room for from top to bottom', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `column${index}`);
    const { stdout } = await cypher(
      `RETURN ${names.map((name) => `'a long value of ${name}' AS ${name}`).join(', ')}`,
      '--format',
      'table',
    );
    for (const name of names) expect(stdout).toMatch(new RegExp(`^${name} +a long value of ${name}$`, 'm'));
  });

  test('writes JSON Lines and CSV, which no spreadsheet calculates', async () => {
    const lines = (await cypher(QUOTES, '--format', 'jsonl')).stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual([
      { columns: ['quote', 'holder'], plan: null },
      ['=США говорят с Казахстаном.', 'USA'],
      ['Казахстан говорит\u001b[31m с США.', 'KAZ'],
      { summary: expect.objectContaining({ rows: 2 }) },
    ]);
    const { stdout } = await cypher(QUOTES, '--format', 'csv');
    expect(stdout.split('\r\n').slice(0, 2)).toEqual(['quote,holder', "'=США говорят с Казахстаном.,USA"]);
  });

  test('reads the query from stdin, and its values from JSON', async () => {
    const child = spawn(
      process.execPath,
      [join(root, 'dist/ingest/cli.js'), 'cypher', '-', '--params', '{"x": [1, 2]}'],
      {
        env,
        stdio: ['pipe', 'pipe', 'ignore'],
      },
    );
    child.stdin.end('// from a file\nUNWIND $x AS x RETURN x');
    let stdout = '';
    for await (const part of child.stdout) stdout += String(part);
    expect(JSON.parse(stdout)).toMatchObject({ rows: [[1], [2]] });
  });

  test('says what was left out', async () => {
    const { stderr, stdout } = await cypher('UNWIND range(1, 9) AS x RETURN x', '--limit', '4');
    expect(stderr).toMatch(/4 is the limit/);
    expect(CypherAnswer.parse(JSON.parse(stdout)).rows.length).toBe(4);
  });

  test('shows a plan, examples and the schema', async () => {
    const plan = await cypher("EXPLAIN MATCH (a:Actor {id: 'KAZ'}) RETURN a", '--format', 'table');
    expect(plan.stdout).toMatch(/^ProduceResults .*\n·NodeUniqueIndexSeek/m);
    const { rows } = JSON.parse((await cypher('--examples')).stdout) as { rows: unknown[] };
    expect(rows.map((row) => CypherExample.parse(row)).length).toBeGreaterThanOrEqual(24);
    expect((await cypher('--examples', '--format', 'table')).stdout).toContain('// Кто как относится');
    expect(CypherSchema.parse(JSON.parse((await cypher('--schema')).stdout)).labels.length).toBeGreaterThan(3);
    expect((await cypher('--schema', '--format', 'table')).stdout).toMatch(/^\(:Claim\) +2 +asserter/m);
  });
});

describe('exit codes', () => {
  test.each([
    [1, ['CREATE (n:Hostile)'], /only queries that read may run/i],
    [1, ['MATCH (n) RETRUN n'], /RETRUN/],
    [1, ['UNWIND range(1, 1000000000) AS x RETURN count(x)', '--timeout', '200'], /longer than it may/],
    [2, [], /--examples/],
    [2, ['RETURN 1', '--schema'], /one query/],
    [2, ['RETURN 1', '--limit', 'many'], /limit/],
    [2, ['RETURN 1', '--timeout', '99999'], /timeout/],
    [2, ['RETURN 1', '--params', 'x'], /--params/],
    [2, ['RETURN 1', '--param', 'x'], /NAME=VALUE/],
    [2, ['RETURN 1', '--format', 'xml'], /format/],
    [2, ['--examples', '--format', 'csv'], /csv|jsonl/],
  ])('%i for %j', async (expected, args, words) => {
    const { code, stderr, stdout } = await cypher(...args);
    expect(code, stderr).toBe(expected);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
  });
});
