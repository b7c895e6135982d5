/** An entry of an archive as its headers describe it. */
export interface ZipEntry {
  name: string;
  crc: number;
  /** Bytes in the archive, and unpacked. */
  packed: number;
  unpacked: number;
  /** Where the local header begins. */
  offset: number;
}

/** Everything is deflated, whole numbers are little-endian. */
export const DEFLATED = 8;
export const SIGNATURES = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
export const SIZES = { local: 30, central: 46, end: 22 } as const;

/** The least version of the format that can read it, and no flag. */
const VERSION = 20;
/** 1980-01-01 00:00, where the format's time begins: when a file was packed says nothing of what it holds. */
const DATE = (1 << 5) | 1;

export function localHeader(entry: Omit<ZipEntry, 'offset'>): Buffer {
  const header = Buffer.alloc(SIZES.local);
  header.writeUInt32LE(SIGNATURES.local, 0);
  return describe(header, 4, entry);
}

export function centralHeader(entry: ZipEntry): Buffer {
  const header = Buffer.alloc(SIZES.central);
  header.writeUInt32LE(SIGNATURES.central, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt32LE(entry.offset, 42);
  return describe(header, 6, entry);
}

/** What both headers say of an entry, from a place on, and its name behind them. */
function describe(header: Buffer, at: number, { name, crc, packed, unpacked }: Omit<ZipEntry, 'offset'>): Buffer {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(unpacked, at + 18);
  header.writeUInt16LE(name.length, at + 22);
  return Buffer.concat([header, Buffer.from(name, 'latin1')]);
}

/** The end of an archive, behind which a comment of so many bytes follows. */
export function endRecord(entries: number, size: number, offset: number, comment: number): Buffer {
  const record = Buffer.alloc(SIZES.end);
  record.writeUInt32LE(SIGNATURES.end, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  record.writeUInt16LE(comment, 20);
  return record;
}

/** The archive's comment: SHA-256 of every byte before it, so that none can change unnoticed. */
export const sealOf = (sha256: string): string => `sha256:${sha256}`;
