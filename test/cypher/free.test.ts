import fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import { channel } from '#cypher/free/channel';
import { parseExample } from '#cypher/free/examples';
import { failureOf } from '#cypher/free/failures';
import { checkPlan } from '#cypher/free/plan';
import { slots } from '#cypher/free/slots';
import { checkText } from '#cypher/free/text';
import { calledNames, depthOf, tokensOf } from '#cypher/free/tokens';
import { encode, Oversize } from '#cypher/free/values';
import { Busy, Unreachable } from '#model/errors';
import { CypherError, CypherLimit, CypherRefused } from '#model/free-cypher';

const wordsOf = (query: string) => tokensOf(query).map(({ text }) => text);

describe('tokens of Cypher', () => {
  test('leave out blanks and comments, and keep strings and names whole', () => {
    expect(wordsOf("MATCH /* a ' */ (n:`A``B` {x: 'it\\'s // no', y: \"/*\"}) // end\rRETURN $p")).toEqual([
      ...['MATCH', '(', 'n', ':', 'A`B', '{', 'x', ':', "'it\\'s // no'", ',', 'y', ':', '"/*"', '}', ')', 'RETURN'],
      '$p',
    ]);
  });

  test('come to an end whatever the text is, and lose nothing that is no blank', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '"', '`', '/', '*', '\\', '\n', 'a', '.', '(', ' ', 'ж') }),
        (text) => {
          for (const token of tokensOf(text)) expect(text).toContain(token.kind === 'name' ? '`' : token.text);
          expect(calledNames(tokensOf(text)).every((name) => name.includes('.'))).toBe(true);
        },
      ),
    );
  });

  test.each([
    ['RETURN date.truncate("day", d)', ['date.truncate']],
    ['RETURN `apoc` . /* x */ load // y\n.json ("z")', ['apoc.load.json']],
    ["RETURN '/*', a.b(1), '*/'", ['a.b']],
    ["RETURN 'a.b(1)' // a.b(1)\n", []],
    ['MATCH (n {x: m.y})-[*1..3]-(k) WHERE n.x IN [1..size(k)] AND (k.z) RETURN count(n)', []],
    ['MATCH (n)-[:`a.b`]->(m) RETURN n.x, (m.y)', []],
  ])('%s calls %j', (text, names) => {
    expect(calledNames(tokensOf(text))).toEqual(names);
  });

  test('know how deep brackets go, but not in strings', () => {
    expect(depthOf(tokensOf("RETURN [{a: (1)}], '(((((('"))).toBe(3);
    expect(depthOf(tokensOf(')))((('))).toBe(0);
  });
});

describe('what stands in front of a query', () => {
  test.each([
    ['RETURN 1', false],
    ['/* PROFILE */ explain // x\n RETURN 1', true],
    ['CYPHER 5 EXPLAIN RETURN 1', true],
    ['EXPLAIN CYPHER 5 RETURN 1', true],
    ['MATCH (explain) RETURN explain', false],
  ])('%s: only the plan is wanted: %s', (text, isExplain) => {
    expect(checkText(text)).toEqual({ isExplain });
  });

  test.each([
    ['PROFILE RETURN 1', 'PROFILE'],
    ['CYPHER 5 USE x RETURN 1', 'USE'],
    ['CYPHER planner=dp RETURN 1', 'CYPHER'],
    ["RETURN '\\u0027'", '\\u0027'],
    ['RETURN apoc.text.join([], "")', 'apoc.text.join'],
    ['RETURN graph.byName("x")', 'graph.byName'],
  ])('%s is refused for %s', (text, what) => {
    expect(() => checkText(text)).toThrow(CypherRefused);
    expect(() => checkText(text)).toThrow(expect.objectContaining({ details: { what } }));
  });

  test.each([
    "RETURN range(1, 10), 'x' =~ '(?i).*[ab]*\\\\(x.*'",
    'UNWIND range(1, 1000000000) AS x RETURN x',
    'UNWIND $l AS l RETURN [i IN range(0, size(l) - 1) | l[i]]',
  ])('%s has no loop that is longer than it may be', (text) => {
    expect(checkText(text)).toEqual({ isExplain: false });
  });

  test('escapes of letters beyond ASCII are as good as the letters', () => {
    expect(checkText("RETURN '\\u0416'")).toEqual({ isExplain: false });
  });
});

