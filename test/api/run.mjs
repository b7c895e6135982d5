// `npm run test:api`: a property-based tester from PyPI reads the OpenAPI document of a running server and looks for
// answers that differ from it. Options behind `--` go to the tester: npm run test:api -- --max-examples 500
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Missing, pythonOf, venvWith } from '../python.mjs';

const root = join(import.meta.dirname, '..', '..');
const LEAST_PYTHON = [3, 10];
const SEED = '20260101';
/** Milliseconds in which the server is up, with its database. */
const START_LIMIT = 1_200_000;

const say = (message) => console.error(`— ${message}`);

/** The tester in a folder of its own, fetched once; of one version, so that the same code gives the same verdict. */
function fetchTester() {
  const folder = join(root, 'node_modules', '.cache', 'api-tester');
  const python = venvWith(pythonOf(process.env, LEAST_PYTHON), folder, join(import.meta.dirname, 'requirements.txt'));
  return join(dirname(python), 'schemathesis');
}

/** Lets the server of this run use the jars that were fetched for another. */
async function lendJars(home) {
  const { homeOf } = await import(join(root, 'dist', 'cypher', 'home.js'));
  const { hasJars, jarsFolder } = await import(join(root, 'dist', 'cypher', 'managed', 'jars.js'));
  const theirs = join(homeOf(process.env), 'neo4j');
  if (!hasJars(theirs)) return;
  mkdirSync(join(home, 'neo4j'), { mode: 0o700 });
  symlinkSync(jarsFolder(theirs), jarsFolder(join(home, 'neo4j')));
}

/** The built server with a graph of its own; its address. */
function start(home, token) {
  const env = {
    ...process.env,
    PORT: '0',
    HOST: '127.0.0.1',
    STANCE_ATLAS_HOME: home,
    STANCE_ATLAS_TOKEN: token,
    // Thousands of requests a minute are what this is about.
    STANCE_ATLAS_RATE: '0',
    STANCE_ATLAS_RATE_CYPHER: '0',
    STANCE_ATLAS_RATE_WRITES: '0',
    LOG_LEVEL: 'error',
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'offline.mjs')}`,
  };
  const server = spawn(process.execPath, [join(root, 'dist', 'server', 'main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error('The server did not start in time.')), START_LIMIT);
    server.stdout.on('data', (text) => {
      said += text;
      const [found] = /http:\/\/\S+/.exec(said) ?? [];
      if (found) resolve(found.replace('localhost', '127.0.0.1'));
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    server.once('exit', () => clearTimeout(late));
  });
  const stop = () =>
    new Promise((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve();
      server.once('exit', resolve);
      server.kill('SIGTERM');
    });
  return { address, stop };
}

const test = (tester, address, token, home, more) =>
  new Promise((resolve) => {
    const args = [
      ['--config-file', join(import.meta.dirname, 'schemathesis.toml')],
      ['run', `${address}/api/openapi.json`],
      ['--seed', SEED, '--generation-database', 'none', '--no-color'],
      more,
    ].flat();
    const running = spawn(tester, args, {
      // What the tester leaves lying about goes with the rest.
      cwd: home,
      stdio: 'inherit',
      env: { ...process.env, API_TOKEN: token, PYTHONUTF8: '1', SCHEMATHESIS_NO_TELEMETRY: '1' },
    });
    running.once('exit', (code) => resolve(code ?? 1));
  });

async function main() {
  const tester = fetchTester();
  say('Building the server …');
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (spawnSync(process.execPath, [tsc, '-b', 'server'], { cwd: root, stdio: 'inherit' }).status !== 0) return 1;
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-api-'));
  const token = randomBytes(24).toString('base64url');
  await lendJars(home);
  const server = start(home, token);
  try {
    const address = await server.address;
    say(`The server answers on ${address}`);
    return await test(tester, address, token, home, process.argv.slice(2));
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Missing ? error.message : error);
  process.exitCode = 1;
}
