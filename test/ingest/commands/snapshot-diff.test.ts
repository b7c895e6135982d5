import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Difference } from '#model/snapshot/diff-rows';
import { extractionOf, KAZ, RUS, USA, UZB } from '../../cypher/extractions.ts';
import { partsOf, snapshotOf } from '../../cypher/snapshots/archive.ts';
import { bareNode, run } from '../../e2e/program.ts';

const home = mkdtempSync(join(tmpdir(), 'stance-atlas-command-diff-'));
const [before, after, broken] = ['before', 'after', 'broken'].map((name) => join(home, `${name}.zip`)) as [
  string,
  string,
  string,
];
const said = [{ words: 'They work together.', holder: KAZ, stance: 'PARTNERS_WITH' as const, target: UZB }];
beforeAll(async () => {
  await snapshotOf(before, partsOf(extractionOf('first', said)));
  const more = { words: 'It presses.', holder: USA, stance: 'PRESSURES' as const, target: RUS };
  const bytes = await snapshotOf(after, partsOf(extractionOf('first', [...said, more])));
  bytes[60] = (bytes[60] ?? 0) ^ 255;
  writeFileSync(broken, bytes);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** There is neither a database nor anything that could start one. */
const diff = (...args: string[]) =>
  run('ingest/cli.js', ['snapshot', 'diff', ...args], { ...bareNode, STANCE_ATLAS_HOME: home });

test('ends with 0 where nothing is different', async () => {
  expect(await diff(after, after)).toEqual({ code: 0, signal: null, stdout: '', stderr: 'Nothing is different.\n' });
  const { from, to, ...rest } = Difference.parse(JSON.parse((await diff(after, after, '--format', 'json')).stdout));
  expect(rest).toEqual({ equal: true, names: {}, rows: [] });
  expect(from).toEqual(to);
});

test('ends with 1 where something is, and says what', async () => {
  expect(await diff(before, after)).toEqual({
    code: 1,
    signal: null,
    stdout: [
      'Document “Interview first” (first): edited — text; turns',
      'Actor “Russia”: new',
      'Actor “United States”: new',
      'Claim “It presses.” (United States → Russia, pressure): new',
      'United States → Russia, hostile: appeared (1 claim, stated)',
      '',
    ].join('\n'),
    stderr: '',
  });
  const back = await diff(after, before, '--lang', 'kk');
  expect(back.code).toBe(1);
  expect(back.stdout).toMatch(/^United States → Russia, қарсылық: жоғалды \(1 тұжырым, нақты айтылған\)$/m);
});

test('gives the same as JSON of the declared shape, and as a table', async () => {
  const found = await diff(before, after, '--format', 'json');
  expect(found.code).toBe(1);
  const difference = Difference.parse(JSON.parse(found.stdout));
  expect(difference.rows.map(({ kind }) => kind)).toEqual(['document', 'actor', 'actor', 'claim', 'stance']);
  expect(difference.names).toHaveProperty('USA');
  const table = await diff(before, after, '--format', 'csv');
  expect(table.code).toBe(1);
  expect(
    table.stdout
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(',')[0]),
  ).toEqual(['kind', 'document', 'document', 'actor', 'actor', 'claim', 'stance']);
});

test('ends with 3 where it failed, and leaves nothing behind', async () => {
  for (const args of [
    [before, broken],
    [broken, before],
    [before, join(home, 'none.zip')],
    ['none.zip', before],
  ]) {
    const { code, stdout, stderr } = await diff(...args);
    expect([code, stdout], args.join(' ')).toEqual([3, '']);
    expect(stderr).toMatch(/^broken\.zip: was changed after it was written|none\.zip: there is no such file\./);
  }
  expect(readdirSync(join(home, 'snapshots'))).toEqual([]);
});

test('ends with 3 where the graph that it needs does not answer', async () => {
  const { code, stdout, stderr } = await run('ingest/cli.js', ['snapshot', 'diff', before, '2026-01-01'], {
    ...bareNode,
    STANCE_ATLAS_HOME: home,
    NEO4J_URI: 'bolt://127.0.0.1:9',
    NEO4J_PASSWORD: 'none',
  });
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).not.toBe('');
});

test('ends with 2 where it is used wrongly', async () => {
  for (const args of [[before], [before, after, '--lang', 'de'], [before, after, '--format', 'xml']])
    expect((await diff(...args)).code, args.join(' ')).toBe(2);
});
