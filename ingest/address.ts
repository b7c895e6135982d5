import { createHash } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { InvalidInput } from '#model/errors';

/** Whether an argument is an address and no file: it begins with a scheme and `//`. */
export const isAddress = (input: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(input);

/** Longest address that is fetched, in characters. */
const LONGEST = 2_000;

/** Reads an address. Throws `InvalidInput` for what is not `http:` or `https:`, and for names and passwords in it. */
export function readAddress(written: string): URL {
  const name = written.slice(0, 200);
  if (written.length > LONGEST) throw new InvalidInput(`${name}…: is longer than ${LONGEST} characters.`);
  if (!URL.canParse(written)) throw new InvalidInput(`${name}: is no address.`);
  const url = new URL(written);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new InvalidInput(`${name}: only http and https addresses are fetched. Save the page and name the file.`);
  if (url.username || url.password)
    // Without the address: it would show the password.
    throw new InvalidInput(
      `${url.host}: the address has a name or password in it. Leave them out, or save the page and name the file.`,
    );
  url.hash = '';
  return url;
}

/** Longest id made of an address, in characters. */
const LONGEST_ID = 160;

/** What counts visits and not pages. */
const COUNTS_VISITS = /^(?:utm_\w+|fbclid|gclid|yclid|ysclid|_openstat|mc_[ce]id)$/i;

/** The document's id where nothing gives one: host and path, and the query where pages differ by it. */
export function documentIdOfAddress(url: URL): string {
  const query = [...url.searchParams]
    .filter(([key]) => !COUNTS_VISITS.test(key))
    .map(([key, value]) => `${key}-${value}`);
  const path = url.pathname.replace(/(?:\/index)?(?:\.(?:html?|php|aspx?|pdf|docx|md|txt))?\/*$/i, '');
  const written = [url.host.replace(/^www\./, ''), decoded(path), ...query].join('-');
  const id = written
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/-*\.-*/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
  if (id.length <= LONGEST_ID) return id;
  return `${id.slice(0, LONGEST_ID - 13)}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Blocks that lead to this machine, its network, or nowhere: IANA's registries of special-purpose addresses. */
const SPECIAL = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  SPECIAL.addSubnet(network, prefix, 'ipv4');
// Beyond global unicast (2000::/3) nothing is public; within it these are tunnels, which hide an address of IPv4, and examples.
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL.addSubnet(network, prefix, 'ipv6');
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the public internet. An IPv4 address written as one of IPv6 is not. */
export function isPublic(ip: string): boolean {
  const family = isIP(ip);
  if (family === 4) return !SPECIAL.check(ip, 'ipv4');
  return family === 6 && GLOBAL.check(ip, 'ipv6') && !SPECIAL.check(ip, 'ipv6');
}
