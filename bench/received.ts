import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';

/** Where in a line the claim's id stands, how lines end, and how many of them come before the first claim. */
export interface Written {
  id: RegExp;
  end: string;
  heads: number;
}

/** What of an answer was received so far. It is looked at and let go. */
export interface Received {
  bytes: number;
  claims: number;
  /** So many different ids; less than `claims` where one came twice. */
  distinct: number;
  /** Of all bytes; a moment for each thousand claims, as `performance.now` gives it. */
  sha256: string;
  began: number;
  moments: number[];
  ended: number;
}

export const WRITTEN = {
  // The order of the fields is the database's; actors have ids of other kinds.
  jsonl: { id: /"id":"([0-9a-f]{32})"/, end: '\n', heads: 0 },
  // The quotes that are measured hold no such end of a line.
  csv: { id: /^([0-9a-f]{32}),/, end: '\r\n', heads: 1 },
} as const satisfies Record<string, Written>;

/** Thirteen hexadecimal digits are a whole number that is exact; two of a million ids share them once in ten thousand. */
const DIGITS = 13;
const EVERY = 1_000;

export const answerAt = (port: number, path: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false }, (response) =>
      response.statusCode === 200 ? resolve(response) : reject(new Error(`${path} answers ${response.statusCode}`)),
    ).on('error', reject);
  });

/** Reads bytes to their end. Throws what their source throws, such as a connection that was cut off. */
export async function receive(source: AsyncIterable<Buffer>, { id, end, heads }: Written): Promise<Received> {
  const began = performance.now();
  const hash = createHash('sha256');
  const ids = new Set<number>();
  const moments: number[] = [];
  let [bytes, lines, rest] = [0, 0, ''];
  for await (const chunk of source) {
    hash.update(chunk);
    bytes += chunk.length;
    // Only ids and ends of lines are looked at, which are ASCII: a character cut in two is of no account.
    const text = rest + chunk.toString('latin1');
    let start = 0;
    for (let stop = text.indexOf(end); stop >= 0; stop = text.indexOf(end, start)) {
      if (lines++ >= heads) {
        const [, found = ''] = id.exec(text.slice(start, stop)) ?? [];
        ids.add(Number.parseInt(found.slice(0, DIGITS), 16));
        if ((lines - heads) % EVERY === 0) moments.push(performance.now());
      }
      start = stop + end.length;
    }
    rest = text.slice(start);
  }
  if (rest) throw new Error('the last line has no end');
  const claims = lines - heads;
  return { bytes, claims, distinct: ids.size, sha256: hash.digest('hex'), began, moments, ended: performance.now() };
}
