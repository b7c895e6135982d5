import { networkReference, queryOf } from '../../citation/graph.ts';
import { plain } from '../../citation/plain.ts';
import type { Sources } from '../../citation/sources.ts';
import { linesOf } from '../evidence.ts';
import type { ExportGraph } from '../graph.ts';
import { momentWords } from '../picture/figure-text.ts';
import { element, type Markup, text } from './markup.ts';
import { inAll, type PageWord, type Voice } from './voice.ts';

/** How to ask for the same again, for which moment it holds, with which rights, and how to cite it. */
export function about(graph: ExportGraph, voice: Voice): Markup {
  const { params, moment, graph: state, snapshot, licence } = graph.about;
  const row = (word: PageWord, content: Markup): Markup[] => [
    element('dt', {}, voice.word(word)),
    element('dd', {}, content),
  ];
  const sources = sourcesOf(graph);
  const citation = inAll((language) => {
    const nameOf = (actor: { id: string; name: string }) => voice.nameOf(actor, language);
    const view = { network: graph, graph: state, params, sources };
    return plain(networkReference(view, { language, nameOf, snapshot }));
  });
  const query = queryOf(params);
  return element(
    'section',
    { id: 'about' },
    element('h2', {}, voice.word('about')),
    element(
      'dl',
      { class: 'about' },
      ...(query ? row('asked', element('code', {}, text(query))) : []),
      ...(moment === null
        ? []
        : row(
            'moment',
            voice.say(
              'moment',
              inAll((language) => momentWords(moment, language)),
            ),
          )),
      ...row('rights', element('span', { lang: 'en' }, text(licence))),
      ...row('cite', voice.say('citation', citation)),
    ),
  );
}

/** The documents behind the lines, by id. */
function sourcesOf(graph: ExportGraph): Sources {
  const cited = new Set<string>();
  for (const { evidence = [] } of linesOf(graph, true)) for (const { document } of evidence) cited.add(document);
  return { ids: [...cited].sort(), documents: new Map(graph.documents.map((document) => [document.id, document])) };
}
