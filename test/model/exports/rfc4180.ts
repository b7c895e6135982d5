/** A cell that was written as nothing is null; one that was quoted is a text, also an empty one. */
export type Cell = string | null;

/** Reads RFC 4180 letter by letter, and throws where a file does not keep to it. */
export function readCsv(text: string, comma = ','): Cell[][] {
  const records: Cell[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: Cell[] = [];
    for (;;) {
      const [cell, end] = text[at] === '"' ? quoted(text, at) : bare(text, at, comma);
      record.push(cell);
      at = end;
      if (text[at] !== comma) break;
      at++;
    }
    if (!text.startsWith('\r\n', at)) throw new Error(`no CRLF at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    at += 2;
    records.push(record);
  }
  return records;
}

function quoted(text: string, start: number): [string, number] {
  let cell = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at++;
    } else return [cell, at + 1];
  }
  throw new Error(`a quote that opens at ${start} does not close`);
}

function bare(text: string, start: number, comma: string): [Cell, number] {
  let at = start;
  while (at < text.length && !`${comma}\r\n`.includes(text[at] ?? '')) {
    if (text[at] === '"') throw new Error(`a quote inside of a bare cell at ${at}`);
    at++;
  }
  return [at === start ? null : text.slice(start, at), at];
}

/** Takes away the apostrophe that keeps a spreadsheet from calculating. */
export const textIn = (cell: string): string =>
  /^'['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^''*[\t\r\n]/.test(cell) ? cell.slice(1) : cell;

/** The list in a cell, whose items are read by `item`. */
export function listIn<Item>(cell: string, item: (text: string) => Item): unknown[] {
  if (cell === '') return [];
  const text = textIn(cell);
  return text.startsWith('[') ? (JSON.parse(text) as unknown[]) : text.split('; ').map(item);
}
