import { escaped, escapedText, xmlAttributes } from '../xml.ts';
import type { AtlasGraph } from './build.ts';
import { drawingsOf } from './draw.ts';
import { type Drawing, type Group, round, type Stroke, type Subject, type TextMark } from './drawing.ts';
import { GLYPHS } from './encoding.ts';
import type { Look } from './look.ts';
import { curvesOf, LABEL_SIZE, labelBoxes, type View } from './placing.ts';
import { widthOf } from './text.ts';

/** For files, which go where no page brings its fonts along. */
export const FONT = "'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/**
 * The picture as an SVG document: what is shown without WebGL, and what can be printed. The same graph, look and
 * size give the same text. Lines and actors carry `data-line` and `data-actor`. Attributes only: a page that
 * forbids inline styles shows it too.
 */
export function graphToSvg(graph: AtlasGraph, look: Look, view: View): string {
  const { width, height } = view.frame;
  const curves = curvesOf(graph, view);
  const boxes = labelBoxes(graph, look, view, (line) => widthOf(line, LABEL_SIZE, 'bold'), curves);
  const marks = drawingsOf(graph, look, view, curves, boxes);
  return `${svgOpening(width, height, look.font)}${svgGround(width, height, look.palette.surface)}${marks.map(svgOf).join('')}</svg>`;
}

export const svgOpening = (width: number, height: number, font: string): string =>
  `<svg${xmlAttributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width: round(width),
    height: round(height),
    viewBox: `0 0 ${round(width)} ${round(height)}`,
    'font-family': font,
  })}>`;

export const svgGround = (width: number, height: number, fill: string): string =>
  `<rect${xmlAttributes({ width: round(width), height: round(height), fill })}/>`;

/** The elements of a mark. What XML cannot hold is U+FFFD in them. */
export function svgOf(mark: Drawing): string {
  switch (mark.kind) {
    case 'path':
      return `<path${xmlAttributes({ d: mark.d, fill: mark.fill ?? 'none', ...strokeAttributes(mark.stroke) })}/>`;
    case 'circle':
      return `<circle${xmlAttributes({
        cx: round(mark.at.x),
        cy: round(mark.at.y),
        r: round(mark.radius),
        fill: mark.fill ?? 'none',
        ...strokeAttributes(mark.stroke),
      })}/>`;
    case 'sign':
      return `<text${xmlAttributes({
        x: round(mark.at.x),
        y: round(mark.at.y + 4),
        'text-anchor': 'middle',
        'font-size': 11,
        fill: mark.color,
      })}>${GLYPHS[mark.sign]}</text>`;
    case 'reach':
      return `<path${xmlAttributes({ d: mark.d, fill: 'none', stroke: '#000000', 'stroke-opacity': 0, 'stroke-width': 14 })}/>`;
    case 'text':
      return textElement(mark);
    case 'group':
      return `<g${subjectAttribute(mark.of)}${xmlAttributes({
        transform: transformOf(mark),
        opacity: mark.opacity === 1 ? null : mark.opacity,
      })}>${mark.marks.map(svgOf).join('')}</g>`;
  }
}

const strokeAttributes = (stroke: Stroke | null): Record<string, string | number | null> =>
  stroke
    ? {
        stroke: stroke.color,
        'stroke-width': round(stroke.width),
        'stroke-linecap': stroke.hasRoundEnds ? 'round' : null,
        'stroke-dasharray': stroke.dash ? stroke.dash.map(round).join(' ') : null,
      }
    : {};

const subjectAttribute = (of: Subject | null): string => (of ? ` data-${of.kind}="${escaped(of.id)}"` : '');

function transformOf({ at, scale }: Group): string | null {
  const moved = at ? [`translate(${round(at.x)} ${round(at.y)})`] : [];
  const scaled = scale === 1 ? [] : [`scale(${scale})`];
  return [...moved, ...scaled].join(' ') || null;
}

function textElement({ lines, size, weight, anchor, color, halo }: TextMark): string {
  const spans = lines.map(
    ({ at, text }) => `<tspan${xmlAttributes({ x: round(at.x), y: round(at.y) })}>${escapedText(text)}</tspan>`,
  );
  return `<text${xmlAttributes({
    'text-anchor': anchor === 'middle' ? 'middle' : null,
    'font-weight': weight === 'bold' ? 600 : null,
    'font-size': size,
    fill: color,
    ...(halo ? { stroke: halo, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } : {}),
  })}>${spans.join('')}</text>`;
}
