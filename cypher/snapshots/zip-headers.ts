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

export function localHeader({ name, crc, packed, unpacked }: Omit<ZipEntry, 'offset'>): Buffer {
  const header = Buffer.alloc(SIZES.local);
  header.writeUInt32LE(SIGNATURES.local, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(packed, 18);
  header.writeUInt32LE(unpacked, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name, 'latin1')]);
}

export function centralHeader({ name, crc, packed, unpacked, offset }: ZipEntry): Buffer {
  const header = Buffer.alloc(SIZES.central);
  header.writeUInt32LE(SIGNATURES.central, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt16LE(DATE, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(unpacked, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
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
