import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { close, httpServer, starting } from '#server/http';

let http: Server;
afterEach(() => {
  http.closeAllConnections();
  return new Promise((resolve) => http.close(resolve));
});

async function listen(patience?: Parameters<typeof httpServer>[0]): Promise<number> {
  http = httpServer(patience).on('request', (request, response) => {
    request.resume().on('end', () => response.end('heard'));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  return (http.address() as AddressInfo).port;
}

/** Sends bytes as they are, and gives everything that comes until the server hangs up. */
const sent = (port: number, text: string): Promise<string> =>
  new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (part) => {
      heard += part.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
  });

const bodyOf = (answer: string): unknown => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));

test.each([
  ['GET / HTTP/1.1\r\nHost: a\r\n', 'headers that never end'],
  ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nten bytes.', 'a body that never ends'],
])('a client that is too slow is let go: %j', async (text) => {
  const port = await listen({ headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 });
  const begun = Date.now();
  const answer = await sent(port, text);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(bodyOf(answer)).toMatchObject({ error: { code: 'request_timeout' } });
  expect(Date.now() - begun).toBeLessThan(5_000);
});

test.each([
  [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431, 'headers_too_large'],
  [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
  ['no request at all\r\n\r\n', 400, 'bad_request'],
  ['GET /api/search?q=жж HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'bad_request'],
  ['POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400, 'bad_request'],
])('what the parser refuses is an error in the shape of all others', async (text, status, code) => {
  const port = await listen();
  const answer = await sent(port, text);
  expect(answer.split(' ')[1]).toBe(String(status));
  expect(bodyOf(answer)).toEqual({ error: { code, message: expect.any(String) } });
});

test('while the server starts it says so, and when to ask again', async () => {
  http = httpServer().on('request', starting());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  const answer = await fetch(`http://127.0.0.1:${(http.address() as AddressInfo).port}/api/health`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(await answer.json()).toMatchObject({ error: { code: 'starting' } });
});

test('whoever asked before the port closes is answered', async () => {
  const port = await listen();
  const asked = Array.from({ length: 20 }, () => sent(port, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
  await close(http);
  for (const answer of await Promise.all(asked)) expect(answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*heard/);
});

test('letters that an address cannot hold are named, with what they become', async () => {
  const port = await listen();
  const answer = await sent(port, 'GET /api/search?q=жж HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(bodyOf(answer)).toMatchObject({ error: { message: expect.stringContaining('percent-encoded') } });
});
