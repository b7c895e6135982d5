import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readInterview } from '#ingest/ingest';
import { Conflict, InvalidInput, NotFound } from '#model/errors';
import { paramsFor } from '#model/questions/index';
import { RestoreOptions, Snapshot } from '#model/snapshot/snapshot';
import { anyExtraction } from '../arbitraries.ts';
import { extractionOf, KAZ, PRESIDENT, RUS, USA, UZB } from '../extractions.ts';
import { empty } from '../graph.ts';
import { bytesOf, emptyKept, type Kept, named } from './kept.ts';

const INTERVIEW = join(import.meta.dirname, '../../../data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt');

let graph: Kept;
beforeAll(async () => {
  graph = await emptyKept();
});
beforeEach(async () => {
  await empty(graph.connection);
  rmSync(graph.folder, { recursive: true, force: true });
  graph.at('2026-01-01T00:00:00.000Z');
});
afterAll(() => graph.close());

const merge = RestoreOptions.parse({});
const replace = RestoreOptions.parse({ mode: 'replace' });

const two = [
  { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH' as const, target: UZB },
  { words: 'The president presses Russia.', holder: PRESIDENT, stance: 'PRESSURES' as const, target: RUS },
];
const office = { kind: 'LEADS', target: 'USA', from: '2025-01-20', to: null, source: 'test facts' } as const;
const first = extractionOf('first', two, {
  actors: {
    'some-president': { relations: [office] },
    KAZ: {
      names: { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' },
      aliases: ['Астана', 'Akorda'],
      wikidata: 'Q232',
    },
  },
});
const second = extractionOf(
  'second',
  [{ words: 'The USA wants talks.', holder: USA, stance: 'CONSULT', target: KAZ }],
  {
    actors: { KAZ: { aliases: ['Kazakh side'] } },
  },
);
const reviews = [
  {
    id: 'r1',
    claim: first.claims[0]?.id ?? '',
    action: 'accept' as const,
    by: 'somebody',
    at: '2025-12-31T10:00:00.000Z',
    note: null,
  },
];
const accepted = { state: 'accepted' as const, by: 'somebody', at: '2025-12-31T10:00:00.000Z', note: null };
const reviewed = {
  ...first,
  claims: first.claims.map((claim, index) => (index ? claim : { ...claim, review: accepted })),
  reviews,
};

const ids = async () => (await graph.store.ask('claims', paramsFor('claims', {}))).rows.map(({ id }) => id).sort();

/** Takes the snapshot, empties the graph, brings it back, and takes it anew in another data folder. */
async function thereAndBack(options: RestoreOptions) {
  const { snapshot } = await graph.store.snapshots.create(named('one'));
  const before = await bytesOf(graph.store, 'one');
  const file = join(graph.home, 'moved.zip');
  writeFileSync(file, before);
  await empty(graph.connection);
  rmSync(graph.folder, { recursive: true, force: true });
  await graph.store.snapshots.restore({ file }, options);
  await graph.store.snapshots.delete('one');
  const again = await graph.store.snapshots.create(named('one'));
  expect(again.isNew).toBe(true);
  expect(again.snapshot).toEqual(snapshot);
  expect((await bytesOf(graph.store, 'one')).equals(before)).toBe(true);
  return snapshot;
}

describe('a snapshot', () => {
  test('of the interview comes back into an empty graph byte for byte', async () => {
    await graph.store.save(await readInterview(INTERVIEW));
    const asked = await ids();
    const network = (await graph.store.ask('network', paramsFor('network', {}))).stances;
    const snapshot = await thereAndBack(merge);
    expect(snapshot.documents).toBe(1);
    expect(snapshot.claims).toBe(asked.length);
    expect(await ids()).toEqual(asked);
    expect((await graph.store.ask('network', paramsFor('network', {}))).stances).toEqual(network);
  });

  test('of any graph comes back into an empty graph byte for byte', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.uniqueArray(anyExtraction, { minLength: 1, maxLength: 3, selector: ({ document }) => document.id }),
          fc.boolean(),
          async (all, isReplaced) => {
            const seen = new Set<string>();
            for (const extraction of all) {
              const claims = extraction.claims.filter(({ id }) => !seen.has(id));
              for (const { id } of claims) seen.add(id);
              await graph.store.save({ ...extraction, claims });
            }
            await thereAndBack(isReplaced ? replace : merge);
          },
        )
        .afterEach(async () => {
          await empty(graph.connection);
          rmSync(graph.folder, { recursive: true, force: true });
        }),
      { numRuns: 15 },
    );
  });

  test('has provisional actors, facts, decisions and documents without claims in it', async () => {
    await graph.store.save(reviewed);
    await graph.store.save(second);
    await graph.store.save({
      ...extractionOf('empty', [{ words: 'Nothing.', holder: USA, stance: 'CONSULT', target: KAZ }]),
      claims: [],
    });
    const snapshot = await thereAndBack(merge);
    expect(Snapshot.parse(snapshot)).toMatchObject({ documents: 3, claims: 3, reviews: 1, filters: {}, isHere: true });
    const files = unzipSync(await bytesOf(graph.store, 'one'));
    const lines = (name: string) =>
      Buffer.from(files[name] ?? [])
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(Object.keys(files)).toEqual([
      'documents.jsonl',
      'claims.jsonl',
      'reviews.jsonl',
      'actors.jsonl',
      'manifest.json',
    ]);
    const kaz = lines('actors.jsonl').find(({ id }) => id === 'KAZ');
    expect(kaz).toMatchObject({ aliases: ['Астана', 'Akorda', 'Kazakh side'], wikidata: 'Q232', provisional: false });
    expect(lines('actors.jsonl').find(({ id }) => id === 'some-president')).toMatchObject({ relations: [office] });
    expect(lines('reviews.jsonl')).toEqual([{ ...reviews[0], id: 'first#r1' }]);
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ format: 1, snapshot: snapshot.id, name: 'one', at: '2026-01-01T00:00:00.000Z' });
    expect(manifest.sources).toHaveLength(3);
  });

  test('is read by others: unzip, and Python', async () => {
    await graph.store.save(reviewed);
    await graph.store.snapshots.create(named('one'));
    const { path } = await graph.store.snapshots.fileOf('one');
    const script =
      'import sys,zipfile,json;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),[json.loads(l)["id"] for l in z.read("claims.jsonl").decode().splitlines()])';
    const said = execFileSync('python3', ['-c', script, path], { encoding: 'utf8' });
    expect(said.trim()).toBe(
      `None ${JSON.stringify(first.claims.map(({ id }) => id).sort())
        .replaceAll('"', "'")
        .replaceAll(',', ', ')}`,
    );
  });

  test('is one and the same for the same graph, whatever way the graph came about', async () => {
    await graph.store.save(first);
    await graph.store.save(second);
    const one = await graph.store.snapshots.create(named('one'));
    // Nothing that a later snapshot would have is in it.
    await graph.store.save(
      extractionOf(
        'third',
        two.map((said) => ({ ...said, words: `Again: ${said.words}` })),
      ),
    );
    await graph.store.purge('third');
    graph.at('2026-02-01T00:00:00.000Z');
    const other = await graph.store.snapshots.create(named('other'));
    expect(other.isNew).toBe(false);
    expect(other.snapshot).toEqual(one.snapshot);
    expect(await graph.store.snapshots.list()).toHaveLength(1);
  });
});

