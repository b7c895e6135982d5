const encoder = new TextEncoder();
/** UTF-16 code units: large enough for few writes, small beside the graph. */
const PIECE = 64 * 1024;

/** Texts as UTF-8 in pieces of about 64 KiB, one text at a time: no more than a piece stands beside the graph. */
export async function* bytesOf(texts: Iterable<string>): AsyncGenerator<Uint8Array, void, undefined> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  if (piece) yield encoder.encode(piece);
}

/** Values as JSON, one a line, with commas between. */
export function* jsonLines(values: Iterable<unknown>): Generator<string, void, undefined> {
  let before = '\n';
  for (const value of values) {
    yield `${before}${JSON.stringify(value)}`;
    before = ',\n';
  }
}
