import { ACTOR_ATTRIBUTES, type Attribute, EVIDENCE, LINE_ATTRIBUTES, type Line, textOf } from './attributes.ts';
import { graphOptions, linesOf, sourced } from './evidence.ts';
import { networkFormat } from './format.ts';
import type { ExportActor, ExportGraph } from './graph.ts';
import { type Looks, looksOf } from './looks.ts';
import { bytesOf } from './pieces.ts';
import { replacedIn } from './replaced.ts';
import { escapedText, held, jsonFor, xmlAttributes } from './xml.ts';

/**
 * GEXF 1.3 with places, sizes and colours of the picture. An edge lasts from the day of its first claim to that of its
 * last. Its `kind` keeps lines of one pair apart, which Gephi would add up otherwise. All edges are directed, because
 * NetworkX refuses a graph of both kinds: symmetric lines say so in `symmetric`. The last line of the description is
 * `about` as JSON: GEXF has no attributes for a graph.
 */
export const gexf = networkFormat({
  extension: 'gexf',
  mediaType: 'application/gexf+xml',
  isText: true,
  summary: 'GEXF 1.3 for Gephi, with its picture and time',
  options: graphOptions,
  takes: 'network',
  render: (graph, { evidence }) => bytesOf(texts(graph, evidence)),
});

/** NetworkX knows no type for days, so these are texts. */
const TYPES = {
  string: 'string',
  integer: 'integer',
  double: 'double',
  boolean: 'boolean',
  list: 'liststring',
  json: 'string',
};
const KINDS = { [-1]: 'hostile', 0: 'neutral', 1: 'cooperative' } as const;

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
`;

function* texts(graph: ExportGraph, isAsked: boolean): Generator<string> {
  const ofLine = isAsked ? [...LINE_ATTRIBUTES, EVIDENCE] : LINE_ATTRIBUTES;
  const looks = looksOf(graph);
  yield HEAD;
  yield metaOf(graph);
  yield '<graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date" timerepresentation="interval">\n';
  yield* declared('node', ACTOR_ATTRIBUTES);
  yield* declared('edge', ofLine);
  yield '<nodes>\n';
  for (const actor of graph.actors) yield* node(actor, looks);
  yield '</nodes>\n<edges>\n';
  for (const line of linesOf(graph, isAsked)) yield* edge(line, ofLine, looks);
  yield '</edges>\n</graph>\n</gexf>\n';
}

function metaOf(graph: ExportGraph): string {
  const { title, program, licence, moment } = graph.about;
  const about = withoutMarkup(jsonFor({ ...sourced(graph), replaced: replacedIn(graph) }));
  return `<meta${xmlAttributes({ lastmodifieddate: moment?.slice(0, 10) ?? null })}>
<creator>${escapedText(`Stance Atlas ${program}`)}</creator>
<keywords>actors, stances, claims</keywords>
<description>${escapedText(`${title}\n${licence}\n`)}${about}</description>
</meta>
`;
}

/** Readers cut a text at references, and Gephi keeps the last part only: JSON can do without any. */
const withoutMarkup = (json: string): string =>
  json.replace(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);

function* declared<Row>(of: string, attributes: readonly Attribute<Row>[]): Generator<string> {
  yield `<attributes class="${of}" mode="static">\n`;
  for (const { name, type } of attributes)
    yield `<attribute${xmlAttributes({ id: name, title: name, type: TYPES[type] })}/>\n`;
  yield '</attributes>\n';
}

function* node(actor: ExportActor, looks: Looks): Generator<string> {
  const { x, y, size, color } = looks.ofActor(actor);
  yield `<node${xmlAttributes({ id: actor.id, label: actor.names.en })}>\n`;
  yield* values(ACTOR_ATTRIBUTES, actor);
  // Gephi's y grows upwards, the picture's downwards.
  yield `<viz:size value="${size}"/><viz:position x="${x}" y="${0 - y}" z="0"/>${colorOf(color)}\n</node>\n`;
}

function* edge(line: Line, attributes: readonly Attribute<Line>[], looks: Looks): Generator<string> {
  const { id, holder, target, sign, symmetric, claims, stances, firstSaid, lastSaid } = line;
  const { size, color } = looks.ofLine(line);
  yield `<edge${xmlAttributes({
    id,
    source: holder,
    target,
    type: 'directed',
    kind: symmetric ? `${KINDS[sign]}, mutual` : KINDS[sign],
    label: stances.join(', '),
    weight: claims,
    start: firstSaid,
    end: lastSaid,
  })}>\n`;
  yield* values(attributes, line);
  yield `<viz:thickness value="${size}"/>${colorOf(color)}\n</edge>\n`;
}

/** As Gephi reads lists: JSON but for breaks and tabs, which it knows no letters for. */
const listOf = (items: readonly string[]): string =>
  `[${items.map((item) => `"${held(item).replace(/["\\]/g, '\\$&')}"`).join(',')}]`;

function* values<Row>(attributes: readonly Attribute<Row>[], row: Row): Generator<string> {
  yield '<attvalues>\n';
  for (const attribute of attributes) {
    const value = attribute.type === 'list' ? listOf(attribute.from(row) as readonly string[]) : textOf(attribute, row);
    if (value !== null) yield `<attvalue${xmlAttributes({ for: attribute.name, value })}/>\n`;
  }
  yield '</attvalues>\n';
}

/** From `#rrggbb`. */
function colorOf(color: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return `<viz:color r="${r}" g="${g}" b="${b}" a="1"/>`;
}
