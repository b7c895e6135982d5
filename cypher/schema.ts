import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AtlasError, Unprepared } from '#model/errors';
import type { Connection } from './driver.ts';
import { isOvertaken } from './failures.ts';
import { sha256 } from './hash.ts';
import { root } from './root.ts';
import { allStatements, type Statement } from './statements.ts';

/** One schema file: `NNN-name`, its statement, and the hash by which a later change is noticed. */
export interface Migration {
  readonly id: string;
  readonly statement: string;
  readonly hash: string;
}

/** The least version whose Cypher has labels and types from parameters. */
const LEAST = [5, 26] as const;

/** The schema files of a folder, in their order. */
export function loadMigrations(folder = join(root, 'cypher', 'schema')): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      const statement = source
        .split('\n')
        .filter((line) => !line.startsWith('//'))
        .join('\n')
        .trim();
      const hash = sha256(statement);
      return { id: file.replace(/\.cypher$/, ''), statement, hash };
    });
}

/**
 * Brings the schema to what the files say: those not yet recorded in the graph are applied, in order, and recorded.
 * Returns the ids of those applied now. Throws `Unprepared` for a file that changed after it was applied, for a
 * graph that has seen files which are not here, and for a server that is too old.
 */
export async function applySchema(connection: Connection, migrations = loadMigrations()): Promise<string[]> {
  await checkVersion(connection);
  await said(connection, 'CREATE CONSTRAINT migrationId IF NOT EXISTS FOR (m:Migration) REQUIRE m.id IS UNIQUE');
  const { rows } = await connection.plain(
    'MATCH (m:Migration) RETURN m.id AS id, m.hash AS hash, m.appliedAt AS appliedAt',
  );
  const applied = new Map((rows as { id: string; hash: string; appliedAt: string }[]).map((row) => [row.id, row]));
  for (const { id, hash } of migrations) {
    const before = applied.get(id);
    if (before && before.hash !== hash)
      throw new Unprepared(
        `cypher/schema/${id}.cypher was applied to this graph on ${before.appliedAt.slice(0, 10)} and has changed since. Put it back as it was, and make the change in a new file.`,
      );
  }
  const unknown = [...applied.keys()].filter((id) => !migrations.some((migration) => migration.id === id));
  if (unknown.length)
    throw new Unprepared(
      `This graph was made by a newer version of Stance Atlas (its schema has ${unknown.join(', ')}). Use that version, or another database.`,
    );
  const due = migrations.filter(({ id }) => !applied.has(id));
  for (const { id, hash, statement } of due) {
    // Schema and data cannot change in one transaction; each file is therefore such that applying it twice is harmless.
    await said(connection, statement);
    await said(connection, 'MERGE (m:Migration {id: $id}) ON CREATE SET m.hash = $hash, m.appliedAt = $appliedAt', {
      id,
      hash,
      appliedAt: new Date().toISOString(),
    });
  }
  if (due.length) await connection.plain('CALL db.awaitIndexes(300)');
  return due.map(({ id }) => id);
}

/** How often a statement is said that another program overtakes. */
const TRIES = 10;

/** Says a statement until no other program that opens the same empty database overtakes it. */
async function said(connection: Connection, statement: string, params: Record<string, unknown> = {}): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await connection.plain(statement, params);
      return;
    } catch (error) {
      if (!isOvertaken(error) || tries === TRIES) throw error;
    }
  }
}

async function versionOf(connection: Connection): Promise<string> {
  const { rows } = await connection.plain(
    "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version",
  );
  return (rows[0] as { version: string } | undefined)?.version ?? '0';
}

async function checkVersion(connection: Connection): Promise<void> {
  const version = await versionOf(connection);
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1]))
    throw new Unprepared(
      `The database at ${connection.place} is Neo4j ${version}; Stance Atlas needs ${LEAST.join('.')} or later.`,
    );
}

/** How many statements are planned at a time: more would only open connections that wait for each other. */
const AT_A_TIME = 4;

/** Lets the database plan every statement without running it, so that a broken one shows when the store opens. */
export async function checkStatements(connection: Connection, statements = allStatements()): Promise<void> {
  const due = [...statements];
  const failures: Error[] = [];
  const work = async () => {
    for (let next = due.shift(); next; next = due.shift())
      try {
        await check(connection, next);
      } catch (error) {
        failures.push(error as Error);
        // Who does not answer will not answer for the others either.
        if (error instanceof AtlasError) return;
      }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  const first = failures.find((failure) => failure instanceof AtlasError) ?? failures[0];
  if (!first) return;
  if (first instanceof AtlasError || failures.length === 1) throw first;
  throw new Error(failures.map(({ message }) => message).join('\n'), { cause: first });
}

async function check(
  connection: Connection,
  { statement, mayWrite }: ReturnType<typeof allStatements>[number],
): Promise<void> {
  const { kind, keys } = await explain(connection, statement);
  if (!mayWrite && kind !== 'r') throw new Error(`cypher/${statement.name}.cypher: a read that writes`);
  if (keys.join() !== statement.rows.join())
    throw new Error(`cypher/${statement.name}.cypher: its header and its text differ in rows: ${keys.join(', ')}`);
}

/**
 * `checkStatements`, unless this very database has planned these very statements on this schema before: planning takes
 * seconds, and every command would wait for it. What was planned is kept with the last schema file.
 */
export async function checkStatementsOnce(
  connection: Connection,
  statements = allStatements(),
  migrations = loadMigrations(),
): Promise<'checked' | 'known'> {
  const parts = [await versionOf(connection), migrations, statements];
  const planned = sha256(JSON.stringify(parts));
  const { rows } = await connection.plain('MATCH (m:Migration {planned: $planned}) RETURN m.id AS id', { planned });
  if (rows.length) return 'known';
  await checkStatements(connection, statements);
  await connection.plain('MATCH (m:Migration) WITH m ORDER BY m.id DESC LIMIT 1 SET m.planned = $planned', { planned });
  return 'checked';
}

async function explain(connection: Connection, { name, text }: Statement) {
  try {
    return await connection.plain(`EXPLAIN ${text}`);
  } catch (cause) {
    if (cause instanceof AtlasError) throw cause;
    throw new Error(`cypher/${name}.cypher: ${(cause as Error).message}`, { cause });
  }
}
