import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { differenceOf } from '#model/snapshot/diff';
import { sideAt, sideOf } from '#model/snapshot/side';
import { extractionOf, KAZ, PRESIDENT, RUS, UZB } from '../../cypher/extractions.ts';
import { emptyKept, type Kept, named } from '../../cypher/snapshots/kept.ts';
import { bareNode, run } from '../../e2e/program.ts';

const together = { words: 'They work together.', holder: KAZ, stance: 'PARTNERS_WITH' as const, target: UZB };
const presses = { words: 'It presses.', holder: PRESIDENT, stance: 'PRESSURES' as const, target: RUS };
const office = { kind: 'LEADS', target: 'USA', from: '2025-01-20', to: null, source: 'test facts' } as const;
const actors = { 'some-president': { relations: [office] }, KAZ: { aliases: ['Akorda'], wikidata: 'Q232' } };

let graph: Kept;
beforeAll(async () => {
  graph = await emptyKept();
  graph.at('2026-01-01T00:00:00.000Z');
  await graph.store.save(extractionOf('first', [together], { actors }));
  await graph.store.snapshots.create(named('one'));
  graph.at('2026-02-01T00:00:00.000Z');
  await graph.store.save(extractionOf('second', [presses], { actors }));
  graph.at('2026-02-02T00:00:00.000Z');
  await graph.store.snapshots.create(named('two'));
  await graph.store.snapshots.create(named('russia', { filters: { target: ['RUS'] } }));
});
afterAll(() => graph.close());

const sideIn = async (snapshot: string) => {
  const opened = await graph.store.snapshots.open({ snapshot });
  return sideOf(opened).finally(() => opened.close());
};
const sideOn = (at: string, filters = {}) => sideAt((name, params) => graph.store.ask(name, params), at, filters);

describe('the graph of a moment', () => {
  test('is what the snapshot of the moment is, whole or filtered', async () => {
    const onlyNamed = { onlyNamed: true };
    expect(differenceOf(await sideIn('one'), await sideOn('2026-01-15T00:00:00.000Z'), onlyNamed).rows).toEqual([]);
    expect(differenceOf(await sideIn('two'), await sideOn('2026-02-15T00:00:00.000Z'), onlyNamed).rows).toEqual([]);
    const filtered = await sideOn('2026-02-15T00:00:00.000Z', { target: ['RUS'] });
    expect(filtered.claims).toHaveLength(1);
    expect(differenceOf(await sideIn('russia'), filtered, onlyNamed).rows).toEqual([]);
  });

  test('differs from another moment as their snapshots do', async () => {
    const kinds = (rows: { kind: string }[]) => rows.map(({ kind }) => kind);
    const snapshots = differenceOf(await sideIn('one'), await sideIn('two')).rows;
    const moments = differenceOf(
      await sideOn('2026-01-15T00:00:00.000Z'),
      await sideOn('2026-02-15T00:00:00.000Z'),
    ).rows;
    expect(kinds(moments)).toContain('stance');
    expect(kinds(moments.filter(({ kind }) => kind !== 'actor'))).toEqual(
      kinds(snapshots.filter(({ kind }) => kind !== 'actor')),
    );
  });
});

describe('snapshot diff on the command line', () => {
  const diff = (...args: string[]) => {
    const { uri, username, password } = inject('neo4j');
    const env = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, STANCE_ATLAS_HOME: graph.home };
    return run('ingest/cli.js', ['snapshot', 'diff', ...args], { ...bareNode, ...env });
  };

  test('compares snapshots by name, moments, and one with the other', async () => {
    const { code, stdout } = await diff('one', 'two');
    expect(code).toBe(1);
    expect(stdout).toContain('USA → Russia, hostile: appeared (1 claim, stated)\n');
    expect(stdout).toContain('Some President → Russia, hostile: appeared');
    expect((await diff('2026-01-15', '2026-02-15T00:00:00Z')).stdout).toContain(
      'Some President → Russia, hostile: appeared',
    );
    for (const [from, to] of [
      ['one', '2026-01-15'],
      ['now', 'two'],
      ['russia', '2026-02-15'],
      ['two', 'snapshot:two'],
    ] as const)
      expect(await diff(from, to), `${from} ${to}`).toMatchObject({ code: 0, stdout: '' });
  });

  test('says which filters are others, and fails with 3', async () => {
    expect((await diff('two', 'russia')).stderr).toMatch(/taken with other filters/);
    const { code, stderr } = await diff('one', 'none');
    expect(code).toBe(3);
    expect(stderr).toMatch(/snapshot "none": there is none with this id or name/);
  });
});
