import { startMeasured } from './database.ts';
import { measureLoad } from './load.ts';
import { measureNetwork } from './network.ts';
import { measureMany, measureReading } from './reading.ts';
import { measureSearch } from './search.ts';
import { measureWriting } from './writing.ts';

/** `npm run bench`: each measurement prints a ratio against a baseline of the same run; nothing passes or fails. */
console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
await measureReading(10_000, 5);
await measureMany(1_000);

const database = await startMeasured((message) => console.error(message));
try {
  console.log(`Neo4j ${database.version}`);
  await measureWriting(database, 5_000, 5);
  await measureSearch(database, 'the interview', 10);
  await database.empty();
  await measureNetwork(database, 100_000, 10);
  await database.empty();
  await measureLoad(database, 50, 60);
  await measureSearch(database, '100,000 claims', 10);
} finally {
  await database.close();
}
