import { type CitedDocument, speakersOf } from '../../citation/claim.ts';
import { PHRASES } from '../../citation/phrases.ts';
import type { CitingOptions, Reference } from '../../citation/reference.ts';
import type { AttributionLink, StoredClaim } from '../../claim.ts';
import { formatDate } from '../../dates.ts';
import type { Language } from '../../document.ts';
import { CERTAINTY_WORDS, METHOD_WORDS, MODALITY_WORDS, REALIS_WORDS, REVIEW_WORDS } from '../../words.ts';
import { filled } from '../page/voice.ts';
import { PAGE_WORDS } from '../page/words.ts';
import { momentWords } from '../picture/figure-text.ts';
import { MOST, short } from './cut.ts';
import { CARD_WORDS } from './words.ts';

export type CardDocument = CitedDocument & { readonly date: string; readonly rights: string | null };

export interface CardOptions extends CitingOptions {
  /** Which state of the graph it is. */
  readonly graph: string;
  /** The moment of the snapshot that holds it. */
  readonly moment?: string | null;
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** Everything else that a card says of a claim, in the order in which it is told. */
export function factsOf(
  claim: StoredClaim,
  document: CardDocument | undefined,
  reference: Reference,
  options: CardOptions,
): Fact[] {
  const { language, moment } = options;
  const { target, realis, modality, qualifiers, topic, validFrom, validTo, saidAt, retractedAt, start, end } = claim;
  const { quoted, characters } = PHRASES[language];
  const { outlet, title, url } = reference;
  const label = (word: keyof typeof PAGE_WORDS) => PAGE_WORDS[word][language];
  const day = (iso: string) => formatDate(iso, language);
  const manner = [REALIS_WORDS[realis][language], ...(modality === 'none' ? [] : [MODALITY_WORDS[modality][language]])];
  const facts: [label: string, text: string | null][] = [
    [label('chain'), speakerWords(claim, reference, options)],
    [label('certainty'), CERTAINTY_WORDS[claim.certainty][language]],
    [label('manner'), manner.join(', ')],
    [label('qualifiers'), qualifiers.join(', ') || null],
    [label('topic'), target && topic && topicWords(topic, language)],
    [label('said'), day(saidAt)],
    [CARD_WORDS[language].published, document ? day(document.date) : null],
    [
      label('valid'),
      validFrom || validTo ? [validFrom, validTo].map((one) => (one ? day(one) : '')).join(' – ') : null,
    ],
    [
      label('source'),
      [
        ...(outlet === null ? [] : [short(outlet)]),
        `${quoted(short(title))} ${characters(start, end)}`,
        ...(url === null ? [] : [url]),
      ].join(', '),
    ],
    [label('review'), reviewWords(claim, language)],
    [label('read'), readWords(claim, language)],
    [label('retracted'), retractedAt && day(retractedAt)],
    [label('moment'), moment ? momentWords(moment, language) : null],
    [label('rights'), document?.rights ?? null],
  ];
  return facts.flatMap(([name, text]) => (text === null ? [] : [{ label: name, text: short(text, MOST.fact) }]));
}

/** In the words of the text, and in English where the project knows them. */
export function topicWords({ en, words }: NonNullable<StoredClaim['topic']>, language: Language): string {
  const quoted = PHRASES[language].quoted(short(words));
  return language === 'en' && en !== null ? `${short(en)}, ${quoted}` : quoted;
}

/** "Some Expert (citing Some Ministry — probable), in Some Outlet". */
function speakerWords(claim: StoredClaim, { outlet }: Reference, { language, nameOf }: CardOptions): string {
  const { citing: cite, inOutlet } = PHRASES[language];
  const named = ({ actor, certainty }: AttributionLink) =>
    certainty === 'CT' ? nameOf(actor) : `${nameOf(actor)} — ${CERTAINTY_WORDS[certainty][language]}`;
  const { outlet: printed, speaker, citing } = speakersOf(claim);
  const first = speaker ? named(speaker) : (outlet ?? '');
  const who = citing.length ? cite(first, citing.map(named).join(', ')) : first;
  return outlet === null || speaker === printed ? who : inOutlet(who, short(outlet));
}

/** "accepted, Some Reviewer, 3 February 2026". */
const reviewWords = ({ review: { state, by, at } }: StoredClaim, language: Language): string =>
  [
    REVIEW_WORDS[state][language],
    ...(by === null ? [] : [short(by)]),
    ...(at === null ? [] : [formatDate(at, language)]),
  ].join(', ');

/** "rules; the machine’s own trust in its reading: 70 %". */
function readWords({ methods, confidence }: StoredClaim, language: Language): string {
  const read = methods.map((method) => METHOD_WORDS[method][language]).join(', ');
  if (methods.includes('human')) return read;
  return `${read}; ${filled(PAGE_WORDS.confidence[language], { percent: Math.round(confidence * 100) })}`;
}
