import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { ImportReport } from '#ingest/imports/report';
import { paramsFor } from '#model/questions/index';
import { extractionOf, work } from '../../cypher/extractions.ts';
import { emptiedGraph } from '../../cypher/graph.ts';
import { partsOf, snapshotOf } from '../../cypher/snapshots/archive.ts';
import { bareNode, begin, run } from '../../e2e/program.ts';
import { table } from '../imports/tables.ts';

const graph = await emptiedGraph();
const home = mkdtempSync(join(tmpdir(), 'stance-atlas-command-import-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const { uri, username, password } = inject('neo4j');
const env = {
  ...bareNode,
  NEO4J_URI: uri,
  NEO4J_USERNAME: username,
  NEO4J_PASSWORD: password,
  STANCE_ATLAS_HOME: home,
};
const command = (...args: string[]) => run('ingest/cli.js', ['import', ...args], env);

const HEAD = 'document,saidAt,quote,holder,holder.type,stance,target';
const [right, mixed, wrong, noTable] = ['right.csv', 'mixed.csv', 'wrong.csv', 'no.csv'].map((name) =>
  join(home, name),
) as [string, string, string, string];
beforeEach(() => {
  const one = 'one,2026-01-15,They work together.,KAZ,,PARTNERS_WITH,UZB';
  writeFileSync(right, table(HEAD, one));
  writeFileSync(mixed, table(HEAD, one, 'one,2026-01-15,They quarrel.,KAZ,,OPOSES,UZB'));
  writeFileSync(wrong, table(HEAD, 'one,2026-01-15,They quarrel.,KAZ,,OPOSES,\u001b[31mUZB'));
  writeFileSync(noTable, 'a,b\n1,2\n');
});
const documents = async () => (await graph.store.ask('documents', paramsFor('documents', { limit: 1000 }))).rows;

describe('import on the command line', () => {
  test('ends with 0 where all rows are in, and says what it did', async () => {
    const dry = await command(right, '--dry-run');
    expect(dry.code, dry.stderr).toBe(0);
    expect(dry.stdout).toBe(
      'right.csv: would import: of 1 rows, documents 1 new, 0 extended, 0 unchanged; actors 1 new, 2 known; claims 1 new, 0 changed, 0 known\n',
    );
    expect(await documents()).toEqual([]);
    const done = await command(right);
    expect(done.code, done.stderr).toBe(0);
    expect(done.stdout).toMatch(/^right\.csv: imported: of 1 rows, documents 1 new,/);
    expect(await documents()).toMatchObject([{ id: 'one', claims: 1 }]);
  });

  test('ends with 1 where nothing is in, and tells each flaw', async () => {
    const { code, stdout } = await command(mixed);
    expect(code).toBe(1);
    expect(stdout).toContain('mixed.csv: row 3, stance: “OPOSES” is no stance. Do you mean OPPOSES?\n');
    expect(stdout).toContain('or import the right ones alone with --partial.');
    expect(await documents()).toEqual([]);
    const hostile = await command(wrong);
    expect(hostile.code).toBe(1);
    expect(hostile.stdout).not.toContain('\u001b');
  });

  test('ends with 3 where some rows are in', async () => {
    expect(await command(mixed, '--partial')).toMatchObject({ code: 3 });
    expect(await documents()).toMatchObject([{ id: 'one', claims: 1 }]);
  });

  test('ends with 1 where no row of many is right, though the right ones were asked for', async () => {
    expect(await command(wrong, '--partial')).toMatchObject({ code: 1 });
    expect(await command(wrong, '--partial', '--dry-run')).toMatchObject({ code: 1 });
    expect(await documents()).toEqual([]);
  });

  test('writes what it has checked where an outlet is called as a state is, and knows it again', async () => {
    const path = join(home, 'outlet.csv');
    writeFileSync(
      path,
      table(
        `${HEAD},document.outlet`,
        'one,2026-01-15,First.,Uzbekistan,,SUPPORT,KAZ,Uzbekistan',
        'two,2026-01-15,Second.,KAZ,,SUPPORT,Uzbekistan,Uzbekistan',
      ),
    );
    const counted = async () => {
      const { code, stdout } = await command(path, '--json');
      const [report] = (JSON.parse(stdout) as { files: [ImportReport] }).files;
      return { code, outcome: report.outcome, claims: report.claims };
    };
    expect(await counted()).toEqual({ code: 0, outcome: 'written', claims: { new: 2, changed: 0, known: 0 } });
    expect(await counted()).toEqual({ code: 0, outcome: 'written', claims: { new: 0, changed: 0, known: 2 } });
  });

  test('does not let one bad file stop the others, and gives one JSON object', async () => {
    const { code, stdout, stderr } = await command(noTable, right, '--json');
    expect(code).toBe(1);
    expect(stderr).toContain('no.csv: column "document": is missing.');
    const { files } = JSON.parse(stdout) as { files: [{ error: string }, object] };
    expect(files[0].error).toMatch(/is missing/);
    expect(ImportReport.loose().parse(files[1])).toMatchObject({ file: right, outcome: 'written', format: 'claims' });
  });

  test('looks for all files before it does anything', async () => {
    const { code, stdout, stderr } = await command(right, join(home, 'nowhere.csv'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/nowhere\.csv: cannot be read \(ENOENT\)/);
    expect(await documents()).toEqual([]);
  });

  test('ends with 2 where it is not used rightly', async () => {
    expect(await command()).toMatchObject({ code: 2 });
    expect(await command(right, '--format', 'xlsx')).toMatchObject({ code: 2 });
    expect(await command(right, '--concept', 'mood')).toMatchObject({ code: 2 });
    expect(await command(right, '--by', 'x'.repeat(201))).toMatchObject({ code: 2 });
    expect(await command('claims.xlsx')).toMatchObject({ code: 2, stderr: expect.stringMatching(/as CSV in UTF-8/) });
  });

  test('takes a snapshot as restore does, alone and whole', async () => {
    const path = join(home, 'snapshot.zip');
    await snapshotOf(path, partsOf(extractionOf('kept', [work])));
    expect(await command(path, right)).toMatchObject({ code: 2 });
    expect(await command(path, '--partial')).toMatchObject({ code: 2 });
    const dry = await command(path, '--dry-run');
    expect(dry.stdout).toMatch(/^Would restore ".*": documents 1 added/);
    expect(dry.code, dry.stderr).toBe(0);
    expect(await documents()).toEqual([]);
    expect(await command(path)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Restored/) });
    expect(await documents()).toMatchObject([{ id: 'kept' }]);
  });
});

test('who is killed has whole documents, and importing again adds the rest and nothing twice', async () => {
  const [count, each] = [30, 20];
  const path = join(home, 'many.csv');
  const lines = Array.from(
    { length: count * each },
    // The rows of a document do not stand together.
    (_, index) => `doc-${index % count},2026-01-15,Sentence ${index}.,KAZ,,PARTNERS_WITH,UZB`,
  );
  writeFileSync(path, table(HEAD, ...lines));
  const killed = begin('ingest/cli.js', ['import', path], env);
  while ((await documents()).length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  killed.child.kill('SIGKILL');
  expect((await killed.ended).signal).toBe('SIGKILL');
  const left = await documents();
  expect(left.length).toBeLessThan(count);
  expect(new Set(left.map(({ claims }) => claims))).toEqual(new Set([each]));

  const again = await command(path, '--json');
  expect(again.code, again.stderr).toBe(0);
  const { files } = JSON.parse(again.stdout) as { files: [ImportReport] };
  const { documents: done, claims } = files[0];
  // What the killed one was writing may have come in before its end was seen.
  expect(done.new + done.unchanged).toBe(count);
  expect(done.unchanged).toBeGreaterThanOrEqual(left.length);
  expect(claims).toEqual({ new: done.new * each, changed: 0, known: done.unchanged * each });
  const all = await documents();
  expect(all).toHaveLength(count);
  expect(new Set(all.map((document) => document.claims))).toEqual(new Set([each]));
});
