/** Takes or restores a snapshot in the database given, and says on stdout when it begins and ends. */
import { connect } from '#cypher/driver';
import { openStore } from '#cypher/store';
import { NewSnapshot, RestoreOptions } from '#model/snapshot/snapshot';

const [uri = '', home = '', task = '', file = ''] = process.argv.slice(2);
const store = await openStore(
  connect({ uri, user: process.env.NEO4J_USERNAME ?? '', password: process.env.NEO4J_PASSWORD ?? '', database: null }),
  () => '2026-01-01T00:00:00.000Z',
  { home },
);
console.log('begun');
if (task === 'create') await store.snapshots.create(NewSnapshot.parse({ name: 'one' }));
else await store.snapshots.restore({ file }, RestoreOptions.parse({ mode: task }));
console.log(`done, memory ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
await store.close();
