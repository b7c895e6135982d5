import { StoredClaim } from '../claim.ts';
import { DocumentRow } from '../questions/documents.ts';
import { textOf } from './cells.ts';
import { type Column, columnsOf, valueIn } from './columns.ts';
import { type About, ExportActor, type ExportGraph } from './graph.ts';
import { NamedLine, namedLines } from './table.ts';

/** A whole graph as tables. */
export interface Sheet {
  readonly name: 'Actors' | 'Stances' | 'Claims' | 'Documents';
  readonly columns: readonly Column[];
  readonly rows: readonly unknown[];
}

/** All that a graph has, each kind a table with all its fields. */
export const sheetsOf = (graph: ExportGraph): Sheet[] => [
  { name: 'Actors', columns: columnsOf(ExportActor), rows: graph.actors },
  { name: 'Stances', columns: columnsOf(NamedLine), rows: namedLines(graph) },
  { name: 'Claims', columns: columnsOf(StoredClaim), rows: graph.claims },
  { name: 'Documents', columns: columnsOf(DocumentRow), rows: graph.documents },
];

/** A row's values in the order of the columns; lists and what else no cell can hold as text. */
export const cellsOf = (row: unknown, columns: readonly Column[]): (string | number | boolean | null)[] =>
  columns.map((column) => {
    const value = valueIn(row, column);
    return typeof value === 'number' || typeof value === 'boolean' ? value : textOf(value);
  });

/** What an export says of itself, a line each; parameters by their names, those that nobody gave left out. */
export function aboutLines({ params, counts, ...about }: About): [string, string | number | null][] {
  const asked = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  return [
    ...Object.entries(about),
    ...Object.entries(counts).map(([name, count]): [string, number] => [`counts.${name}`, count]),
    ...asked
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]): [string, string | null] => [`params.${name}`, textOf(value)]),
  ];
}
