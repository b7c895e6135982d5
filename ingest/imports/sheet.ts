import { InvalidInput, TooLarge } from '#model/errors';
import { HEAD, readCsv } from './csv.ts';
import { type Flaws, noFlaws } from './flaws.ts';
import { readJsonLines } from './json-lines.ts';
import { type Limits, Rows, type SheetRow } from './rows.ts';

/** A table as it stands in a file, whatever its columns mean. */
export interface Sheet {
  readonly kind: 'csv' | 'jsonl';
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  /** Of rows that are no rows. */
  readonly flaws: Flaws;
}

/** What a file may have. */
export const FILE_LIMITS: Limits = { bytes: 50_000_000, rows: 1_000_000 };

/**
 * Reads CSV or JSON Lines in UTF-8 as it comes.
 * @param name what messages call it
 * Throws `TooLarge` beyond the limits, `InvalidInput` for what is no text.
 */
export async function readSheet(name: string, bytes: AsyncIterable<Uint8Array>, limits: Limits): Promise<Sheet> {
  const pieces = textOf(name, bytes, limits)[Symbol.asyncIterator]();
  const head = await begin(pieces);
  const flaw = flawOf(head);
  if (flaw !== null) throw new InvalidInput(`${name}: ${flaw}`);
  const flaws = noFlaws();
  const onto = new Rows(name, limits);
  const kind = /^\s*\{/.test(head) ? 'jsonl' : 'csv';
  const all = rest(head, pieces);
  const columns =
    kind === 'jsonl'
      ? await readJsonLines(all, onto, flaws)
      : await readCsv(name, head.slice(0, HEAD), all, onto, flaws);
  return { kind, columns, rows: onto.rows, flaws };
}

/** Why a file that begins like this is no table that could be read. */
function flawOf(head: string): string | null {
  if (!head.trim()) return 'is empty. It needs a row with the names of columns, and claims.';
  // No name of a column has a NUL; without a mark of its own, UTF-16 looks like that.
  if (/^[^\n]{0,1000}\0/.test(head)) return NOT_UTF8;
  if (/^\s*\[\s*(?:[{[\]]|$)/.test(head))
    return 'is a JSON list. Write one object a line, without brackets around them and commas between them.';
  const hint = /^"?sep=.?"?\r?\n/i.exec(head);
  return hint && `its first row is ${hint[0].trim()}, and has to be the names of columns. Take that row out.`;
}

const NOT_UTF8 = 'is not valid UTF-8. Save it as CSV in UTF-8; spreadsheets often write Windows-1251 or UTF-16.';

async function begin(pieces: AsyncIterator<string>): Promise<string> {
  let head = '';
  while (head.length < HEAD) {
    const { done, value } = await pieces.next();
    if (done) break;
    head += value;
  }
  return head;
}

async function* rest(head: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}

async function* textOf(name: string, bytes: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  for await (const chunk of bytes) {
    read += chunk.length;
    if (read > limits.bytes)
      throw new TooLarge(`${name}: has more than ${limits.bytes} bytes. Split it by documents and import the parts.`);
    yield decoded(name, () => decoder.decode(chunk, { stream: true }));
  }
  yield decoded(name, () => decoder.decode());
}

function decoded(name: string, decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw new InvalidInput(`${name}: ${NOT_UTF8}`, { cause });
  }
}
