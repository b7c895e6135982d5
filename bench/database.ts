import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { type Address, asNative, connect } from '#cypher/driver';
import { homeOf } from '#cypher/home';
import { findJava, onPath } from '#cypher/managed/programs';
import { startManaged } from '#cypher/managed/server';
import { openStore } from '#cypher/store';
import type { GraphStore } from '#model/store';

/** A Neo4j of the measurement's own, reached both ways: through the store, and with nothing but the driver. */
export interface Measured {
  version: string;
  address: Address;
  store: GraphStore;
  /** A session of the bare driver. Close it. */
  session(): Session;
  /** Takes everything away but the schema. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Starts an empty managed server in a temporary folder. Throws without Java. */
export async function startMeasured(onProgress: (message: string) => void): Promise<Measured> {
  const java = await findJava(process.env);
  if (!java.path) throw new Error(`The measurements start a Neo4j of their own and need Java 17 or later.`);
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-bench-'));
  const mvn = onPath(process.env, 'mvn');
  const server = await startManaged({ home, jarsHome: homeOf(process.env), java: java.path, mvn, onProgress });
  const { uri, user, password } = server.address;
  const driver: Driver = neo4j.driver(uri, neo4j.auth.basic(user ?? '', password), { disableLosslessIntegers: true });
  const store = await openStore(connect(server.address));
  return {
    version: server.version,
    address: server.address,
    store,
    session: () => driver.session(),
    empty: async () => {
      const session = driver.session();
      await session.run('MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS');
      await session.close();
    },
    close: async () => {
      await driver.close();
      await store.close();
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Parameters as the driver wants them. */
export const native = (params: Record<string, unknown>): Record<string, unknown> =>
  asNative(params) as Record<string, unknown>;
