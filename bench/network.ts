import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { devNull } from 'node:os';
import { pino } from 'pino';
import { selectionOf } from '#cypher/answers/selection';
import { reading } from '#cypher/statements';
import { paramsFor } from '#model/questions/index';
import { createApp } from '#server/app';
import { report, timed } from './clock.ts';
import { type Measured, native } from './database.ts';
import { fill } from './filling.ts';

/**
 * GET /api/network on a graph of so many claims, its body read to the end, against the bare driver that runs the same
 * Cypher and reads the same rows. The difference is what folding, writing JSON and HTTP cost.
 */
export async function measureNetwork(database: Measured, count: number, rounds: number): Promise<void> {
  await fill(database, count);
  const app = createApp({
    store: database.store,
    logger: pino({ level: 'silent' }),
    allowedHosts: ['127.0.0.1'],
    pages: '',
    auditFile: devNull,
    // What is measured is asking the database, and not what is remembered of it.
    keptBytes: 0,
    version: 'bench',
  });
  const http = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => http.once('listening', resolve));
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/network`;

  // The invented actors hold no offices, so nobody has to be asked for them.
  const params = await selectionOf(async () => [], paramsFor('network', {}));
  let bytes = 0;
  const get = async () => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
    bytes = (await answer.arrayBuffer()).byteLength;
  };
  let rows = 0;
  const bare = async () => {
    const session = database.session();
    rows = (await session.executeRead((tx) => tx.run(reading('network'), native(params)))).records.length;
    await session.close();
  };
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [own, base] = [await timed(get), await timed(bare)];
    if (round === 0) continue;
    ours.push(own);
    baseline.push(base);
  }
  report(
    `GET /api/network of ${count} claims, against bare Cypher`,
    ours,
    baseline,
    `${rows} rows folded to ${(bytes / 1024).toFixed(0)} kB`,
  );
  http.close();
  http.closeAllConnections();
}
