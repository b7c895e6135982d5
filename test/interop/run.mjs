// `npm run test:interop`: programs that are not ours read every export, and have to find all that is in the graph.
// Words behind `--` choose checks by their names: npm run test:interop -- gexf igraph
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';
import { Missing, pythonOf, venvWith } from '../python.mjs';
import { difference } from './difference.mjs';
import { gephiIn } from './gephi.mjs';

const here = import.meta.dirname;
const root = join(here, '..', '..');
const LEAST_PYTHON = [3, 11];
/** Milliseconds for one reader and one file. */
const READER_LIMIT = 300_000;
/** Bytes that a reader may print. */
const PRINTED = 512 * 1024 * 1024;

const say = (message) => console.error(`— ${message}`);

/** The checks run from the sources, as all tests do. */
async function load(folder) {
  const { module } = await runnerImport(join(here, 'checks.ts'), {
    root,
    configFile: false,
    logLevel: 'warn',
    cacheDir: join(folder, 'vite'),
    resolve: { conditions: ['source'] },
    environments: { inline: { resolve: { conditions: ['source'] } } },
  });
  return module;
}

/** How a reader is run, by its ending; what it needs is fetched when the first asks for it. */
function readerFor(cache) {
  let python = null;
  let jar = null;
  const runs = {
    '.py': (path) => {
      python ??= venvWith(pythonOf(process.env, LEAST_PYTHON), join(cache, 'python'), join(here, 'requirements.txt'));
      // Without -I a file of the working folder could stand in for a library.
      return { command: python, args: ['-I', '-X', 'utf8', path] };
    },
    '.java': (path) => {
      jar ??= gephiIn(join(cache, 'gephi'));
      return { command: 'java', args: ['-Djava.awt.headless=true', '-Duser.timezone=UTC', '-cp', jar, path] };
    },
  };
  return (reader) => runs[extname(reader)](join(here, 'readers', reader));
}

function read({ command, args }, file) {
  const { status, stdout, stderr, error } = spawnSync(command, [...args, file], {
    encoding: 'utf8',
    maxBuffer: PRINTED,
    timeout: READER_LIMIT,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr.trim().split('\n').slice(-8).join('\n'));
  return JSON.parse(stdout);
}

/**
 * Runs all checks, or those whose names have one of the words, and says of each how it went. What has to be installed
 * first counts as failed, with how to do so.
 */
export async function interop(report, words = []) {
  const cache = process.env.STANCE_ATLAS_INTEROP ?? join(root, 'node_modules', '.cache', 'interop');
  const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-interop-'));
  try {
    const { CHECKS, graphs } = await load(folder);
    const runs = readerFor(cache);
    for (const [name, graph] of Object.entries(await graphs()))
      for (const check of CHECKS) {
        const told = `${name}.${check.extension} as ${check.reader} reads it`;
        if (words.length && !words.some((word) => told.includes(word))) continue;
        try {
          const file = join(folder, `${name}.${check.extension}`);
          await writeFile(file, check.write(graph));
          const printed = read(runs(check.reader), file);
          const found = difference(check.expected(graph), check.seen ? check.seen(printed) : printed);
          report(told, found === null, found);
        } catch (failure) {
          report(told, false, failure instanceof Missing ? failure.message : String(failure));
        }
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  let passed = 0;
  let failed = 0;
  say('Reading the exports with programs that are not ours …');
  await interop((name, isRight, reason) => {
    if (isRight) passed++;
    else failed++;
    console.error(`  ${isRight ? '✓' : '✗'} ${name}${isRight ? '' : `\n    ${reason}`}`);
  }, process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed || !passed ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
