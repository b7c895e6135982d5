import type { AtlasGraph } from '#model/exports/picture/build';
import { FADED, GLYPHS } from '#model/exports/picture/encoding';
import { type Point, pointAt } from '#model/exports/picture/geometry';
import type { Box } from '#model/exports/picture/labels';
import type { Look } from '#model/exports/picture/look';
import { LABEL_LINE, LABEL_SIZE, type View } from '#model/exports/picture/placing';

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
