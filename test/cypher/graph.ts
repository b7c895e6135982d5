import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, inject } from 'vitest';
import { type Connection, connect } from '#cypher/driver';
import { openStore } from '#cypher/store';
import type { GraphStore } from '#model/store';
import type {} from '../neo4j.setup.ts';

/** A connection of its own to the tests' database. */
export function connectToTests(password?: string): Connection {
  const { uri, username, password: right } = inject('neo4j');
  return connect({ uri, user: username, password: password ?? right, database: null });
}

/** Takes everything away but the schema and what is recorded of it. */
export async function empty(connection: Connection): Promise<void> {
  // Claims first: an actor that went with a hundred thousand of them would be more than one transaction holds.
  await connection.plain('MATCH (c:Claim) CALL (c) { DETACH DELETE c } IN TRANSACTIONS OF 1000 ROWS');
  await connection.plain('MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
}

export interface TestGraph {
  store: GraphStore;
  connection: Connection;
  /** Runs Cypher outside of the store and gives its rows. */
  cypher<Row>(statement: string, params?: Record<string, unknown>): Promise<Row[]>;
  /** Moves the clock that stamps what is recorded, to an ISO moment. */
  at(moment: string): void;
}

/** An empty graph with a clock that stands still. Close the store when done. */
export async function emptyGraph(): Promise<TestGraph> {
  const connection = connectToTests();
  await empty(connection);
  let moment = '2026-01-01T00:00:00.000Z';
  const home = join(tmpdir(), `stance-atlas-test-${process.pid}`);
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const store = await openStore(connection, () => moment, { home });
  return {
    store,
    connection,
    cypher: async <Row>(statement: string, params = {}) => (await connection.plain(statement, params)).rows as Row[],
    at: (next) => {
      moment = next;
    },
  };
}

/** For all tests of a file: a graph that each of them finds empty, with the clock set back. */
export async function emptiedGraph(): Promise<TestGraph> {
  const graph = await emptyGraph();
  beforeEach(async () => {
    await empty(graph.connection);
    graph.at('2026-01-01T00:00:00.000Z');
  });
  afterAll(() => graph.store.close());
  return graph;
}
