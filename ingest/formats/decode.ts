import { InvalidInput } from '#model/errors';

/** Decodes UTF-8 to the byte, byte order mark and all. Throws `InvalidInput` with name, line and remedy. */
export function decodeUtf8(name: string, bytes: Uint8Array): string {
  const zero = bytes.indexOf(0);
  if (zero !== -1)
    throw new InvalidInput(
      `${name}: is no text (byte ${zero} is zero). Save the interview as plain text in UTF-8 and try again.`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const { line, offset } = firstInvalid(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    throw new InvalidInput(
      `${name}:${line}: is not valid UTF-8 (byte ${offset}). Save it as UTF-8; older Russian texts are often Windows-1251.`,
      { cause },
    );
  }
}

/** Decodes a text whose charset somebody declared. Throws `InvalidInput` naming the charset. */
export function decodeDeclared(name: string, bytes: Uint8Array, charset: string): string {
  const decoder = decoderOf(name, charset);
  if (decoder.encoding === 'utf-8') return decodeUtf8(name, bytes);
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new InvalidInput(
      `${name}: is not valid ${decoder.encoding}, the charset that it declares. Save it as UTF-8.`,
      {
        cause,
      },
    );
  }
}

function decoderOf(name: string, charset: string) {
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  } catch (cause) {
    const message = `${name}: declares the charset "${charset.slice(0, 40)}", which is unknown. Save it as UTF-8.`;
    throw new InvalidInput(message, { cause });
  }
}

/** The charset that the first bytes give away: a byte order mark. */
export function charsetOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** The first byte, and its line from 1, at which decoding fails. */
function firstInvalid(bytes: Buffer): { line: number; offset: number } {
  const lenient = bytes.toString('utf8');
  const isWritten = (offset: number) => bytes.subarray(offset, offset + 3).equals(REPLACEMENT);
  let index = lenient.indexOf('\uFFFD');
  let offset = Buffer.byteLength(lenient.slice(0, index));
  while (isWritten(offset)) {
    const next = lenient.indexOf('\uFFFD', index + 1);
    offset += Buffer.byteLength(lenient.slice(index, next));
    index = next;
  }
  return { line: lenient.slice(0, index).split('\n').length, offset };
}

/** The replacement character as the text itself may have it, which is no error. */
const REPLACEMENT = Buffer.from('\uFFFD');