const operator = (operatorType: string, Details = '', children: object[] = []) => ({
  operatorType,
  arguments: { Details, EstimatedRows: 2 },
  identifiers: [],
  children,
});
const explained = (plan: object, queryType = 'r') => ({ queryType, plan: plan as never, database: 'neo4j' });

describe('a plan', () => {
  test('that only reads is told from the top down', () => {
    const plan = operator('ProduceResults@neo4j', 'n', [operator('Expand(All)@neo4j', '(n)-->()')]);
    expect(checkPlan(explained(plan))).toEqual([
      { operator: 'ProduceResults', depth: 0, details: 'n', rows: 2 },
      { operator: 'Expand(All)', depth: 1, details: '(n)-->()', rows: 2 },
    ]);
  });

  test.each([
    ['an operator that nobody knows', operator('MindReading@neo4j'), 'MindReading'],
    ['an operator below', operator('ProduceResults@neo4j', '', [operator('LoadCSV@neo4j')]), 'LoadCSV'],
    ['no name at all', operator(''), ''],
    ['another database', operator('ProduceResults@neo4j', '', [operator('AllNodesScan@other')]), 'USE'],
    ['a procedure', operator('ProcedureCall@neo4j', 'dbms.killConnection($x) :: ()'), 'dbms.killConnection'],
    [
      'a procedure that looks like one',
      operator('ProcedureCall@neo4j', 'db.labels.x(db.labels() :: ()'),
      'db.labels.x',
    ],
  ])('with %s is refused', (_, plan, what) => {
    expect(() => checkPlan(explained(plan))).toThrow(expect.objectContaining({ details: { what } }));
  });

  test('that is none, or of a query that writes, is refused', () => {
    expect(() => checkPlan({ queryType: 'r', plan: false, database: null })).toThrow(CypherRefused);
    for (const kind of ['w', 'rw', 's', ''])
      expect(() => checkPlan(explained(operator('ProduceResults@neo4j'), kind))).toThrow(CypherRefused);
  });
});

describe('values', () => {
  const room = () => ({ left: 1_000 });

  test('of every kind come through', () => {
    const { types } = neo4j;
    const start = new types.Node(1n, ['A', 'B'], { id: 'x', n: 2n ** 60n }, '4:1');
    const end = new types.Node(2n, [], {}, '4:2');
    const line = new types.Relationship(3n, 2n, 1n, 'T', { w: 1.5 }, '5:3', '4:2', '4:1');
    const path = new types.Path(start, end, [new types.PathSegment(start, line, end)]);
    expect(encode(path, room())).toEqual({
      $type: 'path',
      nodes: [
        {
          $type: 'node',
          id: 'x',
          elementId: '4:1',
          labels: ['A', 'B'],
          properties: { id: 'x', n: { $type: 'integer', value: '1152921504606846976' } },
        },
        { $type: 'node', id: null, elementId: '4:2', labels: [], properties: {} },
      ],
      relationships: [
        { $type: 'relationship', elementId: '5:3', type: 'T', start: '4:2', end: '4:1', properties: { w: 1.5 } },
      ],
    });
    expect(encode([null, true, 'ж', 1n, 1.5, Number.NaN, -Infinity], room())).toEqual([
      ...[null, true, 'ж', 1, 1.5, { $type: 'float', value: 'NaN' }, { $type: 'float', value: '-Infinity' }],
    ]);
    expect(encode(new types.Date(2026n, 1n, 2n), room())).toEqual({ $type: 'date', value: '2026-01-02' });
    expect(encode(new types.Duration(1n, 2n, 3n, 4n), room())).toEqual({
      $type: 'duration',
      value: 'P1M2DT3.000000004S',
    });
    expect(encode(new types.Point(4326n, 1.5, 2.5), room())).toEqual({
      $type: 'point',
      srid: 4326,
      coordinates: [1.5, 2.5],
    });
    expect(encode(new Int8Array([1, -1]), room())).toEqual({ $type: 'bytes', value: 'Af8=' });
  });

  test('cannot be taken for others', () => {
    expect(encode({ $type: 'node', id: 'x' }, room())).toEqual({ $type: 'map', value: { $type: 'node', id: 'x' } });
    expect(JSON.stringify(encode(JSON.parse('{"__proto__": {"a": 1}}'), room()))).toBe('{"__proto__":{"a":1}}');
  });

  test('that are larger than the room stop before they are made', () => {
    expect(() => encode('x'.repeat(2_000), room())).toThrow(Oversize);
    expect(() => encode(Array(2_000).fill(null), room())).toThrow(Oversize);
    expect(() => encode({ ['k'.repeat(2_000)]: 1 }, room())).toThrow(Oversize);
  });

  test('deeper than anybody follows are an error of their own', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 40; level++) deep = [deep];
    expect(() => encode(deep, room())).toThrow(CypherLimit);
  });
});

