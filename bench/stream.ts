import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { selectionOf } from '#cypher/answers/selection';
import { reading } from '#cypher/statements';
import { paramsFor } from '#model/questions/index';
import { timed } from './clock.ts';
import { type Measured, native } from './database.ts';
import { fill } from './filling.ts';
import { memoryOf, startWatched } from './memory.ts';
import { answerAt, type Received, receive, WRITTEN } from './received.ts';
import { built, environmentOf, type Server, startServer } from './server.ts';

/**
 * All claims of a graph of so many as JSON Lines and CSV, from the built server and into a file from the command line,
 * with the memory that each program takes meanwhile; and what the server takes while a client reads slowly. Against the
 * bare driver that streams the ids of all claims from one statement, and reads the claims by a thousand. Throws where
 * a claim is missing or comes twice.
 */
export async function measureStream(database: Measured, count: number): Promise<void> {
  const filled = await timed(() =>
    fill(database, count, (written) => {
      if (written % 100_000 === 0) console.error(`${written} claims are written`);
    }),
  );
  console.log(`${count} claims written in ${seconds(filled)}, ${rate(count, filled)}`);
  const server = await startServer(database, {});
  let served: Received;
  let bare: Bare;
  try {
    // What runs for the first time is compiled and planned then, on both sides.
    await streamBare(database, WARM);
    for (let page = 0; page < WARM / 1_000; page++)
      await receive(await answerAt(server.port, '/api/claims.jsonl?limit=1000'), WRITTEN.jsonl);
    served = await download(server, 'jsonl');
    // The baseline comes between the two, so that what becomes quicker with time favours neither side.
    bare = await streamBare(database, Number.MAX_SAFE_INTEGER);
    console.log(`bare driver: ${bare.claims} claims in ${seconds(bare.time)}, ${rate(bare.claims, bare.time)}`);
    tellServed(server, 'jsonl', served, bare);
    tellServed(server, 'csv', await download(server, 'csv'), bare);
    await readSlowly(server, 20);
  } finally {
    await server.stop();
  }
  await askForFile(database, bare, served);
}

/** Claims. */
const WARM = 20_000;

interface Bare {
  claims: number;
  /** Milliseconds. */
  time: number;
}

async function streamBare(database: Measured, limit: number): Promise<Bare> {
  const params = {
    ...(await selectionOf(async () => [], paramsFor('claims', {}))),
    holder: [],
    target: [],
    after: null,
    limit,
  };
  const [listing, getting] = [database.session(), database.session()];
  let claims = 0;
  const get = async (ids: readonly string[]) => {
    const { records } = await getting.executeRead((tx) => tx.run(reading('claim'), { claims: ids }));
    claims += records.length;
  };
  const time = await timed(async () => {
    let ids: string[] = [];
    for await (const record of listing.run(reading('claims'), native(params))) {
      ids.push(record.get('id'));
      if (ids.length < 1_000) continue;
      await get(ids);
      ids = [];
    }
    if (ids.length) await get(ids);
  });
  await Promise.all([listing.close(), getting.close()]);
  return { claims, time };
}

const download = async (server: Server, format: keyof typeof WRITTEN): Promise<Received> =>
  receive(await answerAt(server.port, `/api/claims.${format}`), WRITTEN[format]);

function tellServed(server: Server, format: keyof typeof WRITTEN, received: Received, bare: Bare): void {
  const when = (share: number) => momentOf(received, share);
  tell(`GET /api/claims.${format}`, received, when(1) - when(0), bare);
  console.log(`  the server's ${memoryOf(server.samples, when)}`);
  console.log(
    `  the first tenth took ${seconds(when(0.1) - when(0))}, the last ${seconds(when(1) - when(0.9))}: ` +
      'pages cost the same wherever they are when these are alike',
  );
}

/** The moment when so large a share of the claims was there. */
function momentOf({ began, moments, ended }: Received, share: number): number {
  if (share === 1) return ended;
  return moments[Math.ceil(moments.length * share) - 1] ?? began;
}

/** A share of a stretch of time, where it is not seen how much is done. */
const within =
  (from: number, to: number) =>
  (share: number): number =>
    from + (to - from) * share;

/** A client that takes 64 kB ten times a second: what it does not take must wait in the database. */
async function readSlowly(server: Server, forSeconds: number): Promise<void> {
  const response = await answerAt(server.port, '/api/claims.jsonl');
  const from = performance.now();
  let bytes = 0;
  while (performance.now() - from < forSeconds * 1_000) {
    const chunk: Buffer | null = response.read(64 * 1024) ?? response.read();
    bytes += chunk?.length ?? 0;
    await pause(100);
  }
  const to = performance.now();
  response.destroy();
  console.log(
    `a client that took ${megabytes(bytes)} in ${forSeconds} s: the server's ${memoryOf(server.samples, within(from, to))}`,
  );
}

/** The command line in a process of its own, into a file that is then compared with what the server sent. */
async function askForFile(database: Measured, bare: Bare, served: Received): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-asked-'));
  try {
    const file = join(home, 'claims.jsonl');
    const args = ['ask', 'claims', '--format', 'jsonl', '--output', file];
    const from = performance.now();
    const { child, samples } = startWatched(join(built, 'ingest/cli.js'), args, environmentOf(database, home));
    child.stdout?.resume();
    const status = await new Promise((resolve) => child.once('exit', resolve));
    if (status !== 0) throw new Error(`ask claims ended with ${status}`);
    const to = performance.now();
    const received = await receive(createReadStream(file), WRITTEN.jsonl);
    tell(`ask ${args.slice(1, -1).join(' ')} FILE`, received, to - from, bare);
    console.log(`  its ${memoryOf(samples, within(from, to))}`);
    const isSame = received.sha256 === served.sha256;
    console.log(`  ${isSame ? 'the same bytes as from the server' : 'OTHER BYTES THAN FROM THE SERVER'}`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function tell(what: string, { bytes, claims, distinct }: Received, time: number, bare: Bare): void {
  if (claims !== bare.claims || distinct !== claims)
    throw new Error(`${what} gave ${claims} claims, ${distinct} different ones, of ${bare.claims}`);
  console.log(
    `${what}: ${claims} claims, each once, ${megabytes(bytes)} in ${seconds(time)}, ${rate(claims, time)}; ` +
      `against the bare driver ratio ${(time / bare.time).toFixed(2)}`,
  );
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
const rate = (count: number, milliseconds: number): string => `${((count / milliseconds) * 1_000).toFixed(0)} claims/s`;
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
