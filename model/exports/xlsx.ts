import { z } from 'zod';
import { archive, type Entry } from './archive.ts';
import { networkFormat } from './format.ts';
import { aboutLines, cellsOf, sheetsOf } from './sheets.ts';
import { cellXml, columnName, heldText } from './xlsx/cells.ts';
import { partsOf, SHEET_END, STYLE, sheetHead, sheetPath } from './xlsx/parts.ts';

type Value = string | number | boolean | null;

/** Rows of a sheet, its header not counted; Excel takes no more. */
const MOST_ROWS = 1_048_575;
/** Columns are as wide as their longest text in the first rows, within these bounds. */
const WIDTH = { rows: 200, least: 8, most: 60 };

interface Page {
  name: string;
  header: readonly string[];
  rows: readonly (() => readonly Value[])[];
}

/** A workbook: what it is, then actors, stances, claims and documents. Texts are never formulas, and days are texts. */
export const xlsx = networkFormat({
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  isText: false,
  summary: 'a workbook for Excel and LibreOffice with actors, stances, claims and documents',
  options: z.strictObject({}),
  takes: 'network',
  render(graph) {
    const pages = sheetsOf(graph).flatMap(({ name, columns, rows }) =>
      divided({
        name,
        header: columns.map((column) => column.name),
        rows: rows.map((row) => () => cellsOf(row, columns)),
      }),
    );
    return archive(entriesOf(pages, aboutLines(graph.about)));
  },
});

/** A table that is too long for a sheet goes on in another: `Claims`, `Claims 2`. */
function divided({ name, header, rows }: Page): Page[] {
  const pages: Page[] = [];
  for (let start = 0; start === 0 || start < rows.length; start += MOST_ROWS)
    pages.push({
      name: start ? `${name} ${start / MOST_ROWS + 1}` : name,
      header,
      rows: rows.slice(start, start + MOST_ROWS),
    });
  return pages;
}

function* entriesOf(pages: readonly Page[], about: readonly (readonly Value[])[]): Generator<Entry> {
  yield* partsOf(['About', ...pages.map(({ name }) => name)]);
  const changes: Value[][] = [];
  for (const [index, page] of pages.entries())
    yield {
      name: sheetPath(index + 1),
      pieces: sheetOf(page, (at, change) => changes.push([`${page.name}!${at}`, change])),
    };
  // It stands first and is written last, when it is known what the others could not hold.
  const own: Value[][] = [];
  for (const line of about) own.push(...line.flatMap((value) => changeOf(value, `About: ${line[0]}`)));
  yield {
    name: sheetPath(0),
    pieces: sheetOf(
      { name: 'About', header: ['what', 'value'], rows: [...about, ...own, ...changes].map((row) => () => row) },
      () => {},
    ),
  };
}

const changeOf = (value: Value, where: string): Value[][] => {
  const { change } = heldText(typeof value === 'string' ? value : '');
  return change === null ? [] : [[where, change]];
};

function* sheetOf({ header, rows }: Page, tell: (at: string, change: string) => void): Generator<string> {
  yield sheetHead(widthsOf(header, rows));
  yield rowXml(header, 1, STYLE.header, tell);
  for (const [index, row] of rows.entries()) yield rowXml(row(), index + 2, STYLE.text, tell);
  yield SHEET_END;
}

const widthsOf = (header: readonly string[], rows: Page['rows']): number[] => {
  const seen = [header, ...rows.slice(0, WIDTH.rows).map((row) => row())];
  return header.map((_, column) => {
    const longest = seen.reduce((most, row) => Math.max(most, String(row[column] ?? '').length), WIDTH.least);
    return Math.min(longest, WIDTH.most) + 2;
  });
};

function rowXml(row: readonly Value[], line: number, style: number, tell: (at: string, change: string) => void) {
  const cells = row.map((value, column) => {
    if (value === null) return '';
    const at = `${columnName(column)}${line}`;
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
    const { text, change } = heldText(value);
    if (change !== null) tell(at, change);
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`;
  });
  return `<row r="${line}">${cells.join('')}</row>`;
}
