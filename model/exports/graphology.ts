import { graphOptions, linesOf, sourced } from './evidence.ts';
import { networkFormat } from './format.ts';
import type { ExportGraph } from './graph.ts';
import { type Looks, looksOf } from './looks.ts';
import { bytesOf, jsonLines } from './pieces.ts';

/**
 * Graphology's serialisation (`Graph.from`): a mixed multigraph, symmetric lines undirected. `label`, `x`, `y`, `size`
 * and `color` are those that Sigma draws by. Sigma takes a node's `type` for its program, so an actor's is `actorType`.
 */
export const graphology = networkFormat({
  extension: 'graphology.json',
  mediaType: 'application/json',
  isText: true,
  summary: 'graphology JSON for Graphology, Sigma and Gephi Lite',
  options: graphOptions,
  takes: 'network',
  render: (graph, { evidence }) => bytesOf(texts(graph, evidence)),
});

function* texts(graph: ExportGraph, isAsked: boolean): Generator<string> {
  const looks = looksOf(graph);
  yield `{"attributes":${JSON.stringify(sourced(graph))},\n`;
  yield '"options":{"type":"mixed","multi":true,"allowSelfLoops":true},\n"nodes":[';
  yield* jsonLines(nodes(graph, looks));
  yield '],\n"edges":[';
  yield* jsonLines(edges(graph, looks, isAsked));
  yield ']}\n';
}

function* nodes(graph: ExportGraph, looks: Looks) {
  for (const actor of graph.actors) {
    const { id, type, ...others } = actor;
    const { x, y, size, color } = looks.ofActor(actor);
    // Sigma's y grows upwards, the picture's downwards.
    yield { key: id, attributes: { label: others.names.en, x, y: 0 - y, size, color, actorType: type, ...others } };
  }
}

function* edges(graph: ExportGraph, looks: Looks, isAsked: boolean) {
  for (const line of linesOf(graph, isAsked)) {
    const { id, holder, target, ...others } = line;
    const attributes = { weight: line.claims, ...looks.ofLine(line), ...others };
    yield { key: id, source: holder, target, attributes, ...(line.symmetric ? { undirected: true } : {}) };
  }
}
