import { WrongUsage } from '#model/errors';
import type { Answer, Format } from '#model/exports/format';
import { written } from '#model/exports/index';
import { supplied } from '../supply.ts';
import type { Pieces } from './output.ts';
import { optionName } from './params.ts';
import { drawn } from './table.ts';

export interface LookOptions {
  format?: string;
  columns?: string[];
  /** Options of formats, by their names. */
  [option: string]: unknown;
}

/** In which form an answer is written: as a table for people, or in a format. */
export type Look =
  | { readonly format: 'table'; readonly columns: readonly string[] }
  | { readonly format: Format; readonly options: Readonly<Record<string, unknown>> };

/** What was said, or else what the file's name says, or else what suits who reads it. Throws `WrongUsage`. */
export function lookOf(formats: readonly Format[], options: LookOptions, path?: string): Look {
  // `view.dna.csv` ends with `.csv`, too: the longer ending says more.
  const [byName] = formats
    .filter(({ extension }) => path?.endsWith(`.${extension}`))
    .sort((one, other) => other.extension.length - one.extension.length);
  const fallback = path === undefined && process.stdout.isTTY ? 'table' : 'json';
  const wanted = options.format ?? byName?.extension ?? fallback;
  const format = formats.find(({ extension }) => extension === wanted);
  for (const other of formats)
    for (const key of Object.keys(other.options.shape))
      if (options[key] !== undefined && !(format && key in format.options.shape))
        throw new WrongUsage(`${optionName(key, [])} goes with --format ${other.extension}.`);
  if (!format) return { format: 'table', columns: options.columns ?? [] };
  if (options.columns) throw new WrongUsage('--columns goes with --format table.');
  const given = Object.entries(options).filter(([key]) => key in format.options.shape);
  return { format, options: format.options.parse(Object.fromEntries(given)) };
}

/** Places of a table that is read elsewhere than on a terminal. */
const ELSEWHERE = 120;

export const piecesOf = (look: Look, answer: Answer, say: (message: string) => void): Pieces =>
  look.format === 'table'
    ? drawn(answer, { width: process.stdout.columns || ELSEWHERE, columns: look.columns, say })
    : written(look.format, answer, look.options, supplied);
