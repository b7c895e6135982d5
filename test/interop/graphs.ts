import { supplied } from '#ingest/supply';
import type { AttributeType } from '#model/exports/attributes';
import { ACTOR_ATTRIBUTES, type Attribute, EVIDENCE, LINE_ATTRIBUTES, type Line } from '#model/exports/attributes';
import { cytoscape } from '#model/exports/cytoscape';
import { linesOf } from '#model/exports/evidence';
import type { NetworkFormat } from '#model/exports/format';
import { gexf } from '#model/exports/gexf';
import type { ExportActor, ExportGraph } from '#model/exports/graph';
import { graphml } from '#model/exports/graphml';
import { looksOf } from '#model/exports/looks';
import { nodeLink } from '#model/exports/node-link';
import type { Check } from './check.ts';

type Row = Record<string, unknown>;
interface Read {
  directed: boolean;
  graph: Row;
  nodes: Row[];
  edges: Row[];
}

/** What XML 1.0 holds instead of a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are replaced
const inXml = (text: string) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');

/** A value of a flat attribute as a reader of XML is to have it; what is JSON in the file is compared parsed. */
function flat(type: AttributeType, value: unknown): unknown {
  if (type === 'list') return (value as string[]).map(inXml);
  return typeof value === 'string' ? inXml(value) : value;
}

const flatRow = <Of>(attributes: readonly Attribute<Of>[], row: Of): Row =>
  Object.fromEntries(
    attributes.flatMap(({ name, type, from }) => {
      const value = from(row) ?? null;
      return value === null ? [] : [[name, flat(type, value)]];
    }),
  );

const actorRow = (actor: ExportActor): Row => flatRow(ACTOR_ATTRIBUTES, actor);
const lineRow = (line: Line): Row => flatRow([...LINE_ATTRIBUTES, EVIDENCE], line);
const sourced = ({ about, documents }: ExportGraph): Row => ({ ...about, sources: documents });

/** Where the hostile graph, and nothing in an interview, has what XML cannot hold. */
const replacedIn = ({ about }: ExportGraph): string[] =>
  about.graph === 'hostile-1'
    ? ['about/title', 'actors/KAZ/aliases', 'actors/some-person/names.en', 'actors/çelik-öz/names.en']
    : [];

const JSON_TEXTS = ['aliases', 'relations', 'stances', 'evidence', 'params', 'counts', 'sources', 'replaced'];
/** Lists of GEXF have breaks and tabs as they are. */
const spelt = (character: string): string => JSON.stringify(character).slice(1, -1);
const parsed = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      JSON_TEXTS.includes(name) && typeof value === 'string' ? JSON.parse(value.replace(/[\t\r\n]/g, spelt)) : value,
    ]),
  );

/** In the order of ids, JSON texts parsed. */
function ordered({ directed, graph, nodes, edges }: Read): Read {
  const by = (key: string) => (a: Row, b: Row) => (String(a[key]) < String(b[key]) ? -1 : 1);
  return {
    directed,
    graph: parsed(graph),
    nodes: nodes.map(parsed).sort(by('node')),
    edges: edges.map(parsed).sort(by('key')),
  };
}

/** What all readers are to find. */
const read = (graph: ExportGraph, node: (actor: ExportActor) => Row, edge: (line: Line) => Row): Read => ({
  directed: true,
  graph: {},
  nodes: graph.actors.map((actor) => ({ node: actor.id, ...node(actor) })),
  edges: [...linesOf(graph, true)].map((line) => ({
    from: line.holder,
    to: line.target,
    key: line.id,
    ...edge(line),
  })),
});

const check = (
  format: NetworkFormat,
  reader: string,
  expected: (graph: ExportGraph) => Read,
  seen: (found: Read) => Read = (found) => found,
): Check => ({
  extension: format.extension,
  reader,
  write: (graph) => format.render(graph, format.options.parse({ evidence: true }), supplied),
  expected: (graph) => ordered(expected(graph)),
  seen: (found) => ordered(seen(found as Read)),
});

function gexfByNetworkx(graph: ExportGraph): Read {
  const looks = looksOf(graph);
  const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return {
    ...read(
      graph,
      (actor) => {
        const { x, y, size, color } = looks.ofActor(actor);
        return {
          ...actorRow(actor),
          label: inXml(actor.names.en),
          viz: {
            size,
            position: { x, y: 0 - y, z: 0 },
            color: { r: channel(color, 1), g: channel(color, 3), b: channel(color, 5), a: 1 },
          },
        };
      },
      (line) => ({
        ...lineRow(line),
        id: line.id,
        label: line.stances.join(', '),
        weight: line.claims,
        start: line.firstSaid,
        end: line.lastSaid,
      }),
    ),
    graph: {
      mode: 'dynamic',
      node_default: {},
      edge_default: {},
      about: { ...sourced(graph), replaced: replacedIn(graph) },
    },
  };
}

/** What the file says of itself is the last line of its description. */
const described = ({ graph: { description, ...graph }, ...found }: Read): Read => ({
  ...found,
  graph: { ...graph, about: JSON.parse(String(description).split('\n').at(-1) ?? '') },
});

const numberOf = (color: string): number => Number.parseInt(color.slice(1), 16);

/**
 * What Gephi 0.10.1 makes of attributes: no value of a text that is empty or `null`, and infinity of INF wherever it
 * stands in a text, so that INFLUENCES is misspelt. Lists are its own in GEXF; in GraphML they are JSON, a text as any.
 */
const inGephi = (row: Row, hasLists: boolean): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => !isNothing(value))
      .map(([name, value]) => [
        name,
        hasLists && Array.isArray(value) ? value.map((item) => (isNothing(item) ? null : item)) : value,
      ])
      .map(([name, value]) => [name, JSON.parse(JSON.stringify(value).replaceAll('INF', 'Infinity'))]),
  );
