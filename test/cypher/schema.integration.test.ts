import { afterAll, beforeAll, expect, test } from 'vitest';
import { applySchema, checkStatements, checkStatementsOnce, loadMigrations } from '#cypher/schema';
import { parseStatement } from '#cypher/statements';
import { Unprepared } from '#model/errors';
import { extractionOf, KAZ, UZB } from './extractions.ts';
import { emptyGraph, type TestGraph } from './graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await graph.cypher('MATCH (m:Migration) WHERE m.id STARTS WITH "99" DELETE m');
  await graph.store.close();
});

const recorded = () =>
  graph.cypher('MATCH (m:Migration) RETURN m.id AS id, m.hash AS hash, m.appliedAt AS at ORDER BY id');

test('schema files are applied in order, once, and recorded', async () => {
  const migrations = loadMigrations();
  expect(migrations.map(({ id }) => id)).toEqual(migrations.map(({ id }) => id).sort());
  const before = await recorded();
  expect(before.map((row) => (row as { id: string }).id)).toEqual(migrations.map(({ id }) => id));
  expect(await applySchema(graph.connection)).toEqual([]);
  expect(await recorded()).toEqual(before);
  const further = { id: '990-test', statement: 'RETURN 1', hash: 'a' };
  expect(await applySchema(graph.connection, [...migrations, further])).toEqual(['990-test']);
  expect(await applySchema(graph.connection, [...migrations, further])).toEqual([]);
  await expect(applySchema(graph.connection, [...migrations, { ...further, hash: 'b' }])).rejects.toThrow(/990-test/);
  await expect(applySchema(graph.connection, migrations)).rejects.toThrow(/newer version.*990-test/);
  await expect(applySchema(graph.connection, migrations)).rejects.toBeInstanceOf(Unprepared);
});

test('is there once, however many programs open an empty database at once', async () => {
  const before = await schemaOf();
  for (let round = 0; round < 3; round++) {
    await graph.connection.plain('MATCH (m:Migration) DELETE m');
    for (const { name } of before.constraints) await graph.connection.plain(`DROP CONSTRAINT ${name}`);
    for (const { name } of before.indexes) await graph.connection.plain(`DROP INDEX ${name} IF EXISTS`);
    expect((await schemaOf()).indexes).toEqual([]);
    const applied = await Promise.all(Array.from({ length: 4 }, () => applySchema(graph.connection)));
    expect(new Set(applied.flat())).toEqual(new Set(loadMigrations().map(({ id }) => id)));
    expect(await schemaOf()).toEqual(before);
  }
});

/** By name, without the indexes that every database has of itself. */
async function schemaOf() {
  const constraints = await graph.cypher<{ name: string }>('SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name');
  const indexes = await graph.cypher<{ name: string }>(
    "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name ORDER BY name",
  );
  return { constraints, indexes };
}

test('every id is unique, and there are full-text indexes for both analyzers', async () => {
  const constraints = await graph.cypher<{ type: string; on: string }>(
    'SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties RETURN type, labelsOrTypes[0] + "." + properties[0] AS on ORDER BY on',
  );
  const things = ['Actor', 'Claim', 'Document', 'Graph', 'Job', 'Migration', 'Queue', 'Restore', 'Review'];
  expect(constraints.map(({ on }) => on).sort()).toEqual(
    [...things, 'STANCE', 'Snapshot', 'Topic', 'Turn']
      .map((name) => `${name}.id`)
      .concat('Reading.document', 'Snapshot.name')
      .sort(),
  );
  expect(constraints.every(({ type }) => type.includes('UNIQUENESS'))).toBe(true);
  const indexes = await graph.cypher<{ name: string; analyzer: string; state: string }>(
    "SHOW FULLTEXT INDEXES YIELD name, state, options RETURN name, state, options.indexConfig['fulltext.analyzer'] AS analyzer",
  );
  for (const what of ['actor', 'claim', 'document'])
    for (const language of ['Russian', 'English'])
      expect(indexes).toContainEqual({
        name: `${what}Words${language}`,
        analyzer: language.toLowerCase(),
        state: 'ONLINE',
      });
});

test('words are found in another form than they were said', async () => {
  const said = {
    words: 'Речь о возобновлении интереса к региону.',
    holder: KAZ,
    stance: 'INTERESTED_IN',
    target: UZB,
  } as const;
  await graph.store.save(extractionOf('one', [said]));
  await graph.cypher('CALL db.awaitIndexes(60)');
  const found = await graph.cypher(
    "CALL db.index.fulltext.queryNodes('claimWordsRussian', $words) YIELD node RETURN node.quote AS quote",
    { words: 'интерес регион' },
  );
  expect(found).toEqual([{ quote: said.words }]);
});

test('a statement that is broken, writes under a reading name, or gives other rows than it says is refused at the door', async () => {
  const check = (text: string, mayWrite = false) =>
    checkStatements(graph.connection, [{ statement: parseStatement('read/test', `// A test.\n${text}`), mayWrite }]);
  await check('// params: none\n// rows: one\nRETURN 1 AS one');
  await expect(check('// params: none\n// rows: none\nRETRUN 1')).rejects.toThrow(/read\/test\.cypher/);
  await expect(check('// params: none\n// rows: none\nCREATE (:Test)')).rejects.toThrow(/writes/);
  await expect(check('// params: none\n// rows: two\nRETURN 1 AS one')).rejects.toThrow(/rows: one/);
  await check('// params: none\n// rows: none\nCREATE (:Test)', true);
  expect(await graph.cypher('MATCH (t:Test) RETURN t')).toEqual([]);
});

test('what was planned once is not planned again, until a statement or the schema changes', async () => {
  const statement = (text: string) => [
    { statement: parseStatement('read/test', `// A test.\n// params: none\n// rows: one\n${text}`), mayWrite: false },
  ];
  const check = (text: string, migrations = loadMigrations()) =>
    checkStatementsOnce(graph.connection, statement(text), migrations);
  expect(await check('RETURN 1 AS one')).toBe('checked');
  expect(await check('RETURN 1 AS one')).toBe('known');
  expect(await check('RETURN 1 AS one', loadMigrations().slice(1))).toBe('checked');
  for (let time = 0; time < 2; time++) await expect(check('RETRUN 1 AS one')).rejects.toThrow(/read\/test\.cypher/);
  expect(await check('RETURN 2 AS one')).toBe('checked');
});
