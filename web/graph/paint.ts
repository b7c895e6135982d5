import type { AtlasGraph } from './build.ts';
import { FADED, GLYPHS } from './encoding.ts';
import { controlPoint, type Point, pointAt } from './geometry.ts';
import { type Box, placeLabels, type Wanted } from './labels.ts';
import type { Frame } from './layout.ts';
import type { Look } from './picture.ts';

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

const strengthOf = ({ focus }: Look, id: string): number => (focus && !focus.has(id) ? FADED : 1);

/** Glow behind the selected lines and rings around the selected actors, below everything else. */
export function paintBelow(
  context: CanvasRenderingContext2D,
  graph: AtlasGraph,
  look: Look,
  view: View,
  curves: ReadonlyMap<string, readonly [Point, Point, Point]>,
): void {
  context.clearRect(0, 0, view.frame.width, view.frame.height);
  context.lineCap = 'round';
  context.strokeStyle = look.palette.selection;
  context.fillStyle = look.palette.selection;
  for (const [id, [a, control, b]] of curves) {
    if (!look.selected.has(id)) continue;
    context.globalAlpha = strengthOf(look, id);
    context.lineWidth = graph.getEdgeAttribute(id, 'width') + 9;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.quadraticCurveTo(control.x, control.y, b.x, b.y);
    context.stroke();
  }
  for (const id of graph.nodes()) {
    if (!look.selected.has(id)) continue;
    context.globalAlpha = strengthOf(look, id);
    const { x, y } = view.placeOf(id);
    context.beginPath();
    context.arc(x, y, graph.getNodeAttribute(id, 'radius') + 6, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Sign glyphs in the middle of the lines, and labels with their halo, above everything else. */
export function paintAbove(
  context: CanvasRenderingContext2D,
  graph: AtlasGraph,
  look: Look,
  view: View,
  curves: ReadonlyMap<string, readonly [Point, Point, Point]>,
  boxes: ReadonlyMap<string, Box>,
): void {
  context.clearRect(0, 0, view.frame.width, view.frame.height);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const [id, curve] of curves) {
    const { line } = graph.getEdgeAttributes(id);
    const { x, y } = pointAt(...curve, 0.5);
    context.globalAlpha = strengthOf(look, id);
    context.fillStyle = look.palette.surface;
    context.beginPath();
    context.arc(x, y, 7.5, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = look.palette.signs[line.sign];
    context.font = `11px ${look.font}`;
    context.fillText(GLYPHS[line.sign], x, y + 0.5);
    if (look.cursor === id) ring(context, look, { x, y }, 12);
  }
  context.font = `600 ${LABEL_SIZE}px ${look.font}`;
  for (const [id, { x, y, width }] of boxes) {
    context.globalAlpha = strengthOf(look, id);
    context.strokeStyle = look.palette.halo;
    context.lineWidth = 4;
    context.fillStyle = look.palette.ink;
    look.labelOf(id).forEach((line, index) => {
      const top = y + LABEL_LINE * (index + 0.5);
      context.strokeText(line, x + width / 2, top);
      context.fillText(line, x + width / 2, top);
    });
  }
  context.globalAlpha = 1;
  if (look.cursor !== null && graph.hasNode(look.cursor))
    ring(context, look, view.placeOf(look.cursor), graph.getNodeAttribute(look.cursor, 'radius') + 6);
}

function ring(context: CanvasRenderingContext2D, { palette }: Look, { x, y }: Point, radius: number): void {
  for (const [color, width] of [
    [palette.surface, 6],
    [palette.ink, 3],
  ] as const) {
    context.globalAlpha = 1;
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}
