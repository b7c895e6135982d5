import type { AttributionLink, StoredClaim } from '../../claim.ts';
import type { DocumentRow } from '../../questions/documents.ts';
import { isSymmetric } from '../../stance.ts';
import { METHOD_WORDS, MODALITY_WORDS, REALIS_WORDS, REVIEW_WORDS } from '../../words.ts';
import { dash, glyph } from './marks.ts';
import { anchorOf, element, type Markup, numeral, text, together } from './markup.ts';
import type { PageWord, Voice } from './voice.ts';

/** One claim with all that it says of itself. `attributes` are those by which the page's script finds it. */
export function claimArticle(
  claim: StoredClaim,
  document: DocumentRow | undefined,
  voice: Voice,
  attributes: Readonly<Record<string, string>> = {},
): Markup {
  const { id, kind, stance, sign, holder, target, certainty, quote, saidAt, negated } = claim;
  const arrow = isSymmetric(stance) ? ' ↔ ' : ' → ';
  const anchor = anchorOf('claim', id);
  return element(
    'article',
    { id: anchor, 'data-claim': id, 'data-sign': sign, 'data-certainty': certainty, ...attributes },
    element(
      'p',
      { class: 'claim-head' },
      glyph(sign),
      element('strong', {}, voice.stance(stance)),
      element('span', { class: 'quiet' }, voice.sign(sign)),
      ...(kind === 'risk' && stance !== null ? [element('span', { class: 'tag' }, voice.stance(null))] : []),
      ...(negated ? [element('span', { class: 'tag' }, voice.word('denied'))] : []),
      voice.day(saidAt),
    ),
    element('p', {}, voice.actor(holder), ...(target ? [text(arrow), voice.actor(target)] : [])),
    element('blockquote', { dir: 'auto', lang: document?.language ?? null }, text(quote)),
    element('dl', { class: 'facts' }, ...factsOf(claim, document, voice)),
    element('p', { class: 'quiet' }, element('a', { href: `#${anchor}` }, voice.word('claim'), text(` ${id}`))),
  );
}

const fact = (voice: Voice, word: PageWord, ...content: Markup[]): Markup =>
  element('div', {}, element('dt', {}, voice.word(word)), element('dd', {}, ...content));

function factsOf(claim: StoredClaim, document: DocumentRow | undefined, voice: Voice): Markup[] {
  const { certainty, sign, realis, modality, qualifiers, topic, cues, validFrom, validTo } = claim;
  const words = document?.language ?? null;
  const manner = [
    ...(realis === 'actual' ? [] : [voice.say(`realis.${realis}`, REALIS_WORDS[realis])]),
    ...(modality === 'none' ? [] : [voice.say(`modality.${modality}`, MODALITY_WORDS[modality])]),
  ];
  const inText = (quoted: string) => element('q', { dir: 'auto', lang: words }, text(quoted));
  return [
    fact(voice, 'certainty', dash(certainty, sign), text(' '), voice.certainty(certainty)),
    ...(manner.length ? [fact(voice, 'manner', listed(manner))] : []),
    ...(qualifiers.length
      ? [fact(voice, 'qualifiers', element('span', { lang: 'en' }, text(qualifiers.join(', '))))]
      : []),
    fact(voice, 'chain', chain(claim.attribution, words, voice)),
    ...(topic
      ? [
          fact(
            voice,
            'topic',
            ...(topic.en === null ? [] : [element('span', { lang: 'en' }, text(`${topic.en} `))]),
            inText(topic.words),
          ),
        ]
      : []),
    ...(cues.length ? [fact(voice, 'cues', listed(cues.map((cue) => inText(cue.text))))] : []),
    ...scores(claim, voice),
    ...(validFrom || validTo
      ? [
          fact(
            voice,
            'valid',
            ...(validFrom ? [voice.day(validFrom)] : []),
            text(' – '),
            ...(validTo ? [voice.day(validTo)] : []),
          ),
        ]
      : []),
    fact(voice, 'place', ...place(claim, document, voice)),
    fact(voice, 'read', ...reading(claim, voice)),
    fact(voice, 'review', ...review(claim, voice)),
    fact(voice, 'recorded', voice.day(claim.recordedAt)),
    ...(claim.retractedAt ? [fact(voice, 'retracted', voice.day(claim.retractedAt))] : []),
  ];
}

const listed = (parts: readonly Markup[]): Markup =>
  together(...parts.flatMap((part, index) => (index ? [text(', '), part] : [part])));

/** The outermost speaker first, each with how sure they are and the words that show it. */
const chain = (links: readonly AttributionLink[], lang: string | null, voice: Voice): Markup =>
  element(
    'ol',
    { class: 'chain' },
    ...links.map(({ actor, certainty, cue }) =>
      element(
        'li',
        {},
        voice.actor(actor),
        text(', '),
        voice.certainty(certainty),
        ...(cue ? [text(' '), element('q', { dir: 'auto', lang }, text(cue.text))] : []),
      ),
    ),
  );

const SCORES = ['plover', 'goldstein', 'posture'] as const;

const scores = ({ scores }: StoredClaim, voice: Voice): Markup[] => {
  const given = SCORES.flatMap((scale) => {
    const score = scores[scale];
    return score === null ? [] : [together(voice.word(scale), text(` ${numeral(score)}`))];
  });
  return given.length ? [fact(voice, 'scores', listed(given))] : [];
};

/** The document, where in it, and its address with the publisher. */
function place({ start, end, document: id }: StoredClaim, document: DocumentRow | undefined, voice: Voice): Markup[] {
  const title = element('bdi', {}, text(document?.title ?? id));
  return [
    document ? element('a', { href: `#${anchorOf('document', id)}` }, title) : title,
    text(', '),
    voice.word('characters'),
    text(` ${start}–${end}`),
    ...(document?.url ? [text(', '), address(document.url)] : []),
  ];
}

/** A link that is followed by nobody but the reader; an address that is none of the web is no link. */
export const address = (url: string, called = url): Markup =>
  /^https?:\/\//i.test(url)
    ? element('a', { href: url, rel: 'noreferrer', class: 'address' }, text(called))
    : element('span', { class: 'address' }, text(url));

const reading = ({ methods, confidence }: StoredClaim, voice: Voice): Markup[] => [
  listed(methods.map((method) => voice.say(`method.${method}`, METHOD_WORDS[method]))),
  ...(methods.includes('human')
    ? []
    : [text('; '), voice.sentence('confidence', { percent: Math.round(confidence * 100) })]),
];

const review = ({ review: { state, by, at, note } }: StoredClaim, voice: Voice): Markup[] => [
  voice.say(`review.${state}`, REVIEW_WORDS[state]),
  ...(by === null ? [] : [text(', '), element('bdi', {}, text(by))]),
  ...(at === null ? [] : [text(', '), voice.day(at)]),
  ...(note === null ? [] : [text(': '), element('q', { dir: 'auto' }, text(note))]),
];
