import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { PART_NAMES } from '#model/snapshot/lines';
import { bundle } from '../children/programs.ts';
import { extractionOf, KAZ, RUS, USA, UZB } from '../extractions.ts';
import { empty } from '../graph.ts';
import { partsOf, snapshotOf } from './archive.ts';
import { bytesOf, emptyKept, type Kept } from './kept.ts';

/** With LARGE_DOCUMENTS=100, a hundred thousand claims, it takes some minutes: for somebody who looks at memory by hand. */
const DOCUMENTS = Number(process.env.LARGE_DOCUMENTS ?? 20);
const CLAIMS = 1_000;
/** Megabytes that the whole program may take at its peak, of which Node itself is about a hundred. */
const MOST_MEMORY = 700;

let graph: Kept;
beforeAll(async () => {
  graph = await emptyKept();
});
afterAll(async () => {
  await empty(graph.connection);
  await graph.close();
});

/** Numbers that are the same on every machine. */
const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

test('thousands of claims of a random graph come in and go out again as the same bytes, within memory', async () => {
  const next = random(1);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)] as Item;
  const lines = { 'documents.jsonl': [] as string[], 'claims.jsonl': [] as string[], 'reviews.jsonl': [] as string[] };
  let actors = '';
  for (let document = 0; document < DOCUMENTS; document++) {
    const parts = partsOf(
      extractionOf(
        `document-${String(document).padStart(3, '0')}`,
        Array.from({ length: CLAIMS }, (_, index) => ({
          words: `Sentence ${index} of ${document}, ${Math.floor(next() * 1e9)}: they «${pick(['работают', 'спорят', 'келіседі'])}».`,
          holder: pick([USA, KAZ]),
          stance: pick(['PARTNERS_WITH', 'PRESSURES', 'COMPETES_WITH', 'AID'] as const),
          target: pick([RUS, UZB]),
        })),
      ),
    );
    for (const name of Object.keys(lines) as (keyof typeof lines)[])
      lines[name].push(...parts[name].split('\n').filter((line) => line));
    actors = parts['actors.jsonl'];
  }
  const idOf = (line: string) => (JSON.parse(line) as { id: string }).id;
  const sorted = (all: string[]) =>
    all
      .map((line) => [idOf(line), line] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, line]) => `${line}\n`)
      .join('');
  const file = join(graph.home, 'large.zip');
  writeFileSync(
    file,
    await snapshotOf(file, {
      'documents.jsonl': sorted(lines['documents.jsonl']),
      'claims.jsonl': sorted(lines['claims.jsonl']),
      'reviews.jsonl': '',
      'actors.jsonl': actors,
    }),
  );
  // Programs of their own, so that what they take is theirs alone.
  const program = await bundle('snapshots');
  const { uri, username, password } = inject('neo4j');
  const run = (...task: string[]) => {
    const began = Date.now();
    const { status, stderr, stdout } = spawnSync(process.execPath, [program, uri, graph.home, ...task], {
      env: { ...process.env, NEO4J_USERNAME: username, NEO4J_PASSWORD: password },
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const memory = Number(/memory (\d+)/.exec(stdout)?.[1]);
    console.error(`${task[0]}: ${Date.now() - began} ms, ${memory} MB`);
    expect(memory).toBeLessThan(MOST_MEMORY);
  };
  run('merge', file);
  const { id } = await graph.store.snapshots.get('one');
  const before = unzipSync(await bytesOf(graph.store, 'one'));
  await graph.store.snapshots.delete('one');
  run('create');
  const { claims, documents, ...snapshot } = await graph.store.snapshots.get('one');
  expect({ claims, documents }).toEqual({ claims: DOCUMENTS * CLAIMS, documents: DOCUMENTS });
  expect(snapshot.id).toBe(id);
  const after = unzipSync(await bytesOf(graph.store, 'one'));
  for (const name of PART_NAMES)
    expect(Buffer.compare(after[name] ?? Buffer.of(), before[name] ?? Buffer.of()), name).toBe(0);
}, 1_200_000);