describe('a failure', () => {
  const failed = (code: string, message: string) =>
    failureOf(new neo4j.Neo4jError(message, code, '', '', {} as never), 'bolt://x', 1);
  const SYNTAX = 'Neo.ClientError.Statement.SyntaxError';

  test('of the query is told with its place, without our line in front', () => {
    const error = failed(SYNTAX, 'Invalid input \'X\' (line 3, column 4 (offset: 20))\n"  X"\n   ^');
    expect(error).toBeInstanceOf(CypherError);
    expect(error).toMatchObject({ message: "Invalid input 'X'", details: { neo4jCode: SYNTAX, line: 2, column: 4 } });
  });

  test('without a place has none', () => {
    expect(failed(SYNTAX, 'two statements (line 0, column 0 (offset: 8))')).toMatchObject({
      details: { line: null, column: null },
    });
    expect(failed(SYNTAX, 'in front of it (line 1, column 3 (offset: 2))')).toMatchObject({ details: { line: null } });
  });

  test.each([
    [
      'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
      { code: 'cypher_limit', details: { limit: 'time' } },
    ],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', { code: 'cypher_limit', details: { limit: 'memory' } }],
    ['Neo.ClientError.Statement.ArithmeticError', { code: 'cypher_error', status: 400 }],
    ['ServiceUnavailable', { code: 'database_unreachable', status: 503 }],
    ['Neo.ClientError.Security.Unauthorized', { code: 'unprepared', status: 500 }],
    ['Neo.ClientError.Security.Forbidden', { code: 'cypher_error', status: 400 }],
  ])('%s is %j', (code, expected) => {
    expect(failed(code, 'it failed')).toMatchObject(expected);
  });

  test('of the driver over depth is a limit, and what nobody foresaw stays what it is', () => {
    expect(failureOf(new RangeError('Maximum call stack size exceeded'), 'x', 0)).toMatchObject({
      details: { limit: 'depth' },
    });
    const bug = new TypeError('x is not a function');
    expect(failureOf(bug, 'x', 0)).toBe(bug);
    expect(failureOf(new Unreachable('gone'), 'x', 0)).toBeInstanceOf(Unreachable);
  });
});

describe('places', () => {
  test('are so many, and given back once each', async () => {
    const gate = slots({ atATime: 1, waiting: 1, patience: 10_000 });
    const leave = await gate.enter();
    let isIn = false;
    const second = gate.enter().then((out) => {
      isIn = true;
      return out;
    });
    await expect(gate.enter()).rejects.toThrow(Busy);
    expect(isIn).toBe(false);
    leave();
    leave();
    const third = gate.enter();
    const out = await second;
    let isThird = false;
    void third.then(() => {
      isThird = true;
    });
    await Promise.resolve();
    expect(isThird).toBe(false);
    out();
    (await third)();
  });

  test('that do not become free in time are refused, and the one who gave up gets none', async () => {
    const gate = slots({ atATime: 1, waiting: 5, patience: 20 });
    const leave = await gate.enter();
    await expect(gate.enter()).rejects.toMatchObject({ code: 'busy', status: 429 });
    leave();
    (await gate.enter())();
  });
});

test('a channel gives what came before an error, and then the error', async () => {
  const through = channel<number>();
  through.put([1, 2]);
  const seen: number[] = [];
  const reading = (async () => {
    for await (const batch of through) seen.push(...batch);
  })();
  await Promise.resolve();
  through.put([3]);
  through.fail(new Error('broken'));
  through.end();
  await expect(reading).rejects.toThrow('broken');
  expect(seen).toEqual([1, 2, 3]);
});

test('an example without a language is refused by name', () => {
  expect(() => parseExample('mine', '// en: a\n// ru: b\nRETURN 1')).toThrow(/examples\/mine\.cypher.*kk/);
});
