import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layersOf } from '#ingest/layers';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { Claim, MODALITIES, REALIS } from '#model/claim';
import { FORMATS } from '#model/exports/index';
import { QUESTIONS } from '#model/questions/index';
import { definitionOf, STANCE_CODES } from '#model/stance';
import type { GraphStore } from '#model/store';
import { openApiDocument } from '#server/openapi/document';
import { routesOf } from '#server/routes/index';

const root = join(import.meta.dirname, '../..');
const page = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');
const written = (score: number | null) =>
  score === null ? '–' : score > 0 ? `+${score}` : String(score).replace('-', '−');

describe('docs/vocabulary.md', () => {
  const text = page('vocabulary.md');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));

  test.each(STANCE_CODES)('%s stands there with its sign and scores', (code) => {
    const { plover, goldstein, posture, sign, symmetric, family } = definitionOf(code);
    const row = rows.find((line) => line.startsWith(`| \`${code}\``));
    const cells = row?.split('|').map((cell) => cell.trim()) ?? [];
    expect(cells[1]?.endsWith('↔')).toBe(symmetric);
    expect(cells[2]?.split(',')[0]).toBe(sign === 1 ? '+' : sign === -1 ? '−' : '0');
    expect(cells.slice(3, family === 'conduct' ? 5 : 4)).toEqual(
      family === 'conduct' ? [written(plover), written(goldstein)] : [written(posture)],
    );
  });

  test('names every value of the other lists, and every field of a claim', () => {
    for (const value of [...ACTOR_TYPES, ...CERTAINTIES, ...REALIS, ...MODALITIES])
      expect(text).toContain(`\`${value}\``);
    for (const field of Object.keys(Claim.shape).filter((key) => !['document', 'turn'].includes(key)))
      expect(text).toContain(`\`${field}\``);
  });
});

describe('docs/api.md', () => {
  const text = page('api.md');
  // The document comes from what is declared, which asks nothing of the graph.
  const { paths } = openApiDocument(
    routesOf({ store: {} as GraphStore, layers: layersOf('/nowhere'), version: '0' }),
    '0',
    false,
  );

  test('names every address, and no other', () => {
    const all = Object.keys(paths).map((path) => `/api${path.replace(/\{(\w+)\}/g, ':$1')}`);
    // Files have the address of their question with an ending.
    const isFile = (address: string) =>
      endings.some((ending) => ending.test(address) && all.includes(address.replace(ending, '')));
    const addresses = all.filter((address) => !isFile(address));
    expect(addresses).toEqual(expect.arrayContaining(Object.values(QUESTIONS).map(({ path }) => `/api${path}`)));
    const named = [...text.matchAll(/`(\/api\/[^`?]+)`/g)].map(([, address]) => address);
    expect(new Set(named)).toEqual(new Set([...addresses, '/api/docs']));
  });
  const endings = FORMATS.map(({ extension }) => new RegExp(`\\.${extension}$`));

  test('says which questions take the filters', () => {
    const takers = Object.values(QUESTIONS).filter(({ params }) => 'minCertainty' in params.shape);
    expect(filtered).toEqual(takers.map(({ name }) => name).sort());
  });
  const filtered = (/\*\*Filters\*\*[^:]*:([^.]+)\./.exec(text)?.[1] ?? '').trim().split(/,\s+/).sort();

  /** The questions that a cell names: "filters but not changes; actors, actor". */
  const questionsIn = (cell: string): string[] =>
    cell.split(';').flatMap((part) => {
      const [names = '', except = ''] = part.split(' but not ');
      return names
        .split(',')
        .flatMap((name) => (name.trim() === 'filters' ? filtered : [name.trim()]))
        .filter((name) => !except.split(',').some((one) => one.trim() === name));
    });

  test.each(Object.values(QUESTIONS))(
    'says what every parameter of $name means, where it is one',
    ({ name, path, params }) => {
      const rows = text.split('\n').filter((line) => line.startsWith('| `'));
      for (const param of Object.keys(params.shape).filter((key) => !path.includes(`:${key}`))) {
        const row = rows.find((line) => {
          const [, said = '', of = ''] = line.split('|');
          return said.includes(`\`${param}\``) && questionsIn(of).includes(name);
        });
        expect(row, `${name}: ${param}`).toBeDefined();
      }
    },
  );

  test('says when every status is answered', () => {
    const statuses = Object.values(paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) => Object.keys(responses)),
    );
    for (const status of new Set(statuses)) if (status !== '200') expect(text).toContain(`| ${status} `);
  });
});

test('docs/exports.md has a row for every format, and no other', () => {
  const named = [...page('exports.md').matchAll(/^\| `([\w.]+)`/gm)].map(([, ending]) => ending);
  expect(named.sort()).toEqual(FORMATS.map(({ extension }) => extension).sort());
});

test('docs/settings.md names every variable and option that the program reads', () => {
  const text = page('settings.md');
  const source = ['server', 'ingest', 'cypher', 'test']
    .flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|mjs)$/.test(file))
        .map((file) => readFileSync(join(root, part, file), 'utf8')),
    )
    .join('\n');
  const variables = new Set(
    [...source.matchAll(/\b(?:env|Environment)[.[]'?((?:NEO4J|STANCE_ATLAS|JAVA|CHROMIUM)_\w+)/g)].map(
      ([, name]) => name,
    ),
  );
  for (const name of ['PORT', 'HOST', 'LOG_LEVEL', 'STANCE_ATLAS_TOKEN', 'STANCE_ATLAS_HOSTS', ...variables])
    expect(text, name).toContain(`\`${name}\``);
  const options = [...readFileSync(join(root, 'ingest/cli.ts'), 'utf8').matchAll(/'(--[\w-]+)/g)].map(
    ([, name]) => name,
  );
  expect(options.length).toBeGreaterThan(5);
  for (const option of options) expect(text, option).toContain(`\`${option}`);
});
