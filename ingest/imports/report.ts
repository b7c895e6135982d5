import { z } from 'zod';
import { plain } from '../review/words.ts';
import { Flaw } from './flaws.ts';

export const FORMATS = ['claims', 'dna'] as const;
export type Format = (typeof FORMATS)[number];

const count = z.int().min(0);

/** What an import did, or would do. */
export const ImportReport = z.object({
  outcome: z
    .enum(['written', 'partly', 'checked', 'refused'])
    .describe('`partly`: all but rows with flaws. `checked`: a dry run without flaws. `refused`: nothing was written'),
  format: z.enum(FORMATS),
  rows: count.describe('Rows that say something'),
  documents: z.object({
    new: count.describe('Made of their quotes'),
    extended: count.describe('In the graph already, with claims that are new there'),
    unchanged: count,
  }),
  actors: z.object({ new: count, known: count.describe('Of packs or graph') }),
  claims: z.object({
    new: count,
    changed: count.describe('Imported before, with something else in the row now'),
    known: count.describe('There already, as the row has it'),
  }),
  flawed: count.describe('Flaws that were found'),
  flaws: z.array(Flaw).describe('The first of them'),
  ignored: z.array(z.string()).describe('Columns that were not looked at'),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** A report in words, a line each. */
export function wordsOf(name: string, report: ImportReport): string[] {
  const { outcome, rows, documents, actors, claims } = report;
  const isDone = outcome === 'written' || outcome === 'partly';
  const lead = isDone
    ? 'imported'
    : outcome === 'checked'
      ? 'would import'
      : 'nothing was written; right rows would be';
  return [
    ...report.flaws.map((flaw) => `${name}: ${flawWords(flaw)}`),
    ...(report.flawed > report.flaws.length ? [`${name}: ${report.flawed - report.flaws.length} more flaws`] : []),
    ...report.ignored.map(
      (column) => `${name}: note: column "${column}" is none of the template and was not looked at.`,
    ),
    `${name}: ${lead}: of ${rows} rows, documents ${counted(documents)}; actors ${counted(actors)}; claims ${counted(claims)}`,
    ...(outcome === 'refused' ? ['Mend the rows, or import the right ones alone with --partial.'] : []),
  ];
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, number]) => `${number} ${what}`)
    .join(', ');

/** A flaw on one line. */
const flawWords = ({ row, column, value, message }: Flaw): string =>
  plain(`row ${row}${column === null ? '' : `, ${column}`}:${value === null ? '' : ` “${value}”`} ${message}`);
