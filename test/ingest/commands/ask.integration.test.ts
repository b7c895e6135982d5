import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import { exampleOf } from '../../../ingest/ask/example.ts';
import { extractionOf, KAZ, manyClaims, PRESIDENT, RUS, USA, UZB } from '../../cypher/extractions.ts';
import { emptyGraph, type TestGraph } from '../../cypher/graph.ts';
import { bareNode, root, run } from '../../e2e/program.ts';
import { readCsv } from '../../model/exports/rfc4180.ts';
import { open, type Site } from '../../server/site.ts';

const { uri, username, password } = inject('neo4j');
const env = { ...bareNode, NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
const MANY = 1_200;

let graph: TestGraph;
let site: Site;
let folder: string;
let claim = '';
beforeAll(async () => {
  graph = await emptyGraph();
  const extraction = extractionOf('one.ru', [
    { words: '=cmd: the United States press \u001b[31mRussia.', holder: USA, stance: 'PRESSURES', target: RUS },
    { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    { words: 'The president invites Kazakhstan.', holder: PRESIDENT, stance: 'INVITE', target: KAZ },
  ]);
  claim = extraction.claims[0]?.id ?? '';
  await graph.store.save(extraction);
  site = await open(graph.store);
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stance-atlas-ask-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const ask = (...args: string[]) => run('ingest/cli.js', ['ask', ...args], env);

describe('an answer', () => {
  test.each(['json', 'jsonl', 'csv'])('as %s is the same bytes as over HTTP', async (extension) => {
    const { code, stdout, stderr } = await ask(
      'network',
      '--sign',
      '-1',
      '--sign',
      '1',
      '--no-fold',
      '--format',
      extension,
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toBe((await site.get(`/api/network.${extension}?sign=-1&sign=1&fold=false`)).text);
    expect(stdout).toContain('some-president>KAZ>1');
    expect(stderr).toContain('Database: ');
  });

  test('into a program is JSON', async () => {
    const { code, stdout } = await ask('relationship', 'KAZ', 'UZB');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).rows).toHaveLength(2);
  });

  test('as a table is for people, and obeys nothing in a text', async () => {
    const { code, stdout } = await ask('claims', '--format', 'table', '--holder', 'USA');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^kind +holder\.name +stance +target\.name/);
    expect(stdout).toMatch(/^stance +United States +PRESSURES +Russia/m);
    expect(stdout).not.toContain('\u001b');
  });

  test('without rows is none, and no failure', async () => {
    const { code, stdout, stderr } = await ask('claims', '--document', 'none', '--format', 'csv');
    expect(code).toBe(0);
    expect(readCsv(stdout)).toHaveLength(1);
    expect(stderr).toMatch(/^no rows$/m);
    expect((await ask('claims', '--document', 'none', '--format', 'table')).stdout).toBe('');
  });

  test('that was cut says so, and how to get the rest', async () => {
    const { stderr } = await ask('matrix', '--limit', '1');
    expect(stderr).toMatch(/^Not everything: .*first 1/m);
    const page = await ask('claims', '--limit', '2', '--format', 'jsonl');
    const [, token = ''] = /^There is more: --after (\S+)$/m.exec(page.stderr) ?? [];
    const rest = await ask('claims', '--limit', '2', '--format', 'jsonl', '--after', token);
    expect(`${page.stdout}${rest.stdout}`).toBe((await site.get('/api/claims.jsonl')).text);
    expect(rest.stderr).not.toContain('There is more');
  });
});

describe('every question is answered as a table', () => {
  test.each(Object.keys(QUESTIONS) as QuestionName[])('%s', async (name) => {
    const example = exampleOf(name).replace(/ID\b/, name === 'claim' ? claim : 'one.ru');
    const [, words = ''] = /ask -- (.*) --format csv$/.exec(example) ?? [];
    const table = await ask(...words.split(' '), '--format', 'table');
    expect(table.code, table.stderr).toBe(0);
    for (const line of table.stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(120);
    expect(`${table.stdout}${table.stderr}`).toMatch(/─|^id |^actor |^no rows$/m);
  });
});

describe('--output', () => {
  test('writes a file, by whose name the format is chosen, and writes over none unless forced', async () => {
    const path = join(folder, 'lines.csv');
    const first = await ask('relationships', '--output', path);
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toBe('');
    expect(readFileSync(path, 'utf8')).toBe((await site.get('/api/relationships.csv')).text);

    writeFileSync(path, 'mine');
    const again = await ask('relationships', '--output', path);
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(/--output: ".*lines\.csv" is there already\. --force/);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect((await ask('relationships', '--output', path, '--force', '--bom')).code).toBe(0);
    expect(readFileSync(path, 'utf8').charCodeAt(0)).toBe(0xfeff);
    expect(readdirSync(folder)).toEqual(['lines.csv']);
  });

  test.each<[string, string[], number, RegExp]>([
    ['a folder that is not there', ['none/x.csv'], 2, /--output: there is no folder "/],
    ['a folder', ['sub'], 2, /--output: ".*sub" is a folder/],
    ['an answer that fails', ['x.csv', '--after', 'nonsense'], 2, /^after: is no token/m],
  ])('%s leaves nothing behind', async (_, [name = '', ...more], code, message) => {
    mkdirSync(join(folder, 'sub'));
    const ended = await ask('claims', '--output', join(folder, name), ...more);
    expect(ended.stderr).toMatch(message);
    expect(ended.code).toBe(code);
    expect(readdirSync(folder)).toEqual(['sub']);
  });
});

describe('wrong input ends with a message and an exit code', () => {
  test.each<[string, string[], number, RegExp]>([
    ['no question', [], 2, /Usage: stance-atlas ask/],
    ['an unknown question', ['netwrok'], 2, /unknown command 'netwrok'[\s\S]*network/],
    ['a missing id', ['relationship', 'KAZ'], 2, /missing required argument 'target'/],
    ['an id too many', ['actor', 'KAZ', 'UZB'], 2, /too many arguments/],
    ['an id that cannot be', ['actor', 'Kaz!'], 2, /^id: "Kaz!" cannot be the id of an actor; "ask actors" lists/m],
    ['an unknown option', ['network', '--colour', 'red'], 2, /unknown option '--colour'/],
    ['a wrong value', ['network', '--stance', 'LOVES'], 2, /^--stance: "LOVES" is none of INVITE, /m],
    ['an unknown format', ['network', '--format', 'xml'], 2, /Allowed choices are table, json, jsonl, csv/],
    ['an option of another format', ['network', '--format', 'json', '--bom'], 2, /--bom goes with --format csv/],
    ['--force alone', ['network', '--force'], 2, /--force goes with --output/],
    [
      'an unknown column',
      ['network', '--format', 'table', '--columns', 'colour'],
      2,
      /no column "colour"; there are id,/,
    ],
    ['what only the graph knows to be wrong', ['relationship', 'KAZ', 'KAZ'], 2, /^target: /m],
    ['nobody', ['actor', 'nobody'], 1, /nobody/],
    ['nobody at one end', ['relationship', 'KAZ', 'nobody'], 1, /nobody/],
  ])('%s', async (_, args, expected, message) => {
    const { code, stdout, stderr } = await ask(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ at .*\.js:\d+/);
    expect(code).toBe(expected);
    expect(stdout).toBe('');
  });

  test('a database that does not answer', async () => {
    const path = join(folder, 'x.csv');
    const ended = await run('ingest/cli.js', ['ask', 'network', '--output', path], {
      ...env,
      NEO4J_URI: 'bolt://127.0.0.1:1',
    });
    expect(ended.code).toBe(1);
    expect(ended.stderr).not.toMatch(/ at .*\.js:\d+/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('who reads only the beginning ends the answer, which is no failure', async () => {
  await graph.store.save(manyClaims('many', MANY));
  const child = spawn(process.execPath, [join(root, 'dist/ingest/cli.js'), 'ask', 'claims', '--format', 'jsonl'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code, stderr).toBe(0);
  expect(stderr).not.toContain('EPIPE');
});
