import { startMeasured } from './database.ts';
import { measureNetwork } from './network.ts';
import { measureMany, measureReading } from './reading.ts';
import { measureWriting } from './writing.ts';

/** `npm run bench`: each measurement prints a ratio against a baseline of the same run; nothing passes or fails. */
console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
await measureReading(10_000, 5);
await measureMany(1_000);

const database = await startMeasured((message) => console.error(message));
try {
  console.log(`Neo4j ${database.version}`);
  await measureWriting(database, 5_000, 5);
  await measureNetwork(database, 100_000, 10);
} finally {
  await database.close();
}
