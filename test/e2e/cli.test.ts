import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Claim } from '#model/claim';
import { bareNode, interview, run } from './program.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stance-atlas-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ingest = (...args: string[]) => run('ingest/cli.js', ['ingest', ...args], bareNode);

describe('ingest --dry-run --format jsonl', () => {
  test('prints claims of the vocabulary’s shape, whose quotes are their spans, without a database', async () => {
    const { code, stdout, stderr } = await ingest('--dry-run', '--format', 'jsonl', interview);
    expect(code, stderr).toBe(0);
    const text = await readFile(interview, 'utf8');
    const claims = stdout
      .trimEnd()
      .split('\n')
      .map((line) => Claim.parse(JSON.parse(line)));
    expect(claims.length).toBeGreaterThan(30);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    for (const { quote, start, end } of claims) expect(text.slice(start, end)).toBe(quote);
    expect(stderr).toContain('nothing was written');
  });

  test('prints the same bytes each time', async () => {
    const runs = await Promise.all(
      [1, 2].map(() => ingest('--dry-run', '--format', 'jsonl', '--no-review', interview)),
    );
    expect(runs[0]?.stdout.length).toBeGreaterThan(1000);
    expect(runs[0]?.stdout).toBe(runs[1]?.stdout);
  });

  test('reads a text without questions as narration, and says so', async () => {
    const path = join(folder, 'article.txt');
    await writeFile(path, 'Китай внимательно наблюдает за действиями США.\n');
    const { code, stdout, stderr } = await ingest('--dry-run', '--format', 'jsonl', path);
    expect(code).toBe(0);
    expect(stderr).toMatch(/article\.txt: note: no question was found/);
    expect(stdout).toContain('"OBSERVES"');
  });

  test('goes on after a file that fails, and ends with 1', async () => {
    const { code, stdout, stderr } = await ingest(
      '--dry-run',
      '--format',
      'jsonl',
      join(folder, 'none.txt'),
      interview,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/none\.txt: there is no such file/);
    expect(stderr).toMatch(/1 of 2 failed/);
    expect(stdout.split('\n').length).toBeGreaterThan(30);
  });
});

describe('wrong input ends with a message and an exit code', () => {
  test.each<[string, string[], number, RegExp]>([
    ['no file', [], 2, /Name at least one file/],
    ['an unknown option', ['--frobnicate', interview], 2, /unknown option '--frobnicate'/],
    ['a format without --dry-run', ['--format', 'jsonl', interview], 2, /--format goes with --dry-run/],
    ['an unknown format', ['--dry-run', '--format', 'xml', interview], 2, /Allowed choices are jsonl/],
    ['a removal in a dry run', ['--dry-run', '--remove', 'x', interview], 2, /not with --remove/],
  ])('%s', async (_, args, expected, message) => {
    const { code, stdout, stderr } = await ingest(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(expected);
    expect(stdout).toBe('');
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ['empty.txt', '', /empty\.txt: is empty/],
    ['binary.txt', Uint8Array.of(1, 0, 2), /binary\.txt: is no text/],
    ['latin.txt', Uint8Array.of(0x61, 0x0a, 0xff, 0xfe), /latin\.txt:2: is not valid UTF-8 \(byte 2\)/],
    ['huge.txt', Buffer.alloc(20 * 1024 * 1024, 'слово '), /huge\.txt: has 20\.0 MB/],
  ])('%s', async (name, content, message) => {
    const path = join(folder, name);
    await writeFile(path, content);
    const { code, stdout, stderr } = await ingest('--dry-run', '--format', 'jsonl', path);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ at .*\.js:\d+/);
    expect(code).toBe(1);
    expect(stdout).toBe('');
  });
});

describe('eval', () => {
  test('scores the interview against its gold', async () => {
    const { code, stdout } = await run('ingest/cli.js', [
      'eval',
      '--gold',
      'test/data/gold',
      '--texts',
      'data/interviews',
      '--json',
    ]);
    expect(code).toBe(0);
    const { '2025-12-25-baq-kz-momynkulov-g20.ru': report } = JSON.parse(stdout).texts;
    expect(report.gold).toEqual({ core: 61, optional: 14 });
    expect(report.claims.f1).toBeGreaterThan(0);
  });

  test('without gold says what to name', async () => {
    expect(await run('ingest/cli.js', ['eval'])).toMatchObject({ code: 2 });
    const none = await run('ingest/cli.js', ['eval', '--gold', folder]);
    expect(none).toMatchObject({ code: 1 });
    expect(none.stderr).toMatch(/no NAME\.gold\.jsonl/);
  });
});

describe('the server', () => {
  test('without Java, Docker and NEO4J_URI names the three remedies', async () => {
    const { code, stdout, stderr } = await run('server/main.js', [], { ...bareNode, PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/Java 17/);
    expect(stderr).toMatch(/Docker/);
    expect(stderr).toMatch(/NEO4J_URI/);
    expect(stdout).toBe('');
  });

  test('says that a port is in use before anybody waits for a database', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run('server/main.js', [], { ...bareNode, PORT: String(port) });
    other.close();
    expect(stderr).toMatch(new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use.*PORT=`));
    expect(code).toBe(1);
  });

  test('beyond loopback refuses to start without a token', async () => {
    const { code, stderr } = await run('server/main.js', [], { ...bareNode, HOST: '0.0.0.0', PORT: '0' });
    expect(stderr).toMatch(/STANCE_ATLAS_TOKEN/);
    expect(code).toBe(2);
  });
});
