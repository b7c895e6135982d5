import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { bareNode, interview, root, run } from '../e2e/program.ts';
import { open, type Site } from '../server/site.ts';
import { blocks, commands } from './examples.ts';

const { uri, username, password } = inject('neo4j');
const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-docs-'));
const env = {
  ...bareNode,
  NEO4J_URI: uri,
  NEO4J_USERNAME: username,
  NEO4J_PASSWORD: password,
  STANCE_ATLAS_HOME: join(folder, 'home'),
};
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

let graph: TestGraph;
let site: Site;
beforeAll(async () => {
  graph = await emptyGraph();
  const { code, stderr } = await run('ingest/cli.js', ['ingest', interview], env);
  expect(code, stderr).toBe(0);
  await graph.cypher('CALL db.awaitIndexes(60)');
  site = await open(graph.store);
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** On the interview that comes with the project; `test/cypher/graph-page` has data for every example of the graph. */
describe('Cypher on the pages, on the real interview', () => {
  const examples = blocks().filter(({ language }) => language === 'cypher');

  test('is there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(10);
  });

  test.each(examples)('$page: $text', async ({ text }) => {
    const rows = await graph.connection.read((cypher) => cypher(text));
    // One interview has nothing said before it.
    if (!text.includes('SUPERSEDES')) expect(rows).not.toEqual([]);
  });
});

/** Commands that take the whole program up or down; `test/e2e` and the run of the tests itself are about these. */
const WHOLE = ['npm ci && npm start', 'npm ci && npm test', 'npm run bench'];

describe('every command on the pages runs', () => {
  test('is there', () => {
    expect(commands().map(({ command }) => command)).toEqual(expect.arrayContaining(WHOLE.slice(0, 2)));
  });

  test.each(commands().filter(({ command }) => !WHOLE.includes(command)))('$page: $command', async ({ command }) => {
    const [, written, plain] =
      /^curl (?:-G --data-urlencode '([^']+)' )?'?http:\/\/localhost:3000(\/[^']+)'?$/.exec(command) ?? [];
    if (plain) {
      // The bytes as curl sends them: it encodes only what it is told to.
      expect(plain).toMatch(/^[!-~]+$/);
      const [name = '', value = ''] = written?.split('=') ?? [];
      const { status, json, text } = await site.get(written ? `${plain}?${name}=${encodeURIComponent(value)}` : plain);
      expect(status, text).toBe(200);
      const answer = json() as { rows?: unknown[]; stances?: unknown[] };
      expect(answer.rows ?? answer.stances ?? [answer]).not.toEqual([]);
      return;
    }
    // What is run by hand for the tests themselves: it is there.
    const [, file] = /^(?:node|npx vitest run --project \w+) ([\w/.-]+)/.exec(command) ?? [];
    if (file) {
      const [folderOf, name] = [join(root, file, '..'), file.split('/').at(-1) ?? ''];
      return expect(
        readdirSync(folderOf).some((entry) => entry.startsWith(name)),
        file,
      ).toBe(true);
    }
    const [, tests] = /^npm run (test:[\w-]+)$/.exec(command) ?? [];
    if (tests) return expect(existsSync(join(root, (scripts[tests] ?? '').replace(/^node /, '')))).toBe(true);
    const [, script = '', rest = ''] = /^npm run (?:--silent )?([\w-]+)(?: -- (.+))?$/.exec(command) ?? [];
    const [, built] = /&& node dist\/(.+)$/.exec(scripts[script] ?? '') ?? [];
    if (!built) throw new Error(`nobody knows how to run "${command}"`);
    const own = join(folder, 'my-interview.txt');
    writeFileSync(own, 'Китай внимательно наблюдает за действиями США.\n');
    const [program = '', ...args] = [...`${built} ${rest}`.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
    const { code, stderr, stdout } = await run(
      program,
      args.map((word, index) =>
        word === 'my-interview.txt' ? own : args[index - 1] === '--output' ? join(folder, word) : word,
      ),
      env,
    );
    // A file or an address of the reader's own is not here; all before it has been understood then.
    const theirs = args.find((word) => /^(https?:|\.\.\/|interview\.\w+$)/.test(word));
    if (theirs) {
      expect(code, stderr).toBe(1);
      // A folder is named with the file that is missing in it.
      const named = stderr.includes(`${theirs}: `) || (theirs.startsWith('../') && stderr.includes(`${theirs}/`));
      expect(named, stderr).toBe(true);
      return expect(stderr).not.toMatch(/^\s+at /m);
    }
    expect(code, stderr).toBe(0);
    expect(`${stdout}${stderr}`.trim()).not.toBe('');
  });
});
