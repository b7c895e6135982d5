import { z } from 'zod';
import { archive, type Entry } from './archive.ts';
import { cellOf } from './cells.ts';
import { valueIn } from './columns.ts';
import { linesOf } from './csv.ts';
import { networkFormat } from './format.ts';
import type { ExportGraph } from './graph.ts';
import { aboutLines, type Sheet, sheetsOf } from './sheets.ts';

/** The tables of the workbook as CSV, one file each, for programs that read no workbooks; cells as in `csv.ts`. */
export const zip = networkFormat({
  extension: 'zip',
  mediaType: 'application/zip',
  isText: false,
  summary: 'a zip archive with actors, stances, claims and documents as CSV',
  options: z.strictObject({}),
  takes: 'network',
  render: (graph) => archive(entriesOf(graph)),
});

function* entriesOf(graph: ExportGraph): Generator<Entry> {
  const about = aboutLines(graph.about).map((line) => line.map(cellOf));
  yield { name: 'about.csv', pieces: [linesOf([['what', 'value']]), ...about.map((line) => linesOf([line]))] };
  for (const sheet of sheetsOf(graph)) yield { name: `${sheet.name.toLowerCase()}.csv`, pieces: linesIn(sheet) };
}

function* linesIn({ columns, rows }: Sheet): Generator<string> {
  yield linesOf([columns.map(({ name }) => name)]);
  for (const row of rows) yield linesOf([columns.map((column) => cellOf(valueIn(row, column)))]);
}
