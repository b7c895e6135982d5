import Graph from 'graphology';
import { describe, expect, test } from 'vitest';
import { ACTOR_ATTRIBUTES, LINE_ATTRIBUTES } from '#model/exports/attributes';
import { columnsOf } from '#model/exports/columns';
import { cytoscape } from '#model/exports/cytoscape';
import { gexf } from '#model/exports/gexf';
import { ExportActor, ExportGraph } from '#model/exports/graph';
import { graphml } from '#model/exports/graphml';
import { graphology } from '#model/exports/graphology';
import { nodeLink } from '#model/exports/node-link';
import { Relationship } from '#model/relationship';
import { fileOf, piecesOf } from '../../exports/bytes.ts';
import { EMPTY, HOSTILE } from '../../exports/hostile.ts';
import { at, childrenOf, type Element, readXml } from '../../exports/read-xml.ts';

const ALL = [gexf, graphml, graphology, cytoscape, nodeLink];
const GRAPHS = [
  ['hostile', HOSTILE],
  ['empty', EMPTY],
] as const;
const about = ({ about, documents }: ExportGraph) => ({ ...about, sources: documents });
const { actors, stances, claims } = HOSTILE;

test('the hostile graph is one that a store can give, with all that it is to have', () => {
  expect(ExportGraph.parse(HOSTILE)).toEqual(HOSTILE);
  const pairs = stances.map(({ holder, target }) => `${holder}>${target}`);
  expect(new Set(pairs).size).toBeLessThan(pairs.length);
  expect(stances.some(({ holder, target }) => holder === target)).toBe(true);
  expect(pairs).toEqual(expect.arrayContaining(['KAZ>some-bloc', 'some-bloc>KAZ']));
});

describe.each(ALL.map((format) => [format.extension, format] as const))('%s', (_name, format) => {
  test.each(GRAPHS)('gives the same bytes for the same graph: %s', async (_which, graph) => {
    const copy: ExportGraph = structuredClone(graph);
    expect(await fileOf(format, copy)).toBe(await fileOf(format, graph));
  });

  test('comes in pieces, none of them the whole', async () => {
    const many = Array.from({ length: 40 }, (_, index) => actors.map((one) => ({ ...one, id: `${one.id}-${index}` })));
    const sizes = (await piecesOf(format, { ...HOSTILE, actors: many.flat(), stances: [] })).map(
      ({ length }) => length,
    );
    expect(sizes.length).toBeGreaterThan(30);
    // One text of 100,000 letters of two bytes each is written in one go, and here it is a name and a label.
    expect(Math.max(...sizes)).toBeLessThan(2_000_000);
  });

  test('has the claims behind lines where they are asked for, and no option it does not know', async () => {
    const [quote] = claims.map((claim) => JSON.stringify(claim.review.note)).filter((note) => note !== 'null');
    expect(quote).toBeDefined();
    expect(await fileOf(format, HOSTILE)).not.toContain('"attribution');
    const text = await fileOf(format, HOSTILE, { evidence: 'true' });
    expect(text).toMatch(/attribution/);
    expect(text.length).toBeGreaterThan((await fileOf(format, HOSTILE)).length);
    expect(format.options.safeParse({ evidence: 'maybe' }).success).toBe(false);
    expect(format.options.safeParse({ colour: 'red' }).success).toBe(false);
  });
});

