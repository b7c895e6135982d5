import type { FileHandle } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { InvalidInput, TooLarge } from '#model/errors';
import { DEFLATED, SIGNATURES, SIZES, sealOf, type ZipEntry } from './zip-headers.ts';
import { hashOf } from './zip-writer.ts';

/** What an archive of somebody else's may have, looked at before anything is unpacked. Sizes are bytes. */
export const MOST = {
  file: 2 * 1024 ** 3,
  unpacked: 2 * 1024 ** 3,
  entries: 16,
  /** Unpacked bytes for each in the archive; a small entry may have more. */
  ratio: 200,
  small: 1024 * 1024,
  comment: 200,
  list: 64 * 1024,
} as const;

/** An archive whose entries are known, and may be unpacked. */
export interface Zip {
  readonly names: readonly string[];
  /** Bytes of an entry. Fails with `InvalidInput` when they are not what the archive says of them. */
  unpack(name: string): AsyncIterable<Buffer>;
}

/**
 * Reads the list of entries. Throws `InvalidInput`, and `TooLarge`, in words that begin with `label`: for what is no
 * archive, or one with other entries than `known`, with more or larger ones than it may have, or whose bytes changed since
 * it was written.
 */
export async function openZip(file: FileHandle, label: string, known: readonly string[]): Promise<Zip> {
  const refuse = (what: string): never => {
    throw new InvalidInput(`${label}: ${what}`);
  };
  const { size } = await file.stat();
  if (size > MOST.file) throw new TooLarge(`${label}: is larger than ${MOST.file} bytes.`);
  const end = await endOf(file, size);
  if (!end) return refuse('is no snapshot: it is no zip archive, or the end of it is missing.');
  const { count, from, length, comment, at } = end;
  if (count > MOST.entries) refuse(`has ${count} entries; a snapshot has ${known.length}.`);
  if (length > MOST.list) refuse('is broken: its list of entries is longer than one of so few can be.');
  if (from + length !== at) refuse('is broken: its list of entries does not end where it should.');
  const entries =
    parse(await bytesAt(file, from, length), count) ?? refuse('is broken: its list of entries is not whole.');
  const names = entries.map(({ name }) => name);
  const other = names.find((name) => !known.includes(name));
  if (other !== undefined) refuse(`has an entry ${shown(other)}, which no snapshot has.`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) refuse(`has ${twice} twice.`);
  for (const entry of entries) {
    if (entry.flags & 1) refuse(`${entry.name} is encrypted.`);
    if (entry.method !== DEFLATED && entry.method !== 0)
      refuse(`${entry.name} is packed in a way that is not known here.`);
    if (entry.unpacked > MOST.unpacked)
      throw new TooLarge(`${label}: ${entry.name} is larger than ${MOST.unpacked} bytes.`);
    if (entry.unpacked > MOST.small && entry.unpacked > entry.packed * MOST.ratio)
      refuse(
        `${entry.name} would unpack to ${Math.round(entry.unpacked / entry.packed)} times its size: it is no honest part.`,
      );
  }
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST.unpacked)
    throw new TooLarge(`${label}: unpacks to more than ${MOST.unpacked} bytes.`);
  const placed = new Map<string, Placed>();
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const header = await bytesAt(file, entry.offset, SIZES.local);
    if (header.length < SIZES.local || header.readUInt32LE(0) !== SIGNATURES.local)
      return refuse(`${entry.name} is not where the archive says.`);
    const begin = entry.offset + SIZES.local + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (entry.offset < free || begin + entry.packed > from)
      refuse(`${entry.name} overlaps with something else in the archive.`);
    free = begin + entry.packed;
    placed.set(entry.name, { ...entry, begin });
  }
  if (comment && comment !== sealOf(await hashOf(file, size - comment.length)))
    refuse('was changed after it was written: its bytes are not those that it was sealed with. Get it anew.');
  return {
    names,
    unpack: (name) => {
      const entry = placed.get(name);
      if (!entry) return refuse(`has no ${name}.`);
      return unpacked(file, entry, label);
    },
  };
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 100));

