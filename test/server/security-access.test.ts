import { afterEach, describe, expect, test } from 'vitest';
import type { GraphStore } from '#model/store';
import { ask, open, type Site } from './site.ts';

let site: Site;
afterEach(() => site?.close());

/** What is refused at the door never reaches the graph, so none is needed. */
const NONE = {} as GraphStore;
const TOKEN = 'the-token-of-this-test';

const write = (headers: Record<string, string>) => ask(site.port, '/api/documents/one', headers, 'DELETE');

describe('the token', () => {
  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    `Basic ${TOKEN}`,
    TOKEN,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN} x`,
    `Bearer ${TOKEN.slice(1)}`,
  ])('Authorization "%s" does not let write', async (Authorization) => {
    site = await open(NONE, { token: TOKEN });
    const answer = await write(Authorization === undefined ? {} : { Authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="Stance Atlas"/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      error: { code: 'unauthorized', message: expect.stringMatching(/^Authorization:/) },
    });
    expect(answer.text).not.toContain(TOKEN);
    expect(site.log()).not.toContain(TOKEN);
  });

  test.each([`Bearer ${TOKEN}`, `bearer ${TOKEN}`, `BEARER  ${TOKEN}`])(
    '%s lets through to the store',
    async (Authorization) => {
      site = await open(NONE, { token: TOKEN });
      // There is no store behind it, so whoever is let in meets its absence.
      expect((await write({ Authorization })).status).toBe(500);
      expect(site.log()).not.toContain(TOKEN);
    },
  );

  test('without one, whoever is on this machine may write, but no page of another site', async () => {
    site = await open(NONE, { token: null });
    expect((await write({})).status).toBe(500);
    expect((await write({ 'Sec-Fetch-Site': 'same-origin', Origin: `http://127.0.0.1:${site.port}` })).status).toBe(
      500,
    );
    for (const place of ['cross-site', 'same-site']) {
      const answer = await write({ 'Sec-Fetch-Site': place });
      expect(answer.status).toBe(403);
      expect(answer.json()).toMatchObject({ error: { code: 'forbidden_origin' } });
    }
    expect((await write({ Origin: 'http://127.0.0.1:1' })).status).toBe(403);
    // Following a link from another site reads, and harms nobody.
    expect((await site.get('/api/health', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(200);
  });

  test('a form of another site brings a content type that nothing here takes', async () => {
    site = await open(NONE, { token: null });
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await ask(
        site.port,
        '/api/documents',
        { 'Content-Type': type, 'Content-Length': '3' },
        'POST',
        'a=b',
      );
      expect(answer.status).toBe(415);
    }
  });
});

describe('pages of other origins', () => {
  const friend = 'https://friend.example';
  const preflight = (Origin: string) =>
    ask(
      site.port,
      '/api/network',
      { Origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' },
      'OPTIONS',
    );

  test('get nothing unless their origin was given', async () => {
    site = await open(NONE);
    for (const answer of [await site.get('/api/health', { Origin: friend }), await preflight(friend)]) {
      expect(answer.status).toBe(403);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect((await site.get('/api/health')).headers.vary ?? '').not.toContain('Origin');
  });

  test('may read and write where it was given, exactly, without cookies', async () => {
    site = await open(NONE, { origins: [friend], token: TOKEN });
    const asked = await site.get('/api/health', { Origin: friend, 'Sec-Fetch-Site': 'cross-site' });
    expect(asked.status).toBe(200);
    expect(asked.headers['access-control-allow-origin']).toBe(friend);
    expect(asked.headers['access-control-expose-headers']).toMatch(/ETag.*Location.*Retry-After/);
    expect(asked.headers['access-control-allow-credentials']).toBeUndefined();
    expect(asked.headers.vary).toContain('Origin');
    const allowed = await preflight(friend);
    expect(allowed.status).toBe(204);
    expect(allowed.headers).toMatchObject({ 'access-control-allow-origin': friend, 'access-control-max-age': '600' });
    for (const name of ['Authorization', 'Content-Type', 'If-None-Match', 'Idempotency-Key'])
      expect(allowed.headers['access-control-allow-headers']).toContain(name);
    // An error is an answer that the page may read as well.
    const refused = await write({ Origin: friend });
    expect(refused.status).toBe(401);
    expect(refused.headers['access-control-allow-origin']).toBe(friend);
  });

  test.each([
    'https://friend.example:444',
    'http://friend.example',
    'https://friend.example.evil.example',
    'https://a.friend.example',
    'null',
    '*',
  ])('%s is another origin', async (Origin) => {
    site = await open(NONE, { origins: [friend] });
    expect((await site.get('/api/health', { Origin })).status).toBe(403);
    expect((await preflight(Origin)).status).toBe(403);
  });

  test('caches are told that answers depend on the origin, whoever asks', async () => {
    site = await open(NONE, { origins: [friend] });
    for (const path of ['/api/health', '/api/none', '/api/vocabulary'])
      expect((await site.get(path)).headers.vary).toContain('Origin');
  });
});
