import type { PloverReport } from './plover.ts';
import type { RuSentRelReport } from './rusentrel.ts';
import type { Measure, ScoreReport } from './score.ts';

/** Scores as lines for a terminal. */
export function linesOf(report: ScoreReport): string {
  const row = (name: string, { precision, recall, f1, tp, fp, fn }: Measure) =>
    `  ${name.padEnd(14)} F1 ${f1.toFixed(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (${tp} right, ${fp} too many, ${fn} missed)`;
  const { n, ...shares } = report.onMatchedSpans;
  return [
    `  ${report.predicted} claims against ${report.gold.core} core and ${report.gold.optional} optional gold claims`,
    row('pairs', report.pairs),
    row('signed pairs', report.signedPairs),
    row('edges', report.edges),
    row('spans', report.spans),
    row('claims', report.claims),
    `  right on the ${n} matched spans: ${Object.entries(shares)
      .map(([field, share]) => `${field} ${share === null ? '–' : share.toFixed(3)}`)
      .join(', ')}`,
  ].join('\n');
}

export function linesOfRuSentRel({
  part,
  f1,
  pos,
  neg,
  documents,
  unread,
  gold,
  predicted,
  reachable,
}: RuSentRelReport): string {
  const row = (name: string, each: RuSentRelReport['pos']) =>
    `  ${name.padEnd(14)} F1 ${each.f1.toFixed(3)}  precision ${each.precision.toFixed(3)}  recall ${each.recall.toFixed(3)}`;
  return [
    `RuSentRel, ${part} part: mean F1 ${(100 * f1).toFixed(1)} of positive and negative pairs`,
    `  ${documents} documents, ${predicted} pairs against ${gold}, both ends of ${reachable} of them are given${unread.length ? `; without text: ${unread.join(', ')}` : ''}`,
    row('positive', pos),
    row('negative', neg),
  ].join('\n');
}

export function linesOfPlover({
  records,
  answered,
  answers,
  category,
  actors,
  bothActors,
  whole,
  best,
}: PloverReport): string {
  return [
    `PLOVER: ${records} records, ${answered} with an answer, ${answers.toFixed(2)} answers each`,
    `  first answer   category ${category.toFixed(3)}  actors F1 ${actors.f1.toFixed(3)} (precision ${actors.precision.toFixed(3)}, recall ${actors.recall.toFixed(3)})  both actors ${bothActors.toFixed(3)}  all of it ${whole.toFixed(3)}`,
    `  best answer    category ${best.category.toFixed(3)}  both actors ${best.bothActors.toFixed(3)}  all of it ${best.whole.toFixed(3)}`,
  ].join('\n');
}

/** A row of the table of texts: where they lie, how many, and whether reviewers had a say. */
export interface TextsRow {
  folder: string;
  texts: number;
  reviewed: boolean;
  report: ScoreReport;
}

/** The figures of a row, in the order of the columns. */
export const figuresOf = ({ report }: Pick<TextsRow, 'report'>): readonly (number | null)[] => [
  report.pairs.f1,
  report.signedPairs.f1,
  report.edges.f1,
  report.spans.f1,
  report.claims.f1,
  report.onMatchedSpans.certainty,
  report.onMatchedSpans.negated,
];

const COLUMNS = ['pairs', 'signed pairs', 'edges', 'spans', 'claims', 'certainty', 'negation'];

/** Scores as tables for `docs/evaluation.md`. */
export function markdownOf({
  texts,
  ruSentRel,
  plover,
}: {
  texts: readonly TextsRow[];
  ruSentRel: RuSentRelReport | null;
  plover: PloverReport | null;
}): string {
  const figure = (share: number | null) => (share === null ? '–' : share.toFixed(3));
  const percent = (share: number) => (100 * share).toFixed(1);
  const tables = [
    ...(texts.length
      ? [
          table(
            ['texts', 'read by', ...COLUMNS],
            texts.map((row) => [
              `\`${row.folder}\` (${row.texts})`,
              row.reviewed ? 'rules, then review' : 'rules alone',
              ...figuresOf(row).map(figure),
            ]),
          ),
        ]
      : []),
    ...(ruSentRel
      ? [
          table(
            ['RuSentRel', 'mean F1', 'positive', 'negative'],
            [[`${ruSentRel.part} part`, ...[ruSentRel.f1, ruSentRel.pos.f1, ruSentRel.neg.f1].map(percent)]],
          ),
        ]
      : []),
    ...(plover
      ? [
          table(
            ['PLOVER', 'category', 'actors F1', 'both actors', 'all of it'],
            [
              ['first answer', ...[plover.category, plover.actors.f1, plover.bothActors, plover.whole].map(figure)],
              [
                'best answer',
                figure(plover.best.category),
                '–',
                ...[plover.best.bothActors, plover.best.whole].map(figure),
              ],
            ],
          ),
        ]
      : []),
  ];
  return tables.join('\n\n');
}

/** A Markdown table whose columns stand one below the other. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
