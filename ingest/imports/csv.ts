import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { TooLarge } from '#model/errors';
import { textIn } from '#model/exports/cells';
import type { Flaws } from './flaws.ts';
import { withPlainEnds } from './line-ends.ts';
import { CELL, type Rows } from './rows.ts';

/** UTF-16 code units that the first row may have. */
export const HEAD = 65_536;

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Rows of RFC 4180, with commas, semicolons or tabs between the cells. Cells lose the apostrophe that keeps spreadsheets
 * from calculating. Gives the names of the columns.
 */
export async function readCsv(
  name: string,
  head: string,
  text: AsyncIterable<string>,
  onto: Rows,
  flaws: Flaws,
): Promise<string[]> {
  const newline = newlineOf(name, head);
  const delimiter = delimiterOf(head);
  const pieces = newline === '\n' ? withPlainEnds(text, delimiter) : text;
  let columns: string[] | null = null;
  let row = 0;
  let fault: unknown = null;
  const take = (values: readonly string[], isBroken: boolean) => {
    row++;
    if (isBroken)
      flaws.add({ row, column: null, value: values.find((value) => value.includes('"')) ?? null, message: QUOTES });
    else if (!columns) {
      onto.widen(values.length, row);
      columns = values.map((value) => value.trim());
    }
    // A spreadsheet counts empty rows, too.
    else if (values.some((value) => value.trim())) {
      const flaw = flawOf(values, columns);
      if (flaw) flaws.add({ row, ...flaw });
      else onto.add({ row, values: values.slice(0, columns.length).map(textIn) });
    }
  };
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(Readable.from(pieces), {
      delimiter,
      newline,
      step: ({ data, errors }, parser) => {
        try {
          take(data, errors.length > 0);
        } catch (error) {
          fault = error;
          parser.abort();
        }
      },
      complete: () => (fault === null ? resolve() : reject(fault)),
      error: reject,
    });
  });
  return columns ?? [];
}

const QUOTES =
  'a quotation mark is not closed, or text stands behind one. Put a cell that has any between quotation marks, and write each inside twice. Rows behind it may have been taken for a part of it.';

function flawOf(values: readonly string[], columns: readonly string[]) {
  const long = values.findIndex((value) => value.length > CELL);
  if (long !== -1)
    return { column: columns[long] ?? null, value: values[long] ?? null, message: `has more than ${CELL} characters.` };
  const beyond = values.slice(columns.length).find((value) => value !== '');
  if (beyond === undefined) return null;
  const message = `has ${values.length} cells, and there are ${columns.length} columns. Put cells with the separator in them between quotation marks.`;
  return { column: null, value: beyond, message };
}

/** Whatever splits the first row into most cells. */
const delimiterOf = (head: string): (typeof DELIMITERS)[number] =>
  [...DELIMITERS].sort((a, b) => cellsBy(head, b) - cellsBy(head, a))[0] ?? ',';

const cellsBy = (head: string, delimiter: string): number =>
  Papa.parse<string[]>(head, { delimiter, preview: 1 }).data[0]?.length ?? 0;

/** What rows end with; quotation marks in the first come in pairs. Old spreadsheets write a mere carriage return. */
function newlineOf(name: string, head: string): '\n' | '\r' {
  let isQuoted = false;
  for (let at = 0; at < head.length; at++) {
    if (head[at] === '"') isQuoted = !isQuoted;
    if (isQuoted || (head[at] !== '\n' && head[at] !== '\r')) continue;
    return head[at] === '\n' || head[at + 1] === '\n' ? '\n' : '\r';
  }
  if (head.length >= HEAD)
    throw new TooLarge(
      `${name}: its first row has no end within ${HEAD} characters. The first row names the columns, each between separators.`,
    );
  return '\n';
}
