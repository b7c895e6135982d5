/** Saves a document of many claims into the database given, and says on stdout when it begins and ends. */
import { connect } from '#cypher/driver';
import { openStore } from '#cypher/store';
import { manyClaims } from '../extractions.ts';

const [uri = '', count = ''] = process.argv.slice(2);
const store = await openStore(
  connect({ uri, user: process.env.NEO4J_USERNAME ?? '', password: process.env.NEO4J_PASSWORD ?? '', database: null }),
);
const extraction = manyClaims('large', Number(count));
console.log('saving');
const report = await store.save(extraction);
console.log(JSON.stringify(report));
await store.close();
