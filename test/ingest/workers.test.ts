import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../e2e/program.ts';

const STATES = ['Непал', 'Катар', 'Алжир', 'Судан', 'Йемен'];
let folder: string;
let files: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stance-atlas-workers-'));
  files = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const path = join(folder, `text-${index}.txt`);
      const one = STATES[index % 5];
      const other = STATES[(index + 1 + (index % 3)) % 5];
      // The first takes longest, so that order is no accident.
      const times = index === 0 ? 60 : 1;
      await writeFile(path, `${`${one} поддерживает ${other}. ${other} критикует Китай.\n`.repeat(times)}`);
      return path;
    }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const dryRun = (...paths: string[]) => run('ingest/cli.js', ['ingest', '--dry-run', '--format', 'jsonl', ...paths]);

describe('many files', () => {
  test('are printed in their order, byte for byte as one by one, and counted', async () => {
    const { code, stdout, stderr } = await dryRun(...files);
    expect(code, stderr).toBe(0);
    const alone: string[] = [];
    for (const file of files.slice(0, 4)) alone.push((await dryRun(file)).stdout);
    expect(alone.every((each) => each.length > 100)).toBe(true);
    expect(stdout.startsWith(alone.join(''))).toBe(true);
    const places = [...stderr.matchAll(/^\[(\d+)\/12\] .*text-(\d+)\.txt: \d+ claims/gm)].map(([, n, name]) => [
      n,
      name,
    ]);
    expect(places).toEqual(files.map((_, index) => [String(index + 1), String(index)]));
  });

  test('that cannot be read are named where they stand, and stop no other', async () => {
    const broken = join(folder, 'broken.txt');
    await writeFile(broken, Uint8Array.of(0x61, 0xff));
    const [first = '', ...others] = files;
    const { code, stdout, stderr } = await dryRun(first, broken, join(folder, 'none.txt'), ...others);
    expect(code).toBe(1);
    expect(stderr).toMatch(/\[2\/14\] .*broken\.txt:1: is not valid UTF-8/);
    expect(stderr).toMatch(/\[3\/14\] .*none\.txt: there is no such file/);
    expect(stderr).toMatch(/2 of 14 failed/);
    expect(stdout).toBe((await dryRun(...files)).stdout);
  });

  test('with reviews beside them are read with what was decided', async () => {
    const interview = 'data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt';
    const [file = ''] = files;
    const { stdout } = await dryRun(interview, file);
    const alone = await dryRun(interview);
    expect(alone.stdout).toContain('"accepted"');
    expect(stdout.startsWith(alone.stdout)).toBe(true);
    expect(stdout.length).toBeGreaterThan(alone.stdout.length);
    expect(await readFile(file, 'utf8')).not.toBe('');
  });
});
