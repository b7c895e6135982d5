import { networkFormat } from './format.ts';
import { figureOptions } from './picture/figure.ts';

/**
 * The figure as a PDF of one page, as large as the figure, with the letters it needs of Noto Sans. What the file says of
 * itself is an attachment, `about.json`. It has the graph's moment for a date, and no date without one.
 */
export const pdf = networkFormat({
  extension: 'pdf',
  mediaType: 'application/pdf',
  isText: false,
  summary: 'a figure with legend and caption, as PDF',
  options: figureOptions,
  takes: 'network',
  async *render(graph, options, supply) {
    // What writes PDF is large, and nobody else is to wait for it.
    const { pdfOf } = await import('./pdf/document.ts');
    yield await pdfOf(graph, options, supply);
  },
});
