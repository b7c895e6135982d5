import { createHash } from 'node:crypto';
import type { Sidecar } from '#model/document';
import { InvalidInput } from '#model/errors';
import type { OwnMeta } from './formats/format.ts';
import { formatOfType } from './formats/index.ts';
import { documentIdOf, type Source, today, toText } from './read.ts';

/** A file that somebody sent. */
export interface Upload {
  /** The file's name; null where nobody said it. */
  name: string | null;
  bytes: Uint8Array;
  /** Media type, lower case, without parameters. */
  type: string;
  charset: string | null;
}

/** What a file without a name is called. */
const NAMELESS = 'the file';

/**
 * Brings a file that was sent to text. What is known of it comes from `given`, then the document itself.
 * Throws `InvalidInput` with name and remedy, and `TooLarge`.
 */
export async function readUpload({ name, bytes, type, charset }: Upload, given: Sidecar): Promise<Source> {
  const format = formatOfType(type, bytes);
  if (!format) throw new InvalidInput(`${name ?? NAMELESS}: is ${type}, and no kind of document that is read.`);
  const { text, meta: own } = await toText(format, bytes, { name: name ?? NAMELESS, charset });
  return sourceOf(text, { ...own, ...given }, name);
}

/**
 * A text that somebody sent, with the id that is given, else that of its file's name, else one of the text itself; and
 * today as the day it was last changed, unless it says so itself.
 */
export function sourceOf(text: string, meta: Sidecar & OwnMeta, name: string | null = null): Source {
  const id = meta.id ?? (name === null ? null : documentIdOf(name)) ?? idOfText(text);
  return { text, meta: { modified: today(), ...meta, id } };
}

const idOfText = (text: string): string => `text-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
