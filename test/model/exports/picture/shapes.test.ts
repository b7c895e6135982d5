import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shape } from '#model/exports/picture/encoding';
import { shapePath } from '#model/exports/picture/shapes';

const SHAPES: readonly Shape[] = ['circle', 'square', 'hexagon'];

test('a path is closed, of plain numbers, and within a twentieth of its radius', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHAPES), fc.double({ min: 1, max: 40, noNaN: true }), (shape, radius) => {
      const path = shapePath(shape, radius);
      expect(path).toMatch(/^M[-\d. ALHVZ]+Z$/);
      for (const number of path.match(/-?\d+(\.\d+)?/g) ?? [])
        expect(Math.abs(Number(number))).toBeLessThanOrEqual(radius * 1.05 + 0.01);
    }),
  );
});

test('the shapes are three', () => {
  expect(new Set(SHAPES.map((shape) => shapePath(shape, 10))).size).toBe(3);
  expect(shapePath('hexagon', 10).split('L')).toHaveLength(6);
});
