import { ACTOR_ATTRIBUTES, type Attribute, EVIDENCE, LINE_ATTRIBUTES, type Line, textOf } from './attributes.ts';
import { graphOptions, linesOf, sourced } from './evidence.ts';
import { networkFormat } from './format.ts';
import type { ExportActor, ExportGraph } from './graph.ts';
import { bytesOf } from './pieces.ts';
import { replacedIn } from './replaced.ts';
import { escapedText, xmlAttributes } from './xml.ts';

/**
 * GraphML with typed keys. All edges are directed, because NetworkX and igraph refuse a graph of both kinds: symmetric
 * lines say so in `symmetric`. Nothing is known where a key has no value. Lists and what has parts are JSON.
 */
export const graphml = networkFormat({
  extension: 'graphml',
  mediaType: 'application/graphml+xml',
  isText: true,
  summary: 'GraphML for igraph, NetworkX, Gephi, yEd and Cytoscape',
  options: graphOptions,
  takes: 'network',
  render: (graph, { evidence }) => bytesOf(texts(graph, evidence)),
});

const TYPES = {
  string: 'string',
  integer: 'int',
  double: 'double',
  boolean: 'boolean',
  list: 'string',
  json: 'string',
};

/** Names that readers know: what stands beside a node or edge, and how strongly an edge pulls. */
const NODE_KEYS: readonly Attribute<ExportActor>[] = [
  { name: 'label', type: 'string', from: ({ names }) => names.en },
  ...ACTOR_ATTRIBUTES,
];
const EDGE_KEYS: readonly Attribute<Line>[] = [
  { name: 'line', type: 'string', from: ({ id }) => id },
  { name: 'weight', type: 'double', from: ({ claims }) => claims },
  ...LINE_ATTRIBUTES,
];

type About = ReturnType<typeof sourced> & { replaced: readonly string[] };
const GRAPH_KEYS: readonly Attribute<About>[] = [
  { name: 'title', type: 'string', from: ({ title }) => title },
  { name: 'params', type: 'json', from: ({ params }) => params },
  { name: 'graph', type: 'string', from: ({ graph }) => graph },
  { name: 'moment', type: 'string', from: ({ moment }) => moment },
  { name: 'program', type: 'string', from: ({ program }) => program },
  { name: 'vocabulary', type: 'integer', from: ({ vocabulary }) => vocabulary },
  { name: 'snapshot', type: 'string', from: ({ snapshot }) => snapshot },
  { name: 'licence', type: 'string', from: ({ licence }) => licence },
  { name: 'counts', type: 'json', from: ({ counts }) => counts },
  { name: 'sources', type: 'json', from: ({ sources }) => sources },
  { name: 'replaced', type: 'json', from: ({ replaced }) => replaced },
];

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`;

function* texts(graph: ExportGraph, isAsked: boolean): Generator<string> {
  const ofLine = isAsked ? [...EDGE_KEYS, EVIDENCE] : EDGE_KEYS;
  yield HEAD;
  yield* keys('graph', GRAPH_KEYS);
  yield* keys('node', NODE_KEYS);
  yield* keys('edge', ofLine);
  yield '<graph id="stance-atlas" edgedefault="directed">\n';
  yield* data('graph', GRAPH_KEYS, { ...sourced(graph), replaced: replacedIn(graph) });
  for (const actor of graph.actors) {
    yield `<node${xmlAttributes({ id: actor.id })}>\n`;
    yield* data('node', NODE_KEYS, actor);
    yield '</node>\n';
  }
  for (const line of linesOf(graph, isAsked)) {
    yield `<edge${xmlAttributes({ id: idOf(line), source: line.holder, target: line.target, directed: 'true' })}>\n`;
    yield* data('edge', ofLine, line);
    yield '</edge>\n';
  }
  yield '</graph>\n</graphml>\n';
}

/** The schema allows no `>` in an id. */
const idOf = ({ id }: Line): string => id.replaceAll('>', ':');

function* keys<Row>(of: string, attributes: readonly Attribute<Row>[]): Generator<string> {
  for (const { name, type } of attributes)
    yield `<key${xmlAttributes({ id: `${of}.${name}`, for: of, 'attr.name': name, 'attr.type': TYPES[type] })}/>\n`;
}

function* data<Row>(of: string, attributes: readonly Attribute<Row>[], row: Row): Generator<string> {
  for (const attribute of attributes) {
    const text = textOf(attribute, row);
    if (text !== null) yield `<data${xmlAttributes({ key: `${of}.${attribute.name}` })}>${escapedText(text)}</data>\n`;
  }
}
