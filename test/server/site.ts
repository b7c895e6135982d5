import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import type { GraphStore } from '#model/store';
import { type AppOptions, createApp } from '#server/app';
import { httpServer } from '#server/http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body read as JSON. */
  json: () => unknown;
}

/** Asks as any program could, with whatever address and headers: `fetch` would tidy both. */
export function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text) as unknown,
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

export interface Site {
  port: number;
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Everything that was logged so far. */
  log: () => string;
  close(): Promise<void>;
}

/** The real application over a real store, on a free port of loopback. Closing it leaves the store open. */
export async function open(store: GraphStore, more: Partial<AppOptions> = {}): Promise<Site> {
  let logged = '';
  const stream = new Writable({
    write(text: Buffer, _encoding, done) {
      logged += text.toString();
      done();
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-site-'));
  const app = createApp({
    store,
    logger: pino({ level: 'info' }, stream),
    allowedHosts: ['127.0.0.1', 'localhost', '::1'],
    pages: join(import.meta.dirname, 'no-pages'),
    auditFile: join(folder, 'audit.jsonl'),
    version: '1.2.3',
    ...more,
  });
  const http = httpServer().on('request', app).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    port,
    get: (path, headers) => ask(port, path, headers),
    log: () => logged,
    close: () =>
      new Promise((resolve) => {
        http.close(() => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        http.closeAllConnections();
      }),
  };
}
