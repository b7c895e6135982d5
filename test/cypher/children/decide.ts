/** Rejects a claim and says `saving` where the graph would be written, then waits to be killed. */
import { connect } from '#cypher/driver';
import { openStore } from '#cypher/store';
import { layersOf } from '#ingest/layers';
import { openDesk } from '#ingest/review/desk';

const [uri = '', home = '', claim = ''] = process.argv.slice(2);
const store = await openStore(
  connect({ uri, user: process.env.NEO4J_USERNAME ?? '', password: process.env.NEO4J_PASSWORD ?? '', database: null }),
);
const save = () => {
  console.log('saving');
  return new Promise<never>(() => setInterval(() => {}, 1_000));
};
await openDesk({ ...store, save }, layersOf(home)).review(claim, { action: 'reject', by: 'Aigerim', note: null });
