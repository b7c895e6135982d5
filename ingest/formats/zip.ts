import { strFromU8, unzipSync, zipSync } from 'fflate';
import { InvalidInput } from '#model/errors';

const MB = 1024 * 1024;
/** Entries at most. A long document with pictures has some hundred. */
const MAX_ENTRIES = 5_000;
/** Inflated bytes at most of the entries that are taken: 5 MB of text are about 30 MB of Word's XML. */
const MAX_INFLATED = 48 * MB;

/** The entries that are wanted, inflated. The sizes that the archive states bind: no byte is written beyond them. */
export function unzip(name: string, bytes: Uint8Array, isWanted: (entry: string) => boolean): Map<string, Uint8Array> {
  let entries = 0;
  let inflated = 0;
  const refuse = (what: string): never => {
    throw new InvalidInput(`${name}: ${what}. Open it in a word processor and save its text as a new .docx.`);
  };
  try {
    const found = unzipSync(bytes, {
      filter: (entry) => {
        if (++entries > MAX_ENTRIES) refuse(`has more than ${MAX_ENTRIES} parts`);
        if (!isWanted(entry.name)) return false;
        inflated += entry.originalSize;
        if (inflated > MAX_INFLATED) refuse(`unpacks to more than ${MAX_INFLATED / MB} MB`);
        return true;
      },
    });
    return new Map(Object.entries(found));
  } catch (cause) {
    if (cause instanceof InvalidInput) throw cause;
    throw new InvalidInput(
      `${name}: is broken: no whole archive (${(cause as Error).message}). Get the file anew, or save it again.`,
      { cause },
    );
  }
}

/** An archive of these entries and no others, not compressed. */
export const rezip = (entries: ReadonlyMap<string, Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(entries), { level: 0 });

export const textOfEntry = (bytes: Uint8Array): string => strFromU8(bytes);
