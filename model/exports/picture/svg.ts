import type { AtlasGraph } from './build.ts';
import { ARROW, DASHES, FADED, GLYPHS, MARKS } from './encoding.ts';
import { cut, leaves, type Point, pointAt } from './geometry.ts';
import type { Look } from './look.ts';
import { curvesOf, LABEL_LINE, LABEL_SIZE, labelBoxes, type View } from './placing.ts';
import { shapePath } from './shapes.ts';

const round = (value: number) => Math.round(value * 100) / 100;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text that is safe between tags and in attributes; characters that XML does not know are dropped. */
const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are not allowed in XML
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Rough width of a text in pixels, where nothing can measure it. */
const estimate = (line: string): number => line.length * LABEL_SIZE * 0.6;

/**
 * The picture as an SVG document: what is shown without WebGL, and what can be printed. The same graph, look and
 * size give the same text. Lines and actors carry `data-line` and `data-actor`. Attributes only: a page that
 * forbids inline styles shows it too.
 */
export function graphToSvg(graph: AtlasGraph, look: Look, view: View): string {
  const { width, height } = view.frame;
  const curves = curvesOf(graph, view);
  const boxes = labelBoxes(graph, look, view, estimate, curves);
  const opacity = (id: string) => (look.focus && !look.focus.has(id) ? ` opacity="${FADED}"` : '');
  const { palette } = look;
  const glow = [...curves]
    .filter(([id]) => look.selected.has(id))
    .map(
      ([id, curve]) =>
        `<path d="${quadratic(curve)}" fill="none" stroke="${palette.selection}" stroke-linecap="round" stroke-width="${round(graph.getEdgeAttribute(id, 'width') + 9)}"${opacity(id)}/>`,
    );
  const rings = graph
    .filterNodes((id) => look.selected.has(id))
    .map((id) => {
      const { x, y } = view.placeOf(id);
      return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(graph.getNodeAttribute(id, 'radius') + 6)}" fill="${palette.selection}"${opacity(id)}/>`;
    });
  const lines = [...curves].map(([id, curve]) => lineSvg(graph, look, id, curve, opacity(id)));
  const glyphs = [...curves].map(([id, curve]) => glyphSvg(graph, look, id, curve, opacity(id)));
  const actors = graph.mapNodes((id, { type, radius }) => {
    const { x, y } = view.placeOf(id);
    const [shape, fill] = MARKS[type];
    const inner =
      fill === 'dot'
        ? `<circle r="${round(radius * 0.4)}" fill="${palette.ink}"/>`
        : fill === 'ring'
          ? `<path d="${shapePath(shape, radius - 5)}" fill="none" stroke="${palette.ink}" stroke-width="1.8"/>`
          : '';
    const cursor =
      look.cursor === id
        ? `<circle r="${round(radius + 6)}" fill="none" stroke="${palette.ink}" stroke-width="3"/>`
        : '';
    return `<g data-actor="${escapeXml(id)}" transform="translate(${round(x)} ${round(y)})"${opacity(id)}><path d="${shapePath(shape, radius)}" fill="${fill === 'filled' ? palette.ink : palette.surface}" stroke="${palette.ink}" stroke-width="2.4"/>${inner}${cursor}</g>`;
  });
  const labels = [...boxes].map(([id, box]) => {
    const spans = look
      .labelOf(id)
      .map(
        (line, index) =>
          `<tspan x="${round(box.x + box.width / 2)}" y="${round(box.y + LABEL_LINE * (index + 0.78))}">${escapeXml(line)}</tspan>`,
      );
    return `<text data-actor="${escapeXml(id)}" text-anchor="middle" font-weight="600" font-size="${LABEL_SIZE}" fill="${palette.ink}" stroke="${palette.halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"${opacity(id)}>${spans.join('')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(look.font)}"><rect width="${width}" height="${height}" fill="${palette.surface}"/>${[...glow, ...rings, ...lines, ...glyphs, ...actors, ...labels].join('')}</svg>`;
}

const quadratic = ([a, control, b]: readonly [Point, Point, Point]): string =>
  `M${round(a.x)} ${round(a.y)}Q${round(control.x)} ${round(control.y)} ${round(b.x)} ${round(b.y)}`;

function lineSvg(
  graph: AtlasGraph,
  look: Look,
  id: string,
  [a, control, b]: readonly [Point, Point, Point],
  opacity: string,
): string {
  const { line, width } = graph.getEdgeAttributes(id);
  const color = look.palette.signs[line.sign];
  const room = (actor: string) => graph.getNodeAttribute(actor, 'radius') + 3;
  const arrow = ARROW.length * width;
  const tip = leaves(a, control, b, room(line.target));
  const tail = 1 - leaves(b, control, a, room(line.holder));
  const bodyEnd = leaves(a, control, b, room(line.target) + arrow);
  const bodyStart = line.symmetric ? 1 - leaves(b, control, a, room(line.holder) + arrow) : tail;
  const dash = DASHES[line.maxCertainty];
  const body = bodyStart < bodyEnd ? quadratic(cut(a, control, b, bodyStart, bodyEnd)) : '';
  const at = (t: number) => pointAt(a, control, b, t);
  const heads = [head(at(bodyEnd), at(tip), width)];
  if (line.symmetric) heads.push(head(at(bodyStart), at(tail), width));
  return `<g data-line="${escapeXml(id)}"${opacity}><path d="${quadratic([a, control, b])}" fill="none" stroke="${color}" stroke-opacity="0" stroke-width="14"/><path d="${body}" fill="none" stroke="${color}" stroke-width="${round(width)}"${dash ? ` stroke-dasharray="${round(width * dash.dash)} ${round(width * dash.gap)}"` : ''}/>${heads.map((d) => `<path d="${d}" fill="${color}"/>`).join('')}</g>`;
}

/** The sign of a line in its middle; drawn once all lines are, so that none crosses it out. */
function glyphSvg(
  graph: AtlasGraph,
  look: Look,
  id: string,
  curve: readonly [Point, Point, Point],
  opacity: string,
): string {
  const { sign } = graph.getEdgeAttribute(id, 'line');
  const { palette } = look;
  const middle = pointAt(...curve, 0.5);
  const at = `cx="${round(middle.x)}" cy="${round(middle.y)}"`;
  const cursor =
    look.cursor === id ? `<circle ${at} r="12" fill="none" stroke="${palette.ink}" stroke-width="3"/>` : '';
  return `<g data-line="${escapeXml(id)}"${opacity}><circle ${at} r="7.5" fill="${palette.surface}"/><text x="${round(middle.x)}" y="${round(middle.y + 4)}" text-anchor="middle" font-size="11" fill="${palette.signs[sign]}">${GLYPHS[sign]}</text>${cursor}</g>`;
}

/** A triangle from its base to its tip. */
function head(base: Point, tip: Point, width: number): string {
  const length = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const across = {
    x: (-(tip.y - base.y) / length) * ARROW.halfWidth * width,
    y: ((tip.x - base.x) / length) * ARROW.halfWidth * width,
  };
  return `M${round(base.x + across.x)} ${round(base.y + across.y)}L${round(tip.x)} ${round(tip.y)}L${round(base.x - across.x)} ${round(base.y - across.y)}Z`;
}
