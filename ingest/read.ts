import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Sidecar } from '#model/document';
import { InvalidInput, TooLarge } from '#model/errors';
import { reasons } from '#model/reasons';
import { documentIdOfAddress, isAddress } from './address.ts';
import { ALLOW_PRIVATE, download } from './download.ts';
import {
  type Format,
  type Given,
  MAX_BINARY_BYTES,
  MAX_TEXT_BYTES,
  megabytes,
  type Reading,
} from './formats/format.ts';
import { formatOfFile, formatOfType } from './formats/index.ts';
import { readIsolated } from './formats/isolate.ts';

/** A text with what is known of it, ready to be extracted from. */
export interface Source {
  text: string;
  /** `modified`: the day the document was last changed, for texts that nothing else gives a date. */
  meta: Sidecar & { id: string; modified: string };
}

export interface ReadOptions {
  /** What the person who asks says of the document; it has the first word. */
  given?: Sidecar;
  env?: NodeJS.ProcessEnv;
}

/**
 * Reads an interview from a file, with the sidecar beside it (same name, `.json`), or from an address. What is known of
 * it comes from `given`, then the sidecar, then the document itself. The text is what is stored: of plain text every
 * byte, of other formats the paragraphs. Offsets are UTF-16 code units into exactly this string.
 * Throws `InvalidInput` with file, place and remedy.
 */
export async function readSource(input: string, { given = {}, env = process.env }: ReadOptions = {}): Promise<Source> {
  return isAddress(input) ? readFromAddress(input, given, env[ALLOW_PRIVATE] === '1') : readFromFile(input, given);
}

async function readFromFile(path: string, given: Sidecar): Promise<Source> {
  const { bytes, modified } = await readBytes(path);
  const { text, meta: own } = await toText(formatOfFile(path, bytes), bytes, { name: path, charset: null });
  const sidecar = await readSidecar(path);
  const meta = { modified, ...own, ...sidecar, ...given };
  return { text, meta: { ...meta, id: meta.id ?? documentIdOf(path) } };
}

async function readFromAddress(address: string, given: Sidecar, allowPrivate: boolean): Promise<Source> {
  const { url, bytes, type, charset, modified } = await download(address, { allowPrivate });
  const format = formatOfType(type, bytes);
  if (!format)
    throw new InvalidInput(`${url.href}: is ${type}, and neither PDF nor .docx nor a page by its first bytes.`);
  const { text, meta: own } = await toText(format, bytes, { name: url.href, charset });
  const meta = { modified: modified ?? today(), ...own, url: url.href, ...given };
  return { text, meta: { ...meta, id: meta.id ?? documentIdOfAddress(url) } };
}

/** The day that counts for what does not say when it was last changed. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * Brings bytes to text, in a thread of its own where that takes a parser. Throws `InvalidInput` with name and remedy, and
 * `TooLarge`.
 */
export async function toText(format: Format, bytes: Uint8Array, given: Given): Promise<Reading> {
  if (bytes.length === 0) throw new InvalidInput(`${given.name}: is empty. Nothing was read.`);
  if (bytes.length > format.maxBytes) throw tooLarge(given.name, bytes.length, format.maxBytes);
  const reading = format.isolated ? await readIsolated(format, bytes, given) : await format.toText(bytes, given);
  checkText(given.name, reading.text);
  return reading;
}

/** Throws `InvalidInput` for a text with nothing to read, and `TooLarge`. */
export function checkText(name: string, text: string): void {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new InvalidInput(`${name}: has no letter or digit. Nothing was read.`);
  const size = Buffer.byteLength(text);
  if (size > MAX_TEXT_BYTES) throw tooLarge(name, size, MAX_TEXT_BYTES);
}

const tooLarge = (name: string, size: number, limit: number) =>
  new TooLarge(
    `${name}: has ${megabytes(size)} MB, and a text may have ${megabytes(limit)} MB. Split it into one file an interview.`,
  );

/** The document's id where the sidecar gives none: the file's name without its last extension. */
export function documentIdOf(path: string): string {
  const id = basename(path, extname(path))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/-*\.-*/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
  if (!id) throw new InvalidInput(`${path}: the file's name has no letter or digit to make an id of. Rename the file.`);
  return id;
}

async function readBytes(path: string): Promise<{ bytes: Buffer; modified: string }> {
  let size: number;
  let modified: string;
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new InvalidInput(`${path}: is a folder. Name the files in it.`);
    if (!found.isFile()) throw new InvalidInput(`${path}: is no ordinary file. Name a text file.`);
    size = found.size;
    modified = found.mtime.toISOString().slice(0, 10);
  } catch (cause) {
    if (cause instanceof InvalidInput) throw cause;
    throw new InvalidInput(`${path}: ${reasonOf(cause)}`, { cause });
  }
  // What no format may have is not even read; each has its own limit besides.
  const limit = formatOfFile(path, new Uint8Array()).maxBytes;
  if (size > Math.max(limit, extname(path) ? 0 : MAX_BINARY_BYTES)) throw tooLarge(path, size, limit);
  try {
    return { bytes: await readFile(path), modified };
  } catch (cause) {
    throw new InvalidInput(`${path}: ${reasonOf(cause)}`, { cause });
  }
}

async function readSidecar(path: string): Promise<Sidecar> {
  const sidecar = `${path.slice(0, path.length - extname(path).length)}.json`;
  let written: string;
  try {
    written = await readFile(sidecar, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new InvalidInput(`${sidecar}: ${reasonOf(cause)}`, { cause });
  }
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (cause) {
    throw new InvalidInput(`${sidecar}: is not valid JSON: ${(cause as Error).message}`, { cause });
  }
  const parsed = Sidecar.safeParse(value, { error: reasons });
  if (parsed.success) return parsed.data;
  const { path: where, message } = parsed.error.issues[0] ?? { path: [], message: 'is not a sidecar' };
  throw new InvalidInput(`${sidecar}: ${where.join('.') || 'the whole'}: ${message}`, { details: parsed.error.issues });
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file.',
  EACCES: 'may not be read by you. Mend its permissions.',
  EISDIR: 'is a folder. Name the files in it.',
  ENAMETOOLONG: 'the name is too long.',
};

const reasonOf = (cause: unknown): string => {
  const { code, message } = cause as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? `cannot be read (${message}).`;
};
