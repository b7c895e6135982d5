import type { StoredClaim } from '../../claim.ts';
import { formatDate } from '../../dates.ts';
import { CERTAINTY_WORDS, SIGN_WORDS, type Words } from '../../words.ts';
import type { Line } from '../attributes.ts';
import { linesOf } from '../evidence.ts';
import type { ExportGraph } from '../graph.ts';
import { claimArticle } from './claim.ts';
import { dash, glyph } from './marks.ts';
import { anchorOf, closed, element, type Markup, numeral, opened, text } from './markup.ts';
import { inAll, type Voice } from './voice.ts';
import { PAGE_WORDS } from './words.ts';

/** Each line with the claims behind it, then those that are part of no line; a claim is a piece, and stands once. */
export function* evidence(graph: ExportGraph, voice: Voice): Generator<Markup, void, undefined> {
  const documents = new Map(graph.documents.map((document) => [document.id, document]));
  const article = (claim: StoredClaim, attributes?: Readonly<Record<string, string>>) =>
    claimArticle(claim, documents.get(claim.document), voice, attributes);
  const behind = new Set<StoredClaim>();
  yield opened('section', { class: 'evidence', id: 'evidence', 'aria-labelledby': 'evidence-title' });
  yield element(
    'div',
    { class: 'evidence-head' },
    element('h2', { id: 'evidence-title', tabindex: -1 }, voice.word('evidence')),
    element('button', { type: 'button', id: 'close', hidden: true }, voice.word('close')),
  );
  yield element('p', { class: 'nothing', id: 'none', hidden: true }, voice.word('none'));
  for (const line of linesOf(graph, true)) {
    const label = voice.label(`line.${line.id}`, lineWords(line, voice));
    yield opened('div', {
      id: anchorOf('line', line.id),
      class: 'line',
      role: 'group',
      'data-line': line.id,
      ...label,
    });
    yield lineHead(line, voice);
    for (const claim of line.evidence ?? []) {
      behind.add(claim);
      yield article(claim);
    }
    yield closed('div');
  }
  const others = graph.claims.filter((claim) => !behind.has(claim));
  if (others.length) {
    yield opened('div', { id: 'others', class: 'line', role: 'group', 'aria-labelledby': 'others-title' });
    yield element('h3', { id: 'others-title' }, voice.word('others'));
    yield element('p', { class: 'quiet' }, voice.word('othersHint'));
    const isFolded = graph.about.params.fold !== false;
    for (const claim of others) yield article(claim, { 'data-ends': endsOf(claim, isFolded).join(' ') });
    yield closed('div');
  }
  yield closed('section');
}

/** The actors of the picture that a claim is about. */
const endsOf = ({ holder, target }: StoredClaim, isFolded: boolean): string[] =>
  [holder, target].flatMap((actor) => (actor ? [(isFolded ? actor.state : null) ?? actor.id] : []));

const lineHead = (line: Line, voice: Voice): Markup =>
  element(
    'header',
    {},
    element('h3', {}, voice.actor(line.holder), text(line.symmetric ? ' ↔ ' : ' → '), voice.actor(line.target)),
    element(
      'p',
      { class: 'line-facts' },
      glyph(line.sign),
      voice.sign(line.sign),
      dash(line.maxCertainty, line.sign),
      voice.certainty(line.maxCertainty),
      element('span', { class: 'quiet' }, ...counts(line, voice)),
    ),
  );

const counts = ({ claims, documents, asserters, meanScore }: Line, voice: Voice): Markup[] => [
  voice.word('claims'),
  text(`: ${claims} · `),
  voice.word('documents'),
  text(`: ${documents} · `),
  voice.word('asserters'),
  text(`: ${asserters}`),
  ...(meanScore === null
    ? []
    : [text(' · '), voice.word('meanScore'), text(`: ${numeral(Math.round(meanScore * 100) / 100)}`)]),
];

/** A line as it is read out: "Russia → United States: Hostile, possible, claims: 1, 25 December 2025". */
const lineWords = (line: Line, voice: Voice): Words =>
  inAll((language) => {
    const [first, last] = [line.firstSaid, line.lastSaid].map((day) => formatDate(day, language));
    const ends = [line.holder, line.target]
      .map((id) => voice.nameOf(id, language))
      .join(line.symmetric ? ' ↔ ' : ' → ');
    return `${ends}: ${[
      SIGN_WORDS[`${line.sign}`][language],
      CERTAINTY_WORDS[line.maxCertainty][language],
      `${PAGE_WORDS.claims[language]}: ${line.claims}`,
      first === last ? first : `${first} – ${last}`,
    ].join(', ')}`;
  });