describe('the cut', () => {
  test('leaves out what was rejected, and has what is filtered with all that it needs', async () => {
    const rejected = { state: 'rejected' as const, by: 'somebody', at: '2025-12-31T10:00:00.000Z', note: null };
    await graph.store.save({
      ...first,
      claims: first.claims.map((claim, index) => (index ? { ...claim, review: rejected } : claim)),
    });
    await graph.store.save(second);
    expect((await graph.store.snapshots.create(named('all'))).snapshot).toMatchObject({ documents: 2, claims: 2 });
    const some = await graph.store.snapshots.create(named('some', { filters: { holder: ['USA'] } }));
    expect(some.snapshot).toMatchObject({ documents: 1, claims: 1, filters: { holder: ['USA'] } });
    const none = await graph.store.snapshots.create(named('none', { filters: { document: 'no such document' } }));
    expect(none.snapshot).toMatchObject({ documents: 0, claims: 0, actors: 0 });
    for (const ref of ['all', 'some', 'none'])
      await expect(graph.store.snapshots.verify({ snapshot: ref })).resolves.toBeDefined();
  });

  test('of a past moment has what was retracted or rejected since, and nothing that was recorded since', async () => {
    await graph.store.save(reviewed);
    const then = await graph.store.snapshots.create(named('then'));
    graph.at('2026-02-01T00:00:00.000Z');
    await graph.store.save(second);
    await graph.store.remove('first');
    const now = await graph.store.snapshots.create(named('now'));
    expect(now.snapshot).toMatchObject({ documents: 1, claims: 1, at: '2026-02-01T00:00:00.000Z' });
    const back = await graph.store.snapshots.create(named('back', { asOf: '2026-01-15' }));
    expect(back.snapshot).toMatchObject({ documents: 1, claims: 2, reviews: 1 });
    // What is known of actors has no past: KAZ has learned another alias since.
    expect(back.snapshot.id).not.toBe(then.snapshot.id);
    const linesOf = async (ref: string) => {
      const open = await graph.store.snapshots.open({ snapshot: ref });
      const lines = [];
      for await (const line of open.lines('claims.jsonl')) lines.push(line);
      await open.close();
      return lines;
    };
    expect(await linesOf('back')).toEqual(await linesOf('then'));
  });

  test('of a past moment takes a later decision back', async () => {
    await graph.store.save(reviewed);
    graph.at('2026-02-01T00:00:00.000Z');
    const rejected = { ...accepted, state: 'rejected' as const, at: '2026-01-20T00:00:00.000Z' };
    const later = {
      id: 'r2',
      claim: reviews[0]?.claim ?? '',
      action: 'reject' as const,
      by: 'somebody',
      at: rejected.at,
      note: null,
    };
    await graph.store.save({
      ...reviewed,
      claims: reviewed.claims.map((claim, index) => (index ? claim : { ...claim, review: rejected })),
      reviews: [...reviews, later],
    });
    expect((await graph.store.snapshots.create(named('now'))).snapshot.claims).toBe(1);
    await graph.store.snapshots.create(named('then', { asOf: '2026-01-10' }));
    const open = await graph.store.snapshots.open({ snapshot: 'then' });
    const states = [];
    for await (const { review } of open.lines('claims.jsonl')) states.push(review.state);
    await open.close();
    expect(states.sort()).toEqual(['accepted', 'unreviewed']);
  });

  test('refuses a moment of which the words are no longer known, and one that is still to come', async () => {
    await graph.store.save(first);
    graph.at('2026-02-01T00:00:00.000Z');
    await graph.store.save(
      extractionOf(
        'first',
        two.map((said) => ({ ...said, words: `Now: ${said.words}` })),
      ),
    );
    await expect(graph.store.snapshots.create(named('then', { asOf: '2026-01-10' }))).rejects.toThrow(
      /document "first".*its text was replaced on 2026-02-01/,
    );
    const edited = second.claims.map((claim) => ({ ...claim, certainty: 'PS' as const }));
    await graph.store.save(second);
    graph.at('2026-03-01T00:00:00.000Z');
    await graph.store.save({ ...second, claims: edited });
    await expect(
      graph.store.snapshots.create(named('then', { asOf: '2026-02-10', filters: { document: 'second' } })),
    ).rejects.toThrow(/claim ".*" says something else since 2026-03-01/);
    await expect(graph.store.snapshots.create(named('then', { asOf: '2027-01-01' }))).rejects.toThrow(InvalidInput);
    expect(await graph.store.snapshots.list()).toEqual([]);
    expect(readdirSync(graph.folder)).toEqual([]);
    expect((await graph.store.snapshots.create(named('now'))).snapshot.claims).toBe(3);
  });

  test('is of one state of the graph, however much is written meanwhile', async () => {
    const words = Array.from({ length: 300 }, (_, index) => ({
      words: `Sentence ${index}.`,
      holder: USA,
      stance: 'SUPPORT' as const,
      target: KAZ,
    }));
    await graph.store.save(extractionOf('large', words));
    await graph.store.save(extractionOf('busy', [{ words: 'Turn.', holder: USA, stance: 'SUPPORT', target: KAZ }]));
    let isOver = false;
    const writer = (async () => {
      for (let turn = 0; !isOver; turn++)
        await graph.store.save(
          extractionOf('busy', [{ words: `Turn ${turn}.`, holder: USA, stance: 'SUPPORT', target: KAZ }]),
        );
    })();
    const { snapshot } = await graph.store.snapshots.create(named('one')).finally(() => {
      isOver = true;
    });
    await writer;
    expect(snapshot.claims).toBe(301);
    await expect(graph.store.snapshots.verify({ snapshot: 'one' })).resolves.toMatchObject({ claims: 301 });
  });
});

