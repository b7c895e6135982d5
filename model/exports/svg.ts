import { sourced } from './evidence.ts';
import { networkFormat } from './format.ts';
import type { ExportGraph } from './graph.ts';
import { type FigureOptions, figureOf, figureOptions } from './picture/figure.ts';
import { FONT, svgGround, svgOf, svgOpening } from './picture/svg.ts';
import { bytesOf } from './pieces.ts';
import { escapedText, jsonFor } from './xml.ts';

/**
 * The figure as SVG 1.1: text is text, and nothing is fetched or run. What the file says of itself is JSON in
 * `metadata`. Lines and actors carry `data-line` and `data-actor`.
 */
export const svg = networkFormat({
  extension: 'svg',
  mediaType: 'image/svg+xml',
  isText: true,
  summary: 'a figure with legend and caption, as SVG',
  options: figureOptions,
  takes: 'network',
  render: (graph, options) => bytesOf(texts(graph, options)),
});

function* texts(graph: ExportGraph, options: FigureOptions): Generator<string> {
  const { width, height, surface, title, caption, drawings } = figureOf(graph, options, (text) => text);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${svgOpening(width, height, FONT)}\n`;
  yield `<title>${escapedText(title)}</title>\n<desc>${escapedText(caption.join('\n'))}</desc>\n`;
  yield `<metadata>${escapedText(jsonFor({ ...sourced(graph), figure: options }))}</metadata>\n`;
  yield svgGround(width, height, surface);
  for (const drawing of drawings) yield `\n${svgOf(drawing)}`;
  yield '\n</svg>\n';
}
