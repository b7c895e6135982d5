import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { InvalidInput, Restoring } from '#model/errors';
import { paramsFor } from '#model/questions/index';
import { RestoreOptions } from '#model/snapshot/snapshot';
import { bundle, start } from '../children/programs.ts';
import { extractionOf, KAZ, PRESIDENT, RUS, USA, UZB } from '../extractions.ts';
import { empty } from '../graph.ts';
import { partsOf, snapshotOf } from './archive.ts';
import { bytesOf, emptyKept, type Kept, named } from './kept.ts';

let graph: Kept;
let program: string;
beforeAll(async () => {
  graph = await emptyKept();
  program = await bundle('snapshots');
});
beforeEach(async () => {
  await empty(graph.connection);
  rmSync(graph.folder, { recursive: true, force: true });
  graph.at('2026-01-01T00:00:00.000Z');
  graph.said.length = 0;
});
afterAll(() => graph.close());

const how = (given: object = {}) => RestoreOptions.parse(given);
const documentOf = (id: string, words = 'Kazakhstan works with Uzbekistan.') =>
  extractionOf(id, [{ words, holder: KAZ, stance: 'PARTNERS_WITH', target: UZB }]);
const elsewhere = () => join(graph.home, 'elsewhere.zip');

/** Takes the snapshot `one` of the graph, and puts it where nobody else keeps it. */
async function moved(): Promise<string> {
  await graph.store.snapshots.create(named('one'));
  writeFileSync(elsewhere(), await bytesOf(graph.store, 'one'));
  await graph.store.snapshots.delete('one');
  return elsewhere();
}

const documents = async () =>
  (await graph.store.ask('documents', paramsFor('documents', {}))).rows.map(({ id, hash }) => [id, hash]).sort();
const nodes = async () =>
  (
    await graph.cypher<{ n: number }>(
      'MATCH (n) WHERE n:Document OR n:Claim OR n:Actor OR n:Restore RETURN count(n) AS n',
    )
  )[0]?.n;

describe('merge', () => {
  test('adds what is missing, leaves what is the same, and lists what differs', async () => {
    for (const id of ['same', 'other', 'gone']) await graph.store.save(documentOf(id));
    const file = await moved();
    await graph.store.remove('gone');
    const changed = documentOf('other', 'Kazakhstan works hard with Uzbekistan.');
    await graph.store.save(changed);
    await graph.store.save(documentOf('more'));
    graph.at('2026-02-01T00:00:00.000Z');
    const wanted = {
      name: 'one',
      mode: 'merge',
      documents: { added: ['gone'], changed: [], retracted: [], unchanged: 1 },
      conflicts: [{ document: 'other', differs: ['text', 'turns', 'claims'] }],
      claims: { added: 1, changed: 0, retracted: 0, unchanged: 1 },
    };
    const before = await nodes();
    expect(await graph.store.snapshots.restore({ file }, how({ dryRun: true }))).toMatchObject({
      ...wanted,
      dryRun: true,
    });
    expect(await nodes()).toBe(before);
    expect(await graph.store.snapshots.list()).toEqual([]);
    expect(await graph.store.snapshots.restore({ file }, how())).toMatchObject({ ...wanted, dryRun: false });
    expect((await documents()).find(([id]) => id === 'other')).toEqual(['other', changed.document.hash]);
    expect((await documents()).map(([id]) => id)).toEqual(['gone', 'more', 'other', 'same']);
    // The snapshot is kept here now.
    expect((await graph.store.snapshots.list()).map(({ name }) => name)).toEqual(['one']);
    const again = await graph.store.snapshots.restore({ snapshot: 'one' }, how({ prefer: 'snapshot' }));
    expect(again).toMatchObject({ documents: { added: [], changed: ['other'], unchanged: 2 }, conflicts: [] });
    expect((await documents()).find(([id]) => id === 'other')).toEqual(['other', documentOf('other').document.hash]);
  });

  test('keeps the moments at which things were recorded, and what is known of actors already', async () => {
    await graph.store.save(documentOf('one'));
    const file = await moved();
    await empty(graph.connection);
    graph.at('2026-05-01T00:00:00.000Z');
    await graph.store.save(
      extractionOf('two', [{ words: 'It is so.', holder: KAZ, stance: 'SUPPORT', target: RUS }], {
        actors: { KAZ: { names: { en: 'Republic of Kazakhstan', ru: 'Казахстан', kk: null }, aliases: ['Astana'] } },
      }),
    );
    await graph.store.snapshots.restore({ file }, how());
    const { rows } = await graph.store.ask('claims', paramsFor('claims', { document: 'one' }));
    expect(rows[0]).toMatchObject({ recordedAt: '2026-01-01T00:00:00.000Z', retractedAt: null });
    const actor = (await graph.store.ask('actor', { id: 'KAZ' })).rows[0];
    expect(actor).toMatchObject({
      names: { en: 'Republic of Kazakhstan', ru: 'Казахстан' },
      aliases: ['Astana', 'Kazakhstan'],
    });
    const asOf = await graph.store.ask('claims', paramsFor('claims', { asOf: 'snapshot:one' }));
    expect(asOf.rows.map(({ document }) => document)).toEqual(['one']);
  });

  test('gives a snapshot another name where its own is taken', async () => {
    await graph.store.save(documentOf('one'));
    const file = await moved();
    await graph.store.save(documentOf('two'));
    await graph.store.snapshots.create(named('one'));
    await graph.store.snapshots.restore({ file }, how());
    const names = (await graph.store.snapshots.list()).map(({ name }) => name).sort();
    expect(names).toEqual(['one', expect.stringMatching(/^one \([0-9a-f]{6}\)$/)]);
  });
});

