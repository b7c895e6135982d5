import type { GraphStore, KnownDocument } from '#model/store';
import { answerTo, versionOf } from './answers/index.ts';
import type { Connection } from './driver.ts';
import { openFreeCypher } from './free/open.ts';
import { homeOf } from './home.ts';
import { jobsOf } from './jobs.ts';
import { readingOf } from './readings.ts';
import { programVersion } from './root.ts';
import { type Clock, purge, remove, save } from './save.ts';
import { applySchema, checkStatementsOnce } from './schema.ts';
import { snapshotsOf } from './snapshots/index.ts';
import { recover } from './snapshots/recover.ts';
import { reading } from './statements.ts';

export interface StoreOptions {
  /** The data folder, where snapshots are kept. */
  home?: string;
  /** Told what became of restores that were cut off. */
  say?: (message: string) => void;
}

/**
 * The graph over a connection: brings the schema up to date and lets the database plan every statement first, unless
 * this database did so before, and ends restores that were cut off.
 * Closing the store closes the connection. `now` gives the moment as an ISO string.
 */
export async function openStore(
  connection: Connection,
  now: Clock = () => new Date().toISOString(),
  { home = homeOf(process.env), say = () => {} }: StoreOptions = {},
): Promise<GraphStore> {
  await applySchema(connection);
  await checkStatementsOnce(connection);
  const snapshots = { connection, now, home, program: programVersion };
  await recover(snapshots, say);
  const cypher = openFreeCypher(connection);
  return {
    ask: (name, params) => connection.read((run) => answerTo(run, name, params)),
    version: () => connection.read(versionOf),
    known: async (document) => {
      const [found] = await connection.read((run) => run<KnownDocument>(reading('known'), { document }));
      return found ?? null;
    },
    reading: (document) => connection.read((run) => readingOf(run, document)),
    documentIds: async () => {
      const rows = await connection.read((run) => run<{ id: string }>(reading('document-ids'), { asOf: now() }));
      return rows.map(({ id }) => id);
    },
    mentioning: async (actors) => {
      const rows = await connection.read((run) => run<{ document: string }>(reading('mentioning'), { actors }));
      return rows.map(({ document }) => document);
    },
    save: (extraction, options) => save(connection, extraction, now, options),
    remove: (document) => remove(connection, document, now),
    purge: (document) => purge(connection, document),
    jobs: jobsOf(connection, now),
    snapshots: snapshotsOf(snapshots),
    cypher,
    ping: () => connection.ping(),
    close: async () => {
      await cypher.close();
      await connection.close();
    },
  };
}