describe('JSON', () => {
  test.each(GRAPHS)('for NetworkX has actors and lines as they are: %s', async (_which, graph) => {
    const { nodes, edges, ...others } = JSON.parse(await fileOf(nodeLink, graph));
    expect(others).toEqual({ directed: true, multigraph: true, graph: about(graph) });
    expect(nodes).toEqual(graph.actors);
    expect(edges).toEqual(
      graph.stances.map(({ id, holder, target, ...line }) => ({ key: id, source: holder, target, ...line })),
    );
  });

  test('has the claims of each line in their order, and denied ones in none', async () => {
    const { edges } = JSON.parse(await fileOf(nodeLink, HOSTILE, { evidence: true }));
    const behind = Object.fromEntries(
      edges.map(({ key, evidence }: { key: string; evidence: { id: string }[] }) => [
        key,
        evidence.map(({ id }) => id),
      ]),
    );
    const ids = claims.map(({ id }) => id);
    expect(behind).toEqual({
      'KAZ>some-bloc>-1': [ids[2]],
      'KAZ>some-bloc>0': [ids[3]],
      'KAZ>some-bloc>1': [ids[0], ids[1]],
      'KAZ>some-bloc>1>sym': [ids[4]],
      'some-bloc>KAZ>-1': [ids[5]],
      'some-person>some-person>-1': [],
      'some-person>çelik-öz>-1>sym': [ids[6]],
    });
    expect(edges[0].evidence[0]).toEqual(claims[2]);
  });

  test.each(GRAPHS)('for graphology can be imported, symmetric lines undirected: %s', async (_which, graph) => {
    const read = Graph.from(JSON.parse(await fileOf(graphology, graph)));
    expect([read.type, read.multi, read.getAttributes()]).toEqual(['mixed', true, about(graph)]);
    const nodes = read.mapNodes((id, { label, x, y, size, color, actorType, ...others }) => {
      expect(label).toBe(others.names.en);
      expect([x, y, size].every(Number.isFinite)).toBe(true);
      expect(color).toMatch(/^#[0-9a-f]{6}$/);
      return { id, type: actorType, ...others };
    });
    expect(nodes).toEqual(graph.actors);
    const edges = read.mapEdges(
      (id, { weight, size: _size, color: _color, ...line }, holder, target, _a, _b, isMutual) => {
        expect([weight, isMutual]).toEqual([line.claims, line.symmetric]);
        return { id, holder, target, ...line };
      },
    );
    expect(new Set(edges)).toEqual(new Set(graph.stances));
  });

  test.each(GRAPHS)('for Cytoscape has elements with data and places: %s', async (_which, graph) => {
    const read = JSON.parse(await fileOf(cytoscape, graph));
    expect(read).toMatchObject({ directed: true, multigraph: true, format_version: '1.0' });
    expect(read.data).toEqual({ name: graph.about.title, ...about(graph) });
    type Node = { data: Record<string, unknown>; position: { x: number; y: number } };
    expect(read.elements.nodes.map(({ data }: Node) => data)).toEqual(
      graph.actors.map((actor) => ({ ...actor, name: actor.names.en, value: actor.id })),
    );
    for (const { position } of read.elements.nodes as Node[])
      expect(Number.isFinite(position.x) && Number.isFinite(position.y)).toBe(true);
    expect(read.elements.edges.map(({ data }: Node) => data)).toEqual(
      graph.stances.map(({ id, holder, target, ...line }) => {
        return { id, key: id, source: holder, target, interaction: line.stances.join(', '), ...line };
      }),
    );
  });
});

/** What XML holds in place of a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are replaced
const inXml = (text: string) => text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');

const EXPECTED_REPLACED = [
  'about/title',
  'actors/KAZ/aliases',
  'actors/some-person/names.en',
  'actors/çelik-öz/names.en',
];

/** The attributes of an element as its file declares them, typed; JSON texts parsed. */
function typed(found: ReadonlyMap<string, string>, types: ReadonlyMap<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    [...found].map(([name, value]) => {
      const type = types.get(name);
      if (type === undefined) throw new Error(`${name} is not declared`);
      if (['integer', 'int', 'double'].includes(type)) return [name, Number(value)];
      if (type === 'boolean') return [name, value === 'true'];
      // Lists of GEXF are JSON but for breaks and tabs.
      if (type === 'liststring') return [name, JSON.parse(value.replace(/[\t\r\n]/g, spelt))];
      return [name, JSON_TEXTS.has(name) ? JSON.parse(value) : value];
    }),
  );
}
const spelt = (character: string): string => JSON.stringify(character).slice(1, -1);
const JSON_TEXTS = new Set(['aliases', 'stances', 'relations', 'params', 'counts', 'sources', 'replaced', 'evidence']);

const withoutNull = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** An actor as a flat row, as XML can hold it. */
const actorRow = ({ id, type, names, wikidata, held, received, aliases, relations }: ExportActor) =>
  withoutNull({
    id,
    type,
    'names.en': inXml(names.en),
    'names.ru': names.ru === null ? null : inXml(names.ru),
    'names.kk': names.kk === null ? null : inXml(names.kk),
    wikidata,
    held,
    received,
    aliases: aliases.map(inXml),
    relations,
  });

const lineRow = ({ stances, ...line }: Relationship) => withoutNull({ ...line, stances });