const isNothing = (value: unknown): boolean => value === '' || value === 'null';

const KINDS = { [-1]: 'hostile', 0: 'neutral', 1: 'cooperative' };

function gexfByGephi(graph: ExportGraph): Read {
  const looks = looksOf(graph);
  const rows = read(
    graph,
    (actor) => {
      const { x, y, size, color } = looks.ofActor(actor);
      return {
        ...inGephi(actorRow(actor), true),
        label: inXml(actor.names.en),
        x,
        y: 0 - y,
        size,
        color: numberOf(color),
      };
    },
    (line) => ({
      ...inGephi(lineRow(line), true),
      label: line.stances.join(', '),
      weight: line.claims,
      kind: line.symmetric ? `${KINDS[line.sign]}, mutual` : KINDS[line.sign],
      isDirected: true,
      color: numberOf(looks.ofLine(line).color),
      start: line.firstSaid,
      end: line.lastSaid,
    }),
  );
  return { ...rows, graph: {} };
}

const graphmlByGephi = (graph: ExportGraph): Read => ({
  ...read(
    graph,
    (actor) => ({ ...inGephi(actorRow(actor), false), label: inXml(actor.names.en) }),
    (line) => ({
      ...inGephi(lineRow(line), false),
      line: line.id,
      weight: line.claims,
      key: keyOf(line),
      isDirected: true,
    }),
  ),
  graph: {},
});

/** Of a description Gephi keeps what its parser happens to hand over last. */
const withoutDescription = (found: Read): Read => ({ ...found, graph: {} });

/** GraphML has no picture, so Gephi strews the actors; of a graph it reads nothing but the graph. */
const withoutPicture = (found: Read): Read => ({
  ...found,
  graph: {},
  nodes: found.nodes.map(({ x: _x, y: _y, size: _size, color: _color, ...node }) => node),
  edges: found.edges.map(({ label: _label, kind: _kind, color: _color, ...edge }) => edge),
});

const keyOf = (line: Line): string => line.id.replaceAll('>', ':');

const aboutInXml = (graph: ExportGraph): Row =>
  Object.fromEntries(
    Object.entries({ ...sourced(graph), title: inXml(graph.about.title), replaced: replacedIn(graph) }).filter(
      ([, value]) => value !== null,
    ),
  );

const graphmlByNetworkx = (graph: ExportGraph): Read => {
  const rows = read(
    graph,
    (actor) => ({ ...actorRow(actor), label: inXml(actor.names.en) }),
    (line) => ({ ...lineRow(line), line: line.id, weight: line.claims, key: keyOf(line) }),
  );
  return { ...rows, graph: { ...aboutInXml(graph), node_default: {}, edge_default: {} } };
};

/** igraph has one value for each attribute of each row: where none is known, no number and the empty text. */
const filled = <Of>(attributes: readonly Attribute<Of>[], row: Row): Row =>
  Object.fromEntries(
    attributes.map(({ name, type }) => [name, row[name] ?? (['integer', 'double'].includes(type) ? null : '')]),
  );

const graphmlByIgraph = (graph: ExportGraph): Read => {
  const rows = graphmlByNetworkx(graph);
  return {
    ...rows,
    nodes: rows.nodes.map(({ node, label, ...row }) => ({ node, label, ...filled(ACTOR_ATTRIBUTES, row) })),
    edges: rows.edges.map(({ from, to, key, line, weight, ...row }) => ({
      from,
      to,
      key,
      line,
      weight,
      ...filled([...LINE_ATTRIBUTES, EVIDENCE], row),
    })),
    graph: { snapshot: '', moment: '', ...aboutInXml(graph) },
  };
};

/**
 * igraph numbers its vertices, and keeps what the file names them in `id`. The `id` of its edges is of no use: igraph
 * 1.0.0 fills it with the names of vertices.
 */
const named = (found: Read): Read => ({
  ...found,
  nodes: found.nodes.map(({ id, ...node }) => ({ node: id, ...node })),
  edges: found.edges.map(({ id: _id, from, to, ...edge }) => ({
    from: found.nodes[Number(from)]?.id,
    to: found.nodes[Number(to)]?.id,
    key: String(edge.line).replaceAll('>', ':'),
    ...edge,
  })),
});

const nodeLinkByNetworkx = (graph: ExportGraph): Read => ({
  ...read(
    graph,
    ({ id: _id, ...actor }) => actor,
    ({ id: _id, holder: _holder, target: _target, ...line }) => line,
  ),
  graph: sourced(graph),
});

const cytoscapeByNetworkx = (graph: ExportGraph): Read => ({
  ...read(
    graph,
    (actor) => ({ ...actor, name: actor.names.en, value: actor.id }),
    ({ holder, target, ...line }) => ({
      ...line,
      key: line.id,
      source: holder,
      target,
      interaction: line.stances.join(', '),
    }),
  ),
  graph: { name: graph.about.title, ...sourced(graph) },
});

export const GRAPH_CHECKS: readonly Check[] = [
  check(gexf, 'graph_networkx.py', gexfByNetworkx, described),
  check(gexf, 'GraphGephi.java', gexfByGephi, withoutDescription),
  check(graphml, 'GraphGephi.java', graphmlByGephi, withoutPicture),
  check(graphml, 'graph_networkx.py', graphmlByNetworkx),
  check(graphml, 'graphml_igraph.py', graphmlByIgraph, named),
  check(nodeLink, 'graph_networkx.py', nodeLinkByNetworkx),
  check(cytoscape, 'graph_networkx.py', cytoscapeByNetworkx),
];
