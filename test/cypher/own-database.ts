import { homeOf } from '#cypher/home';
import { findJava, onPath } from '#cypher/managed/programs';
import { type ManagedServer, startManaged } from '#cypher/managed/server';
import { FAST_START } from '../neo4j.setup.ts';

/** Java for a database of a test's own; null where there is none. */
export const javaHere = async (): Promise<string | null> => (await findJava(process.env)).path ?? null;

/** Starts a database of a test's own below `home`, or again the one that was there. Throws without Java. */
export async function startOwn(home: string): Promise<ManagedServer> {
  const java = await javaHere();
  if (!java) throw new Error('This test stops and starts a Neo4j of its own and needs Java 17 or later.');
  return startManaged({
    home,
    jarsHome: homeOf(process.env),
    java,
    mvn: onPath(process.env, 'mvn'),
    jvm: FAST_START,
    onProgress: () => {},
  });
}
