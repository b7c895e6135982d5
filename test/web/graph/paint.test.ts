import { describe, expect, test } from 'vitest';
import { FADED, GLYPHS, PALETTES } from '#model/exports/picture/encoding';
import { pointAt } from '#model/exports/picture/geometry';
import { FRAMES } from '#model/exports/picture/layout';
import type { Look } from '#model/exports/picture/look';
import { curvesOf, labelBoxes } from '#model/exports/picture/placing';
import { paintAbove, paintBelow } from '../../../web/graph/paint.ts';
import { pairMarks } from '../../../web/graph/picture.ts';
import { SIGNS } from '../../../web/state/view.ts';
import { actor, drawn, line, typicalNetwork } from '../networks.ts';

const [, , frame] = FRAMES;

interface Call {
  name: string;
  args: unknown[];
  fillStyle: unknown;
  strokeStyle: unknown;
  globalAlpha: unknown;
  lineWidth: unknown;
}

/** A canvas that writes down what is drawn on it, with the colours of that moment. */
function recorder(): { context: CanvasRenderingContext2D; calls: Call[] } {
  const calls: Call[] = [];
  const state: Record<string, unknown> = { globalAlpha: 1 };
  const context = new Proxy(state, {
    get: (_target, key) => {
      if (typeof key !== 'string') return undefined;
      if (key in state) return state[key];
      return (...args: unknown[]) => {
        const { fillStyle, strokeStyle, globalAlpha, lineWidth } = state;
        calls.push({ name: key, args, fillStyle, strokeStyle, globalAlpha, lineWidth });
      };
    },
  });
  return { context: context as unknown as CanvasRenderingContext2D, calls };
}

function painted(network: Parameters<typeof drawn>[0], more: Partial<Look> = {}) {
  const { graph, look, view } = drawn(network, frame, more);
  const curves = curvesOf(graph, view);
  const boxes = labelBoxes(graph, look, view, (text) => text.length * 8, curves);
  const [below, above] = [recorder(), recorder()];
  paintBelow(below.context, graph, look, view, curves);
  paintAbove(above.context, graph, look, view, curves, boxes);
  const texts = above.calls.filter(({ name }) => name === 'fillText');
  return { graph, curves, below: below.calls, above: above.calls, texts };
}

describe('above the lines', () => {
  test.each(Object.entries(PALETTES))('each has the glyph of its sign in its middle: %s', (_theme, palette) => {
    const stances = SIGNS.map((sign) => line('USA', 'KAZ', sign));
    const { curves, texts } = painted({ actors: [actor('KAZ'), actor('USA')], stances }, { palette });
    for (const { id, sign } of stances) {
      const glyph = texts.find(({ args }) => args[0] === GLYPHS[sign]);
      const curve = curves.get(id);
      const middle = curve && pointAt(...curve, 0.5);
      expect(glyph?.fillStyle).toBe(palette.signs[sign]);
      expect(glyph?.args[1]).toBe(middle?.x);
    }
  });

  test('every actor has its label, with a halo', () => {
    const network = typicalNetwork(12);
    const { above, texts } = painted(network);
    const words = texts.map(({ args }) => args[0]);
    const halos = above.filter(({ name }) => name === 'strokeText').map(({ args }) => args[0]);
    for (const { names } of network.actors)
      for (const word of names.en.split(' ').slice(0, 1)) {
        expect(words.some((text) => String(text).startsWith(word))).toBe(true);
        expect(halos.some((text) => String(text).startsWith(word))).toBe(true);
      }
  });

  test('what is out of focus fades, and nothing else', () => {
    const network = typicalNetwork(6);
    expect(painted(network).texts.every(({ globalAlpha }) => globalAlpha === 1)).toBe(true);
    const focus = new Set(['actor-000']);
    const { texts } = painted(network, { focus, labelOf: (id) => [id] });
    for (const { args, globalAlpha } of texts) expect(globalAlpha).toBe(args[0] === 'actor-000' ? 1 : FADED);
  });

  test('a ring shows where the keyboard is, on an actor and on a line', () => {
    const network = typicalNetwork(6);
    const rings = (more: Partial<Look>) =>
      painted(network, more).above.filter(({ name, lineWidth }) => name === 'stroke' && lineWidth === 3).length;
    expect(rings({})).toBe(0);
    expect(rings({ cursor: 'actor-000' })).toBe(1);
    expect(rings({ cursor: network.stances[0]?.id ?? '' })).toBe(1);
    expect(rings({ cursor: 'somebody-who-left' })).toBe(0);
  });
});

test('below the lines, what is selected glows: both actors and all lines between them', () => {
  const stances = [line('USA', 'KAZ', 1), line('KAZ', 'USA', -1), line('RUS', 'KAZ', 1)];
  const actors = ['KAZ', 'RUS', 'USA'].map((id) => actor(id));
  const { graph } = drawn({ actors, stances }, frame);
  const { below } = painted({ actors, stances }, { selected: pairMarks(graph, 'USA', 'KAZ') });
  expect(below.filter(({ name }) => name === 'quadraticCurveTo')).toHaveLength(2);
  expect(below.filter(({ name }) => name === 'arc')).toHaveLength(2);
  expect(below.every(({ name, fillStyle }) => name === 'clearRect' || fillStyle === PALETTES.light.selection)).toBe(
    true,
  );
});
