// The test command: types, style, boundaries, units, a real Neo4j, a real Chromium. It gets what it needs or says
// what is missing, and ends with one line: "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';
import { interop } from './interop/run.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
let passed = 0;
let failed = 0;
let skipped = 0;

const say = (message) => console.error(`\n— ${message}`);

function count(name, isRight) {
  if (isRight) passed++;
  else failed++;
  console.error(`  ${isRight ? '✓' : '✗'} ${name}`);
}

const run = (command, args, extra = {}) =>
  spawnSync(command, args, { cwd: root, env: { ...env, ...extra }, stdio: 'inherit' }).status === 0;

function runVitest(chromium) {
  const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-test-'));
  const report = join(folder, 'report.json');
  try {
    const projects = ['unit', 'integration', ...(chromium ? ['browser'] : [])].flatMap((name) => ['--project', name]);
    const isRight = run(
      'vitest',
      ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      chromium ? { CHROMIUM_PATH: chromium } : {},
    );
    if (!existsSync(report)) return count('vitest ran', false);
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    passed += numPassedTests;
    failed += numFailedTests;
    skipped += numPendingTests + numTodoTests;
    // A file that cannot be loaded has no tests to fail, and an error outside of tests belongs to none.
    const broken = testResults.filter((file) => file.status === 'failed' && !file.assertionResults.length).length;
    failed += broken;
    if (!isRight && !numFailedTests && !broken) count('no error outside of the tests', false);
    if (numPassedTests + numFailedTests === 0) count('vitest found tests', false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

say('Types and build');
const isBuilt = run('tsc', ['-b']) && run('vite', ['build', '--logLevel', 'warn']);
count('types and build', isBuilt);
say('Style');
count('biome check', run('biome', ['check', '.']));
say('Browser');
const chromium = findChromium(process.env);
count('a browser is there', chromium !== null);
if (isBuilt) {
  say('Tests');
  runVitest(chromium);
}
say('Exports, as other programs read them');
await interop((name, isRight, reason) => count(isRight ? name : `${name}: ${reason}`, isRight));
// A test that is skipped says nothing about what it is for, so none may be.
if (skipped) count(`no test is skipped (${skipped} are)`, false);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
