import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, placeLabels, type Wanted } from '#model/exports/picture/labels';
import { FRAMES } from '#model/exports/picture/layout';
import { curvesOf, labelBoxes } from '#model/exports/picture/placing';
import { drawn, typicalNetwork } from '../../../web/networks.ts';

const label = (id: string, x: number, y: number, more: Partial<Wanted> = {}): Wanted => ({
  id,
  at: { x, y },
  radius: 10,
  width: 60,
  height: 17,
  urgent: false,
  ...more,
});

const frame = { width: 400, height: 300 };
const within = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const shared = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

describe('a label', () => {
  test('stands below its actor where there is room', () => {
    const { x = 0, y = 0 } = placeLabels([label('USA', 200, 150)], [], frame).get('USA') ?? {};
    expect(x).toBe(200 - 60 / 2);
    expect(y).toBeGreaterThan(150 + 10);
    expect(y).toBeLessThan(150 + 10 + 12);
  });

  test('stays in the frame at the edges', () => {
    for (const [x, y] of [
      [200, 295],
      [395, 150],
      [5, 150],
      [200, 5],
    ] as const) {
      const box = placeLabels([label('USA', x, y)], [], frame).get('USA');
      expect(box && within(box, { x: 0, y: 0, ...frame }), `${x} ${y}`).toBe(true);
    }
  });

  test('gives way to lines', () => {
    const free = placeLabels([label('USA', 200, 150)], [], frame).get('USA');
    const across = [0, 1, 2, 3].map((step) => ({ x: 175 + 15 * step, y: (free?.y ?? 0) + 8 }));
    const box = placeLabels([label('USA', 200, 150)], across, frame).get('USA');
    expect(box).toBeDefined();
    expect(box).not.toEqual(free);
  });

  test('is left out rather than hide another, unless it is urgent', () => {
    const heap = (urgent: boolean) => Array.from({ length: 12 }, (_, index) => label(`${index}`, 200, 150, { urgent }));
    expect(placeLabels(heap(true), [], frame).size).toBe(12);
    const placed = placeLabels(heap(false), [], frame);
    expect(placed.size).toBeLessThan(12);
    expect(placed.size).toBeGreaterThan(4);
  });

  test('of everybody is placed once at most, and urgent ones always', () => {
    const wanted = fc.array(
      fc
        .record({ x: fc.nat(400), y: fc.nat(300), urgent: fc.boolean(), width: fc.integer({ min: 5, max: 150 }) })
        .map(({ x, y, ...more }) => label('', x, y, more)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(wanted, (all) => {
        const labels = all.map((each, index) => ({ ...each, id: `actor-${index}` }));
        const placed = placeLabels(labels, [], frame);
        for (const { id, urgent, width } of labels) {
          if (urgent) expect(placed.has(id)).toBe(true);
          if (placed.has(id)) expect(placed.get(id)?.width).toBe(width);
        }
      }),
    );
  });
});

test.each([8, 12, 17])('the labels of %i actors can all be read', (size) => {
  const { graph, look, view } = drawn(typicalNetwork(size), FRAMES[2]);
  const boxes = [...labelBoxes(graph, look, view, (text) => text.length * 8, curvesOf(graph, view)).values()];
  expect(boxes).toHaveLength(size);
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1)) expect(shared(a, b)).toBeLessThan((a.width * a.height) / 4);
});
