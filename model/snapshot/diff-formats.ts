import type { Language } from '../document.ts';
import { diffCsv } from './diff-csv.ts';
import type { Difference } from './diff-rows.ts';
import { sentenceOf } from './diff-words.ts';

export const DIFF_FORMATS = ['words', 'json', 'csv'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** A difference as text, piece by piece: the same for whoever asks, on the command line or over HTTP. */
export async function* writtenDiff(
  { rows, ...about }: Difference,
  format: DiffFormat,
  language: Language,
): AsyncGenerator<string> {
  if (format === 'csv') yield* diffCsv(rows, about.names, language);
  else if (format === 'words') for (const row of rows) yield `${sentenceOf(row, about.names, language)}\n`;
  else {
    yield `${JSON.stringify(about).slice(0, -1)},"rows":[`;
    for (const [index, row] of rows.entries()) yield `${index ? ',' : ''}\n${JSON.stringify(row)}`;
    yield rows.length ? '\n]}\n' : ']}\n';
  }
}
