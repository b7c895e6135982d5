import { MultiDirectedGraph } from 'graphology';
import type { ActorType } from '../../actor.ts';
import type { Network, NetworkActor } from '../../questions/network.ts';
import type { Relationship } from '../../relationship.ts';
import { curvatureOf, radiusOf, widthOf } from './encoding.ts';
import type { Point } from './geometry.ts';

export interface ActorNode {
  actor: NetworkActor;
  type: ActorType;
  /** Pixels at zoom 1. */
  radius: number;
  x: number;
  y: number;
}

export interface LineEdge {
  line: Relationship;
  /** Pixels. */
  width: number;
  /** Differs between the lines of one pair, so that signs and symmetry lie side by side. */
  curvature: number;
}

export type AtlasGraph = MultiDirectedGraph<ActorNode, LineEdge>;

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The graph of an answer: a node for each actor, an edge for each line, keyed by their ids. Lines without one of
 * their actors are left out. The order of the answer does not matter. Actors without a place stand at 0, 0.
 */
export function buildGraph({ actors, stances }: Network, places: ReadonlyMap<string, Point> = new Map()): AtlasGraph {
  const graph = new MultiDirectedGraph<ActorNode, LineEdge>();
  for (const actor of [...actors].sort(byId)) {
    const { x, y } = places.get(actor.id) ?? { x: 0, y: 0 };
    graph.addNode(actor.id, { actor, type: actor.type, radius: radiusOf(actor.held + actor.received), x, y });
  }
  const seen = new Map<string, number>();
  for (const line of [...stances].sort(byId)) {
    if (!graph.hasNode(line.holder) || !graph.hasNode(line.target)) continue;
    const way = `${line.holder}>${line.target}`;
    const index = seen.get(way) ?? 0;
    seen.set(way, index + 1);
    graph.addEdgeWithKey(line.id, line.holder, line.target, {
      line,
      width: widthOf(line.claims),
      curvature: curvatureOf(index),
    });
  }
  return graph;
}

/** The ordered pair that most claims stand behind, both ways counted; ties go to the first by id. Null without lines. */
export function largestPair(stances: readonly Relationship[]): { holder: string; target: string } | null {
  const counts = new Map<string, { holder: string; target: string; claims: number; ahead: number }>();
  for (const { holder, target, claims } of [...stances].sort(byId)) {
    const [a, b] = holder < target ? [holder, target] : [target, holder];
    const pair = counts.get(`${a}>${b}`) ?? { holder: a, target: b, claims: 0, ahead: 0 };
    pair.claims += claims;
    pair.ahead += holder === a ? claims : -claims;
    counts.set(`${a}>${b}`, pair);
  }
  const [most] = [...counts.values()].sort(
    (a, b) => b.claims - a.claims || (a.holder + a.target < b.holder + b.target ? -1 : 1),
  );
  if (!most) return null;
  // The direction that more is said about comes first.
  return most.ahead >= 0 ? { holder: most.holder, target: most.target } : { holder: most.target, target: most.holder };
}
