import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '#cypher/driver';
import { openStore } from '#cypher/store';
import type {} from './neo4j.setup.ts';
import { bringInterview, root, serve } from './web/site.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the running site: the real pages, server and database, with the interview of `data/interviews`. */
    site: string;
    /** Folder of the built page that the site serves. */
    pages: string;
  }
}

/** Vitest's entry, after that of the database: builds the page where it is older than its sources, and serves it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!isBuilt()) buildPages();
  // A copy, so that a build meanwhile takes nothing away that a test is about to load.
  const pages = mkdtempSync(join(tmpdir(), 'stance-atlas-pages-'));
  cpSync(BUILT, pages, { recursive: true });
  const { uri, username, password } = project.getProvidedContext().neo4j;
  const connection = connect({ uri, user: username, password, database: null });
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-home-'));
  const store = await openStore(connection, undefined, { home });
  await bringInterview(connection, store);
  const site = await serve(store, pages);
  project.provide('site', site.address);
  project.provide('pages', pages);
  return async () => {
    await site.close();
    await store.close();
    for (const folder of [pages, home]) rmSync(folder, { recursive: true, force: true });
  };
}

const BUILT = join(root, 'dist', 'web');

/** Folders and files that the page is made of. */
const SOURCES = ['web', 'model', 'vite.config.ts', 'package-lock.json'];

/** Whether the page is there and newer than everything it is made of. */
function isBuilt(): boolean {
  const page = join(BUILT, 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  const files = SOURCES.map((name) => join(root, name)).flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
      : [path],
  );
  return files.every((path) => statSync(path).mtimeMs <= built);
}

/** In a process of its own: React looks at NODE_ENV, and what is tested is what is delivered. */
function buildPages(): void {
  console.error('Building the page for the browser tests …');
  const { NODE_ENV: _ours, VITEST: _test, ...env } = process.env;
  const vite = join(root, 'node_modules', '.bin', 'vite');
  const built = spawnSync(vite, ['build', '--logLevel', 'warn'], { cwd: root, env, encoding: 'utf8' });
  if (built.status !== 0)
    throw new Error(`The browser tests need the page, and it could not be built:\n${built.stdout}${built.stderr}`);
}
