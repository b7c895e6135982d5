/** Starts or finds the managed server in the home given, says so on stdout, and closes it when stdin says anything. */
import { once } from 'node:events';
import { findJava } from '#cypher/managed/programs';
import { startManaged } from '#cypher/managed/server';

const [home = '', jarsHome = ''] = process.argv.slice(2);
const java = await findJava(process.env);
const server = await startManaged({
  home,
  jarsHome,
  java: java.path ?? '',
  mvn: null,
  jvm: ['-XX:TieredStopAtLevel=1'],
  onProgress: (message) => console.error(message),
});
console.log(JSON.stringify({ pid: server.pid, wasFound: server.wasFound, ...server.address }));
await once(process.stdin, 'data');
await server.close();
console.log('closed');
process.stdin.destroy();
