import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { Certainty, stronger } from '../certainty.ts';
import { Relationship } from '../relationship.ts';
import type { Sign } from '../stance.ts';
import { BySign, nameOf, noCounts, totalOf } from './counts.ts';
import { type Analysis, byText, firstRows } from './rows.ts';

/** How one actor stands towards another: numbers of claims by sign. */
export const MatrixCell = BySign.extend({
  holder: ActorId,
  target: ActorId,
  claims: z.int().min(1),
  maxCertainty: Certainty,
  /** Mean intensity 0..10 of the cooperative lines, each weighing as many times as it has claims; null where none has one. */
  meanPositive: z.number().nullable(),
  /** Mean intensity -10..0 of the hostile lines, alike. */
  meanNegative: z.number().nullable(),
  /** Ids of the lines behind the cell. */
  lines: z.array(Relationship.shape.id).min(1),
});
export type MatrixCell = z.infer<typeof MatrixCell>;

/**
 * The cells that are not empty, by holder and target. A symmetric line is held by both of its ends, so it counts in
 * two cells.
 */
export function matrix(lines: readonly Relationship[], { limit = 10_000 } = {}): Analysis<MatrixCell> {
  const cells = new Map<string, [holder: string, target: string, lines: Relationship[]]>();
  const put = (holder: string, target: string, line: Relationship) => {
    const key = `${holder}>${target}`;
    const cell = cells.get(key);
    if (cell) cell[2].push(line);
    else cells.set(key, [holder, target, [line]]);
  };
  for (const line of lines) {
    put(line.holder, line.target, line);
    if (line.symmetric) put(line.target, line.holder, line);
  }
  const rows = [...cells.values()]
    .sort(([a, b], [c, d]) => byText(a, c) || byText(b, d))
    .map(([holder, target, group]) => cellOf(holder, target, group));
  return firstRows(rows, limit, 'cells');
}

function cellOf(holder: string, target: string, group: Relationship[]): MatrixCell {
  const lines = group.sort((a, b) => byText(a.id, b.id));
  const counts = noCounts();
  for (const { sign, claims } of lines) counts[nameOf(sign)] += claims;
  return {
    holder,
    target,
    ...counts,
    claims: totalOf(counts),
    maxCertainty: lines.map((line) => line.maxCertainty).reduce(stronger),
    meanPositive: meanOf(lines, 1),
    meanNegative: meanOf(lines, -1),
    lines: lines.map(({ id }) => id),
  };
}

function meanOf(lines: readonly Relationship[], sign: Sign): number | null {
  let sum = 0;
  let weight = 0;
  for (const line of lines) {
    if (line.sign !== sign || line.meanScore === null) continue;
    sum += line.meanScore * line.claims;
    weight += line.claims;
  }
  return weight ? sum / weight : null;
}
