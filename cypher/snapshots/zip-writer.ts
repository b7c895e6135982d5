import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { Deflate } from 'fflate';
import { InvalidInput } from '#model/errors';
import type { PartDigest } from '#model/snapshot/manifest';
import { centralHeader, endRecord, localHeader, sealOf, type ZipEntry } from './zip-headers.ts';

/** What the format can say without its extensions. */
const MOST = 0xffff_ffff;
/** Bytes that are packed at a time; always as many, so that the same content is packed in the same way. */
const CHUNK = 64 * 1024;
const LEVEL = 6;

/**
 * Writes an archive, whose bytes depend on nothing but its entries: packed by fflate, because the zlib in Node gives
 * other bytes on other processors. Entries are written one after the other and never held in memory.
 */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #entries: ZipEntry[] = [];
  #end = 0;

  /** @param file open for reading and writing, and empty; it stays open */
  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Adds an entry, given as text in pieces. `lines` counts the ends of lines. Throws `InvalidInput` beyond 4 GB. */
  async add(name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<PartDigest> {
    const offset = this.#end;
    this.#end += localHeader({ name, crc: 0, packed: 0, unpacked: 0 }).length;
    const begin = this.#end;
    const hash = createHash('sha256');
    let [crc, unpacked, lines] = [0, 0, 0];
    let packed: Uint8Array[] = [];
    const deflate = new Deflate({ level: LEVEL }, (chunk) => void packed.push(chunk));
    const flush = async () => {
      const bytes = Buffer.concat(packed);
      packed = [];
      if (bytes.length) await this.#file.write(bytes, 0, bytes.length, this.#end);
      this.#end += bytes.length;
      if (this.#end > MOST || unpacked > MOST)
        throw new InvalidInput(`snapshot: ${name} is larger than 4 GB. Filter the claims, and take several snapshots.`);
    };
    for await (const chunk of chunked(pieces)) {
      hash.update(chunk);
      crc = crc32(chunk, crc);
      unpacked += chunk.length;
      for (const byte of chunk) if (byte === NEWLINE) lines++;
      deflate.push(chunk);
      await flush();
    }
    deflate.push(new Uint8Array(0), true);
    await flush();
    const entry = { name, crc, packed: this.#end - begin, unpacked };
    const header = localHeader(entry);
    await this.#file.write(header, 0, header.length, offset);
    this.#entries.push({ ...entry, offset });
    return { sha256: hash.digest('hex'), bytes: unpacked, lines };
  }

  /** Writes what belongs behind the entries, and brings all of it to the disk. Returns the bytes of the archive. */
  async close(): Promise<number> {
    const central = Buffer.concat(this.#entries.map(centralHeader));
    const seal = sealOf('0'.repeat(64)).length;
    const tail = Buffer.concat([central, endRecord(this.#entries.length, central.length, this.#end, seal)]);
    await this.#file.write(tail, 0, tail.length, this.#end);
    this.#end += tail.length;
    const comment = Buffer.from(sealOf(await hashOf(this.#file, this.#end)), 'latin1');
    await this.#file.write(comment, 0, comment.length, this.#end);
    this.#end += comment.length;
    await this.#file.sync();
    return this.#end;
  }
}

const NEWLINE = 10;

/** SHA-256 of the first so many bytes of a file, in hexadecimal. */
export async function hashOf(file: FileHandle, length: number): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1024 * 1024);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, length - at), at);
    if (!bytesRead) throw new Error('a file became shorter while it was read');
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return hash.digest('hex');
}

/** Text as UTF-8 in chunks of `CHUNK` bytes; only the last is shorter. */
async function* chunked(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece, 'utf8');
    waiting.push(bytes);
    length += bytes.length;
    if (length < CHUNK) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    for (; at + CHUNK <= all.length; at += CHUNK) yield all.subarray(at, at + CHUNK);
    waiting = [Buffer.from(all.subarray(at))];
    length = all.length - at;
  }
  if (length) yield Buffer.concat(waiting);
}
