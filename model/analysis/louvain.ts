import type { UndirectedGraph } from 'graphology';
import * as library from 'graphology-communities-louvain';

interface Attributes {
  claims: number;
}

type Louvain = typeof library.default;

/**
 * The library is CommonJS whose declarations speak of a default export that it does not have: what a module imports as
 * its default is the function itself.
 */
const louvain = library.default as unknown as Louvain extends { default: infer Fn } ? Fn : Louvain;

/**
 * The communities that Louvain's method finds, as a number for each actor, and their modularity. Nothing in it is left
 * to chance: it starts with the graph's first actor, so the same graph gives the same answer.
 */
export function louvainOf(graph: UndirectedGraph<Record<string, never>, Attributes>) {
  const { communities, modularity } = louvain.detailed(graph, { getEdgeWeight: 'claims', randomWalk: false });
  return { communities, modularity };
}
