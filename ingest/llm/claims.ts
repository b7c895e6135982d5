import { weaker, weakestOf } from '#model/certainty';
import { type AttributionLink, type Claim, type Cue, UNREVIEWED } from '#model/claim';
import { definitionOf, scoresOf } from '#model/stance';
import type { Unidentified } from '../claims.ts';
import type { Extractor } from '../extractor.ts';
import type { Mention } from '../mention.ts';
import { quotedAt } from '../quotations.ts';
import { chainOf } from '../speakers.ts';
import type { Sentence } from '../text/token.ts';
import type { ActorFinder, Resolved } from './actors.ts';
import type { AnswerClaim } from './answer.ts';
import type { OpenDocument, Passage } from './passages.ts';
import { findWords } from './quote.ts';

/** Why a claim of an answer is not taken. */
export const DROPS = {
  malformed: 'not in the shape asked for',
  sentence: 'of a sentence that was not sent',
  question: 'of a question',
  missing: 'with words that are not in their sentence',
  ambiguous: 'with words that are there more than once',
  actor: 'of an actor that the document does not name',
  speaker: 'of whoever merely says so',
  incomplete: 'without holder, stance, or target and topic',
} as const;
export type Drop = keyof typeof DROPS;

/** What stands in a model's claim instead of the confidence that it has in itself, which says little. */
const CONFIDENCE = 0.4;
/** For each part that the sentence does not name. */
const UNNAMED = 0.8;
/** For a sign that is not the stance's own. */
const TURNED = 0.8;
/** Longest topic that is kept, in UTF-16 code units, as with the rules. */
const LONGEST_TOPIC = 160;

interface Answered {
  readonly open: OpenDocument;
  readonly extractor: Extractor;
  readonly finder: ActorFinder;
  readonly passage: Passage;
}

/** Makes a claim of an answer's, or says why it is none. Nothing of it is taken on trust but codes of the closed lists. */
export function claimFrom(said: AnswerClaim, { open, extractor, finder, passage }: Answered): Unidentified | Drop {
  const asked = passage.sentences.find(({ id }) => id === said.sentence.trim());
  if (!asked) return 'sentence';
  if (asked.isQuestion) return 'question';
  const { sentence } = asked;
  const { document, turns } = open.extraction;
  const turn = turns[sentence.turn];
  if (!turn) return 'sentence';
  const place = findWords(asked.text, said.quote);
  if (typeof place === 'string') return place;
  const start = sentence.start + place.start;
  const end = sentence.start + place.end;

  const holder = said.holder === null ? null : finder.find(said.holder, sentence);
  const target = said.target === null ? null : finder.find(said.target, sentence);
  const speaker = said.speaker === null ? null : finder.find(said.speaker, sentence);
  const isUnknown = (called: string | null, found: Resolved | null) => called !== null && found === null;
  if (isUnknown(said.holder, holder) || isUnknown(said.target, target) || isUnknown(said.speaker, speaker))
    return 'actor';

  const chain = chainOf(open.cast, turn, quotedAt(open.quotations, start));
  if (holder && !holder.mention && chain.some(({ actor }) => actor.id === holder.referent.id)) return 'speaker';
  const topic = topicFrom(said, asked.text, sentence, extractor);
  if (!isWhole(said, holder, target, topic)) return 'incomplete';

  const links: AttributionLink[] = [...chain];
  if (speaker && !links.some(({ actor }) => actor.id === speaker.referent.id))
    links.push({ actor: { ...speaker.referent }, certainty: 'CT', cue: spanOf(document.text, speaker.mention) });
  // Whoever speaks last is the one who is not sure, as with the rules.
  const attribution = links.map((link, depth) =>
    depth === links.length - 1 ? { ...link, certainty: weaker(link.certainty, said.certainty) } : link,
  );
  const own = said.stance === null ? 0 : definitionOf(said.stance).sign;
  const sign = said.stance === null ? 0 : (said.sign ?? own);
  return {
    document: document.id,
    turn: turn.index,
    kind: said.kind,
    quote: document.text.slice(start, end),
    start,
    end,
    holder: holder && { ...holder.referent },
    stance: said.stance,
    target: target && { ...target.referent },
    topic,
    sign,
    scores: scoresOf(said.stance, sign),
    qualifiers: [],
    certainty: weakestOf(attribution.map(({ certainty }) => certainty)),
    negated: said.negated,
    realis: said.realis,
    modality: said.modality,
    attribution,
    cues: cuesOf(document.text, holder, target),
    methods: ['llm'],
    confidence: confidenceOf(holder, target, sign !== own),
    review: UNREVIEWED,
    saidAt: document.date,
    validFrom: null,
    validTo: null,
  };
}

/** What every claim has: the same that a reviewer's draft must have. */
function isWhole(
  { kind, stance }: AnswerClaim,
  holder: Resolved | null,
  target: Resolved | null,
  topic: Claim['topic'],
): boolean {
  if (stance === null && kind !== 'risk') return false;
  if (holder === null && kind !== 'risk') return false;
  if (holder && holder.referent.id === target?.referent.id) return false;
  return target !== null || topic !== null;
}

/** The topic's own words, and the English name that the packs have for it; a model's translation is not verifiable. */
function topicFrom(said: AnswerClaim, text: string, sentence: Sentence, { readers }: Extractor): Claim['topic'] {
  if (said.topic === null) return null;
  const place = findWords(text, said.topic);
  if (typeof place === 'string') return null;
  const lemmas = sentence.tokens
    .filter(
      ({ start, end, isWord }) => isWord && start >= sentence.start + place.start && end <= sentence.start + place.end,
    )
    .map(({ norm, analyses }) => new Set([norm, ...analyses.map(({ lemma }) => lemma)]));
  const words = text.slice(place.start, place.end).slice(0, LONGEST_TOPIC).trim();
  return { en: readers[sentence.language].topics.find(lemmas), words };
}

function spanOf(text: string, mention: Mention | null): AttributionLink['cue'] {
  return mention && { start: mention.start, end: mention.end, text: text.slice(mention.start, mention.end) };
}

function cuesOf(text: string, holder: Resolved | null, target: Resolved | null): Cue[] {
  const cue = (role: Cue['role'], found: Resolved | null): Cue[] => {
    const span = spanOf(text, found?.mention ?? null);
    return span ? [{ role, ...span, metonym: found?.mention?.metonym ?? false }] : [];
  };
  return [...cue('holder', holder), ...cue('target', target)].sort((a, b) => a.start - b.start || a.end - b.end);
}

function confidenceOf(holder: Resolved | null, target: Resolved | null, isTurned: boolean): number {
  let confidence = CONFIDENCE;
  for (const actor of [holder, target]) if (actor && !actor.mention) confidence *= UNNAMED;
  if (isTurned) confidence *= TURNED;
  return Math.round(confidence * 100) / 100;
}
