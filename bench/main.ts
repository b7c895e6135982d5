import { parseArgs } from 'node:util';
import { type Measured, startMeasured } from './database.ts';
import { measureLoad } from './load.ts';
import { measureNetwork } from './network.ts';
import { measureMany, measureReading } from './reading.ts';
import { measureSearch } from './search.ts';
import { measureStream } from './stream.ts';
import { measureWriting } from './writing.ts';

const PARTS = ['texts', 'graph', 'stream'];

/** `npm run bench`: each measurement prints a ratio against a baseline of the same run; nothing passes or fails. */
async function main(parts: readonly string[], claims: number): Promise<void> {
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
  if (parts.includes('texts')) {
    await measureReading(10_000, 5);
    await measureMany(1_000);
  }
  if (parts.every((part) => part === 'texts')) return;

  const database = await startMeasured((message) => console.error(message));
  try {
    console.log(`Neo4j ${database.version}`);
    if (parts.includes('graph')) await measureGraph(database);
    if (parts.includes('stream')) await measureStream(database, claims);
  } finally {
    await database.close();
  }
}

async function measureGraph(database: Measured): Promise<void> {
  await measureWriting(database, 5_000, 5);
  await measureSearch(database, 'the interview', 10);
  await database.empty();
  await measureNetwork(database, 100_000, 10);
  await database.empty();
  await measureLoad(database, 50, 60);
  await measureSearch(database, '100,000 claims', 10);
  await database.empty();
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { claims: { type: 'string', default: '1000000' } },
});
const claims = Number(values.claims);
if (!Number.isSafeInteger(claims) || claims < 1 || !positionals.every((part) => PARTS.includes(part))) {
  console.error(`npm run bench -- [${PARTS.join('] [')}] [--claims NUMBER]`);
  process.exitCode = 2;
} else await main(positionals.length ? positionals : PARTS, claims);
