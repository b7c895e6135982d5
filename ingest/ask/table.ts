import CliTable from 'cli-table3';
import { WrongUsage } from '#model/errors';
import { valueIn } from '#model/exports/columns';
import type { Answer } from '#model/exports/format';
import { tableOf } from '#model/exports/table';
import { GAP, type Laid, layOut } from './layout.ts';
import { broken, shown } from './shown.ts';

export interface TableOptions {
  /** Places of the terminal. */
  width: number;
  /** Which columns, where somebody has said so. */
  columns: readonly string[];
  /** Told what there was no room for. */
  say: (message: string) => void;
}

/**
 * An answer as a table for people, in pieces. The first page decides on columns and widths. What has one row is told
 * from top to bottom, everything that is there. Throws `WrongUsage` for a column that there is none of.
 */
export async function* drawn({ question, pages }: Answer, options: TableOptions): AsyncGenerator<string> {
  const { columns, rowsOf } = tableOf(question);
  const names = columns.map(({ name }) => name);
  const unknown = options.columns.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new WrongUsage(`--columns: there is no column "${unknown}"; there are ${names.join(', ')}.`);
  let layout: Laid[] | null = null;
  for await (const page of pages) {
    const rows = rowsOf(page).map((row) => columns.map((column) => shown(valueIn(row, column))));
    if (!rows.length) continue;
    if (question.answer === 'one') {
      yield fields(names, rows[0] ?? [], options);
      continue;
    }
    if (!layout) {
      layout = layOut(names, rows, options.width, options.columns);
      const head = layout.map(({ index }) => names[index] ?? '');
      yield draw(
        [head, layout.map(({ width }) => '─'.repeat(width))],
        layout.map(({ width }) => width),
      );
      tellOmitted(names, rows, layout, options);
    }
    const laid = layout;
    yield draw(
      rows.map((row) => laid.map(({ index }) => row[index] ?? '')),
      laid.map(({ width }) => width),
    );
  }
}

function tellOmitted(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  layout: readonly Laid[],
  { columns, say }: TableOptions,
): void {
  const left = names.filter((_, index) => rows.some((row) => row[index]) && !layout.some((one) => one.index === index));
  if (left.length && !columns.length)
    say(`No room for ${left.join(', ')}. --columns chooses; --format csv and json have everything.`);
}

function fields(names: readonly string[], row: readonly string[], { width, columns }: TableOptions): string {
  const rows = names.flatMap((name, index) => {
    const value = row[index] ?? '';
    return (columns.length ? columns.includes(name) : value) ? [[name, value]] : [];
  });
  const first = Math.max(1, ...rows.map(([name = '']) => name.length));
  return draw(rows, [first, Math.max(20, width - first - GAP)]);
}

const NONE = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'],
    ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((name) => [name, '']),
);

/** Rows without a frame, so that tables of several pages are one when they stand below each other. */
export function draw(rows: readonly (readonly string[])[], widths: readonly number[]): string {
  const table = new CliTable({
    chars: { ...NONE, middle: ' '.repeat(GAP) },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colWidths: [...widths],
    wordWrap: true,
  });
  for (const row of rows) table.push(row.map((cell, index) => broken(cell, widths[index] ?? 1)));
  return `${table.toString().replace(/ +$/gm, '')}\n`;
}
