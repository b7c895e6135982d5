import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { ask, open, type Site } from './site.ts';

let graph: TestGraph;
let site: Site;
let folder: string;
beforeAll(async () => {
  graph = await emptyGraph();
  folder = mkdtempSync(join(tmpdir(), 'stance-atlas-pages-'));
  // Some people keep their programs below a folder whose name begins with a dot.
  const pages = join(folder, '.local', 'web');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>The page</title>');
  writeFileSync(join(pages, 'assets', 'page-1a2b.js'), `// ${'x'.repeat(5000)}`);
  writeFileSync(join(pages, '.env'), 'SECRET=1');
  writeFileSync(join(folder, '.local', 'secret.txt'), 'secret');
  site = await open(graph.store, {
    pages,
    allowedHosts: ['127.0.0.1', 'localhost', '::1', 'atlas.example'],
    namedHosts: ['atlas.example'],
  });
});
afterAll(async () => {
  await site?.close();
  await graph?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('Host and Origin', () => {
  const health = async (headers: Record<string, string>) => (await site.get('/api/health', headers)).status;

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST:3000', 'localhost:1', '[::1]:3000', 'atlas.example'])(
    'Host %s is answered',
    async (Host) => {
      expect(await health({ Host })).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:80@localhost',
    'localhost@evil.example',
    'localhost/evil.example',
    'localhost?',
    'localhost:99999',
    ' ',
  ])('Host "%s" is refused, on the page as on the API', async (Host) => {
    for (const path of ['/api/health', '/', '/assets/page-1a2b.js'])
      expect((await site.get(path, { Host })).status).toBe(403);
  });

  test.each([
    ['http://localhost:3000', 'localhost:3000'],
    ['http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['http://localhost', 'localhost:80'],
    ['https://atlas.example', 'atlas.example'],
    ['https://atlas.example', '127.0.0.1:3000'],
  ])('Origin %s may ask %s', async (Origin, Host) => {
    expect(await health({ Host, Origin })).toBe(200);
  });

  test.each([
    ['http://evil.example', 'localhost:3000'],
    ['http://localhost:8080', 'localhost:3000'],
    ['http://localhost.evil.example', 'localhost'],
    ['https://evil.example/localhost', 'localhost'],
    ['null', 'localhost'],
    ['file://', 'localhost'],
    ['ftp://localhost', 'localhost'],
    ['', 'localhost'],
  ])('Origin "%s" may not ask %s', async (Origin, Host) => {
    const answer = await site.get('/api/health', { Host, Origin });
    expect(answer.status).toBe(403);
    expect(answer.json()).toMatchObject({ error: { code: 'forbidden_origin' } });
  });
});

describe('headers', () => {
  test.each(['/api/health', '/api/none', '/', '/assets/page-1a2b.js', '/assets/none.js'])(
    '%s: nothing from elsewhere, nothing inline, nobody frames it',
    async (path) => {
      const { headers } = await site.get(path);
      const policy = String(headers['content-security-policy']).split(';');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          "script-src 'self'",
          "object-src 'none'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(policy.join()).not.toMatch(/unsafe|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      for (const name of ['x-powered-by', 'server', 'access-control-allow-origin', 'set-cookie'])
        expect(headers[name]).toBeUndefined();
    },
  );

  test('long answers are compressed for who takes that', async () => {
    const packed = await site.get('/api/vocabulary', { 'Accept-Encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    const plain = await site.get('/api/vocabulary');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.json()).toEqual(plain.json());
    expect((await site.get('/assets/page-1a2b.js', { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBe(
      'gzip',
    );
  });
});

describe('pages', () => {
  test.each(['/', '/index.html', '/actors/KAZ', '/documents/2025-12-25-interview.ru'])(
    '%s is the page',
    async (path) => {
      const { status, text, headers } = await site.get(path);
      expect(status).toBe(200);
      expect(text).toContain('The page');
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

  test('built files are kept for good, and one that is not there is 404 in JSON', async () => {
    const { status, headers } = await site.get('/assets/page-1a2b.js');
    expect(status).toBe(200);
    expect(headers['cache-control']).toMatch(/immutable/);
    const none = await site.get('/assets/none.js');
    expect(none.status).toBe(404);
    expect(none.json()).toMatchObject({ error: { code: 'not_found' } });
  });

  test('an unknown address below /api is never the page', async () => {
    for (const path of ['/api', '/api/none', '/API/none', '/api/..']) {
      const { headers, text } = await site.get(path);
      if (path !== '/api/..') expect(headers['content-type'], path).toMatch(/json/);
      expect(text).not.toContain('secret');
    }
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/.env',
    '/%00',
    '//etc/passwd',
  ])('%s gives away nothing', async (path) => {
    const { text } = await site.get(path);
    expect(text).not.toMatch(/SECRET|secret|root:/);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s changes nothing where only reading is', async (method) => {
    for (const [path, status] of [
      ['/', 404],
      ['/api/none', 404],
      ['/api/network', 405],
    ] as const) {
      const answer = await ask(site.port, path, { 'Content-Type': 'application/json' }, method, '{"a":1}');
      expect(answer.status).toBe(status);
      if (status === 405) {
        expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
        expect(answer.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
      }
    }
  });
});
