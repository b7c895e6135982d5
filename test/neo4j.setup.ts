import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { homeOf } from '#cypher/home';
import { findJava, onPath } from '#cypher/managed/programs';
import { startManaged } from '#cypher/managed/server';

/** The database that the tests use, for `inject('neo4j')`. Tests empty it. */
export interface TestDatabase {
  uri: string;
  username: string;
  password: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: TestDatabase;
  }
}

interface Started extends TestDatabase {
  description: string;
  stop(): Promise<void>;
}

/** Several projects of one run share the database; this is where they meet, and the last of them stops it. */
const KEY = Symbol.for('stance-atlas.test-database');
const shared = globalThis as { [KEY]?: { users: number; started: Promise<Started> } };

/** Vitest's entry: a real Neo4j, in the order NEO4J_TEST_URI, container, managed server. Fails where there is none. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared[KEY] ??= { users: 0, started: start() };
  const database = shared[KEY];
  database.users++;
  const { uri, username, password, description, stop } = await database.started;
  if (database.users === 1) console.error(`Tests use ${description}`);
  project.provide('neo4j', { uri, username, password });
  return async () => {
    if (--database.users > 0) return;
    delete shared[KEY];
    await stop();
  };
}

const start = async (): Promise<Started> => given() ?? (await container()) ?? (await managed());

function given(): Started | null {
  const { NEO4J_TEST_URI: uri, NEO4J_USERNAME: username = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  return uri ? { uri, username, password, description: `the Neo4j at ${uri}`, stop: async () => {} } : null;
}

async function container(): Promise<Started | null> {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore', timeout: 20_000 });
  } catch {
    return null;
  }
  const { Neo4jContainer } = await import('@testcontainers/neo4j');
  const image = 'neo4j:5.26-community';
  const started = await new Neo4jContainer(image).start();
  return {
    uri: started.getBoltUri(),
    username: started.getUsername(),
    password: started.getPassword(),
    description: `a container of ${image}`,
    stop: async () => void (await started.stop()),
  };
}

/** Options for a server that lives for minutes: it starts sooner and would be slower under load. */
export const FAST_START = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'] as const;

async function managed(): Promise<Started> {
  const java = await findJava(process.env);
  if (!java.path)
    throw new Error(
      `The integration tests need a Neo4j: Java 17 or later with Maven (here: ${'reason' in java ? java.reason : ''}), or Docker, or NEO4J_TEST_URI.`,
    );
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-neo4j-'));
  const server = await startManaged({
    home,
    jarsHome: homeOf(process.env),
    java: java.path,
    mvn: onPath(process.env, 'mvn'),
    jvm: FAST_START,
    onProgress: (message) => console.error(message),
  });
  return {
    uri: server.address.uri,
    username: server.address.user ?? '',
    password: server.address.password,
    description: `a managed Neo4j ${server.version} in ${home}`,
    stop: async () => {
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
