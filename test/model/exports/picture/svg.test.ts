import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { DASHES, FADED, GLYPHS, PALETTES, widthOf } from '#model/exports/picture/encoding';
import { FRAMES } from '#model/exports/picture/layout';
import { graphToSvg } from '#model/exports/picture/svg';
import { SIGNS } from '../../../../web/state/view.ts';
import { anyNetwork, HOSTILE, shuffled } from '../../../web/arbitraries.ts';
import { actor, drawn, line, typicalNetwork } from '../../../web/networks.ts';
import { parseXml, type XmlElement } from '../../../web/xml.ts';

const [, , frame] = FRAMES;
type Drawn = ReturnType<typeof drawn>;
const svgOf = ({ graph, look, view }: Drawn): string => graphToSvg(graph, look, view);

const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];
const withAttribute = (svg: string, name: string): XmlElement[] =>
  all(parseXml(svg)).filter((element) => name in element.attributes);
/** All that is drawn of a line or an actor, wherever it lies in the picture, as one group. */
const groupOf = (svg: string, name: 'data-line' | 'data-actor', id: string): XmlElement => {
  const found = all(parseXml(svg)).filter((element) => element.name === 'g' && element.attributes[name] === id);
  const [first] = found;
  if (!first) throw new Error(`no group with ${name} ${id}`);
  for (const { attributes } of found) expect(attributes.opacity).toBe(first.attributes.opacity);
  return { ...first, children: found.flatMap(({ children }) => children) };
};

