import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { Certainty, stronger, weaker } from '../certainty.ts';
import type { Relationship } from '../relationship.ts';
import { Sign } from '../stance.ts';
import { type Analysis, joinCuts } from './rows.ts';
import { Tie, type Ties, tiesOf } from './ties.ts';

export const PATH_MODES = ['shortest', 'all'] as const;
export const LONGEST_PATH = 6;

/** One step of a path: every line that joins the two actors, and the signs among them, hostile first. */
export const PathStep = z.object({ lines: z.array(Tie).min(1), signs: z.array(Sign).min(1) });
export type PathStep = z.infer<typeof PathStep>;

/** A way from one actor to another: a sequence of different actors, whatever the number of lines between two of them. */
export const Path = z.object({
  /** Number of steps; one less than the number of actors. */
  length: z.int().min(1).max(LONGEST_PATH),
  actors: z.array(ActorId).min(2),
  steps: z.array(PathStep).min(1),
  /**
   * The product of the signs of the steps (the enemy of an enemy: 1); null as soon as a step has lines of both signs,
   * or of none.
   */
  product: z.union([z.literal(-1), z.literal(1)]).nullable(),
  /** How sure the weakest step is, each step being as sure as its surest line. */
  certainty: Certainty,
});
export type Path = z.infer<typeof Path>;

export interface PathOptions {
  /** `shortest`: all paths of the least length. `all`: all up to `length`. */
  mode?: (typeof PATH_MODES)[number];
  /** Steps at most, 1 to 6. */
  length?: number;
  /** Only from holder to target. Symmetric lines are held by both ends and go both ways all the same. */
  directed?: boolean;
  /** Paths at most. */
  limit?: number;
  /** Looks at a neighbour at most; dense graphs have more paths than anybody has time. */
  looks?: number;
}

/**
 * The paths between two actors, shorter ones first, then by the ids of the actors. None from an actor to itself.
 * Throws `RangeError` for a length outside 1 to 6.
 */
export function paths(
  lines: readonly Relationship[],
  from: string,
  to: string,
  { mode = 'shortest', length = 4, directed = false, limit = 1_000, looks = 200_000 }: PathOptions = {},
): Analysis<Path> {
  if (!Number.isInteger(length) || length < 1 || length > LONGEST_PATH) {
    throw new RangeError(`a path has 1 to ${LONGEST_PATH} steps, not ${length}`);
  }
  const ties = tiesOf(lines, { directed });
  const away = distancesTo(ties, to);
  const nearest = away.get(from);
  if (from === to || nearest === undefined || nearest > length) return { rows: [], cut: null };
  const budget = { looks };
  const rows: Path[] = [];
  // One length after the other, so that whatever is cut is longer than what is given.
  for (let steps = nearest; steps <= (mode === 'shortest' ? nearest : length); steps++) {
    for (const actors of walks(ties, away, [from], steps, budget)) {
      if (rows.length === limit) return { rows, cut: `Only the first ${limit} paths are given.` };
      rows.push(pathOf(ties, actors));
    }
  }
  return { rows, cut: joinCuts(budget.looks < 0 ? `The search for paths stopped after ${looks} looks.` : null) };
}

/** The paths of exactly `steps` more steps that go on from `trail`. */
function* walks(
  ties: Ties,
  away: ReadonlyMap<string, number>,
  trail: readonly string[],
  steps: number,
  budget: { looks: number },
): Generator<string[]> {
  for (const next of ties.get(trail.at(-1) ?? '')?.keys() ?? []) {
    if (--budget.looks < 0) return;
    const rest = away.get(next);
    if (rest === undefined || rest > steps - 1 || trail.includes(next)) continue;
    if (steps === 1) yield [...trail, next];
    else if (rest > 0) yield* walks(ties, away, [...trail, next], steps - 1, budget);
  }
}

/** How many steps it takes from each actor to `to`; actors that cannot reach it are missing. */
function distancesTo(ties: Ties, to: string): Map<string, number> {
  const before = new Map<string, string[]>();
  for (const [actor, others] of ties) {
    for (const other of others.keys()) {
      const known = before.get(other);
      if (known) known.push(actor);
      else before.set(other, [actor]);
    }
  }
  const away = new Map([[to, 0]]);
  // A map gives what is added while it is walked, which makes it the queue.
  for (const [actor, distance] of away) {
    for (const earlier of before.get(actor) ?? []) if (!away.has(earlier)) away.set(earlier, distance + 1);
  }
  return away;
}

function pathOf(ties: Ties, actors: string[]): Path {
  const steps = actors.slice(1).map((actor, index) => stepOf(ties.get(actors[index] ?? '')?.get(actor) ?? []));
  return {
    length: steps.length,
    actors,
    steps,
    product: productOf(steps),
    certainty: steps.map(({ lines }) => lines.map((line) => line.maxCertainty).reduce(stronger)).reduce(weaker),
  };
}

const stepOf = (lines: Tie[]): PathStep => ({
  lines,
  signs: ([-1, 0, 1] as const).filter((sign) => lines.some((line) => line.sign === sign)),
});

function productOf(steps: readonly PathStep[]): -1 | 1 | null {
  let product: -1 | 1 = 1;
  for (const { signs } of steps) {
    const sides = signs.filter((sign) => sign !== 0);
    if (sides.length !== 1) return null;
    if (sides[0] === -1) product = product === 1 ? -1 : 1;
  }
  return product;
}
