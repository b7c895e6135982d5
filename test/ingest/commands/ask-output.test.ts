import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WrongUsage } from '#model/errors';
import { toFile } from '../../../ingest/ask/output.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stance-atlas-output-'));
  path = join(folder, 'answer.csv');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* pieces(...texts: (string | (() => void))[]): AsyncGenerator<string> {
  for (const text of texts) {
    if (typeof text === 'string') yield text;
    else text();
  }
}
const fails = () => {
  throw new Error('the database went away');
};

test('a file holds all pieces and stands alone', async () => {
  await toFile(path, false).write(pieces('id\r\n', 'Қазақстан\r\n'));
  expect(readFileSync(path, 'utf8')).toBe('id\r\nҚазақстан\r\n');
  expect(readdirSync(folder)).toEqual(['answer.csv']);
});

test('of an answer that fails midway nothing is left, and a file that was there is what it was', async () => {
  await expect(toFile(path, false).write(pieces('id\r\n', fails))).rejects.toThrow('went away');
  expect(readdirSync(folder)).toEqual([]);
  writeFileSync(path, 'mine');
  await expect(toFile(path, true).write(pieces('id\r\n', fails))).rejects.toThrow('went away');
  expect(readdirSync(folder)).toEqual(['answer.csv']);
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('the file is not there before it is whole', async () => {
  const seen: string[][] = [];
  await toFile(path, false).write(pieces('id\r\n', () => void seen.push(readdirSync(folder)), 'one\r\n'));
  expect(seen.flat().filter((name) => !name.endsWith('.part'))).toEqual([]);
  expect(seen.flat()).toHaveLength(1);
});

test('a file that comes in the meantime is not written over', async () => {
  const output = toFile(path, false);
  const written = output.write(pieces('id\r\n', () => writeFileSync(path, 'theirs')));
  await expect(written).rejects.toThrow(WrongUsage);
  expect(readFileSync(path, 'utf8')).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['answer.csv']);
});

test('who is interrupted can take the half-written file away', async () => {
  const output = toFile(path, false);
  await output.write(pieces('id\r\n', output.discard)).catch(() => {});
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that the system refuses is named with its reason', async () => {
  const output = toFile(join(folder, `${'x'.repeat(300)}.csv`), false);
  await expect(output.write(pieces('id\r\n'))).rejects.toThrow(/x\.csv: cannot be written \(ENAMETOOLONG\)\.$/);
  expect(readdirSync(folder)).toEqual([]);
});
