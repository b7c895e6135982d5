/** Where a cell is being read: before it, in it, between quotation marks, or behind one that may have closed it. */
type State = 'before' | 'plain' | 'quoted' | 'behind' | 'spaced';

/**
 * The text of a table with `\n` at the end of each row, where it has `\n` and `\r\n`: a table that was put together of
 * two may have both, and a parser knows one. Inside of quoted cells all stays as it is.
 */
export async function* withPlainEnds(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string> {
  let state: State = 'before';
  // Whether it belongs to the end of a row, the next piece says.
  let held = '';
  for await (const piece of text) {
    const all = held + piece;
    let plain = '';
    let from = 0;
    let at = 0;
    for (; at < all.length; at++) {
      const sign = all[at] ?? '';
      if (sign === '\r' && state !== 'quoted') {
        if (at === all.length - 1) break;
        if (all[at + 1] === '\n') {
          plain += all.slice(from, at);
          from = at + 1;
          continue;
        }
      }
      state = after(state, sign, delimiter);
    }
    held = all.slice(at);
    yield plain + all.slice(from, at);
  }
  yield held;
}

function after(state: State, sign: string, delimiter: string): State {
  if (state === 'quoted') return sign === '"' ? 'behind' : 'quoted';
  if (sign === '\n' || sign === delimiter) return 'before';
  if (state === 'before') return sign === '"' ? 'quoted' : 'plain';
  if (state === 'plain') return 'plain';
  if (sign === '"') return state === 'behind' ? 'quoted' : 'behind';
  // A mark with a word behind it closes nothing.
  return /\s/.test(sign) ? 'spaced' : 'quoted';
}
