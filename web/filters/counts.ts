import type { ActorType } from '#model/actor';
import { type Certainty, rankOf } from '#model/certainty';
import type { Network } from '#model/questions/network';
import type { Sign, StanceCode } from '#model/stance';

/** How many lines each value of a filter is about, whatever is ticked. */
export interface Counts {
  readonly signs: ReadonlyMap<Sign, number>;
  /** Lines whose firmest claim is at least this firm. */
  atLeast(certainty: Certainty): number;
  readonly stances: ReadonlyMap<StanceCode, number>;
  /** Lines with an actor of the type at one end or both. */
  readonly types: ReadonlyMap<ActorType, number>;
}

export function countsOf({ actors, stances: lines }: Network): Counts {
  const signs = new Map<Sign, number>();
  const stances = new Map<StanceCode, number>();
  const types = new Map<ActorType, number>();
  const add = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1);
  const typeOf = new Map(actors.map(({ id, type }) => [id, type]));
  for (const line of lines) {
    add(signs, line.sign);
    for (const stance of line.stances) add(stances, stance);
    for (const type of new Set([typeOf.get(line.holder), typeOf.get(line.target)])) if (type) add(types, type);
  }
  return {
    signs,
    atLeast: (certainty) => lines.filter((line) => rankOf(line.maxCertainty) >= rankOf(certainty)).length,
    stances,
    types,
  };
}
