import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { bareNode, interview, machine, run } from './program.ts';

const { uri, username, password } = inject('neo4j');
const named = { ...bareNode, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };

let graph: TestGraph;
let folder: string;
beforeAll(async () => {
  graph = await emptyGraph();
  folder = mkdtempSync(join(tmpdir(), 'stance-atlas-failures-'));
});
afterAll(async () => {
  await graph?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Both programs, given one thing that is wrong. */
const programs: [string, string, string[]][] = [
  ['the server', 'server/main.js', []],
  ['ingest', 'ingest/cli.js', ['ingest', interview]],
];

async function fails(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { code, stdout, stderr } = await run(script, args, { ...env, PORT: '0' });
  expect(code, stderr).toBe(1);
  expect(stdout).toBe('');
  // A message for people, not a trace of the program.
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('secret');
  expect(await graph.cypher('MATCH (n) WHERE NOT n:Migration RETURN n')).toEqual([]);
  return stderr;
}

describe.each(programs)('%s', (_, script, args) => {
  test('with a wrong password names the variables', async () => {
    const words = await fails(script, args, { ...named, NEO4J_PASSWORD: 'wrong-secret' });
    expect(words).toMatch(/refuses user and password.*NEO4J_USERNAME.*NEO4J_PASSWORD/);
  });

  test('with nobody at the address names it', async () => {
    const words = await fails(script, args, { ...bareNode, NEO4J_URI: 'bolt://user:secret@127.0.0.1:1' });
    expect(words).toMatch(/database at bolt:\/\/127\.0\.0\.1:1 does not answer/);
  });

  test('with something else than Neo4j at the address names it', async () => {
    const other = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const words = await fails(script, args, { ...bareNode, NEO4J_URI: `bolt://127.0.0.1:${port}` });
    other.close();
    expect(words).toMatch(new RegExp(`bolt://127\\.0\\.0\\.1:${port} does not speak Bolt`));
  });

  test('with what is no address says what one looks like', async () => {
    const words = await fails(script, args, { ...bareNode, NEO4J_URI: 'http://secret' });
    expect(words).toMatch(/NEO4J_URI is no address.*bolt:\/\/localhost:7687/);
  });

  test('with a database that is not there names the variable', async () => {
    expect(await fails(script, args, { ...named, NEO4J_DATABASE: 'nowhere' })).toMatch(/NEO4J_DATABASE/);
  });

  test('with a home that cannot be written in names it, and leaves nothing', async () => {
    const file = join(folder, `file-${script.replace('/', '-')}`);
    writeFileSync(file, '');
    const words = await fails(script, args, { ...machine(), STANCE_ATLAS_HOME: join(file, 'home') });
    expect(words).toMatch(/Cannot write in .*STANCE_ATLAS_HOME=/);
    expect(words).toContain(join(file, 'home'));
  });

  test('without Java, Docker and NEO4J_URI names the three remedies, and leaves nothing', async () => {
    const home = join(folder, 'never');
    const words = await fails(script, args, { ...bareNode, STANCE_ATLAS_HOME: home });
    for (const remedy of ['NEO4J_URI', 'Java 17 or later and Maven', 'Docker']) expect(words).toContain(remedy);
    expect(existsSync(home)).toBe(false);
  });
});

test('a file that fails among others does not stop them, and nothing of it is written', async () => {
  const text = join(folder, 'good.txt');
  writeFileSync(text, 'Китай внимательно наблюдает за действиями США.\n');
  const binary = join(folder, 'binary.txt');
  writeFileSync(binary, Uint8Array.of(1, 0, 2));
  const { code, stderr } = await run('ingest/cli.js', ['ingest', binary, text, join(folder, 'none.txt')], named);
  expect(code).toBe(1);
  expect(stderr).toMatch(/\[1\/3\] .*binary\.txt: is no text/);
  expect(stderr).toMatch(/\[2\/3\] .*good\.txt: added/);
  expect(stderr).toMatch(/\[3\/3\] .*none\.txt: there is no such file/);
  expect(stderr).toMatch(/2 of 3 failed/);
  expect(await graph.cypher('MATCH (d:Document) RETURN d.id AS id')).toEqual([{ id: 'good' }]);
  expect(readdirSync(folder).sort()).toEqual(expect.arrayContaining(['binary.txt', 'good.txt']));
});

describe('remove and purge', () => {
  test.each(['--remove', '--purge'])('%s of what is not there says so', async (option) => {
    const { code, stderr } = await run('ingest/cli.js', ['ingest', option, 'no-such-document'], named);
    expect(code).toBe(1);
    expect(stderr).toMatch(/no-such-document/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a document goes and comes back by its name', async () => {
    const id = '2025-12-25-baq-kz-momynkulov-g20.ru';
    const ingest = async (...args: string[]) => {
      const { code, stderr } = await run('ingest/cli.js', ['ingest', ...args], named);
      expect(code, stderr).toBe(0);
      return stderr;
    };
    const current = async () =>
      (
        await graph.cypher<{ n: number }>(
          'MATCH (c:Claim {document: $id}) WHERE c.retractedAt IS NULL RETURN count(c) AS n',
          { id },
        )
      )[0]?.n ?? 0;
    expect(await ingest(interview)).toMatch(/added: claims \d+ new/);
    const before = await current();
    expect(before).toBeGreaterThan(30);
    expect(await ingest(interview)).toMatch(/nothing to change/);
    expect(await ingest('--remove', id)).toMatch(new RegExp(`removed: ${before} claims retracted`));
    expect(await current()).toBe(0);
    expect(await ingest(interview)).toMatch(/added/);
    expect(await current()).toBe(before);
    expect(await ingest('--purge', id)).toMatch(/purged/);
    expect(await graph.cypher('MATCH (n {document: $id}) RETURN n', { id })).toEqual([]);
  });
});
