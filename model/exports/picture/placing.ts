import type { AtlasGraph } from './build.ts';
import { controlPoint, type Point, pointAt } from './geometry.ts';
import { type Box, placeLabels, type Wanted } from './labels.ts';
import type { Frame } from './layout.ts';
import type { Look } from './look.ts';

export const LABEL_SIZE = 14;
export const LABEL_LINE = 17;

/** Where things are on the screen right now. */
export interface View {
  readonly frame: Frame;
  readonly placeOf: (actor: string) => Point;
}

/** Start, control point and end of each line, in pixels of the screen. */
export function curvesOf(graph: AtlasGraph, { placeOf }: View): Map<string, readonly [Point, Point, Point]> {
  return new Map(
    graph.mapEdges((id, { curvature }, source, target) => {
      const [a, b] = [placeOf(source), placeOf(target)];
      return [id, [a, controlPoint(a, b, curvature), b]];
    }),
  );
}

/** Where along a line a label is asked to keep off it. */
const BEADS = [0.08, 0.16, 0.24, 0.32, 0.41, 0.5, 0.59, 0.68, 0.76, 0.84, 0.92];

/** Boxes for the labels of all actors in sight; those out of focus come last and may be left out. */
export function labelBoxes(
  graph: AtlasGraph,
  look: Look,
  view: View,
  widthOf: (line: string) => number,
  curves: ReadonlyMap<string, readonly [Point, Point, Point]>,
): Map<string, Box> {
  const { width, height } = view.frame;
  const isInside = ({ x, y }: Point) => x >= 0 && y >= 0 && x <= width && y <= height;
  const inside = graph.filterNodes((id) => isInside(view.placeOf(id)));
  const wanted = inside.map((id): Wanted => {
    const lines = look.labelOf(id);
    return {
      id,
      at: view.placeOf(id),
      radius: graph.getNodeAttribute(id, 'radius'),
      width: Math.max(...lines.map(widthOf)),
      height: lines.length * LABEL_LINE,
      urgent: look.selected.has(id) || look.cursor === id || inside.length <= 30,
    };
  });
  const onLines = [...curves.values()].flatMap((curve) => BEADS.map((t) => pointAt(...curve, t)));
  return placeLabels(wanted, onLines, view.frame);
}
