import { z } from 'zod';
import { Language } from '../document.ts';
import { networkFormat } from './format.ts';
import { page } from './page/page.ts';
import { bytesOf } from './pieces.ts';

/**
 * One page for any browser with the picture and all evidence, which asks nothing of a server or a network. The graph
 * stands in it as JSON, too: what HTML cannot hold (U+0000) is whole there.
 */
export const html = networkFormat({
  extension: 'html',
  mediaType: 'text/html',
  isText: true,
  summary: 'a page with the picture and all evidence that works from a file, without server or network',
  options: z.strictObject({
    lang: Language.default('en').describe('Of pages: the language that is shown first; en, ru or kk'),
  }),
  takes: 'network',
  async *render(graph, { lang }, supply) {
    const [script, style] = (await Promise.all([supply('page.js'), supply('page.css')])).map((bytes) =>
      new TextDecoder().decode(bytes),
    );
    yield* bytesOf(page(graph, lang, { script: script ?? '', style: style ?? '' }));
  },
});
