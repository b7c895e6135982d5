import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '#model/exports/picture/build';
import { distance } from '#model/exports/picture/geometry';
import { FRAMES, type Frame, frameFor, layoutOf, linesOf } from '#model/exports/picture/layout';
import { anyNetwork, shuffled } from '../arbitraries.ts';
import { typicalNetwork } from '../networks.ts';

/** A telephone shows up to 24 actors apart from each other; its picture is small, and zoom is for the rest. */
const SIZES = [1, 2, 3, 5, 8, 12, 17, 24];

describe.each(FRAMES.map((frame) => [frame] as const))('places in %o', (frame: Frame) => {
  test.each(SIZES)('of %i actors overlap nowhere, labels below them not counted', (size) => {
    const network = typicalNetwork(size);
    const graph = buildGraph(network, layoutOf(network, frame));
    const actors = graph.mapNodes((_id, node) => node);
    for (const [index, a] of actors.entries())
      for (const b of actors.slice(index + 1))
        expect(distance(a, b), `${a.actor.id} and ${b.actor.id}`).toBeGreaterThan(a.radius + b.radius + 4);
  });

  test.each(SIZES)('of %i actors are within the frame', (size) => {
    for (const { x, y } of layoutOf(typicalNetwork(size), frame).values()) {
      expect(x).toBeGreaterThanOrEqual(16);
      expect(x).toBeLessThanOrEqual(frame.width - 16);
      expect(y).toBeGreaterThanOrEqual(16);
      expect(y).toBeLessThanOrEqual(frame.height - 16);
    }
  });
});

test.each([30, 38])('places of %i actors overlap nowhere in a window', (size) => {
  const places = [...layoutOf(typicalNetwork(size), FRAMES[2]).values()];
  for (const [index, a] of places.entries())
    for (const b of places.slice(index + 1)) expect(distance(a, b)).toBeGreaterThan(32);
});

test('the same answer has the same places, whatever its order', () => {
  fc.assert(
    fc.property(
      anyNetwork(10).chain((network) => fc.tuple(fc.constant(network), shuffled(network))),
      fc.constantFrom(...FRAMES),
      ([network, other], frame) => {
        const places = layoutOf(network, frame);
        const again = layoutOf(other, frame);
        expect([...again].sort()).toEqual([...places].sort());
        for (const { x, y } of places.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
        expect(places.size).toBe(network.actors.length);
      },
    ),
    { numRuns: 40 },
  );
});

test('places depend on who stands towards whom and how often, not on when or how surely it was said', () => {
  const network = typicalNetwork(8);
  const dated = network.stances.map((line) => ({ ...line, firstSaid: '2020-01-01', maxCertainty: 'PS' as const }));
  expect(layoutOf({ ...network, stances: dated }, FRAMES[2])).toEqual(layoutOf(network, FRAMES[2]));
});

test('a window has the frame nearest to its shape', () => {
  expect(frameFor({ width: 390, height: 700 })).toBe(FRAMES[0]);
  expect(frameFor({ width: 620, height: 640 })).toBe(FRAMES[1]);
  expect(frameFor({ width: 900, height: 600 })).toBe(FRAMES[2]);
  fc.assert(
    fc.property(fc.nat(4000), fc.nat(4000), (width, height) => FRAMES.includes(frameFor({ width, height }) as never)),
  );
});

test('a name in lines has all its words, in order, and no line is longer than it must be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
      const lines = linesOf(name);
      expect(lines.join(' ')).toBe(name);
      for (const line of lines) expect(line.length <= 16 || !line.includes(' ')).toBe(true);
    }),
  );
});
