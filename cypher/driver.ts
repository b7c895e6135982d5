import neo4j, { type BookmarkManager, type Config, type Driver, type ManagedTransaction } from 'neo4j-driver';
import { InvalidInput } from '#model/errors';
import { isAway, translate } from './failures.ts';

/** How to reach a database. `user` null: it asks for none. */
export interface Address {
  uri: string;
  user: string | null;
  password: string;
  /** Null: the server's default. */
  database: string | null;
}

/** Milliseconds. The limits on connecting are short, because somebody waits for the page to say what is wrong. */
const LIMITS = { connect: 3_000, acquire: 5_000, retry: 2_000, read: 30_000, write: 600_000 };

/** Runs one statement inside a transaction and gives its rows. */
export type Run = <Row>(statement: string, params?: Record<string, unknown>) => Promise<Row[]>;

/**
 * One database. Reads and writes are transactions of their own that the driver routes (in a cluster) and runs
 * again when the server says that it may; what was written is visible to every later read.
 * All errors of the network come out as `Unreachable`.
 */
export interface Connection {
  readonly place: string;
  /** For those who need a driver of another kind to the same database. */
  readonly address: Address;
  /** What was written so far, for sessions of such a driver. */
  bookmarks(): Promise<string[]>;
  /** @param limits milliseconds, for what reads much */
  read<Result>(work: (run: Run) => Promise<Result>, limits?: { timeout: number }): Promise<Result>;
  write<Result>(work: (run: Run) => Promise<Result>): Promise<Result>;
  /** One statement outside of a transaction of ours, for schema commands and EXPLAIN; its columns and kind. */
  plain(
    statement: string,
    params?: Record<string, unknown>,
  ): Promise<{ keys: string[]; kind: string; rows: unknown[] }>;
  /** Asks once, without trying again. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A driver with the limits of this project; `kind` says how it is another. */
export const driverOf = ({ uri, user, password }: Address, kind: Config): Driver =>
  neo4j.driver(uri, user === null ? undefined : neo4j.auth.basic(user, password), {
    connectionTimeout: LIMITS.connect,
    connectionAcquisitionTimeout: LIMITS.acquire,
    maxTransactionRetryTime: LIMITS.retry,
    telemetryDisabled: true,
    userAgent: 'stance-atlas',
    ...kind,
  });

/** Makes the connection without using it yet. */
export function connect(address: Address): Connection {
  const { uri, database } = address;
  const place = withoutSecrets(uri);
  const driver: Driver = driverOf(address, { disableLosslessIntegers: true });
  const bookmarkManager: BookmarkManager = neo4j.bookmarkManager();
  const open = (defaultAccessMode: 'READ' | 'WRITE') =>
    driver.session({ bookmarkManager, defaultAccessMode, ...(database ? { database } : {}) });

  const session = async <Result>(
    mode: 'READ' | 'WRITE',
    work: (session: ReturnType<typeof open>) => Promise<Result>,
  ): Promise<Result> => {
    const opened = open(mode);
    try {
      return await work(opened);
    } catch (error) {
      throw translate(error, place);
    } finally {
      // A connection that broke has been reported already.
      await opened.close().catch(() => {});
    }
  };

  return {
    place,
    address,
    bookmarks: async () => [...(await bookmarkManager.getBookmarks())],
    read: (work, { timeout } = { timeout: LIMITS.read }) =>
      session('READ', (opened) => opened.executeRead((tx) => work(runIn(tx)), { timeout })),
    write: (work) =>
      session('WRITE', (opened) => opened.executeWrite((tx) => work(runIn(tx)), { timeout: LIMITS.write })),
    plain: (statement, params = {}) =>
      session('WRITE', async (opened) => {
        const result = opened.run(statement, asNative(params) as Record<string, unknown>);
        const keys = (await result.keys()).map(String);
        const { records, summary } = await result;
        return { keys, kind: summary.queryType, rows: records.map((record) => record.toObject()) };
      }),
    ping: () =>
      session('READ', async (opened) => {
        await opened.run('RETURN 1', {}, { timeout: LIMITS.acquire });
      }),
    close: () => driver.close(),
  };
}

const runIn =
  (tx: ManagedTransaction): Run =>
  async <Row>(statement: string, params: Record<string, unknown> = {}) => {
    const { records } = await tx.run(statement, asNative(params) as Record<string, unknown>);
    return records.map((record) => record.toObject() as Row);
  };

/**
 * Whole numbers go in as integers, nested ones included: the driver would make floats of them, and `LIMIT 10.0` is
 * an error. Statements that want a float of a whole number say `toFloat`.
 */
export function asNative(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(asNative);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asNative(part)]));
  return value;
}

/** An address fit for messages. Throws `InvalidInput` for what is none. */
export function withoutSecrets(uri: string): string {
  const url = parse(uri);
  if (!url || !/^(bolt|neo4j)(\+s|\+ssc)?:$/.test(url.protocol) || !url.hostname)
    throw new InvalidInput(
      'NEO4J_URI is no address of a Neo4j. It looks like bolt://localhost:7687, neo4j://host:7687 or neo4j+s://host',
    );
  return `${url.protocol}//${url.host}`;
}

function parse(uri: string): URL | null {
  try {
    return new URL(uri);
  } catch {
    return null;
  }
}

/** Resolves once the database answers; gives up with the last error after so many milliseconds. */
export async function answers(connection: Connection, milliseconds: number): Promise<void> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      return await connection.ping();
    } catch (error) {
      if (Date.now() > deadline || !isAway((error as Error).cause)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
