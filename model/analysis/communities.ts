import { UndirectedGraph } from 'graphology';
import { z } from 'zod';
import { ActorId } from '../actor.ts';
import type { Relationship } from '../relationship.ts';
import { countLine, LineCounts, noLines } from './counts.ts';
import { louvainOf } from './louvain.ts';
import { type Analysis, byText, firstRows } from './rows.ts';
import { actorsOf, tiesOf } from './ties.ts';

/** Actors who stand closer to each other than to the rest. */
export const Community = z.object({
  /** 1 for the one with most actors; those of the same size by their first actor. */
  community: z.int().min(1),
  actors: z.array(ActorId).min(1),
  /** Lines of every sign between two of its actors; a symmetric one counts once. */
  inside: LineCounts,
  /** Lines of every sign between one of its actors and another's. */
  outside: LineCounts,
});
export type Community = z.infer<typeof Community>;

export interface CommunityOptions {
  /** Communities at most. */
  limit?: number;
  /** Joined pairs at most; with more, nothing is computed. */
  pairs?: number;
}

/**
 * Communities by cooperation: Louvain's method over the cooperative lines only, each pair weighing as much as it has
 * cooperative claims in both directions. Hostile and neutral lines bring nobody together, so they take no part and are
 * only counted; who has no cooperative line is alone. `modularity` is that of the cooperative lines, null without any.
 */
export function communities(
  lines: readonly Relationship[],
  { limit = 1_000, pairs = 200_000 }: CommunityOptions = {},
): Analysis<Community> & { modularity: number | null } {
  const graph = cooperation(lines);
  if (graph.size > pairs) {
    const cut = `Communities are left out: ${graph.size} cooperating pairs are more than ${pairs}.`;
    return { rows: [], modularity: null, cut };
  }
  const found = graph.size ? louvainOf(graph) : null;
  const groups = new Map<number, string[]>();
  for (const [index, actor] of graph.nodes().entries()) {
    const key = found?.communities[actor] ?? index;
    const group = groups.get(key);
    if (group) group.push(actor);
    else groups.set(key, [actor]);
  }
  const ordered = [...groups.values()].sort((a, b) => b.length - a.length || byText(a[0] ?? '', b[0] ?? ''));
  const rows = ordered.map((actors, index) => ({
    community: index + 1,
    actors,
    inside: noLines(),
    outside: noLines(),
  }));
  countAll(rows, lines);
  const modularity = found ? Math.round(found.modularity * 1e8) / 1e8 : null;
  return { ...firstRows(rows, limit, 'communities'), modularity };
}

function cooperation(lines: readonly Relationship[]) {
  const graph = new UndirectedGraph<Record<string, never>, { claims: number }>();
  for (const actor of actorsOf(lines)) graph.addNode(actor);
  for (const [actor, others] of tiesOf(lines.filter(({ sign }) => sign === 1))) {
    for (const [other, ties] of others) {
      const claims = ties.reduce((sum, tie) => sum + tie.claims, 0);
      if (actor < other) graph.addEdge(actor, other, { claims });
    }
  }
  return graph;
}

function countAll(rows: readonly Community[], lines: readonly Relationship[]): void {
  const of = new Map(rows.flatMap((row) => row.actors.map((actor) => [actor, row] as const)));
  for (const line of lines) {
    const [one, other] = [of.get(line.holder), of.get(line.target)];
    if (!one || !other) continue;
    if (one === other) countLine(one.inside, line);
    else for (const row of [one, other]) countLine(row.outside, line);
  }
}
