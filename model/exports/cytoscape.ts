import { graphOptions, linesOf, sourced } from './evidence.ts';
import { networkFormat } from './format.ts';
import type { ExportGraph } from './graph.ts';
import { looksOf } from './looks.ts';
import { bytesOf, jsonLines } from './pieces.ts';

/** Cytoscape JSON, as the desktop program, Cytoscape.js and NetworkX (`cytoscape_graph`) read it. */
export const cytoscape = networkFormat({
  extension: 'cyjs',
  mediaType: 'application/json',
  isText: true,
  summary: 'Cytoscape JSON for Cytoscape, Cytoscape.js and NetworkX',
  options: graphOptions,
  takes: 'network',
  render: (graph, { evidence }) => bytesOf(texts(graph, evidence)),
});

function* texts(graph: ExportGraph, isAsked: boolean): Generator<string> {
  const { title, program } = graph.about;
  yield `{"format_version":"1.0","generated_by":${JSON.stringify(`Stance Atlas ${program}`)},\n`;
  yield '"target_cytoscapejs_version":"~3.0","directed":true,"multigraph":true,\n';
  yield `"data":${JSON.stringify({ name: title, ...sourced(graph) })},\n"elements":{"nodes":[`;
  yield* jsonLines(nodes(graph));
  yield '],\n"edges":[';
  yield* jsonLines(edges(graph, isAsked));
  yield ']}}\n';
}

function* nodes(graph: ExportGraph) {
  const looks = looksOf(graph);
  for (const actor of graph.actors) {
    const { x, y } = looks.ofActor(actor);
    // NetworkX takes `value` for the node, everybody else `id`.
    yield { data: { ...actor, name: actor.names.en, value: actor.id }, position: { x, y } };
  }
}

function* edges(graph: ExportGraph, isAsked: boolean) {
  for (const { id, holder, target, ...line } of linesOf(graph, isAsked))
    yield { data: { id, key: id, source: holder, target, interaction: line.stances.join(', '), ...line } };
}
