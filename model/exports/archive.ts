import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive, its text in pieces. */
export interface Entry {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

/** Text that is packed at a time, in UTF-16 code units: the pieces of a row are too small for it. */
const CHUNK = 1 << 16;
/** The first day that an archive can say. fflate reads its local fields, so it is written alike in all time zones. */
const DAY = () => new Date(1980, 0, 1);

/** A zip archive, whose bytes depend on nothing but its entries. No entry is ever held whole. */
export async function* archive(entries: Iterable<Entry>): AsyncGenerator<Uint8Array, void, undefined> {
  let packed: Uint8Array[] = [];
  const zip = new Zip((failure, chunk) => {
    if (failure) throw failure;
    packed.push(chunk);
  });
  const taken = () => {
    const chunks = packed;
    packed = [];
    return chunks;
  };
  const encoder = new TextEncoder();
  for (const { name, pieces } of entries) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = DAY();
    zip.add(file);
    for (const text of joined(pieces)) {
      file.push(encoder.encode(text));
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/** Pieces put together; none ends within a surrogate pair, as long as none that is given does. */
function* joined(pieces: Iterable<string>): Generator<string> {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < CHUNK) continue;
    yield waiting.join('');
    waiting = [];
    length = 0;
  }
  if (length) yield waiting.join('');
}
