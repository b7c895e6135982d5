import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connection, connect } from '#cypher/driver';
import { openStore } from '#cypher/store';
import { Busy } from '#model/errors';
import { CypherRequest, type CypherSummary } from '#model/free-cypher';
import { QUESTIONS } from '#model/questions/index';
import { extractionOf, KAZ, USA } from './extractions.ts';
import { emptyGraph, type TestGraph } from './graph.ts';
import { EXPLOSIVE, HEAVY, HOSTILE } from './hostile.ts';
import { javaHere, startOwn } from './own-database.ts';

let graph: Pick<TestGraph, 'store' | 'cypher'>;
let stop = async () => {};
let folder: string;
let http: Server;
let called = 0;
let before: string;

/** A server of its own, where there is Java for it: what fills its memory may not be felt in other tests. */
async function ownGraph(home: string): Promise<typeof graph> {
  if (!(await javaHere())) return emptyGraph();
  const server = await startOwn(home);
  stop = server.close;
  const connection: Connection = connect(server.address);
  return {
    store: await openStore(connection),
    cypher: async <Row>(statement: string, params = {}) => (await connection.plain(statement, params)).rows as Row[],
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stance-atlas-hostile-'));
  graph = await ownGraph(join(folder, 'home'));
  const words = Array.from({ length: 12 }, (_, index) => `Казахстан и США говорят, раз ${index}.`);
  await graph.store.save(
    extractionOf(
      'hostile',
      words.map((text, index) => ({
        words: text,
        holder: index % 2 ? KAZ : USA,
        stance: 'CONSULT',
        target: index % 2 ? USA : KAZ,
      })),
    ),
  );
  writeFileSync(join(folder, 'secret.csv'), 'the secret of the file\n');
  http = createServer((_request, response) => {
    called++;
    response.end('the secret of the network\n');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  before = await everything();
});
afterAll(async () => {
  http?.close();
  await graph?.store.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A hash of all nodes and relationships, of the schema, of the users, and of the names that the database knows. */
async function everything(): Promise<string> {
  const parts = [
    'MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id',
    'MATCH ()-[r]->() RETURN elementId(r) AS id, type(r) AS type, properties(r) AS properties ORDER BY id',
    'SHOW INDEXES YIELD name, state RETURN name, state ORDER BY name',
    'SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name',
    'SHOW USERS YIELD user RETURN user ORDER BY user',
    'SHOW DATABASES YIELD name, currentStatus RETURN name, currentStatus ORDER BY name',
    'CALL db.labels() YIELD label RETURN label ORDER BY label',
  ];
  const rows = [];
  for (const part of parts) rows.push(await graph.cypher(part));
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

interface Outcome {
  code: string;
  message: string;
  summary: CypherSummary | null;
  rows: string;
  milliseconds: number;
}

/** Runs a text to its end, whatever that is. Waits while others are not done. */
async function outcomeOf(query: string, timeout: number): Promise<Outcome> {
  const request = { ...CypherRequest.parse({ query: 'RETURN 1', timeout }), query, params: { key: 'name' } };
  for (const deadline = Date.now() + 120_000; ; await pause(500)) {
    const began = Date.now();
    const since = () => Date.now() - began;
    try {
      const stream = await graph.store.cypher.run(request);
      let rows = '';
      for await (const batch of stream.rows) rows += batch.join('\n').slice(0, 1_000);
      return { code: 'answered', message: '', summary: stream.summary(), rows, milliseconds: since() };
    } catch (error) {
      if (error instanceof Busy && Date.now() < deadline) continue;
      const { code, message } = error as { code: string; message: string };
      return { code, message, summary: null, rows: '', milliseconds: since() };
    }
  }
}

const filled = (text: string): string =>
  text
    .replaceAll('{csv}', join(folder, 'secret.csv'))
    .replaceAll('{http}', `http://127.0.0.1:${(http.address() as AddressInfo).port}`);

describe('of texts that want more than to read', () => {
  test('there are enough', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
    expect(HOSTILE.length + HEAVY.length).toBeGreaterThanOrEqual(100);
    expect(new Set(HOSTILE.map(([text]) => text)).size).toBe(HOSTILE.length);
  });

  test.each(HOSTILE)('%.70s is %s', async (text, refused) => {
    const { code, message, milliseconds } = await outcomeOf(filled(text), 5_000);
    expect(code, message).toBe(refused);
    // A sentence, with a remedy where it is ours.
    expect(message).toMatch(refused === 'cypher_refused' ? /^.{10,}\. .{5,}\.$/s : /.{10,}/);
    expect(message).not.toMatch(/secret|127\.0\.0\.1:\d|bolt:/);
    expect(milliseconds).toBeLessThan(5_500);
  });

  test('none has changed data, schema or users, and nobody was called', async () => {
    expect(await everything()).toBe(before);
    expect(called).toBe(0);
    // The listener would have noticed.
    await fetch(filled('{http}/'));
    expect(called).toBe(1);
  });
});

/** Milliseconds: what a heavy query may take, and by how much its answer may be late where a thread has to start first. */
const LIMIT = 1_500;
const MARGIN = 5_000;

const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Waits until the database has ended what it cannot stop, and the places are free. */
async function quiet(): Promise<void> {
  for (const deadline = Date.now() + 240_000; ; await pause(300)) {
    const rows = await graph
      .cypher<{ text: string }>(
        "SHOW TRANSACTIONS YIELD metaData, currentQuery WHERE metaData.guest IS NOT NULL AND currentQuery <> '' RETURN currentQuery AS text",
      )
      // A database without memory fails this, too, and has some again soon.
      .catch((error: Error) => [{ text: error.message }]);
    if (!rows.length) break;
    expect(Date.now(), rows[0]?.text.slice(0, 100)).toBeLessThan(deadline);
  }
  await pause(1_500);
}

describe('queries that would take all there is', () => {
  /** Asks questions until told to stop, and gives the milliseconds that each took. */
  function asking(): { stop(): Promise<number[]> } {
    let isOver = false;
    const asked = (async () => {
      const took: number[] = [];
      while (!isOver) {
        const began = Date.now();
        const { meta } = await graph.store.ask('network', QUESTIONS.network.params.parse({}));
        expect(meta.count).toBeGreaterThan(0);
        took.push(Date.now() - began);
        await pause(50);
      }
      return took;
    })();
    return {
      stop: () => {
        isOver = true;
        return asked;
      },
    };
  }

  test.each(HEAVY)(
    '%s ends at its limit, and others are answered meanwhile',
    async (_what, text) => {
      await quiet();
      const alone = asking();
      await pause(300);
      const usual = middle(await alone.stop());
      const others = asking();
      const { code, summary, milliseconds } = await outcomeOf(text, LIMIT);
      const took = await others.stop();
      if (code === 'answered') expect(summary?.cut).toMatch(/^(rows|bytes)$/);
      else expect(code).toBe('cypher_limit');
      expect(milliseconds).toBeLessThan(LIMIT + MARGIN);
      // Nobody fails; and on two cores, of which the heavy one has one, most wait no longer than a few others would cost.
      expect(middle(took)).toBeLessThan(10 * usual + 500);
    },
    300_000,
  );

  test('leave the database alive, the graph as it was, and all places free again', async () => {
    expect(await everything()).toBe(before);
    await quiet();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => outcomeOf('MATCH (a:Actor) RETURN count(a)', 5_000)),
    );
    for (const { code, rows } of answers) expect([code, rows]).toEqual(['answered', '[4]']);
  }, 300_000);

  test.each(EXPLOSIVE)(
    '%s ends at its limit, and others are answered soon after',
    async (_what, text) => {
      await quiet();
      const { code, summary, milliseconds } = await outcomeOf(text, LIMIT);
      if (code === 'answered') expect(summary?.cut).toBe('bytes');
      else expect(code).toBe('cypher_limit');
      expect(milliseconds).toBeLessThan(LIMIT + MARGIN);
      await expect
        .poll(() => graph.store.ask('network', QUESTIONS.network.params.parse({})).then(({ meta }) => meta.count), {
          timeout: 60_000,
        })
        .toBeGreaterThan(0);
    },
    300_000,
  );
});
