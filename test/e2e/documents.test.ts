import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INTERVIEW, makeDocx, makePdf, plain, printed, wordParagraph } from '../ingest/formats/documents.ts';
import { bareNode, run } from './program.ts';

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stance-atlas-documents-'));
  server = createServer((_, response) =>
    response.setHeader('content-type', 'text/plain; charset=utf-8').end(plain),
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const dryRun = (args: string[], env = {}) =>
  run('ingest/cli.js', ['ingest', '--dry-run', '--format', 'jsonl', ...args], { ...bareNode, ...env });
const write = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const stancesOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ holder, stance, target, quote }) => [holder?.id, stance, target?.id, quote]);

describe('ingest', { timeout: 120_000 }, () => {
  test('reads .docx and .pdf as it reads the text that they were made from', async () => {
    const body = INTERVIEW.map(({ question, text }) => wordParagraph(text, { bold: question ?? false })).join('');
    const files = [
      await write('talk.txt', plain),
      await write('talk.docx', makeDocx({ body })),
      await write('talk.pdf', makePdf(printed())),
    ];
    const [text, ...others] = await Promise.all(files.map((file) => dryRun([file])));
    expect(text?.code).toBe(0);
    expect(stancesOf(text?.stdout ?? '').length).toBeGreaterThan(4);
    for (const { code, stdout, stderr } of others) {
      expect(code, stderr).toBe(0);
      expect(stancesOf(stdout)).toEqual(stancesOf(text?.stdout ?? ''));
    }
  });

  test('says that nothing dates a document, and takes the day from the command line', async () => {
    const path = await write('undated.txt', plain);
    expect((await dryRun([path])).stderr).toMatch(/undated\.txt: note: nothing says when it was published/);
    const { stdout, stderr } = await dryRun([
      '--date',
      '2025-12-25',
      '--expert',
      'Ivan Petrov',
      '--title',
      'Talk',
      path,
    ]);
    expect(stderr).not.toMatch(/when it was published/);
    expect(stdout).toMatch(/"ivan-petrov"/);
  });

  test.each<[string, string[], RegExp]>([
    ['a day that is none', ['--date', '25.12.2025', 'a.txt'], /--date: .*as 2025-12-25/],
    ['a language that is not read', ['--language', 'fr', 'a.txt'], /--language: /],
    ['an address that runs', ['--url', 'javascript:alert(1)', 'a.txt'], /--url: /],
    ['one title for two', ['--title', 'T', 'a.txt', 'b.txt'], /exactly one file or address/],
  ])('refuses %s as wrong usage', async (_, args, message) => {
    const { code, stdout, stderr } = await dryRun(args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['broken.docx', 'PK\u0003\u0004 and no more', /broken\.docx: is broken/],
    ['scan.pdf', makePdf([[]]), /scan\.pdf: has no text layer.*OCR/],
    [
      'deep.html',
      `${'<div>'.repeat(40_000)}x`,
      /deep\.html: could not be read as HTML page \(it is nested too deeply\)/,
    ],
  ])('refuses %s in words', async (name, content, message) => {
    const { code, stdout, stderr } = await dryRun([await write(name, content)]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ at .*\.js:\d+/);
    expect(code).toBe(1);
    expect(stdout).toBe('');
  });

  test('refuses an address on the loopback, unless it is allowed', async () => {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/talk`;
    const refused = await dryRun([address]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/127\.0\.0\.1, which is no address of the public internet/);
    expect(refused.stdout).toBe('');
    const allowed = await dryRun(['--date', '2025-12-25', address], { STANCE_ATLAS_ALLOW_PRIVATE_ADDRESSES: '1' });
    expect(allowed.code, allowed.stderr).toBe(0);
    expect(stancesOf(allowed.stdout).length).toBeGreaterThan(4);
  });

  test('never shows the password of an address', async () => {
    const { code, stderr } = await dryRun(['https://me:secret@example.org/talk']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/name or password/);
    expect(stderr).not.toContain('secret');
  });
});
