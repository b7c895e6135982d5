import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { Snapshot } from '#model/snapshot/snapshot';
import { extractionOf, KAZ, RUS, USA, UZB } from '../../cypher/extractions.ts';
import { empty, emptyGraph, type TestGraph } from '../../cypher/graph.ts';
import { bareNode, run } from '../../e2e/program.ts';

const home = mkdtempSync(join(tmpdir(), 'stance-atlas-command-snapshots-'));
let graph: TestGraph;
beforeAll(async () => {
  graph = await emptyGraph();
});
beforeEach(async () => {
  await empty(graph.connection);
  rmSync(join(home, 'snapshots'), { recursive: true, force: true });
  await graph.store.save(
    extractionOf('first', [
      { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
      { words: 'The USA presses Russia.', holder: USA, stance: 'PRESSURES', target: RUS },
    ]),
  );
});
afterAll(async () => {
  await graph.store.close();
  rmSync(home, { recursive: true, force: true });
});

const snapshot = (...args: string[]) => {
  const { uri, username, password } = inject('neo4j');
  return run('ingest/cli.js', ['snapshot', ...args], {
    ...bareNode,
    NEO4J_URI: uri,
    NEO4J_USERNAME: username,
    NEO4J_PASSWORD: password,
    STANCE_ATLAS_HOME: home,
  });
};
const object = <Value>({ stdout }: { stdout: string }) => JSON.parse(stdout) as Value;

describe('snapshot on the command line', () => {
  test('goes from the graph to a file and back', async () => {
    const made = object<Snapshot>(await snapshot('create', 'one', '--note', 'why', '--holder', 'KAZ', '--json'));
    expect(made).toMatchObject({ name: 'one', note: 'why', claims: 1, filters: { holder: ['KAZ'] } });
    expect((await snapshot('list')).stdout).toBe(`${made.id}  ${made.at}  1 documents, 1 claims  one\n`);
    expect(object(await snapshot('show', made.id.slice(0, 8)))).toEqual(made);
    expect((await snapshot('rename', 'one', 'two')).stdout).toMatch(/ {2}two\n$/);

    const file = join(home, 'two.zip');
    expect(await snapshot('download', 'two', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file).length).toBe(made.bytes);
    expect(await snapshot('download', 'two', file)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--force/),
    });
    expect(await snapshot('delete', 'two')).toMatchObject({ code: 0 });
    await graph.store.purge('first');

    const plan = await snapshot('restore', file, '--dry-run');
    expect(plan.stdout).toBe(
      'Would restore "one": documents 1 added, 0 changed, 0 retracted, 0 unchanged; claims 1 added, 0 changed, 0 retracted, 0 unchanged\n',
    );
    expect(await graph.store.known('first')).toBeNull();
    expect((await snapshot('restore', file)).stdout).toMatch(/^Restored "one": documents 1 added/);
    expect(await graph.store.known('first')).not.toBeNull();
    expect((await snapshot('verify', 'one')).stdout).toMatch(/all as it was written/);
  });

  test('verifies a file without a database, and says in which part and line it is wrong', async () => {
    await snapshot('create', 'one');
    const file = join(home, 'one.zip');
    await snapshot('download', 'one', file);
    const alone = (path: string) =>
      run('ingest/cli.js', ['snapshot', 'verify', path], { ...bareNode, STANCE_ATLAS_HOME: home });
    expect(await alone(file)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/2 claims: all as it was written/),
    });
    const bytes = readFileSync(file);
    bytes[100] = (bytes[100] ?? 0) ^ 255;
    writeFileSync(file, bytes);
    expect(await alone(file)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^one\.zip: was changed after it was written/),
    });
    writeFileSync(file, 'text');
    expect((await alone(file)).stderr).toMatch(/^one\.zip: is no snapshot/);
  });

  test('says what is used wrongly with 2, and what fails with 1', async () => {
    for (const args of [
      [],
      ['create'],
      ['create', 'deadbeef'],
      ['create', 'x', '--sign', '7'],
      ['create', 'x', '--as-of', 'soon'],
      ['restore', 'x', '--mode', 'all'],
      ['nonsense'],
    ])
      expect((await snapshot(...args)).code, args.join(' ')).toBe(2);
    for (const args of [
      ['show', 'none'],
      ['delete', 'none'],
      ['verify', 'none'],
      ['restore', 'none.zip'],
    ]) {
      const { code, stderr } = await snapshot(...args);
      expect(code, args.join(' ')).toBe(1);
      expect(stderr).toMatch(/there is none with this id or name/);
    }
  });
});
