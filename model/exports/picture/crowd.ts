import type { Network, NetworkActor } from '../../questions/network.ts';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of whom most is said comes first; ties go by id. */
export const busiest = <Of extends NetworkActor>(actors: readonly Of[]): Of[] =>
  [...actors].sort((a, b) => b.held + b.received - a.held - a.received || order(a.id, b.id));

/** The actors of whom most is said, at most so many, and of the lines between them those that most claims stand behind. */
export function thinned(
  { actors, stances }: Network,
  most: { readonly actors: number; readonly lines: number },
): Network {
  const kept = busiest(actors).slice(0, most.actors);
  const ids = new Set(kept.map(({ id }) => id));
  const between = stances
    .filter(({ holder, target }) => ids.has(holder) && ids.has(target))
    .sort((a, b) => b.claims - a.claims || order(a.id, b.id))
    .slice(0, most.lines);
  return { actors: kept, stances: between };
}
