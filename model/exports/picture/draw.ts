import type { AtlasGraph } from './build.ts';
import { type Drawing, group, round, type Subject } from './drawing.ts';
import { ARROW, DASHES, FADED, MARKS } from './encoding.ts';
import { cut, leaves, type Point, pointAt } from './geometry.ts';
import type { Box } from './labels.ts';
import type { Look } from './look.ts';
import { LABEL_LINE, LABEL_SIZE, type View } from './placing.ts';
import { shapePath } from './shapes.ts';

type Curve = readonly [Point, Point, Point];

/** Pixels around a line in which a pointer meets it. */
const GLOW = 9;

/**
 * The picture of a graph: glows and rings of what is selected, lines, their signs, actors, labels. Signs come once all
 * lines are drawn, so that none crosses them out.
 */
export function drawingsOf(
  graph: AtlasGraph,
  look: Look,
  { placeOf }: View,
  curves: ReadonlyMap<string, Curve>,
  boxes: ReadonlyMap<string, Box>,
): Drawing[] {
  const { palette } = look;
  const opacityOf = (id: string) => (look.focus && !look.focus.has(id) ? FADED : 1);
  const marked = (kind: Subject['kind'], id: string, marks: Drawing[], at: Point | null = null) =>
    group(marks, { of: { kind, id }, at, opacity: opacityOf(id) });
  const glows = [...curves]
    .filter(([id]) => look.selected.has(id))
    .map(([id, curve]) =>
      group([glow(curve, graph.getEdgeAttribute(id, 'width') + GLOW, palette.selection)], { opacity: opacityOf(id) }),
    );
  const rings = graph
    .filterNodes((id) => look.selected.has(id))
    .map((id) => {
      const radius = graph.getNodeAttribute(id, 'radius') + 6;
      return group([{ kind: 'circle', at: placeOf(id), radius, fill: palette.selection, stroke: null }], {
        opacity: opacityOf(id),
      });
    });
  return [
    ...glows,
    ...rings,
    ...[...curves].map(([id, curve]) => marked('line', id, lineMarks(graph, look, id, curve))),
    ...[...curves].map(([id, curve]) => marked('line', id, signMarks(graph, look, id, curve))),
    ...graph.mapNodes((id) => marked('actor', id, actorMarks(graph, look, id), placeOf(id))),
    ...[...boxes].map(([id, box]) => marked('actor', id, [label(look, id, box)])),
  ];
}

const quadratic = ([a, control, b]: Curve): string =>
  `M${round(a.x)} ${round(a.y)}Q${round(control.x)} ${round(control.y)} ${round(b.x)} ${round(b.y)}`;

const glow = (curve: Curve, width: number, color: string): Drawing => ({
  kind: 'path',
  d: quadratic(curve),
  fill: null,
  stroke: { color, width, hasRoundEnds: true },
});

function lineMarks(graph: AtlasGraph, { palette }: Look, id: string, curve: Curve): Drawing[] {
  const [a, control, b] = curve;
  const { line, width } = graph.getEdgeAttributes(id);
  const color = palette.signs[line.sign];
  const room = (actor: string) => graph.getNodeAttribute(actor, 'radius') + 3;
  const arrow = ARROW.length * width;
  const tip = leaves(a, control, b, room(line.target));
  const tail = 1 - leaves(b, control, a, room(line.holder));
  const bodyEnd = leaves(a, control, b, room(line.target) + arrow);
  const bodyStart = line.symmetric ? 1 - leaves(b, control, a, room(line.holder) + arrow) : tail;
  const dash = DASHES[line.maxCertainty];
  const at = (t: number) => pointAt(a, control, b, t);
  const heads = [head(at(bodyEnd), at(tip), width)];
  if (line.symmetric) heads.push(head(at(bodyStart), at(tail), width));
  return [
    { kind: 'reach', d: quadratic(curve) },
    {
      kind: 'path',
      d: bodyStart < bodyEnd ? quadratic(cut(a, control, b, bodyStart, bodyEnd)) : '',
      fill: null,
      stroke: { color, width, dash: dash && [width * dash.dash, width * dash.gap] },
    },
    ...heads.map((d): Drawing => ({ kind: 'path', d, fill: color, stroke: null })),
  ];
}

/** The sign of a line in its middle. */
function signMarks(graph: AtlasGraph, { palette, cursor }: Look, id: string, curve: Curve): Drawing[] {
  const { sign } = graph.getEdgeAttribute(id, 'line');
  const at = pointAt(...curve, 0.5);
  return [
    { kind: 'circle', at, radius: 7.5, fill: palette.surface, stroke: null },
    { kind: 'sign', sign, at, color: palette.signs[sign] },
    ...(cursor === id ? [ring(at, 12, palette.ink)] : []),
  ];
}

const CENTRE: Point = { x: 0, y: 0 };

const ring = (at: Point, radius: number, color: string): Drawing => ({
  kind: 'circle',
  at,
  radius,
  fill: null,
  stroke: { color, width: 3 },
});

/** Around 0, 0. */
function actorMarks(graph: AtlasGraph, { palette, cursor }: Look, id: string): Drawing[] {
  const { type, radius } = graph.getNodeAttributes(id);
  return [...typeMarks(type, radius, palette), ...(cursor === id ? [ring(CENTRE, radius + 6, palette.ink)] : [])];
}

/** The mark of a type of actor around 0, 0. */
export function typeMarks(
  type: keyof typeof MARKS,
  radius: number,
  { ink, surface }: { readonly ink: string; readonly surface: string },
): Drawing[] {
  const [shape, fill] = MARKS[type];
  const outline: Drawing = {
    kind: 'path',
    d: shapePath(shape, radius),
    fill: fill === 'filled' ? ink : surface,
    stroke: { color: ink, width: 2.4 },
  };
  if (fill === 'dot') return [outline, { kind: 'circle', at: CENTRE, radius: radius * 0.4, fill: ink, stroke: null }];
  if (fill !== 'ring') return [outline];
  const inner = Math.max(radius - 5, radius * 0.4);
  return [outline, { kind: 'path', d: shapePath(shape, inner), fill: null, stroke: { color: ink, width: 1.8 } }];
}

const label = ({ palette, labelOf }: Look, id: string, { x, y, width }: Box): Drawing => ({
  kind: 'text',
  lines: labelOf(id).map((text, index) => ({
    at: { x: x + width / 2, y: y + LABEL_LINE * (index + 0.78) },
    text,
  })),
  size: LABEL_SIZE,
  weight: 'bold',
  anchor: 'middle',
  color: palette.ink,
  halo: palette.halo,
});

/** A triangle from its base to its tip. */
function head(base: Point, tip: Point, width: number): string {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const across = {
    x: (-(tip.y - base.y) / length) * ARROW.halfWidth * width,
    y: ((tip.x - base.x) / length) * ARROW.halfWidth * width,
  };
  return `M${round(base.x + across.x)} ${round(base.y + across.y)}L${round(tip.x)} ${round(tip.y)}L${round(base.x - across.x)} ${round(base.y - across.y)}Z`;
}
