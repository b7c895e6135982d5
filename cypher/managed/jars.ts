import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Unprepared } from '#model/errors';
import { makeFolder, writing } from '../home.ts';
import { root } from '../root.ts';

/** So many jars belong to the pinned version; for the progress only. */
const ABOUT = 214;

const pom = join(root, 'cypher', 'pom.xml');

/** The version of Neo4j that the pom pins. */
export const neo4jVersion = (): string => {
  const [, version] = /<neo4j\.version>([^<]+)</.exec(readFileSync(pom, 'utf8')) ?? [];
  if (!version) throw new Error(`${pom} names no neo4j.version`);
  return version;
};

/** Where the jars of the pinned version lie once they are complete. */
export const jarsFolder = (folder: string): string => join(folder, `jars-${neo4jVersion()}`);

/** Whether all jars are there. The folder gets its name only when they are, so its being there says it. */
export function hasJars(folder: string): boolean {
  try {
    return readdirSync(jarsFolder(folder)).length > 0;
  } catch {
    return false;
  }
}

/**
 * Fetches the jars with Maven, which checks them. Throws `Unprepared` with Maven's own words when it fails.
 * Call it under a lock: what an earlier, killed run has left is removed.
 */
export async function fetchJars(folder: string, mvn: string, onProgress: (message: string) => void): Promise<void> {
  const unfinished = 'jars.part';
  const target = join(folder, unfinished);
  rmSync(target, { recursive: true, force: true });
  makeFolder(target);
  onProgress(`Fetching Neo4j ${neo4jVersion()} with Maven (about 120 MB, once) …`);
  await runMaven(mvn, target, onProgress);
  if (!readdirSync(target).length) throw new Unprepared(`Maven ended well but left no jars in ${target}.`);
  writing(folder, () => renameSync(target, jarsFolder(folder)));
  for (const old of readdirSync(folder))
    if (/^jars-/.test(old) && join(folder, old) !== jarsFolder(folder))
      rmSync(join(folder, old), { recursive: true, force: true });
}

async function runMaven(mvn: string, target: string, onProgress: (message: string) => void): Promise<void> {
  const child = spawn(
    mvn,
    ['-B', '-C', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${target}`],
    { cwd: target, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const complaints: string[] = [];
  let arrived = 0;
  let saidAt = Date.now();
  const follow = (line: string) => {
    if (/\[ERROR\]|^Error/.test(line)) complaints.push(line.replace(/^\[ERROR\]\s*/, ''));
    // Maven first fetches into its own store and copies at the end; what is in its store already is only copied.
    if (/Downloaded from .*\.jar/.test(line)) arrived++;
    if (Date.now() - saidAt < 1_000) return;
    saidAt = Date.now();
    const there = Math.max(arrived, readdirSync(target).length);
    onProgress(`Fetching Neo4j: ${Math.min(there, ABOUT)} of about ${ABOUT} files`);
  };
  createInterface(child.stdout).on('line', follow);
  createInterface(child.stderr).on('line', follow);
  const ending = await new Promise<string | null>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) =>
      resolve(code === 0 ? null : signal ? `ended by ${signal}` : `exit code ${code}`),
    );
  });
  if (ending === null) return;
  const words = complaints.filter((line) => line.trim()).slice(0, 3);
  throw new Unprepared(
    [
      `Maven (${mvn}) could not fetch Neo4j: ${ending}.`,
      ...words.map((line) => `  ${line}`),
      'Check the network and the proxy in ~/.m2/settings.xml and start again; or set NEO4J_URI to a Neo4j that runs.',
    ].join('\n'),
  );
}
