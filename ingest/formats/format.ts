import type { Sidecar } from '#model/document';

/** What a document says of itself. `modified`: the day it was last changed, which is no day of publication. */
export type OwnMeta = Pick<Sidecar, 'title' | 'outlet' | 'date' | 'language' | 'url'> & { modified?: string };

/** A document as text. Offsets of turns and claims count UTF-16 code units of exactly this string. */
export interface Reading {
  text: string;
  meta?: OwnMeta;
}

export interface Given {
  /** The file or address, as messages name it. */
  name: string;
  /** Charset that the transport declared; null where it said nothing. */
  charset: string | null;
}

/** A kind of document that can be read. A new one is a file here and a line in `index.ts`. */
export interface Format {
  readonly name: string;
  /** Endings of file names, lower case, with the stop. */
  readonly extensions: readonly string[];
  /** Media types under which addresses serve it. */
  readonly mediaTypes: readonly string[];
  /** Bytes at most. */
  readonly maxBytes: number;
  /** Whether it is parsed in a thread of its own that can be stopped: everything that is more than decoding. */
  readonly isolated: boolean;
  /** Whether the bytes look like it, for names and types that do not tell. */
  sniff(bytes: Uint8Array): boolean;
  /** Throws `InvalidInput` with name and remedy. */
  toText(bytes: Uint8Array, given: Given): Promise<Reading>;
}

const MB = 1024 * 1024;

/** Bytes of a text at most. An interview has 10 to 100 kB; a book of 1,000 pages about 4 MB in Russian. */
export const MAX_TEXT_BYTES = 5 * MB;

/** Bytes at most of formats that carry pictures and fonts besides the text. */
export const MAX_BINARY_BYTES = 20 * MB;

export const megabytes = (bytes: number): string => (Math.ceil((bytes * 10) / MB) / 10).toFixed(1);

/** Whether the bytes begin with these characters. */
export const beginsWith = (bytes: Uint8Array, signature: string): boolean =>
  [...signature].every((character, index) => bytes[index] === character.charCodeAt(0));
