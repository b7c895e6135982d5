import { charsetOfMark, decodeDeclared, decodeUtf8 } from './decode.ts';
import { type Format, MAX_TEXT_BYTES } from './format.ts';

/** Plain text in UTF-8, kept to the byte. Only a server that declares another charset is believed. */
export const plainText: Format = {
  name: 'plain text',
  extensions: ['.txt', '.text'],
  mediaTypes: ['text/plain'],
  maxBytes: MAX_TEXT_BYTES,
  isolated: false,
  sniff: () => true,
  toText: async (bytes, { name, charset }) => ({
    text: charset && !charsetOfMark(bytes) ? decodeDeclared(name, bytes, charset) : decodeUtf8(name, bytes),
  }),
};