describe('replace', () => {
  test('makes the graph what the snapshot is, to the byte, whatever it was before', async () => {
    const fact = { kind: 'LEADS', target: 'USA', from: '2025-01-20', to: null, source: 'test facts' } as const;
    const leads = extractionOf(
      'one',
      [{ words: 'He presses Russia.', holder: PRESIDENT, stance: 'PRESSURES', target: RUS }],
      {
        actors: { 'some-president': { relations: [fact] } },
      },
    );
    await graph.store.save(leads);
    await graph.store.save(documentOf('two'));
    await graph.store.snapshots.create(named('one'));
    const before = await bytesOf(graph.store, 'one');
    writeFileSync(elsewhere(), before);
    await graph.store.snapshots.delete('one');
    graph.at('2026-03-01T00:00:00.000Z');
    await graph.store.save(
      extractionOf('three', [{ words: 'He presses.', holder: PRESIDENT, stance: 'PRESSURES', target: USA }], {
        actors: {
          'some-president': {
            aliases: ['X'],
            wikidata: 'Q1',
            relations: [
              { ...fact, kind: 'REPRESENTS' },
              { ...fact, to: '2029-01-20' },
            ],
          },
        },
      }),
    );
    await graph.store.purge('two');
    graph.at('2026-01-01T00:00:00.000Z');
    const plan = await graph.store.snapshots.restore({ file: elsewhere() }, how({ mode: 'replace', dryRun: true }));
    const done = await graph.store.snapshots.restore({ file: elsewhere() }, how({ mode: 'replace' }));
    expect({ ...plan, dryRun: false }).toEqual(done);
    expect(done).toMatchObject({
      documents: { added: ['two'], changed: [], retracted: ['three'], unchanged: 1 },
      claims: { added: 1, retracted: 1, unchanged: 1 },
    });
    await graph.store.snapshots.delete('one');
    await graph.store.snapshots.create(named('one'));
    expect((await bytesOf(graph.store, 'one')).equals(before)).toBe(true);
  });
});

describe('a file that is not as it should be', () => {
  test('is refused, and nothing is written', async () => {
    await graph.store.save(documentOf('one'));
    const before = await nodes();
    const version = await graph.store.version();
    const parts = partsOf(documentOf('two'));
    writeFileSync(
      elsewhere(),
      await snapshotOf(elsewhere(), { ...parts, 'actors.jsonl': parts['actors.jsonl'].replace(/^.*"UZB".*\n/m, '') }),
    );
    for (const mode of ['merge', 'replace'])
      await expect(graph.store.snapshots.restore({ file: elsewhere() }, how({ mode }))).rejects.toThrow(InvalidInput);
    await expect(graph.store.snapshots.restore({ file: join(graph.home, 'none.zip') }, how())).rejects.toThrow(
      /none.zip: cannot be read/,
    );
    expect([await nodes(), await graph.store.version()]).toEqual([before, version]);
    expect(await graph.store.snapshots.list()).toEqual([]);
    expect(readdirSync(graph.folder)).toEqual([]);
  });
});

