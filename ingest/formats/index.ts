import { extname } from 'node:path';
import { InvalidInput } from '#model/errors';
import { docx } from './docx.ts';
import type { Format } from './format.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { pdf } from './pdf.ts';
import { plainText } from './text.ts';

/** Every kind of document that is read; whoever sniffs is asked in this order, and plain text takes what is left. */
export const FORMATS: readonly Format[] = [pdf, docx, html, markdown, plainText];

/** Kinds that people have and that are not read, with what to do. */
const REMEDIES: Readonly<Record<string, string>> = {
  '.doc': 'is an old Word file. Save it as .docx',
  '.rtf': 'is rich text. Save it as .docx',
  '.odt': 'is an OpenDocument text. Save it as .docx',
  '.pages': 'is a Pages document. Export it as .docx',
  '.epub': 'is a book. Save the interview as .html or .txt',
  '.djvu': 'is a scan. Run text recognition (OCR) over it and save it as .pdf or .txt',
};

/** The format of a file by the ending of its name, else by its first bytes. Throws `InvalidInput` for what is not read. */
export function formatOfFile(name: string, bytes: Uint8Array): Format {
  const extension = extname(name).toLowerCase();
  const remedy = REMEDIES[extension];
  if (remedy) throw new InvalidInput(`${name}: ${remedy}.`);
  return FORMATS.find(({ extensions }) => extensions.includes(extension)) ?? sniffed(bytes);
}

const sniffed = (bytes: Uint8Array): Format => FORMATS.find(({ sniff }) => sniff(bytes)) ?? plainText;

/** The format of what a server sent by its media type, lower case without parameters; null where none is read. */
export function formatOfType(type: string, bytes: Uint8Array): Format | null {
  if (type !== ANY_TYPE) return FORMATS.find(({ mediaTypes }) => mediaTypes.includes(type)) ?? null;
  const found = sniffed(bytes);
  return found === plainText ? null : found;
}

/** What servers say when they do not know: the bytes are looked at. */
const ANY_TYPE = 'application/octet-stream';

export const isKnownType = (type: string): boolean =>
  type === ANY_TYPE || FORMATS.some(({ mediaTypes }) => mediaTypes.includes(type));