interface Listed extends ZipEntry {
  flags: number;
  method: number;
}

interface Placed extends Listed {
  begin: number;
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

/** What the end of the archive says; null where there is none. */
async function endOf(file: FileHandle, size: number) {
  const tail = await bytesAt(
    file,
    Math.max(0, size - SIZES.end - MOST.comment),
    Math.min(size, SIZES.end + MOST.comment),
  );
  for (let at = tail.length - SIZES.end; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== SIGNATURES.end) continue;
    const comment = tail.subarray(at + SIZES.end).toString('latin1');
    if (tail.readUInt16LE(at + 20) !== comment.length) continue;
    // Several volumes are none of ours, and what needs the format's extensions is larger than it may be.
    if (tail.readUInt32LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== tail.readUInt16LE(at + 10)) return null;
    const [count, length, from] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    return from + length > size ? null : { count, length, from, comment, at: size - tail.length + at };
  }
  return null;
}

/** The list of entries; null where it is broken. */
function parse(list: Buffer, count: number): Listed[] | null {
  const entries: Listed[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + SIZES.central > list.length || list.readUInt32LE(at) !== SIGNATURES.central) return null;
    const [nameLength, extra, remark] = [28, 30, 32].map((place) => list.readUInt16LE(at + place));
    const begin = at + SIZES.central;
    at = begin + (nameLength ?? 0) + (extra ?? 0) + (remark ?? 0);
    if (at > list.length) return null;
    const header = begin - SIZES.central;
    entries.push({
      name: list.subarray(begin, begin + (nameLength ?? 0)).toString('utf8'),
      flags: list.readUInt16LE(header + 8),
      method: list.readUInt16LE(header + 10),
      crc: list.readUInt32LE(header + 16),
      packed: list.readUInt32LE(header + 20),
      unpacked: list.readUInt32LE(header + 24),
      offset: list.readUInt32LE(header + 42),
    });
  }
  return at === list.length ? entries : null;
}

async function* unpacked(file: FileHandle, entry: Placed, label: string): AsyncGenerator<Buffer> {
  const broken = (cause?: unknown) =>
    new InvalidInput(
      `${label}: ${entry.name} is broken: its bytes are not those that were packed. Get the file anew.`,
      { cause },
    );
  const raw = rawBytes(file, entry);
  let [crc, length] = [0, 0];
  try {
    for await (const chunk of entry.method === DEFLATED ? inflated(raw) : raw) {
      length += chunk.length;
      // The declared size binds: no byte is passed on beyond it, whatever the packed bytes would give.
      if (length > entry.unpacked) throw broken();
      crc = crc32(chunk, crc);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof InvalidInput ? cause : broken(cause);
  }
  if (length !== entry.unpacked || crc !== entry.crc) throw broken();
}

async function* rawBytes(file: FileHandle, { begin, packed }: Placed): AsyncGenerator<Buffer> {
  const size = 256 * 1024;
  for (let at = 0; at < packed; ) {
    const chunk = await bytesAt(file, begin + at, Math.min(size, packed - at));
    if (!chunk.length) throw new Error('the file ends too early');
    yield chunk;
    at += chunk.length;
  }
}

async function* inflated(raw: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  let failure: unknown = null;
  const feeding = (async () => {
    for await (const chunk of raw)
      if (!inflate.write(chunk)) {
        await new Promise<void>((resolve) => {
          inflate.once('drain', resolve).once('close', resolve);
        });
        if (inflate.destroyed) return;
      }
    inflate.end();
  })().catch((cause: unknown) => {
    failure = cause;
    inflate.destroy(cause instanceof Error ? cause : new Error(String(cause)));
  });
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } finally {
    inflate.destroy();
    await feeding;
  }
  if (failure) throw failure;
}