describe('what is kept', () => {
  test('is found by id, its beginning and name, renamed, and deleted with its file', async () => {
    await graph.store.save(first);
    const { snapshot } = await graph.store.snapshots.create(named('one', { note: 'why' }));
    for (const ref of [snapshot.id, snapshot.id.slice(0, 8), 'one'])
      expect(await graph.store.snapshots.get(ref)).toEqual(snapshot);
    for (const ref of ['two', snapshot.id.slice(0, 7), ''])
      await expect(graph.store.snapshots.get(ref)).rejects.toThrow(NotFound);
    await graph.store.save(second);
    graph.at('2026-01-02T00:00:00.000Z');
    await expect(graph.store.snapshots.create(named('one'))).rejects.toThrow(Conflict);
    await graph.store.snapshots.create(named('two'));
    expect((await graph.store.snapshots.list()).map(({ name }) => name)).toEqual(['two', 'one']);
    await expect(graph.store.snapshots.rename('one', 'two')).rejects.toThrow(/another snapshot is called "two"/);
    await expect(graph.store.snapshots.rename('one', 'deadbeef')).rejects.toThrow(InvalidInput);
    expect(await graph.store.snapshots.rename('one', ' uno ')).toEqual({ ...snapshot, name: 'uno' });
    await graph.store.snapshots.verify({ snapshot: 'uno' });
    await graph.store.snapshots.delete('uno');
    await expect(graph.store.snapshots.get('uno')).rejects.toThrow(NotFound);
    expect(readdirSync(graph.folder)).toHaveLength(1);
  });

  test('is said not to be here where its file is elsewhere, and comes back with the next create', async () => {
    await graph.store.save(first);
    const { snapshot } = await graph.store.snapshots.create(named('one'));
    rmSync(graph.folder, { recursive: true });
    expect((await graph.store.snapshots.get('one')).isHere).toBe(false);
    await expect(graph.store.snapshots.verify({ snapshot: 'one' })).rejects.toThrow(/its file is not in/);
    expect(await graph.store.snapshots.create(named('one'))).toEqual({ snapshot, isNew: false });
    await graph.store.snapshots.verify({ snapshot: 'one' });
  });

  test('is refused where the file is another', async () => {
    await graph.store.save(first);
    await graph.store.snapshots.create(named('one'));
    await graph.store.save(second);
    await graph.store.snapshots.create(named('two'));
    const { path } = await graph.store.snapshots.fileOf('one');
    writeFileSync(path, await bytesOf(graph.store, 'two'));
    await expect(graph.store.snapshots.verify({ snapshot: 'one' })).rejects.toThrow(
      /its file is snapshot .*, and the graph says/,
    );
  });
});

describe('asOf', () => {
  test('takes a snapshot by name or id, and gives the graph as it was then', async () => {
    await graph.store.save(first);
    graph.at('2026-02-01T00:00:00.000Z');
    const { snapshot } = await graph.store.snapshots.create(named('my name'));
    graph.at('2026-03-01T00:00:00.000Z');
    await graph.store.save(second);
    await graph.store.remove('first');
    const count = async (asOf?: string) => {
      const { rows, meta } = await graph.store.ask('claims', paramsFor('claims', asOf ? { asOf } : {}));
      return [rows.length, meta.params.asOf];
    };
    expect(await count()).toEqual([1, undefined]);
    expect(await count('snapshot:my name')).toEqual([2, '2026-02-01T00:00:00.000Z']);
    expect(await count(`snapshot:${snapshot.id}`)).toEqual([2, '2026-02-01T00:00:00.000Z']);
    await expect(count('snapshot:none')).rejects.toThrow(/^asOf: snapshot "none": there is none/);
    const changes = await graph.store.ask('changes', paramsFor('changes', { since: 'snapshot:my name' }));
    expect(changes.rows.filter(({ kind }) => kind === 'claim')).toHaveLength(3);
  });
});
