import { z } from 'zod';
import { Certainty } from '../certainty.ts';
import { Relationship } from '../relationship.ts';
import { Sign } from '../stance.ts';
import { byText } from './rows.ts';

/**
 * A line as seen from one of its ends: `forward` where that end holds it, `backward` where it receives it, `both`
 * where the line is symmetric.
 */
export const Tie = z.object({
  line: Relationship.shape.id,
  sign: Sign,
  direction: z.enum(['forward', 'backward', 'both']),
  claims: z.int().min(1),
  maxCertainty: Certainty,
});
export type Tie = z.infer<typeof Tie>;

/** From each actor to each actor it is joined with, and by which lines. All in order, whatever the order of the lines. */
export type Ties = Map<string, Map<string, Tie[]>>;

/**
 * The lines by their ends. Each line is found from both ends; where `directed`, only from the end that holds it, which
 * for a symmetric line is either.
 */
export function tiesOf(lines: readonly Relationship[], { directed = false } = {}): Ties {
  const found: Ties = new Map();
  for (const line of lines.toSorted((a, b) => byText(a.id, b.id))) {
    add(found, line.holder, line.target, line, line.symmetric ? 'both' : 'forward');
    if (line.symmetric || !directed) {
      add(found, line.target, line.holder, line, line.symmetric ? 'both' : 'backward');
    }
  }
  return new Map([...sorted(found)].map(([actor, others]) => [actor, sorted(others)]));
}

function add(ties: Ties, from: string, to: string, line: Relationship, direction: Tie['direction']): void {
  const others = ties.get(from) ?? new Map<string, Tie[]>();
  ties.set(from, others);
  const { id, sign, claims, maxCertainty } = line;
  const tie = { line: id, sign, direction, claims, maxCertainty };
  const known = others.get(to);
  if (known) known.push(tie);
  else others.set(to, [tie]);
}

const sorted = <Value>(map: Map<string, Value>) => new Map([...map].sort(([a], [b]) => byText(a, b)));

/** The actors at either end of the lines, in order. */
export const actorsOf = (lines: readonly Relationship[]): string[] =>
  [...new Set(lines.flatMap(({ holder, target }) => [holder, target]))].sort(byText);
