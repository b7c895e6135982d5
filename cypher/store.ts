import type { GraphStore, KnownDocument } from '#model/store';
import { answerTo } from './answers.ts';
import type { Connection } from './driver.ts';
import { type Clock, purge, remove, save } from './save.ts';
import { applySchema, checkStatementsOnce } from './schema.ts';
import { reading } from './statements.ts';

/**
 * The graph over a connection: brings the schema up to date and lets the database plan every statement first, unless
 * this database did so before.
 * Closing the store closes the connection. `now` gives the moment as an ISO string.
 */
export async function openStore(
  connection: Connection,
  now: Clock = () => new Date().toISOString(),
): Promise<GraphStore> {
  await applySchema(connection);
  await checkStatementsOnce(connection);
  return {
    ask: (name, params) => connection.read((run) => answerTo(run, name, params)),
    known: async (document) => {
      const [found] = await connection.read((run) => run<KnownDocument>(reading('known'), { document }));
      return found ?? null;
    },
    save: (extraction) => save(connection, extraction, now),
    remove: (document) => remove(connection, document, now),
    purge: (document) => purge(connection, document),
    ping: () => connection.ping(),
    close: () => connection.close(),
  };
}