describe('a process that is killed', () => {
  const env = () => {
    const { username, password } = inject('neo4j');
    return { ...process.env, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
  };
  const begin = (task: string, file = '') => start(program, [inject('neo4j').uri, graph.home, task, file], env());
  const many = async (count: number) => {
    for (let document = 0; document < count; document++)
      await graph.store.save(
        extractionOf(
          `document-${String(document).padStart(3, '0')}`,
          Array.from({ length: 40 }, (_, index) => ({
            words: `Sentence ${index} of ${document}.`,
            holder: USA,
            stance: 'SUPPORT' as const,
            target: KAZ,
          })),
        ),
      );
  };

  test('while it takes a snapshot leaves neither file nor node', async () => {
    await many(25);
    let kills = 0;
    for (const delay of [5, 60, 150, 300, 600]) {
      const child = begin('create');
      expect(await child.line()).toBe('begun');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.child.kill('SIGKILL');
      const { signal } = await child.ended;
      const kept = await graph.store.snapshots.list();
      if (signal === 'SIGKILL' && kept.length === 0) {
        kills++;
        // Whoever comes next sweeps.
        await expect(graph.store.snapshots.delete('one')).rejects.toThrow(/there is none/);
        expect(readdirSync(graph.folder)).toEqual([]);
        continue;
      }
      // It was faster: then both are there, and whole.
      await graph.store.snapshots.verify({ snapshot: 'one' });
      await graph.store.snapshots.delete('one');
    }
    expect(kills).toBeGreaterThan(0);
  });

  test('between the graph and the folder leaves both or neither', async () => {
    await graph.store.save(documentOf('one'));
    const { snapshot } = await graph.store.snapshots.create(named('one'));
    const { path } = await graph.store.snapshots.fileOf('one');
    const part = path.replace(/zip$/, 'part');
    renameSync(path, part);
    expect((await graph.store.snapshots.get('one')).isHere).toBe(true);
    await graph.store.snapshots.verify({ snapshot: 'one' });
    expect(existsSync(part)).toBe(false);
    const stray = join(graph.folder, `${'a'.repeat(64)}.part`);
    copyFileSync(path, stray);
    mkdirSync(join(graph.folder, `unpacked-${2 ** 22 + 1}-x`));
    await graph.store.snapshots.create(named('one'));
    expect(readdirSync(graph.folder)).toEqual([`${snapshot.id}.zip`]);
  });

  test.each(['merge', 'replace'])(
    'while it restores (%s) is made up for when the graph is opened next',
    async (mode) => {
      await many(25);
      await graph.store.snapshots.create(named('one'));
      const before = await bytesOf(graph.store, 'one');
      const file = await moved();
      await empty(graph.connection);
      await graph.store.save(documentOf('other'));
      const child = begin(mode, file);
      expect(await child.line()).toBe('begun');
      await until(
        async () =>
          ((await graph.cypher<{ done: number }>('MATCH (r:Restore) RETURN r.done AS done'))[0]?.done ?? 0) >= 3,
      );
      await expect(graph.store.ask('network', paramsFor('network', {}))).rejects.toThrow(Restoring);
      await expect(graph.store.version()).rejects.toThrow(/The snapshot "one" is being restored/);
      child.child.kill('SIGKILL');
      await child.ended;
      await expect(graph.store.version()).rejects.toThrow(Restoring);
      await graph.reopen();
      expect(graph.said).toEqual(['The restore of snapshot "one" was cut off, and is complete now.']);
      if (mode === 'merge') await graph.store.purge('other');
      await graph.store.snapshots.delete('one');
      await graph.store.snapshots.create(named('one'));
      expect((await bytesOf(graph.store, 'one')).equals(before)).toBe(true);
    },
  );

  test('while it restores, and whose file is gone, is taken back', async () => {
    await many(25);
    const file = await moved();
    await empty(graph.connection);
    await graph.store.save(documentOf('other'));
    const before = await nodes();
    const child = begin('merge', file);
    expect(await child.line()).toBe('begun');
    await until(
      async () =>
        ((await graph.cypher<{ done: number }>('MATCH (r:Restore) RETURN r.done AS done'))[0]?.done ?? 0) >= 3,
    );
    child.child.kill('SIGKILL');
    await child.ended;
    expect(await nodes()).toBeGreaterThan(before ?? 0);
    const other = mkdtempSync(join(tmpdir(), 'stance-atlas-other-'));
    await graph.reopen(other);
    rmSync(other, { recursive: true });
    expect(graph.said).toEqual([
      expect.stringMatching(
        /^The restore of snapshot "one" was cut off, and its file .* is not in .*: what it had brought in is gone again\.$/,
      ),
    ]);
    expect(await nodes()).toBe(before);
    expect((await documents()).map(([id]) => id)).toEqual(['other']);
    await graph.reopen();
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come to that');
}
