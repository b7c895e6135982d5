import { PDFDocument } from '@cantoo/pdf-lib';
import { sourced } from '../evidence.ts';
import type { Supply } from '../format.ts';
import type { ExportGraph } from '../graph.ts';
import { type Figure, type FigureOptions, figureOf } from '../picture/figure.ts';
import { colorOf, drawOn, POINTS } from './marks.ts';
import { mediumOf, typefacesIn } from './typefaces.ts';

/** The figure of a graph as a document, whole. */
export async function pdfOf(graph: ExportGraph, options: FigureOptions, supply: Supply): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const typefaces = await typefacesIn(document, supply);
  const figure = figureOf(graph, options, mediumOf(typefaces));
  describe(document, graph, figure, options);
  const page = document.addPage([figure.width * POINTS, figure.height * POINTS]);
  page.drawRectangle({ width: page.getWidth(), height: page.getHeight(), color: colorOf(figure.surface) });
  drawOn(page, typefaces, figure.drawings);
  await attach(document, graph, options);
  return document.save();
}

function describe(document: PDFDocument, { about }: ExportGraph, figure: Figure, { lang }: FigureOptions): void {
  const { program, moment } = about;
  document.setTitle(figure.title, { showInWindowTitleBar: true });
  document.setAuthor('Stance Atlas');
  document.setSubject(figure.caption.join('\n'));
  document.setKeywords(['actors', 'stances', 'claims']);
  document.setCreator(`Stance Atlas ${program}`);
  document.setProducer('pdf-lib');
  document.setLanguage(lang);
  if (moment === null) return;
  document.setCreationDate(new Date(moment));
  document.setModificationDate(new Date(moment));
}

async function attach(document: PDFDocument, graph: ExportGraph, options: FigureOptions): Promise<void> {
  const json = JSON.stringify({ ...sourced(graph), figure: options });
  await document.attach(new TextEncoder().encode(json), 'about.json', {
    mimeType: 'application/json',
    description: 'What this figure shows, and from where',
  });
}