describe('the SVG of a graph', () => {
  test('is the same text for the same data, whatever the order of the answer', () => {
    fc.assert(
      fc.property(
        anyNetwork(8).chain((network) => fc.tuple(fc.constant(network), shuffled(network))),
        ([network, other]) => svgOf(drawn(network, frame)) === svgOf(drawn(other, frame)),
      ),
      { numRuns: 30 },
    );
  });

  test('is well-formed XML with every line and every actor in it, whatever the names', () => {
    fc.assert(
      fc.property(anyNetwork(8), (network) => {
        const svg = svgOf(drawn(network, frame));
        const idsOf = (name: string) => new Set(withAttribute(svg, name).map(({ attributes }) => attributes[name]));
        expect(idsOf('data-line')).toEqual(new Set(network.stances.map(({ id }) => id)));
        expect(idsOf('data-actor')).toEqual(new Set(network.actors.map(({ id }) => id)));
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 30 },
    );
  });

  test('has nothing but shapes and text in it: no script, no style, no address, no handler', () => {
    const actors = HOSTILE.map((name, index) => actor(`actor-${index}`, { names: { en: name, ru: null, kk: null } }));
    const stances = [line('actor-0', 'actor-1', -1, { certainty: 'PS' })];
    const svg = svgOf(drawn({ actors, stances }, frame, { font: '"Noto" <b onload="x">' }));
    const elements = all(parseXml(svg));
    expect(new Set(elements.map(({ name }) => name))).toEqual(
      new Set(['svg', 'rect', 'g', 'path', 'circle', 'text', 'tspan']),
    );
    for (const { attributes } of elements)
      for (const name of Object.keys(attributes)) expect(name).not.toMatch(/^on|style|href|class/);
    expect(elements.map(({ text }) => text).join('\n')).toContain('<script>alert(1)</script>');
  });

  test('hides no text of a name, and replaces the characters that XML does not know', () => {
    const name = 'A&B <C> "D" \'E\' \u0007 қазақ';
    const svg = svgOf(
      drawn({ actors: [actor('one', { names: { en: name, ru: null, kk: null } })], stances: [] }, frame),
    );
    const words = all(parseXml(svg))
      .filter((element) => element.name === 'tspan')
      .map(({ text }) => text)
      .join(' ');
    expect(words).toBe('A&B <C> "D" \'E\' \ufffd қазақ');
  });

  test.each([
    ['nobody', { actors: [], stances: [] }],
    ['one actor', { actors: [actor('USA')], stances: [] }],
  ])('of %s is a picture too', (_who, network) => {
    expect(parseXml(svgOf(drawn(network, frame))).name).toBe('svg');
  });
});

describe('a line in the SVG', () => {
  const cases = SIGNS.flatMap((sign) => CERTAINTIES.map((certainty) => [sign, certainty] as const));
  const twoActors = [actor('KAZ'), actor('USA')];

  test.each(cases)('of sign %i said as %s has its hue, its glyph and its dash', (sign, certainty) => {
    const stances = [line('USA', 'KAZ', sign, { certainty, claims: 4 })];
    for (const palette of Object.values(PALETTES)) {
      const svg = svgOf(drawn({ actors: twoActors, stances }, frame, { palette }));
      const group = groupOf(svg, 'data-line', `USA>KAZ>${sign}`);
      const glyph = group.children.find(({ name }) => name === 'text');
      expect(glyph?.text).toBe(GLYPHS[sign]);
      expect(glyph?.attributes.fill).toBe(palette.signs[sign]);
      const body = group.children.find(
        ({ attributes }) => attributes.fill === 'none' && !('stroke-opacity' in attributes),
      );
      expect(body?.attributes.stroke).toBe(palette.signs[sign]);
      expect(Number(body?.attributes['stroke-width'])).toBeCloseTo(widthOf(4), 2);
      const dash = DASHES[certainty];
      expect(body?.attributes['stroke-dasharray'] ?? null).toBe(
        dash ? `${round(widthOf(4) * dash.dash)} ${round(widthOf(4) * dash.gap)}` : null,
      );
    }
  });

  const heads = (svg: string, id: string) =>
    groupOf(svg, 'data-line', id).children.filter(
      ({ name, attributes }) => name === 'path' && attributes.d?.endsWith('Z'),
    ).length;

  test('has an arrow at its target, and two where both hold the stance', () => {
    const stances = [line('USA', 'KAZ', 1, { stance: 'SUPPORT' }), line('KAZ', 'USA', 1, { stance: 'PARTNERS_WITH' })];
    const svg = svgOf(drawn({ actors: twoActors, stances }, frame));
    expect(heads(svg, 'USA>KAZ>1')).toBe(1);
    expect(heads(svg, 'KAZ>USA>1>sym')).toBe(2);
  });

  test('has its glyph above all other lines, so that none crosses it out', () => {
    const svg = svgOf(drawn(typicalNetwork(8), frame));
    const lastLine = svg.lastIndexOf('stroke-opacity="0"');
    const firstGlyph = Math.min(
      ...Object.values(GLYPHS)
        .map((glyph) => svg.indexOf(glyph))
        .filter((at) => at >= 0),
    );
    expect(firstGlyph).toBeGreaterThan(lastLine);
  });

  test('and its way back lie on both sides', () => {
    const stances = [line('USA', 'KAZ', 1), line('KAZ', 'USA', 1)];
    const svg = svgOf(drawn({ actors: twoActors, stances }, frame));
    const middles = ['USA>KAZ>1', 'KAZ>USA>1'].map((id) => {
      const glyph = groupOf(svg, 'data-line', id).children.find(({ name }) => name === 'text');
      return { x: Number(glyph?.attributes.x), y: Number(glyph?.attributes.y) };
    });
    const [one, other] = middles;
    expect(Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0))).toBeGreaterThan(30);
  });

  test('fades out of focus, and only then', () => {
    const network = typicalNetwork(6);
    const id = network.stances[0]?.id ?? '';
    const plain = drawn(network, frame);
    expect(svgOf(plain)).not.toContain(' opacity=');
    const svg = svgOf({ ...plain, look: { ...plain.look, focus: new Set([id]) } });
    expect(groupOf(svg, 'data-line', id).attributes.opacity).toBeUndefined();
    for (const { attributes } of withAttribute(svg, 'data-actor')) expect(attributes.opacity).toBe(String(FADED));
  });

  test('and an actor with the cursor, and what is selected, can be told', () => {
    const network = typicalNetwork(6);
    const id = network.stances[0]?.id ?? '';
    const actorId = network.actors[0]?.id ?? '';
    const plain = svgOf(drawn(network, frame));
    const looks = [{ cursor: id }, { cursor: actorId }, { selected: new Set([id]) }, { selected: new Set([actorId]) }];
    const texts = looks.map((look) => svgOf(drawn(network, frame, look)));
    expect(new Set([plain, ...texts]).size).toBe(5);
  });
});

describe('an actor in the SVG', () => {
  test('looks different for each type', () => {
    const marks = ACTOR_TYPES.map((type) => {
      const { children } = groupOf(
        svgOf(drawn({ actors: [actor('x', { type })], stances: [] }, frame)),
        'data-actor',
        'x',
      );
      return JSON.stringify(children);
    });
    expect(new Set(marks).size).toBe(ACTOR_TYPES.length);
  });

  test('has its name in lines', () => {
    const name = 'Collective Security Treaty Organization';
    const svg = svgOf(
      drawn({ actors: [actor('csto', { names: { en: name, ru: null, kk: null } })], stances: [] }, frame),
    );
    const spans = all(parseXml(svg)).filter((element) => element.name === 'tspan');
    expect(spans.map(({ text }) => text)).toEqual(['Collective', 'Security Treaty', 'Organization']);
  });
});

const round = (value: number) => Math.round(value * 100) / 100;
