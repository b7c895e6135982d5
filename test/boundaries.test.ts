import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const parts = ['model', 'ingest', 'cypher', 'server', 'web'];

interface Cruise {
  modules: { source: string }[];
  summary: { violations: { rule: { name: string; severity: string }; from: string; to: string }[] };
}

const cruise = (): Cruise =>
  JSON.parse(
    execFileSync(
      join(root, 'node_modules/.bin/depcruise'),
      ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...parts],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    ),
  );

test('the parts import each other in the one direction that is allowed, and every source file is looked at', () => {
  const { modules, summary } = cruise();
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  const seen = new Set(modules.map(({ source }) => source));
  const sources = parts.flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${part}/${file}`),
  );
  expect(sources.length).toBeGreaterThan(40);
  expect(sources.filter((file) => !seen.has(file))).toEqual([]);
});
