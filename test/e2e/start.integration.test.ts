import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '#cypher/driver';
import { startOf } from '#cypher/managed/processes';
import { findJava } from '#cypher/managed/programs';
import type { AnswerOf } from '#model/questions/index';
import { QUESTIONS } from '#model/questions/index';
import { ask } from '../server/site.ts';
import { longInterview } from './interviews.ts';
import { begin, freshHome, interview, machine, type Running, root, run } from './program.ts';

let home: string;
const programs: Running[] = [];

beforeAll(async () => {
  const java = await findJava(process.env);
  if (!java.path) throw new Error('These tests start the whole program from Java, 17 or later, and Maven.');
  home = freshHome();
});
afterEach(() => {
  for (const { child } of programs.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  const running = runningServer();
  if (running) process.kill(running.pid, 'SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

const env = () => ({ ...machine(), STANCE_ATLAS_HOME: home, PORT: '0' });

/** What is kept beside the data of a server that runs. */
function runningServer(): { pid: number; start: string; port: number } | null {
  try {
    const found = JSON.parse(readFileSync(join(home, 'neo4j', 'server.json'), 'utf8'));
    return startOf(found.pid) === found.start ? found : null;
  } catch {
    return null;
  }
}

interface Up {
  program: Running;
  port: number;
  get<Answer>(path: string): Promise<Answer>;
}

async function start(): Promise<Up> {
  const program = begin('server/main.js', [], env());
  programs.push(program);
  const [, port] = await program.until(/Stance Atlas answers on http:\/\/localhost:(\d+)\n/);
  return {
    program,
    port: Number(port),
    get: async <Answer>(path: string) => {
      const { status, json, text } = await ask(Number(port), path);
      expect(status, text).toBe(200);
      return json() as Answer;
    },
  };
}

async function stop({ program }: Up, signal: NodeJS.Signals): Promise<string> {
  program.child.kill(signal);
  const { code, stderr, stdout } = await program.ended;
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^Stance Atlas answers on http:\/\/localhost:\d+\n$/);
  return stderr;
}

/** All claims, page after page. */
async function allClaims(up: Up): Promise<AnswerOf<'claims'>['rows']> {
  const rows: AnswerOf<'claims'>['rows'] = [];
  for (let after = ''; ; ) {
    const page = await up.get<AnswerOf<'claims'>>(`/api/claims?limit=25${after}`);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = `&after=${page.next}`;
  }
}

/** Everything that the API tells of the graph, but for how often it was written. */
const picture = async (up: Up) => ({
  network: unmarked(await up.get<AnswerOf<'network'>>('/api/network?minCertainty=U')),
  claims: await allClaims(up),
  actors: unmarked(await up.get<AnswerOf<'actors'>>('/api/actors?limit=1000')),
  documents: unmarked(await up.get<AnswerOf<'documents'>>('/api/documents')),
});

const unmarked = <Answer extends { meta: { graph: string } }>(answer: Answer): Answer => ({
  ...answer,
  meta: { ...answer.meta, graph: '' },
});

describe.sequential('from nothing to the picture', () => {
  let first: Awaited<ReturnType<typeof picture>>;

  test('a start prints the address, and the network of the interview is there, every claim with its words', async () => {
    const up = await start();
    const network = await up.get<AnswerOf<'network'>>('/api/network');
    const actors = network.actors.map(({ id }) => id);
    expect(actors).toEqual(expect.arrayContaining(['USA', 'KAZ', 'UZB', 'RUS', 'CHN', 'central-asia']));
    expect(network.stances.length).toBeGreaterThan(10);
    for (const { claims, holder, target } of network.stances) {
      expect(claims).toBeGreaterThanOrEqual(1);
      expect(actors).toEqual(expect.arrayContaining([holder, target]));
    }

    const claims = await allClaims(up);
    expect(claims.length).toBeGreaterThan(30);
    const texts = new Map<string, string>();
    for (const { id } of (await up.get<AnswerOf<'documents'>>('/api/documents')).rows) {
      const { rows } = await up.get<AnswerOf<'document'>>(`/api/documents/${encodeURIComponent(id)}`);
      texts.set(id, rows[0]?.text ?? '');
    }
    expect([...texts.values()]).toContain(readFileSync(interview, 'utf8'));
    for (const claim of claims) {
      QUESTIONS.claims.row.parse(claim);
      expect(texts.get(claim.document)?.slice(claim.start, claim.end)).toBe(claim.quote);
    }

    // Every line has the claims behind it that it counts.
    for (const line of network.stances) {
      const { rows } = await up.get<AnswerOf<'relationship'>>(`/api/relationships/${line.holder}/${line.target}`);
      expect(rows[0]?.stances).toContainEqual(line);
      expect(rows[0]?.claims.length).toBeGreaterThanOrEqual(line.claims);
    }

    const page = await ask(up.port, '/');
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    for (const [, file] of page.text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g))
      expect((await ask(up.port, file ?? '')).status, file).toBe(200);

    first = await picture(up);
    const words = await stop(up, 'SIGINT');
    expect(words).toMatch(/Database: managed Neo4j 5\.26\.\d+/);
    expect(words).toMatch(/added: claims \d+ new/);
    expect(runningServer()).toBeNull();
  });

  test('a second start adds nothing, and says so; SIGTERM lets every running request end and takes Neo4j along', async () => {
    const up = await start();
    expect(await picture(up)).toEqual(first);
    const pid = runningServer()?.pid ?? 0;
    expect(pid).toBeGreaterThan(0);
    const requests = Array.from({ length: 20 }, () => ask(up.port, '/api/network?minCertainty=U'));
    await Promise.race(requests);
    const words = await stop(up, 'SIGTERM');
    expect(words).toMatch(/nothing to change: its \d+ claims are already there/);
    expect(words).not.toMatch(/added/);
    for (const { status, json } of await Promise.all(requests)) {
      expect(status).toBe(200);
      expect((json() as AnswerOf<'network'>).stances).toEqual(first.network.stances);
    }
    expect(startOf(pid)).toBeNull();
  });

  test('two at once share the database, and the one that stops leaves it to the other', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(await picture(one)).toEqual(first);
    await stop(one, 'SIGTERM');
    expect(await picture(two)).toEqual(first);
    expect(runningServer()).not.toBeNull();
    await stop(two, 'SIGTERM');
    expect(runningServer()).toBeNull();
  });

  test('after kill -9 in the middle of an ingest, the next start is whole', async () => {
    const file = join(home, 'long-interview.txt');
    writeFileSync(file, longInterview());
    const ingest = begin('ingest/cli.js', ['ingest', file], env());
    programs.push(ingest);
    await ingest.until(/Database: managed/);
    await writing(ingest);
    ingest.child.kill('SIGKILL');
    expect(await ingest.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(runningServer()).not.toBeNull();

    const up = await start();
    expect(await picture(up)).toEqual(first);
    expect(up.program.said()).toMatch(/found running/);

    // And the ingest that was killed can be done again, beside the server.
    const again = await run('ingest/cli.js', ['ingest', file], env());
    expect(again.code, again.stderr).toBe(0);
    expect(again.stderr).toMatch(/long-interview\.txt: added/);
    expect((await run('ingest/cli.js', ['ingest', file], env())).stderr).toMatch(/nothing to change/);
    const purge = await run('ingest/cli.js', ['ingest', '--purge', 'long-interview'], env());
    expect(purge.code, purge.stderr).toBe(0);
    expect(await picture(up)).toEqual(first);
    up.program.child.kill('SIGKILL');
    await up.program.ended;
  });

  test('after kill -9 of the server and of Neo4j itself, the next start is whole', async () => {
    const pid = runningServer()?.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    const up = await start();
    expect(await picture(up)).toEqual(first);
    expect(up.program.said()).not.toMatch(/found running/);
    await stop(up, 'SIGINT');
  });

  test('an interview that was removed stays removed', async () => {
    const [id] = first.documents.rows.map((row) => row.id);
    const removed = await run('ingest/cli.js', ['ingest', '--remove', id ?? ''], env());
    expect(removed.code, removed.stderr).toBe(0);
    const up = await start();
    expect((await up.get<AnswerOf<'network'>>('/api/network')).stances).toEqual([]);
    expect(await stop(up, 'SIGTERM')).toMatch(/was removed on \d{4}-\d\d-\d\d and stays so/);
    const back = await run('ingest/cli.js', ['ingest', join(root, 'data/interviews', `${id}.txt`)], env());
    expect(back.stderr).toMatch(/added/);
  });
});

/** Resolves while a transaction of the program is writing claims. */
async function writing(program: Running): Promise<void> {
  const port = Number(readFileSync(join(home, 'neo4j', 'port'), 'utf8'));
  const password = readFileSync(join(home, 'neo4j', 'password'), 'utf8');
  const connection = connect({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, database: null });
  let isOver = false;
  void program.ended.then(() => {
    isOver = true;
  });
  try {
    for (;;) {
      const { rows } = await connection.plain(
        "SHOW TRANSACTIONS YIELD currentQuery AS text WHERE text CONTAINS 'CREATE (c)-[' RETURN text",
      );
      if (rows.length) return;
      if (isOver) throw new Error(`it was not seen writing: ${program.said()}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } finally {
    await connection.close();
  }
}
