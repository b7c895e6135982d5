import type { Point } from './layout.ts';

export type { Point } from './layout.ts';

/**
 * Control point of the curve from `a` to `b`: left of the way, seen in the direction of travel, so that A→B and
 * B→A part. `curvature` is the distance from the middle as a share of the length.
 */
export const controlPoint = (a: Point, b: Point, curvature: number): Point => ({
  x: (a.x + b.x) / 2 + (b.y - a.y) * curvature,
  y: (a.y + b.y) / 2 - (b.x - a.x) * curvature,
});

/** The point of the curve at `t`, 0 at `a` and 1 at `b`. */
export function pointAt(a: Point, control: Point, b: Point, t: number): Point {
  const u = 1 - t;
  return {
    x: u * u * a.x + 2 * u * t * control.x + t * t * b.x,
    y: u * u * a.y + 2 * u * t * control.y + t * t * b.y,
  };
}

export const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Where the curve leaves a circle of `radius` around its end `b`, as `t`; found by halving, to a pixel's hundredth. */
export function leaves(a: Point, control: Point, b: Point, radius: number): number {
  let inside = 1;
  let outside = 0;
  for (let step = 0; step < 20; step++) {
    const middle = (inside + outside) / 2;
    if (distance(pointAt(a, control, b, middle), b) < radius) inside = middle;
    else outside = middle;
  }
  return outside;
}

/** The part of a quadratic curve between two of its points, itself a quadratic curve. */
export function cut(a: Point, control: Point, b: Point, from: number, to: number): [Point, Point, Point] {
  const start = pointAt(a, control, b, from);
  const end = pointAt(a, control, b, to);
  const mix = (s: number, t: number): Point => {
    const left = { x: a.x + (control.x - a.x) * s, y: a.y + (control.y - a.y) * s };
    const right = { x: control.x + (b.x - control.x) * s, y: control.y + (b.y - control.y) * s };
    return { x: left.x + (right.x - left.x) * t, y: left.y + (right.y - left.y) * t };
  };
  return [start, mix(from, to), end];
}
