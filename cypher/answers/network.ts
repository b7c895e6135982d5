import type { NetworkActor } from '#model/questions/network';
import { reading } from '../statements.ts';
import type { Answer } from './answer.ts';
import { foldGroups, type Group, groupsOf } from './lines.ts';

export const network: Answer<'network'> = async (run, params) => {
  const groups = await groupsOf(run, params);
  const counts = countEnds(groups);
  const actors = await run<Omit<NetworkActor, 'held' | 'received'>>(reading('network-actors'), {
    actors: [...counts.keys()],
  });
  return {
    actors: actors.map((actor) => ({ ...actor, ...(counts.get(actor.id) ?? NO_CLAIMS) })),
    stances: foldGroups(groups),
  };
};

const NO_CLAIMS = { held: 0, received: 0 };

/** How many of the claims each actor holds and receives. */
function countEnds(groups: readonly Group[]): Map<string, { held: number; received: number }> {
  const counts = new Map<string, { held: number; received: number }>();
  const of = (id: string) => {
    const found = counts.get(id) ?? { ...NO_CLAIMS };
    counts.set(id, found);
    return found;
  };
  for (const { holder, target, claims } of groups) {
    if (holder !== null) of(holder).held += claims;
    if (target !== null) of(target).received += claims;
  }
  return counts;
}
