import { lookup as resolveName } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { InvalidInput } from '#model/errors';
import { isPublic, readAddress } from './address.ts';
import { MAX_BINARY_BYTES, megabytes } from './formats/format.ts';
import { isKnownType } from './formats/index.ts';

/** What an address answered with. */
export interface Download {
  /** Where the redirects ended. */
  url: URL;
  bytes: Uint8Array;
  /** Media type, lower case, without parameters. */
  type: string;
  charset: string | null;
  /** The day that the server says it was last changed. */
  modified: string | null;
}

export interface DownloadOptions {
  /** Whether addresses of this machine and its network may be asked. */
  allowPrivate?: boolean;
  /** Milliseconds for all of it, redirects and body. */
  milliseconds?: number;
  maxBytes?: number;
  /** All addresses of a name. */
  resolve?: (host: string) => Promise<readonly string[]>;
}

const MAX_REDIRECTS = 5;
const MAX_MILLISECONDS = 20_000;

/** Set to 1, it lets addresses of this machine and its network be fetched. */
export const ALLOW_PRIVATE = 'STANCE_ATLAS_ALLOW_PRIVATE_ADDRESSES';

/**
 * Fetches a document over http or https. Every hop's name is resolved here, and the connection goes to an address that
 * was checked, so that no name can change its mind in between. Throws `InvalidInput` with the address and remedy.
 */
export async function download(address: string, options: DownloadOptions = {}): Promise<Download> {
  const { milliseconds = MAX_MILLISECONDS } = options;
  const signal = AbortSignal.timeout(milliseconds);
  let url = readAddress(address);
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    let response: IncomingMessage | null = null;
    try {
      response = await ask(url, await checkedAddresses(url, options, signal), signal);
      const location = redirectOf(response);
      if (location === null) return await take(url, response, options, signal);
      url = nextOf(url, location);
    } catch (cause) {
      if (cause instanceof InvalidInput) throw cause;
      if (signal.aborted)
        throw new InvalidInput(
          `${url.href}: did not answer in full within ${milliseconds / 1000} seconds. Try again, or save the page and name the file.`,
          { cause },
        );
      throw new InvalidInput(
        `${url.href}: could not be fetched (${reasonOf(cause)}). Check the address and the network.`,
        { cause },
      );
    } finally {
      response?.destroy();
    }
  }
  throw new InvalidInput(
    `${address}: redirects more than ${MAX_REDIRECTS} times. Name the address where the article is.`,
  );
}

/** The addresses of a host, each of which may be connected to. One bad one among them is reason to refuse. */
async function checkedAddresses(
  url: URL,
  { allowPrivate = false, resolve = allAddresses }: DownloadOptions,
  signal: AbortSignal,
): Promise<string[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) ? [host] : [...(await abortable(resolve(host), signal))];
  if (!addresses.length) throw new InvalidInput(`${url.href}: the name ${host} has no address. Check it.`);
  const refused = allowPrivate ? undefined : addresses.find((address) => !isPublic(address));
  if (refused)
    throw new InvalidInput(
      `${url.href}: leads to ${refused}, which is no address of the public internet. To fetch from this machine or its network all the same, set ${ALLOW_PRIVATE}=1.`,
    );
  return addresses;
}

const allAddresses = async (host: string): Promise<string[]> =>
  (await resolveName(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Names are resolved by the system, which cannot be stopped: it is no longer waited for. */
const abortable = <Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

function ask(url: URL, addresses: readonly string[], signal: AbortSignal): Promise<IncomingMessage> {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  const lookup: LookupFunction = (_host, { all }, give) => {
    const [first] = found;
    if (all) give(null, found);
    else give(null, first?.address ?? '', first?.family ?? 4);
  };
  const headers = {
    'user-agent': 'StanceAtlas (reads a page that a person named)',
    accept: 'text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf;q=0.9, */*;q=0.1',
    'accept-encoding': 'gzip, deflate, br',
  };
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    // No agent: a connection that is kept would be one that nobody checked.
    request(url, { agent: false, lookup, headers, signal, maxHeaderSize: 64 * 1024 })
      .once('response', resolve)
      .once('error', reject)
      .end();
  });
}

const redirectOf = ({ statusCode = 0, headers }: IncomingMessage): string | null =>
  [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;

function nextOf(from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) throw new InvalidInput(`${from.href}: redirects to what is no address.`);
  const next = readAddress(new URL(location, from.href).href);
  if (from.protocol === 'https:' && next.protocol === 'http:')
    throw new InvalidInput(
      `${from.href}: redirects from https to http (${next.href}). Name that address if you trust it.`,
    );
  return next;
}

async function take(
  url: URL,
  response: IncomingMessage,
  { maxBytes = MAX_BINARY_BYTES }: DownloadOptions,
  signal: AbortSignal,
): Promise<Download> {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200)
    throw new InvalidInput(`${url.href}: the server answered ${statusCode}. ${remedyOf(statusCode)}`);
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim());
  if (!isKnownType(type.toLowerCase()))
    throw new InvalidInput(
      `${url.href}: is ${type.slice(0, 80) || 'of no type that the server tells'}. Pages, plain text, Markdown, PDF and .docx are read.`,
    );
  const declared = Number(headers['content-length'] ?? 0);
  if (declared > maxBytes) throw tooLarge(url, maxBytes);
  const charset = parameters.map((part) => /^charset\s*=\s*"?([^"]+)"?$/i.exec(part)?.[1]).find((found) => found);
  const modified = Date.parse(headers['last-modified'] ?? '');
  return {
    url,
    bytes: await bodyOf(url, response, maxBytes, signal),
    type: type.toLowerCase(),
    charset: charset ?? null,
    modified: Number.isNaN(modified) ? null : new Date(modified).toISOString().slice(0, 10),
  };
}

const tooLarge = (url: URL, maxBytes: number) =>
  new InvalidInput(`${url.href}: has more than ${megabytes(maxBytes)} MB. Save the interview alone and name the file.`);

/** The body, unpacked; sizes are counted on both sides of the unpacking. */
function bodyOf(url: URL, response: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const unpack = UNPACK[encoding];
  if (unpack === undefined)
    throw new InvalidInput(`${url.href}: is packed as ${encoding.slice(0, 40)}, which cannot be unpacked.`);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let received = 0;
    const body = unpack ? response.pipe(unpack()) : response;
    const fail = (cause: unknown) => {
      // First the reason: what is destroyed has one of its own.
      reject(cause);
      body.destroy();
    };
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    response.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxBytes) fail(tooLarge(url, maxBytes));
    });
    response.once('aborted', () => fail(new Error('the server hung up')));
    response.once('error', fail);
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) fail(tooLarge(url, maxBytes));
      else chunks.push(chunk);
    });
    body.once('error', fail);
    body.once('end', () => resolve(Buffer.concat(chunks)));
  });
}

const UNPACK: Readonly<Record<string, (() => NodeJS.ReadWriteStream & { destroy(): void }) | null>> = {
  identity: null,
  '': null,
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

const remedyOf = (status: number): string => {
  if (status === 401 || status === 403 || status === 451)
    return 'It does not show the page to programs: save it in a browser and name the file.';
  if (status === 404 || status === 410) return 'The page is not there: check the address.';
  if (status === 429 || status >= 500) return 'Try again later.';
  return 'Check the address.';
};

function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? code ?? message;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the server hung up',
  ETIMEDOUT: 'the server does not answer',
};
