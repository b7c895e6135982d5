import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { neo4jVersion } from '#cypher/managed/jars';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv);
const specification = ajv.compile(JSON.parse(read('test/data/compose-spec.json')));

/** What the Compose Specification has against a file; empty if nothing. */
const complaints = (yaml: string): string[] => {
  specification(parse(yaml));
  return (specification.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const compose = read('docker-compose.yml');

interface Service {
  image?: string;
  build?: string;
  environment: Record<string, string>;
  ports?: string[];
  volumes: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}
const { services, volumes } = parse(compose) as {
  services: Record<'neo4j' | 'atlas', Service>;
  volumes: Record<string, null>;
};

describe('docker-compose.yml', () => {
  test('is what the Compose Specification asks', () => {
    expect(complaints(compose)).toEqual([]);
  });

  test.each([
    ['an unknown word', compose.replace('restart:', 'restrat:'), /unevaluated properties/],
    [
      'ports that are no list',
      compose.replace(/ports:\n\s+- (.*)/, 'ports: $1'),
      /\/services\/atlas\/ports must be array/,
    ],
    ['services that are no map', 'services: [neo4j]', /\/services must be object/],
    ['an interval of the wrong kind', compose.replace('retries: 12', 'retries: [12]'), /retries/],
  ])('with %s would not be', (_, broken, message) => {
    expect(broken).not.toBe(compose);
    expect(complaints(broken).join('\n')).toMatch(message);
  });

  test('has no default password, and asks for a token, because inside its container the server listens beyond loopback', () => {
    expect(services.neo4j.environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?/);
    expect(services.atlas.environment.NEO4J_PASSWORD).toMatch(/^\$\{NEO4J_PASSWORD:\?/);
    expect(services.atlas.environment.STANCE_ATLAS_TOKEN).toMatch(/^\$\{STANCE_ATLAS_TOKEN:\?/);
  });

  test('opens nothing but the site, and that on loopback', () => {
    expect(services.neo4j.ports).toBeUndefined();
    expect(services.atlas.ports).toHaveLength(1);
    expect(services.atlas.ports?.[0]).toMatch(/^127\.0\.0\.1:/);
  });

  test('pins the Neo4j that the managed server is, waits for it, and keeps its data in a named volume', () => {
    expect(services.neo4j.image).toBe(`neo4j:${neo4jVersion()}-community`);
    expect(services.neo4j.healthcheck?.test.length).toBe(2);
    expect(services.atlas.depends_on?.neo4j?.condition).toBe('service_healthy');
    for (const { volumes: used } of Object.values(services))
      for (const volume of used) expect(Object.keys(volumes)).toContain(volume.split(':')[0]);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const has = (start: string) => last.find((line) => line.startsWith(start)) ?? '';

  test('runs the built server, not as root, and says whether it is ready', () => {
    expect(has('USER ')).toBe('USER node');
    expect(last.join('\n')).toMatch(/^HEALTHCHECK [\s\S]*\/api\/ready/m);
    expect(has('CMD ')).toBe('CMD ["node", "dist/server/main.js"]');
  });

  test('has at run time all that the server and the command line import', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const imported = ['model', 'ingest', 'cypher', 'server'].flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
        .filter((file) => /(?<!\.d)\.ts$/.test(file))
        .flatMap((file) => [
          ...read(`${part}/${file}`).matchAll(
            /(?:^(?:import|export) (?!type )[^;]*?from |\bimport\()'([^'.#][^']*)'/gm,
          ),
        ])
        .map(([, name = '']) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        )
        .filter((name) => !name.startsWith('node:')),
    );
    expect(new Set(imported).size).toBeGreaterThan(8);
    for (const name of new Set(imported)) {
      expect(Object.keys(dependencies), name).toContain(name);
      expect(Object.keys(devDependencies), name).not.toContain(name);
    }
  });

  test('brings along what package.json publishes', () => {
    const { files } = JSON.parse(read('package.json')) as { files: string[] };
    for (const file of files.filter((name) => name !== 'docs')) expect(last.join('\n')).toContain(`/app/${file}`);
  });
});
