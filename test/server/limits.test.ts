import { afterEach, expect, test } from 'vitest';
import type { GraphStore } from '#model/store';
import { ask, open, type Site } from './site.ts';

let site: Site;
afterEach(() => site?.close());

/** Health asks nothing of the graph, so none is needed to count who asks. */
const NONE = {} as GraphStore;
const limits = { questions: 3, cypher: 0, writes: 2 };

const from = async (address: string) => (await site.get('/api/health', { 'X-Forwarded-For': address })).status;

test('whoever asks more often than the limit is told when to come again, in the shape of all errors', async () => {
  site = await open(NONE, { limits });
  for (let left = 2; left >= 0; left--) {
    const { status, headers } = await site.get('/api/health');
    expect(status).toBe(200);
    expect(headers.ratelimit).toContain(`"questions"; r=${left};`);
    expect(headers['ratelimit-policy']).toContain('q=3; w=60');
  }
  const refused = await site.get('/api/health');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  expect(refused.json()).toEqual({
    error: { code: 'too_many_requests', message: expect.stringContaining('3 requests') },
  });
});

test('writes are counted for themselves, before anybody tries a token', async () => {
  site = await open(NONE, { limits, token: 'the-token-of-this-test' });
  const guess = (token: string) =>
    ask(site.port, '/api/documents/one', { Authorization: `Bearer ${token}` }, 'DELETE').then(({ status }) => status);
  expect([await guess('a'), await guess('b'), await guess('c')]).toEqual([401, 401, 429]);
  expect((await site.get('/api/health')).status).toBe(200);
});

test('0 counts nobody', async () => {
  site = await open(NONE, { limits: { questions: 0, cypher: 0, writes: 0 } });
  const answers = await Promise.all(Array.from({ length: 50 }, () => site.get('/api/health')));
  expect(answers.every(({ status, headers }) => status === 200 && headers.ratelimit === undefined)).toBe(true);
});

test('without a proxy nobody becomes another by saying so', async () => {
  site = await open(NONE, { limits });
  expect([await from('10.0.0.1'), await from('10.0.0.2'), await from('10.0.0.3'), await from('10.0.0.4')]).toEqual([
    200, 200, 200, 429,
  ]);
  expect(site.log()).not.toContain('ERR_ERL');
});

test('behind a proxy the address is the one that the proxy adds, and no other that comes with it', async () => {
  site = await open(NONE, { limits, proxies: 1 });
  for (const invented of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) expect(await from(`${invented}, 10.0.0.1`)).toBe(200);
  expect(await from('4.4.4.4, 10.0.0.1')).toBe(429);
  expect(await from('10.0.0.2')).toBe(200);
});

test('an IPv6 network of 64 bits is one address', async () => {
  site = await open(NONE, { limits, proxies: 1 });
  for (const host of ['1', '2', 'ffff:1']) expect(await from(`2001:db8:1:1::${host}`)).toBe(200);
  expect(await from('2001:db8:1:1:a:b:c:d')).toBe(429);
  expect(await from('2001:db8:1:2::1')).toBe(200);
});
