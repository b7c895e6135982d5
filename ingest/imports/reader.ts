import type { Cells, Column } from './columns.ts';
import { type Flaws, Unfit } from './flaws.ts';
import type { Read } from './values.ts';

/** Reads the cells of a row one by one, and notes each that cannot be taken. */
export function readerOf(cells: Cells, flaws: Flaws, called: (column: string) => string) {
  return <Value, Without>(column: Column, read: Read<Value>, without: Without): Value | Without => {
    const value = cells.text(column);
    if (value === null) return without;
    try {
      return read(value);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      flaws.add({ row: cells.row, column: called(column), value, message: error.message });
      return without;
    }
  };
}

/** What cannot be read is a flaw of whoever reads it in earnest. */
export function quietly<Value>(read: Read<Value>, text: string | null): Value | null {
  try {
    return text === null ? null : read(text);
  } catch {
    return null;
  }
}