describe('GEXF', () => {
  const valuesOf = (element: Element) =>
    new Map(
      childrenOf(at(element, 'attvalues'), 'attvalue').map((one) => [
        one.attributes.for ?? '',
        one.attributes.value ?? '',
      ]),
    );

  test.each(GRAPHS)('has all of actors and lines, of their types, and what it is: %s', async (which, graph) => {
    const root = readXml(await fileOf(gexf, graph));
    expect(root.attributes).toMatchObject({ version: '1.3', xmlns: 'http://gexf.net/1.3' });
    const inside = at(root, 'graph');
    const typesOf = (of: string) =>
      new Map(
        childrenOf(inside, 'attributes')
          .filter(({ attributes }) => attributes.class === of)
          .flatMap((each) => childrenOf(each, 'attribute'))
          .map(({ attributes }) => [attributes.id ?? '', attributes.type ?? '']),
      );
    const nodes = childrenOf(at(inside, 'nodes'), 'node');
    expect(nodes.map((node) => ({ id: node.attributes.id, ...typed(valuesOf(node), typesOf('node')) }))).toEqual(
      graph.actors.map(actorRow),
    );
    expect(nodes.map(({ attributes }) => attributes.label)).toEqual(graph.actors.map(({ names }) => inXml(names.en)));
    const edges = childrenOf(at(inside, 'edges'), 'edge');
    expect(
      edges.map((edge) => {
        const { id, source, target } = edge.attributes;
        return { id, holder: source, target, ...typed(valuesOf(edge), typesOf('edge')) };
      }),
    ).toEqual(graph.stances.map(lineRow));
    const told = at(root, 'meta', 'description').text.split('\n').at(-1) ?? '';
    expect(JSON.parse(told)).toEqual({ ...about(graph), replaced: which === 'hostile' ? EXPECTED_REPLACED : [] });
  });

  test('has the picture and the days, and kinds that keep parallel lines apart', async () => {
    const inside = at(readXml(await fileOf(gexf, HOSTILE)), 'graph');
    expect(inside.attributes).toMatchObject({ mode: 'dynamic', timeformat: 'date', defaultedgetype: 'directed' });
    for (const node of childrenOf(at(inside, 'nodes'), 'node')) {
      expect(Number(at(node, 'viz:size').attributes.value)).toBeGreaterThan(0);
      const { x, y, z } = at(node, 'viz:position').attributes;
      expect([x, y, z].every((value) => /^-?\d+(\.\d{1,2})?$/.test(value ?? ''))).toBe(true);
      expect(at(node, 'viz:color').attributes).toMatchObject({ r: expect.stringMatching(/^\d+$/), a: '1' });
    }
    const edges = childrenOf(at(inside, 'edges'), 'edge').map(({ attributes }) => attributes);
    expect(edges.map(({ start, end, weight }) => [start, end, Number(weight)])).toEqual(
      stances.map(({ firstSaid, lastSaid, claims }) => [firstSaid, lastSaid, claims]),
    );
    const told = edges.map(({ source, target, kind }) => `${source}>${target}>${kind}`);
    expect(new Set(told).size).toBe(stances.length);
    expect(edges.filter(({ kind }) => kind === 'cooperative, mutual').length).toBe(1);
  });
});

describe('GraphML', () => {
  const valuesOf = (element: Element, of: string) =>
    new Map(
      childrenOf(element, 'data').map((one) => {
        const key = one.attributes.key ?? '';
        expect(key.startsWith(`${of}.`)).toBe(true);
        return [key.slice(of.length + 1), one.text];
      }),
    );

  test.each(GRAPHS)('has all of actors and lines, of their types, and what it is: %s', async (which, graph) => {
    const root = readXml(await fileOf(graphml, graph));
    const typesOf = (of: string) =>
      new Map(
        childrenOf(root, 'key')
          .filter(({ attributes }) => attributes.for === of)
          .map(({ attributes }) => [attributes['attr.name'] ?? '', attributes['attr.type'] ?? '']),
      );
    const inside = at(root, 'graph');
    expect(
      childrenOf(inside, 'node').map((node) => {
        const { label, ...others } = typed(valuesOf(node, 'node'), typesOf('node'));
        expect(label).toBe(others['names.en']);
        return { id: node.attributes.id, ...others };
      }),
    ).toEqual(graph.actors.map(actorRow));
    expect(
      childrenOf(inside, 'edge').map((edge) => {
        const { source, target, id, directed } = edge.attributes;
        const { line, weight, ...others } = typed(valuesOf(edge, 'edge'), typesOf('edge'));
        expect([directed, weight, id]).toEqual(['true', others.claims, String(line).replaceAll('>', ':')]);
        return { id: line, holder: source, target, ...others };
      }),
    ).toEqual(graph.stances.map(lineRow));
    expect(typed(valuesOf(inside, 'graph'), typesOf('graph'))).toEqual(
      withoutNull({
        ...about(graph),
        title: inXml(graph.about.title),
        replaced: which === 'hostile' ? EXPECTED_REPLACED : [],
      }),
    );
  });

  test('has ids that its schema allows', async () => {
    const inside = at(readXml(await fileOf(graphml, HOSTILE)), 'graph');
    const ids = inside.children.flatMap(({ attributes }) => attributes.id ?? []);
    expect(ids.every((id) => /^[\p{L}\p{N}.:_-]+$/u.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(actors.length + stances.length);
  });
});

test('flat attributes are all that actors and lines have', () => {
  const told = (attributes: readonly { name: string }[], ...named: string[]) =>
    [...attributes.map(({ name }) => name), ...named].sort();
  const has = (row: typeof ExportActor | typeof Relationship) =>
    columnsOf(row)
      .map(({ name }) => name)
      .sort();
  expect(told(ACTOR_ATTRIBUTES, 'id')).toEqual(has(ExportActor));
  expect(told(LINE_ATTRIBUTES, 'id', 'holder', 'target')).toEqual(has(Relationship));
});
