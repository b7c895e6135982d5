import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Connection } from '#cypher/driver';
import { ingestFile } from '#ingest/ingest';
import type { GraphStore } from '#model/store';
import { createApp } from '#server/app';
import { empty } from '../cypher/graph.ts';

export const root = join(import.meta.dirname, '..', '..');
const { version } = createRequire(import.meta.url)('#root/package.json') as { version: string };

const interviews = join(root, 'data', 'interviews');
const FILES = readdirSync(interviews).filter((file) => file.endsWith('.txt'));

/** Empties the graph and reads the interviews that come with the project into it, the way `npm start` does. */
export async function bringInterview(connection: Connection, store: GraphStore): Promise<void> {
  await empty(connection);
  for (const file of FILES) await ingestFile(store, join(interviews, file));
}

export interface Site {
  address: string;
  close(): Promise<void>;
}

/** The whole application, with the built page of a folder, on a free port of this machine. */
export async function serve(store: GraphStore, pages: string, port = 0): Promise<Site> {
  const app = createApp({
    store,
    logger: pino({ level: 'silent' }),
    allowedHosts: ['127.0.0.1'],
    pages,
    auditFile: devNull,
    // The same as the command line says in what it writes.
    version,
  });
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
