import { join } from 'node:path';
import { Unprepared } from '#model/errors';
import type { GraphStore } from '#model/store';
import { startContainer } from './container.ts';
import { type Address, answers, connect, withoutSecrets } from './driver.ts';
import { homeOf } from './home.ts';
import { hasJars } from './managed/jars.ts';
import { findJava, LEAST_JAVA, onPath } from './managed/programs.ts';
import { startManaged } from './managed/server.ts';
import { openStore } from './store.ts';

export interface OpenOptions {
  env: NodeJS.ProcessEnv;
  /** Called with a line for people, several times while jars arrive. */
  onProgress: (message: string) => void;
}

/** An open graph, a line that says which database it is, and what closes both (and stops what nobody else uses). */
export interface OpenGraph {
  store: GraphStore;
  description: string;
  close(): Promise<void>;
}

/** A database that is up. */
interface Database {
  address: Address;
  description: string;
  close(): Promise<void>;
}

/** Milliseconds. A server of somebody else's is there or is not; one that we have just started may be slow at first. */
const PATIENCE = { named: 5_000, ours: 60_000 };

/**
 * Finds a Neo4j: the one that NEO4J_URI names, else the managed local server, else a container. Throws `Unprepared`
 * with the three remedies where there is none, `Unreachable` where the one named does not answer.
 */
export async function openGraph(options: OpenOptions): Promise<OpenGraph> {
  const database = options.env.NEO4J_URI ? named(options.env, options.env.NEO4J_URI) : await local(options);
  const connection = connect(database.address);
  try {
    await answers(connection, options.env.NEO4J_URI ? PATIENCE.named : PATIENCE.ours);
    const store = await openStore(connection, undefined, { home: homeOf(options.env), say: options.onProgress });
    return {
      store,
      description: database.description,
      close: once(async () => {
        await store.close();
        await database.close();
      }),
    };
  } catch (error) {
    await connection.close();
    await database.close();
    throw error;
  }
}

function named(env: NodeJS.ProcessEnv, uri: string): Database {
  const hasUser = env.NEO4J_USERNAME !== undefined || env.NEO4J_PASSWORD !== undefined;
  const address: Address = {
    uri,
    user: hasUser ? (env.NEO4J_USERNAME ?? 'neo4j') : null,
    password: env.NEO4J_PASSWORD ?? '',
    database: env.NEO4J_DATABASE ?? null,
  };
  return { address, description: `Database: ${withoutSecrets(uri)} (NEO4J_URI)`, close: async () => {} };
}

async function local({ env, onProgress }: OpenOptions): Promise<Database> {
  const home = homeOf(env);
  const java = await findJava(env);
  const mvn = onPath(env, 'mvn');
  if (java.path && (mvn || hasJars(join(home, 'neo4j')))) {
    const server = await startManaged({ home, java: java.path, mvn, onProgress });
    const how = server.wasFound ? 'found running' : `Java ${java.version}`;
    return {
      address: server.address,
      description: `Database: managed Neo4j ${server.version} in ${join(home, 'neo4j')} (${how})`,
      close: server.close,
    };
  }
  const container = await startContainer({ home, env, onProgress });
  if (container)
    return {
      address: container.address,
      description: `Database: container ${container.name} (${container.image})`,
      close: container.close,
    };
  const reasons = [
    `Java: ${'reason' in java ? java.reason : `${java.version} is there`}`,
    `Maven: ${mvn ? 'is there' : 'no mvn on the PATH'}`,
    'Docker: no engine answers',
  ];
  throw new Unprepared(
    [
      `There is no Neo4j to use (${reasons.join('; ')}). Do one of these:`,
      '  - set NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD to a Neo4j 5.26 or later that runs;',
      `  - install Java ${LEAST_JAVA} or later and Maven, and a local Neo4j is fetched and run for you;`,
      '  - install and start Docker, and Neo4j runs in a container.',
    ].join('\n'),
  );
}

/** Closing twice closes once. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
