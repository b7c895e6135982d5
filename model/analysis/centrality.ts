import { DirectedGraph, UndirectedGraph } from 'graphology';
import { betweenness, pagerank } from 'graphology-metrics/centrality/index.js';
import { z } from 'zod';
import { ActorId } from '../actor.ts';
import type { Relationship } from '../relationship.ts';
import { countLine, LineCounts, noLines } from './counts.ts';
import { type Analysis, byText, firstRows, joinCuts } from './rows.ts';
import { actorsOf, type Ties, tiesOf } from './ties.ts';

/** How much an actor is in the middle of things. */
export const ActorCentrality = z.object({
  actor: ActorId,
  /** How many actors it is joined with. */
  neighbours: z.int().min(1),
  held: LineCounts,
  received: LineCounts,
  /**
   * The share of the shortest paths between two others that lead through it, 0..1, whatever the direction, sign and
   * number of the lines; null where there are too many actors to compute it.
   */
  betweenness: z.number().min(0).max(1).nullable(),
  /** PageRank, damping 0.85: how much attention it draws from those who draw attention, by claims. All of them sum to 1. */
  pagerank: z.number().min(0).max(1),
});
export type ActorCentrality = z.infer<typeof ActorCentrality>;

export interface CentralityOptions {
  /** Actors given at most. */
  limit?: number;
  /** Betweenness is computed for no more actors than this. */
  actors?: number;
  /** Nor where actors times joined pairs, which its time grows with, are more than this. */
  effort?: number;
}

/** What the last of the computed digits could hide is cut off, so that equal actors are equal. */
const rounded = (value: number) => Math.round(value * 1e8) / 1e8;

/** The actors of the lines, by pagerank, then by id. A symmetric line is held and received by both ends. */
export function centrality(
  lines: readonly Relationship[],
  { limit = 10_000, actors: most = 2_000, effort = 10_000_000 }: CentralityOptions = {},
): Analysis<ActorCentrality> {
  const actors = actorsOf(lines);
  if (!actors.length) return { rows: [], cut: null };
  const ties = tiesOf(lines);
  const graph = new UndirectedGraph();
  for (const actor of actors) graph.addNode(actor);
  for (const [actor, others] of ties) for (const other of others.keys()) graph.mergeEdge(actor, other);
  const few = actors.length <= most && actors.length * graph.size <= effort;
  const between = few ? betweenness(graph, { getEdgeWeight: null }) : null;
  const ranks = ranksOf(actors, lines);
  const counts = countsOf(actors, lines);
  const rows = actors.map(
    (actor): ActorCentrality => ({
      actor,
      neighbours: ties.get(actor)?.size ?? 0,
      ...(counts.get(actor) ?? { held: noLines(), received: noLines() }),
      betweenness: between ? rounded(between[actor] ?? 0) : null,
      pagerank: rounded(ranks[actor] ?? 0),
    }),
  );
  rows.sort((a, b) => b.pagerank - a.pagerank || byText(a.actor, b.actor));
  const answer = firstRows(rows, limit, 'actors');
  const missing = `Betweenness is left out: ${actors.length} actors with ${graph.size} joined pairs are too many for it.`;
  return { ...answer, cut: joinCuts(answer.cut, few ? null : missing) };
}

function countsOf(actors: readonly string[], lines: readonly Relationship[]) {
  const counts = new Map(actors.map((actor) => [actor, { held: noLines(), received: noLines() }]));
  const count = (actor: string, side: 'held' | 'received', line: Relationship) => {
    const found = counts.get(actor);
    if (found) countLine(found[side], line);
  };
  for (const line of lines) {
    count(line.holder, 'held', line);
    count(line.target, 'received', line);
    if (!line.symmetric) continue;
    count(line.target, 'held', line);
    count(line.holder, 'received', line);
  }
  return counts;
}

function ranksOf(actors: readonly string[], lines: readonly Relationship[]): Record<string, number> {
  const graph = new DirectedGraph<Record<string, never>, { claims: number }>();
  for (const actor of actors) graph.addNode(actor);
  const held: Ties = tiesOf(lines, { directed: true });
  for (const [actor, others] of held) {
    for (const [other, ties] of others) {
      graph.addEdge(actor, other, { claims: ties.reduce((sum, tie) => sum + tie.claims, 0) });
    }
  }
  // The error shrinks by the damping in each round, so that 200 rounds are always enough for the tolerance.
  const tolerance = 1e-10 / actors.length;
  return pagerank(graph, { getEdgeWeight: 'claims', maxIterations: 200, tolerance });
}
