import { graphOptions, linesOf, sourced } from './evidence.ts';
import { networkFormat } from './format.ts';
import type { ExportGraph } from './graph.ts';
import { bytesOf, jsonLines } from './pieces.ts';

/** Node-link JSON as NetworkX reads it (`node_link_graph`): a directed multigraph, edges keyed by the lines' ids. */
export const nodeLink = networkFormat({
  extension: 'nodelink.json',
  mediaType: 'application/json',
  isText: true,
  summary: 'node-link JSON for NetworkX and D3',
  options: graphOptions,
  takes: 'network',
  render: (graph, { evidence }) => bytesOf(texts(graph, evidence)),
});

function* texts(graph: ExportGraph, isAsked: boolean): Generator<string> {
  yield `{"directed":true,"multigraph":true,"graph":${JSON.stringify(sourced(graph))},\n"nodes":[`;
  yield* jsonLines(graph.actors);
  yield '],\n"edges":[';
  yield* jsonLines(edges(graph, isAsked));
  yield ']}\n';
}

function* edges(graph: ExportGraph, isAsked: boolean) {
  for (const { id, holder, target, ...line } of linesOf(graph, isAsked))
    yield { source: holder, target, key: id, ...line };
}
