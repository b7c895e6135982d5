import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlPoint, cut, distance, leaves, type Point, pointAt } from '#model/exports/picture/geometry';

const point: fc.Arbitrary<Point> = fc.record({
  x: fc.integer({ min: -1000, max: 1000 }),
  y: fc.integer({ min: -1000, max: 1000 }),
});
const apart = fc.tuple(point, point).filter(([a, b]) => distance(a, b) > 60);
const curvature = fc.constantFrom(0.17, 0.32, 0.47);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a curve', () => {
  test('goes from its actor to its actor', () => {
    fc.assert(
      fc.property(apart, curvature, ([a, b], bend) => {
        const control = controlPoint(a, b, bend);
        expect(distance(pointAt(a, control, b, 0), a)).toBeCloseTo(0, 6);
        expect(distance(pointAt(a, control, b, 1), b)).toBeCloseTo(0, 6);
      }),
    );
  });

  test('and the one back part: their middles lie on both sides of the straight line, a tenth of its length apart', () => {
    fc.assert(
      fc.property(apart, curvature, ([a, b], bend) => {
        const there = pointAt(a, controlPoint(a, b, bend), b, 0.5);
        const back = pointAt(b, controlPoint(b, a, bend), a, 0.5);
        const sideOf = (p: Point) => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        expect(sideOf(there) * sideOf(back)).toBeLessThan(0);
        expect(distance(there, back)).toBeGreaterThan(0.1 * distance(a, b));
      }),
    );
  });

  test('lies left of the way, seen in the direction of travel', () => {
    // From left to right on a screen, left is up.
    expect(controlPoint({ x: 0, y: 0 }, { x: 100, y: 0 }, 0.2)).toEqual({ x: 50, y: -20 });
  });

  test('is cut without leaving itself', () => {
    fc.assert(
      fc.property(apart, curvature, share, share, share, ([a, b], bend, one, other, t) => {
        const control = controlPoint(a, b, bend);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const part = cut(a, control, b, from, to);
        const whole = pointAt(a, control, b, from + (to - from) * t);
        expect(distance(pointAt(...part, t), whole)).toBeLessThan(1e-6 * distance(a, b));
      }),
    );
  });

  test('leaves the circle around its end on the circle', () => {
    fc.assert(
      fc.property(apart, curvature, fc.integer({ min: 4, max: 30 }), ([a, b], bend, radius) => {
        const control = controlPoint(a, b, bend);
        const t = leaves(a, control, b, radius);
        expect(distance(pointAt(a, control, b, t), b)).toBeCloseTo(radius, 1);
      }),
    );
  });
});
