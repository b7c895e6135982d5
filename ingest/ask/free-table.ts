import type { PlanStep } from '#model/free-cypher';
import { shownValue } from './free-values.ts';
import { GAP, layOut } from './layout.ts';
import { widthOf } from './shown.ts';
import { draw } from './table.ts';

/** Places that a column needs at least, however wide what it holds. */
const NARROW = 16;

/**
 * Rows of a free query as a table of so many places. Where not all columns have room beside each other, each row is told
 * from top to bottom: nobody asked for a part of the columns.
 */
export function freeTable(columns: readonly string[], rows: readonly (readonly unknown[])[], width: number): string {
  const cells = rows.map((row) => row.map(shownValue));
  const least = columns.reduce((sum, name, index) => {
    const widest = cells.reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), widthOf(name));
    return sum + Math.min(widest, NARROW) + GAP;
  }, -GAP);
  return least > width ? down(columns, cells, width) : across(columns, cells, width);
}

function across(columns: readonly string[], cells: readonly string[][], width: number): string {
  const laid = layOut(columns, cells, width, columns);
  const widths = laid.map((column) => column.width);
  const rows = cells.map((row) => laid.map(({ index }) => row[index] ?? ''));
  return draw([laid.map(({ index }) => columns[index] ?? ''), widths.map((one) => '─'.repeat(one)), ...rows], widths);
}

function down(columns: readonly string[], cells: readonly string[][], width: number): string {
  const names = Math.min(Math.max(...columns.map(widthOf)), Math.floor(width / 3));
  const values = Math.max(1, width - names - GAP);
  const line = ['─'.repeat(names), '─'.repeat(values)];
  return draw(
    cells.flatMap((row) => [line, ...columns.map((name, index) => [name, row[index] ?? ''])]),
    [names, values],
  );
}

/** A plan as a table: each operator below the one that takes its rows, and indented. */
export const planTable = (plan: readonly PlanStep[], width: number): string =>
  freeTable(
    ['operator', 'rows', 'details'],
    // What only separates would be taken for a blank at the edge.
    plan.map(({ operator, depth, details, rows }) => [`${'·'.repeat(depth)}${operator}`, rows ?? '', details]),
    width,
  );
