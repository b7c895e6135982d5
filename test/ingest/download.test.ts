import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALLOW_PRIVATE, download } from '#ingest/download';
import { readSource } from '#ingest/read';
import { InvalidInput } from '#model/errors';

const PAGE = '<html lang="ru"><head><title>Беседа</title></head><body><p>Да, это текст.</p></body></html>';
const asked: { url: string; host: string | undefined }[] = [];

const answers: Record<string, RequestListener> = {
  '/page': (_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE),
  '/cyrillic': (_, response) =>
    response.setHeader('content-type', 'text/html; charset="windows-1251"').end(Buffer.from([0xcf, 0xf0, 0xe8])),
  '/undeclared': (_, response) => response.setHeader('content-type', 'text/html').end(Buffer.from([0xcf, 0xf0, 0xe8])),
  '/text': (_, response) =>
    response
      .setHeader('content-type', 'text/plain')
      .setHeader('last-modified', 'Wed, 24 Dec 2025 10:00:00 GMT')
      .end('Просто\r\nтекст'),
  '/gzip': (_, response) =>
    response.setHeader('content-type', 'text/html').setHeader('content-encoding', 'gzip').end(gzipSync(PAGE)),
  '/brotli': (_, response) =>
    response.setHeader('content-type', 'text/html').setHeader('content-encoding', 'br').end(brotliCompressSync(PAGE)),
  '/packed-oddly': (_, response) =>
    response.setHeader('content-type', 'text/html').setHeader('content-encoding', 'zip').end('x'),
  '/bomb': (_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .setHeader('content-encoding', 'gzip')
      .end(gzipSync(Buffer.alloc(30 * 1024 * 1024))),
  '/huge': (_, response) => response.setHeader('content-type', 'text/html').setHeader('content-length', 1e9).end('x'),
  '/endless': (_, response) => {
    response.setHeader('content-type', 'text/html');
    const more = () => {
      while (response.write('слово '.repeat(10_000)));
      response.once('drain', more);
    };
    more();
  },
  '/slow': (_, response) => {
    response.setHeader('content-type', 'text/html').write('<p>Сейчас');
    const timer = setInterval(() => response.write('.'), 50);
    response.once('close', () => clearInterval(timer));
  },
  '/silent': () => undefined,
  '/cut': (_, response) => {
    response.setHeader('content-type', 'text/html').setHeader('content-length', 1000).write('<p>Сей');
    setTimeout(() => response.destroy(), 20);
  },
  '/picture': (_, response) => response.setHeader('content-type', 'image/png').end('x'),
  '/untyped': (_, response) => response.end('x'),
  '/bytes': (_, response) => response.setHeader('content-type', 'application/octet-stream').end(Buffer.from([1, 2, 3])),
  '/missing': (_, response) => response.writeHead(404).end('x'),
  '/forbidden': (_, response) => response.writeHead(403).end('x'),
  '/moved': (_, response) => response.writeHead(301, { location: '/page?from=moved#part' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-password': (_, response) => response.writeHead(302, { location: 'http://me:secret@example.org/' }).end(),
  '/to-private': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
  '/to-metadata': (_, response) => response.writeHead(302, { location: 'http://metadata.test/' }).end(),
};

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', host: request.headers.host });
    const answer = answers[new URL(request.url ?? '/', 'http://x').pathname];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const at = (path: string, host = '127.0.0.1') => `http://${host}:${port}${path}`;
const fetched = (path: string, options = {}) => download(at(path), { allowPrivate: true, ...options });
const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as Error).message;
};

describe('an address', { timeout: 60_000 }, () => {
  test('gives its bytes, type, charset and final address', async () => {
    const { bytes, type, charset, url } = await fetched('/moved');
    expect(Buffer.from(bytes).toString()).toBe(PAGE);
    expect([type, charset, url.href]).toEqual(['text/html', 'utf-8', at('/page?from=moved')]);
    expect((await fetched('/text')).modified).toBe('2025-12-24');
  });

  test.each(['/gzip', '/brotli'])('is unpacked: %s', async (path) => {
    expect(Buffer.from((await fetched(path)).bytes).toString()).toBe(PAGE);
  });

  test('becomes a source: text, metadata, final address, id', async () => {
    const env = { [ALLOW_PRIVATE]: '1' };
    expect(await readSource(at('/moved'), { env, given: { date: '2025-12-25' } })).toEqual({
      text: 'Да, это текст.',
      meta: {
        id: `127.0.0.1-${port}-page-from-moved`,
        title: 'Беседа',
        language: 'ru',
        date: '2025-12-25',
        url: at('/page?from=moved'),
        modified: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      },
    });
    expect((await readSource(at('/cyrillic'), { env })).text).toBe('При');
    expect((await readSource(at('/text'), { env })).text).toBe('Просто\r\nтекст');
    expect(await refusal(readSource(at('/undeclared'), { env }))).toMatch(/\/undeclared:1: is not valid UTF-8/);
    expect(await refusal(readSource(at('/bytes'), { env }))).toMatch(
      /is application\/octet-stream, and neither PDF nor/,
    );
  });
});

describe('this machine and its network', () => {
  test.each([
    '127.0.0.1',
    'localhost',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
    '169.254.169.254',
  ])('%s is refused, and not asked', async (host) => {
    const before = asked.length;
    expect(await refusal(download(at('/page', host)))).toMatch(
      /no address of the public internet.*STANCE_ATLAS_ALLOW_PRIVATE_ADDRESSES=1/,
    );
    expect(asked.length).toBe(before);
  });

  test('a source is refused by default too', async () => {
    expect(await refusal(readSource(at('/page'), { env: {} }))).toMatch(/no address of the public internet/);
    expect(await refusal(readSource(at('/page'), { env: { [ALLOW_PRIVATE]: 'yes' } }))).toMatch(
      /no address of the public/,
    );
  });

  test('a name with one bad address among good ones is refused', async () => {
    const resolve = async () => ['93.184.216.34', '10.0.0.1'];
    expect(await refusal(download(at('/page', 'two.test'), { resolve }))).toMatch(/leads to 10\.0\.0\.1/);
  });

  test('the connection goes to the address that was looked at, whatever the name says later', async () => {
    let times = 0;
    const resolve = async (host: string) => {
      times++;
      return host === 'rebinding.test' ? ['127.0.0.1'] : [];
    };
    // The system knows no such name: had anybody but this function been asked, nothing would have come back.
    const { url } = await download(at('/page', 'rebinding.test'), { allowPrivate: true, resolve });
    expect(url.hostname).toBe('rebinding.test');
    expect(times).toBe(1);
    expect(asked.at(-1)?.host).toBe(`rebinding.test:${port}`);
  });

  test('every hop of a redirect is looked at', async () => {
    const hops: string[] = [];
    const resolve = async (host: string) => {
      hops.push(host);
      return [host === 'public.test' ? '127.0.0.1' : '169.254.169.254'];
    };
    // The first hop is let through as if it were public; the second goes by the rules.
    let first = true;
    const options = {
      resolve,
      get allowPrivate() {
        const isFirst = first;
        first = false;
        return isFirst;
      },
    };
    expect(await refusal(download(at('/to-metadata', 'public.test'), options))).toMatch(
      /metadata\.test\/: leads to 169\.254\.169\.254/,
    );
    expect(hops).toEqual(['public.test', 'metadata.test']);
    first = true;
    expect(await refusal(download(at('/to-private', 'public.test'), options))).toMatch(
      /10\.0\.0\.1\/: leads to 10\.0\.0\.1/,
    );
  });
});

describe('what does not end well ends soon and in words', () => {
  test.each<[string, RegExp]>([
    ['/loop', /\/loop: redirects more than 5 times/],
    ['/to-file', /only http and https/],
    ['/to-password', /^example\.org: .*name or password/],
    ['/picture', /\/picture: is image\/png\. Pages, plain text/],
    ['/untyped', /is of no type that the server tells/],
    ['/missing', /answered 404\. The page is not there/],
    ['/forbidden', /answered 403\. It does not show the page to programs: save it in a browser/],
    ['/huge', /has more than 20\.0 MB/],
    ['/bomb', /has more than 20\.0 MB/],
    ['/packed-oddly', /is packed as zip/],
    ['/cut', /could not be fetched \((?:the server hung up)\)/],
  ])('%s', async (path, message) => {
    expect(await refusal(fetched(path))).toMatch(message);
  });

  test('an endless one, by its size', async () => {
    expect(await refusal(fetched('/endless', { maxBytes: 1024 * 1024 }))).toMatch(/has more than 1\.0 MB/);
  });

  test.each(['/slow', '/silent'])('%s, by the time it takes', async (path) => {
    const began = Date.now();
    expect(await refusal(fetched(path, { milliseconds: 300 }))).toMatch(/did not answer in full within 0\.3 seconds/);
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  test('a name that is never found', async () => {
    const options = { milliseconds: 200, resolve: () => new Promise<string[]>(() => undefined) };
    expect(await refusal(download('http://nowhere.test/', options))).toMatch(/within 0\.2 seconds/);
    expect(await refusal(download('http://nowhere.test/', { resolve: async () => [] }))).toMatch(/has no address/);
  });

  test('nobody listens', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port: unused } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    expect(await refusal(download(`http://127.0.0.1:${unused}/`, { allowPrivate: true }))).toMatch(
      /nobody listens there/,
    );
  });
});
