import neo4j, { Neo4jError } from 'neo4j-driver';
import { AtlasError, Unprepared, Unreachable } from '#model/errors';

const { SERVICE_UNAVAILABLE, SESSION_EXPIRED, PROTOCOL_ERROR } = neo4j.error;

/** A server says so of a database that it does not have yet, too: one that has just started, a new cluster member. */
const NO_DATABASE = 'Neo.ClientError.Database.DatabaseNotFound';

const AWAY = [
  SERVICE_UNAVAILABLE,
  SESSION_EXPIRED,
  'Neo.TransientError.General.DatabaseUnavailable',
  'Neo.TransientError.Database.DatabaseUnavailable',
  NO_DATABASE,
  'Neo.DatabaseError.Database.UnableToStartDatabase',
  'Neo.ClientError.Cluster.NotALeader',
];

/** Whether a transaction did not end within its time: the server is busy, or has just started on a busy machine. */
const isLate = (error: unknown): boolean =>
  error instanceof Neo4jError && /\.Transaction\.TransactionTimedOut/.test(error.code);

/** Whether the database cannot be talked to for now, as opposed to refusing what was said. */
export const isAway = (error: unknown): boolean =>
  isLate(error) ||
  (error instanceof Neo4jError &&
    (AWAY.includes(error.code) || /acquisition timed out|Pool is closed|Connection was closed/i.test(error.message)));

export const isRefused = (error: unknown): boolean =>
  error instanceof Neo4jError && error.code.startsWith('Neo.ClientError.Security.');

/** Whether what answers speaks another protocol: Neo4j's own HTTP port, or no Neo4j at all. */
const isOther = (error: unknown): boolean =>
  error instanceof Neo4jError &&
  (error.code === PROTOCOL_ERROR || /responded HTTP|Unknown Bolt protocol|bolt handshake/i.test(error.message));

/** Whether a transaction grew beyond the memory that the server lets one have. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof Neo4jError &&
  /General\.(MemoryPoolOutOfMemoryError|TransactionOutOfMemoryError|OutOfMemoryError)$/.test(error.code);

/**
 * Whether somebody else was about to write the same schema: the database took this one back so that the other could go
 * on, or found it there in spite of `IF NOT EXISTS`. Said again, it goes through.
 */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof Neo4jError &&
  (error.code === 'Neo.TransientError.Transaction.DeadlockDetected' ||
    /^Neo\.ClientError\.Schema\.\w+AlreadyExists$/.test(error.code));

/** What a failure of the driver is to the rest of the program. `place` is the address without user and password. */
export function translate(error: unknown, place: string): unknown {
  if (error instanceof AtlasError) return error;
  if (error instanceof Neo4jError && error.code === NO_DATABASE)
    return new Unreachable(`The server at ${place} has no such database. Check NEO4J_DATABASE.`, { cause: error });
  if (isOther(error))
    return new Unprepared(
      `What answers at ${place} does not speak Bolt. The port of Bolt is 7687 where nobody chose another (7474 is for browsers).`,
      { cause: error },
    );
  if (isLate(error))
    return new Unreachable(`The database at ${place} did not answer in time. Try again in a moment.`, { cause: error });
  if (isAway(error))
    return new Unreachable(`The database at ${place} does not answer. Start it, or try again in a moment.`, {
      cause: error,
    });
  if (isRefused(error))
    return new Unprepared(
      `The database at ${place} refuses user and password. Check NEO4J_USERNAME and NEO4J_PASSWORD.`,
      { cause: error },
    );
  return error;
}
