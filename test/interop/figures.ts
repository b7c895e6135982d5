import { supplied } from '#ingest/supply';
import type { ExportGraph } from '#model/exports/graph';
import { pdfOf } from '#model/exports/pdf/document';
import type { Drawing } from '#model/exports/picture/drawing';
import { type Figure, figureOf, figureOptions } from '#model/exports/picture/figure';
import { svg } from '#model/exports/svg';
import type { Check } from './check.ts';

const OPTIONS = { lang: 'kk', theme: 'light', size: 'wide' } as const;

const about = ({ about, documents }: ExportGraph) => ({ ...about, sources: documents, figure: OPTIONS });
const figure = (graph: ExportGraph, medium: (text: string) => string): Figure =>
  figureOf(graph, figureOptions.parse(OPTIONS), medium);

/** Texts line by line, in the order in which they are drawn. */
const textsIn = (drawings: readonly Drawing[]): string[] =>
  drawings.flatMap((mark) =>
    mark.kind === 'group' ? textsIn(mark.marks) : mark.kind === 'text' ? mark.lines.map(({ text }) => text) : [],
  );

function inSvg(graph: ExportGraph) {
  const { width, height, title, caption, drawings } = figure(graph, (text) => text);
  return {
    width,
    height,
    title,
    desc: caption.join('\n'),
    about: about(graph),
    texts: textsIn(drawings),
    actors: graph.actors.map(({ id }) => id).sort(),
    lines: graph.stances.map(({ id }) => id).sort(),
  };
}

/** Of all letters in the graphs, Noto Sans has none of these; what only steers other letters is not written. */
const inNotoSans = (text: string) =>
  text.replace(/\p{DI}/gu, '').replace(/[\u{10000}-\u{10ffff}\p{sc=Hebrew}\p{sc=Arabic}]/gu, '\ufffd');

function inPdf(graph: ExportGraph) {
  const { width, height, title, caption, drawings } = figure(graph, inNotoSans);
  return {
    pages: 1,
    // Points, of which 72 are 96 pixels.
    width: width * 0.75,
    height: height * 0.75,
    title,
    subject: caption.join('\n'),
    fonts: ['STANCE+NotoSans-Bold', 'STANCE+NotoSans-Regular'],
    about: about(graph),
    // Where spaces are is for readers to guess.
    text: textsIn(drawings).join('').replace(/\s/g, ''),
  };
}

export const FIGURE_CHECKS: readonly Check[] = [
  {
    extension: 'svg',
    reader: 'svg_xml.py',
    write: (graph) => svg.render(graph, svg.options.parse(OPTIONS), supplied),
    expected: inSvg,
  },
  {
    extension: 'pdf',
    reader: 'pdf_pypdf.py',
    // The format itself takes in what writes it at the last moment, when these sources can take in nothing more.
    async *write(graph) {
      yield await pdfOf(graph, OPTIONS, supplied);
    },
    expected: inPdf,
  },
];
