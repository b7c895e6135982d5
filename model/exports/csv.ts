// The build for browsers runs in Node, too; the other one needs Node's buffers.
import { stringify } from 'csv-stringify/browser/esm/sync';
import { z } from 'zod';
import { flag } from '../questions/question.ts';
import { cellOf } from './cells.ts';
import { valueIn } from './columns.ts';
import { answerFormat } from './format.ts';
import { tableOf } from './table.ts';

/** RFC 4180: commas, CRLF, a first line with the names of the columns, also where there are no rows. */
export const csv = answerFormat({
  extension: 'csv',
  mediaType: 'text/csv',
  isText: true,
  summary: 'a table for spreadsheets and statistics',
  options: z.strictObject({
    bom: flag(false).describe('Of CSV: begin with a byte order mark, by which Excel knows UTF-8'),
  }),
  takes: 'answers',
  async *write({ question, pages }, { bom }) {
    const { columns, rowsOf } = tableOf(question);
    yield `${bom ? '\ufeff' : ''}${linesOf([columns.map(({ name }) => name)])}`;
    for await (const page of pages) {
      const rows = rowsOf(page);
      if (rows.length) yield linesOf(rows.map((row) => columns.map((column) => cellOf(valueIn(row, column)))));
    }
  },
});

/** Rows of cells as RFC 4180 has them, each with its end. */
export const linesOf = (rows: (string | null)[][]): string =>
  stringify(rows, {
    record_delimiter: '\r\n',
    eof: true,
    // Readers take either of them for the end of a row, and the build for browsers knows only both together.
    quoted_match: /[\r\n]/,
    cast: { string: (text) => (text === '' ? { value: text, quoted_empty: true } : text) },
  });
