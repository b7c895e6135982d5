import type { Relation } from '../../actor.ts';
import type { DocumentRow } from '../../questions/documents.ts';
import type { Relationship } from '../../relationship.ts';
import type { ExportActor, ExportGraph } from '../graph.ts';
import { address } from './claim.ts';
import { dash, glyph, mark } from './marks.ts';
import { anchorOf, closed, element, type Markup, opened, text } from './markup.ts';
import type { PageWord, Voice } from './voice.ts';
import { RELATION_WORDS } from './words.ts';

type Rows = Generator<Markup, void, undefined>;

/** All lines, all actors and all documents, a row a piece. */
export function* tables({ stances, actors, documents }: ExportGraph, voice: Voice): Rows {
  yield* table(
    'lines',
    ['holder', 'target', 'sign', 'stances', 'firmest', 'claims', 'said'],
    voice,
    (function* () {
      for (const line of stances) yield lineRow(line, voice);
    })(),
  );
  yield* table(
    'actors',
    ['actor', 'type', 'holds', 'receives', 'aliases', 'wikidata', 'relations'],
    voice,
    (function* () {
      for (const actor of actors) yield actorRow(actor, voice);
    })(),
  );
  yield opened('section', { id: 'sources' });
  yield element('h2', {}, voice.word('sources'));
  yield opened('ul', { class: 'sources' });
  for (const document of documents) yield source(document, voice);
  yield closed('ul');
  yield closed('section');
}

/** Its region scrolls sideways where there is no room, and the keyboard gets there. */
function* table(title: PageWord, columns: readonly PageWord[], voice: Voice, rows: Iterable<Markup>): Rows {
  yield opened('section', { id: title });
  yield element('h2', { id: `${title}-title` }, voice.word(title));
  yield opened('div', { class: 'scrolls', role: 'region', tabindex: 0, 'aria-labelledby': `${title}-title` });
  yield opened('table', { 'aria-labelledby': `${title}-title` });
  yield element(
    'thead',
    {},
    element('tr', {}, ...columns.map((word) => element('th', { scope: 'col' }, voice.word(word)))),
  );
  yield opened('tbody');
  yield* rows;
  yield closed('tbody');
  yield closed('table');
  yield closed('div');
  yield closed('section');
}

const cell = (...content: Markup[]): Markup => element('td', {}, ...content);

function lineRow(line: Relationship, voice: Voice): Markup {
  const { id, holder, target, sign, symmetric, stances, maxCertainty, claims, firstSaid, lastSaid } = line;
  return element(
    'tr',
    { 'data-line': id, 'data-holder': holder, 'data-target': target },
    element(
      'th',
      { scope: 'row' },
      element('a', { href: `#${anchorOf('line', id)}` }, voice.actor(holder), text(symmetric ? ' ↔' : ' →')),
    ),
    cell(voice.actor(target)),
    cell(glyph(sign), voice.sign(sign)),
    cell(...stances.flatMap((code, index) => (index ? [text(', '), voice.stance(code)] : [voice.stance(code)]))),
    cell(dash(maxCertainty, sign), text(' '), voice.certainty(maxCertainty)),
    cell(text(claims)),
    cell(voice.days(firstSaid, lastSaid)),
  );
}

function actorRow({ id, type, wikidata, held, received, aliases, relations }: ExportActor, voice: Voice): Markup {
  const anchor = anchorOf('actor', id);
  return element(
    'tr',
    { id: anchor, 'data-actor': id },
    element('th', { scope: 'row' }, element('a', { href: `#${anchor}` }, mark(type), voice.actor(id))),
    cell(voice.type(type)),
    cell(text(held)),
    cell(text(received)),
    cell(element('bdi', {}, text(aliases.join(' · ')))),
    cell(...(wikidata === null ? [] : [address(`https://www.wikidata.org/entity/${wikidata}`, wikidata)])),
    cell(...relations.map((relation) => element('p', {}, ...relationWords(relation, voice)))),
  );
}

const relationWords = ({ kind, target, from, to, source }: Relation, voice: Voice): Markup[] => [
  voice.say(`relation.${kind}`, RELATION_WORDS[kind]),
  text(' '),
  voice.actor(target),
  ...(from === null && to === null
    ? []
    : [text(' '), ...(from === null ? [] : [voice.day(from)]), text(' – '), ...(to === null ? [] : [voice.day(to)])]),
  element('span', { class: 'quiet' }, text(` (${source})`)),
];

function source(document: DocumentRow, voice: Voice): Markup {
  const { id, title, outlet, date, experts, url, rights, hash, claims } = document;
  const quiet = (word: PageWord, ...content: Markup[]) =>
    element('p', { class: 'quiet' }, voice.word(word), text(': '), ...content);
  return element(
    'li',
    { id: anchorOf('document', id) },
    element('p', {}, element('bdi', { lang: document.language }, element('cite', {}, text(title)))),
    element(
      'p',
      {},
      ...(outlet === null ? [] : [element('bdi', {}, text(outlet)), text(', ')]),
      voice.day(date),
      ...(url === null ? [] : [text(', '), address(url)]),
    ),
    ...(experts.length
      ? [
          quiet(
            'expert',
            ...experts.flatMap((expert, index) => (index ? [text(', '), voice.actor(expert)] : [voice.actor(expert)])),
          ),
        ]
      : []),
    quiet('claims', text(claims)),
    ...(rights === null ? [] : [quiet('rights', element('bdi', {}, text(rights)))]),
    ...(document.source === null ? [] : [quiet('source', element('bdi', {}, text(document.source)))]),
    ...(document.retractedAt === null ? [] : [quiet('retracted', voice.day(document.retractedAt))]),
    quiet('hash', element('code', {}, text(hash))),
  );
}
