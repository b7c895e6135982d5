import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { Document, Extraction } from '#model/document';
import { InvalidInput } from '#model/errors';
import type { Run } from './driver.ts';
import { sha256 } from './hash.ts';
import { reading } from './statements.ts';

/** Changes when readings are packed in another way; those packed before are then as good as none. */
const PACKING = 1;

/** Bytes that a reading may have unpacked: far beyond any document, and what a process can hold. */
const MOST = 512 * 1024 * 1024;

/** What decisions can change. All else is the document's own, which its node has already. */
interface Packed extends Pick<Extraction, 'turns' | 'actors' | 'claims'> {
  packing: number;
  experts: Document['experts'];
}

/** A reading on its way to be kept. Packing takes its time, so it is done only where the hash is another. */
export interface Kept {
  hash: string;
  /** Compressed, as base64. */
  content(): Promise<string>;
}

/** What of the machine's reading is kept beside its document. Throws `InvalidInput` for the reading of another text. */
export function kept({ document, turns, actors, claims }: Extraction, of: Document): Kept {
  if (document.id !== of.id || document.hash !== of.hash)
    throw new InvalidInput(`document "${of.id}": the reading is of another text than what is to be saved.`);
  const packed: Packed = { packing: PACKING, turns, actors, claims, experts: document.experts };
  const text = JSON.stringify(packed);
  return {
    hash: sha256(text),
    content: async () => (await promisify(gzip)(text, { level: constants.Z_BEST_SPEED })).toString('base64'),
  };
}

/** See `GraphStore.reading`. Null also for one that was packed in a way that is no longer known. */
export async function readingOf(run: Run, document: string): Promise<Extraction | null> {
  const [found] = await run<{ content: string; properties: Omit<Document, 'experts'> & { extractor: string } }>(
    reading('reading'),
    { document },
  );
  if (!found) return null;
  const bytes = await promisify(gunzip)(Buffer.from(found.content, 'base64'), { maxOutputLength: MOST });
  const { packing, experts, turns, actors, claims } = JSON.parse(bytes.toString('utf8')) as Packed;
  if (packing !== PACKING) return null;
  const { id, title, outlet, date, language, url, rights, source, hash, text, extractor } = found.properties;
  const known = { outlet: outlet ?? null, url: url ?? null, rights: rights ?? null, source: source ?? null };
  return { document: { id, title, date, language, experts, ...known, hash, text }, turns, actors, claims, extractor };
}
