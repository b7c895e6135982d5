import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CERTAINTIES } from '#model/certainty';
import { paramsFor, QUESTIONS } from '#model/questions/index';
import { type Sign, STANCE_CODES } from '#model/stance';
import { ApiError, addressOfQuestion, ask, askAll } from '../../web/api.ts';

describe('the address of a question', () => {
  test('brings the parameters to the server as they were', () => {
    const params = fc.record({
      actors: fc.subarray(['USA', 'KAZ', 'central-asia', 'ünlü-kişi']),
      sign: fc.subarray<Sign>([-1, 0, 1]),
      stance: fc.subarray([...STANCE_CODES]),
      minCertainty: fc.constantFrom(...CERTAINTIES),
      fold: fc.boolean(),
    });
    fc.assert(
      fc.property(params, (asked) => {
        const { pathname, search } = new URL(addressOfQuestion('network', asked), 'http://localhost');
        expect(pathname).toBe('/api/network');
        // As Express's plain parser reads a query.
        expect(QUESTIONS.network.params.parse({ ...parse(search.slice(1)) })).toEqual(paramsFor('network', asked));
      }),
    );
  });

  test('has what the path names in the path, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((id) => id !== '.' && id !== '..'),
        (id) => {
          const address = addressOfQuestion('document', { id });
          const { pathname, search, hash } = new URL(address, 'http://localhost');
          expect([search, hash]).toEqual(['', '']);
          const parts = pathname.split('/');
          expect(parts.slice(0, 3)).toEqual(['', 'api', 'documents']);
          expect(parts.slice(3).map(decodeURIComponent)).toEqual([id]);
        },
      ),
    );
  });

  test('leaves out what is left to the server', () => {
    expect(addressOfQuestion('actors', {})).toBe('/api/actors');
    expect(addressOfQuestion('relationship', { holder: 'USA', target: 'KAZ', sign: [] })).toBe(
      '/api/relationships/USA/KAZ',
    );
  });
});

describe('an answer', () => {
  let server: Server | undefined;
  afterEach(() => {
    vi.unstubAllGlobals();
    server?.close();
    server = undefined;
  });

  /** A server that gives these answers, one after the other; the page's addresses lead to it. Says what was asked. */
  async function answering(...answers: (readonly [status: number, body: string])[]): Promise<string[]> {
    const asked: string[] = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const [status, body] = answers[asked.length - 1] ?? [500, ''];
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    leadTo(port);
    return asked;
  }

  function leadTo(port: number) {
    const original = globalThis.fetch;
    vi.stubGlobal('fetch', (path: string, options: RequestInit) =>
      original(`http://127.0.0.1:${port}${path}`, options),
    );
  }

  const failure = async (asking: Promise<unknown>): Promise<ApiError> => {
    const error = await asking.catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ApiError);
    return error as ApiError;
  };

  test('comes as it was given', async () => {
    await answering([200, '{"actors":[],"stances":[],"meta":{"params":{},"count":0}}']);
    expect(await ask('network', {})).toMatchObject({ actors: [], stances: [] });
  });

  test('that is an error has the server’s code and words', async () => {
    await answering([503, '{"error":{"code":"database_unreachable","message":"The database does not answer."}}']);
    const error = await failure(ask('network', {}));
    expect(error).toMatchObject({ code: 'database_unreachable', status: 503, isPassing: true });
    expect(error.message).toBe('The database does not answer.');
  });

  test.each([
    [404, '{"error":{"code":"not_found","message":"none"}}', 'not_found'],
    [400, '{"error":{"code":"invalid_input","message":"none"}}', 'invalid_input'],
    [500, '<html>', 'unknown'],
    [200, 'no JSON', 'unknown'],
  ])('%i “%s” is no passing trouble', async (status, body, code) => {
    await answering([status, body]);
    expect(await failure(ask('network', {}))).toMatchObject({ code, status, isPassing: false });
  });

  test('of nobody is passing trouble', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    leadTo(port);
    expect(await failure(ask('network', {}))).toMatchObject({ code: 'no_answer', status: 0, isPassing: true });
  });

  test('nobody waits for any more is no error of the server', async () => {
    await answering();
    const controller = new AbortController();
    controller.abort();
    const error = await ask('network', {}, controller.signal).catch((cause: unknown) => cause);
    expect(error).not.toBeInstanceOf(ApiError);
  });

  test('of many pages is put together', async () => {
    const asked = await answering(
      [200, '{"rows":[{"id":"a"},{"id":"b"}],"next":"b","meta":{"params":{},"count":2}}'],
      [200, '{"rows":[{"id":"c"}],"next":null,"meta":{"params":{},"count":1}}'],
    );
    const rows = await askAll('actors', { type: ['STATE'] });
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual(['/api/actors?type=STATE&limit=1000', '/api/actors?type=STATE&limit=1000&after=b']);
  });
});
