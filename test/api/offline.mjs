// Loaded into the server that is tested: invented documents have invented addresses, and nobody is to be asked for them.
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

const isHere = (name) => ['localhost', '127.0.0.1', '::1'].includes(name);
const away = (name) => Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' });

const { lookup } = dns;
dns.lookup = (name, ...rest) => (isHere(name) ? lookup(name, ...rest) : rest.at(-1)(away(name)));
const { lookup: promised } = dns.promises;
dns.promises.lookup = async (name, ...rest) => {
  if (!isHere(name)) throw away(name);
  return promised(name, ...rest);
};
syncBuiltinESMExports();
