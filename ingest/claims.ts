import { createHash } from 'node:crypto';
import { weaker, weakestOf } from '#model/certainty';
import { type AttributionLink, type Claim, type Cue, type Topic, UNREVIEWED } from '#model/claim';
import { anchorOf, claimIdentity } from '#model/identity';
import { scoresOf } from '#model/stance';
import { linkOf, type Speaker } from './attribution.ts';
import type { Draft } from './frames/read.ts';
import type { Parsed } from './grammar/parsed.ts';
import type { Reading } from './hedging.ts';
import type { Mention } from './mention.ts';
import { lemmasOf, quoteOf, type Stretch, topicOf } from './quotes.ts';
import type { TopicIndex } from './topics.ts';

/** All that a claim is made of but its identity, which needs the whole document. */
export type Unidentified = Omit<Claim, 'id'>;

interface Making {
  readonly text: string;
  readonly document: string;
  readonly saidAt: string;
  readonly parsed: Parsed;
  readonly draft: Draft;
  readonly reading: Reading;
  /** Whoever speaks in the turn, outermost first. */
  readonly chain: readonly AttributionLink[];
  /** Who speaks inside the sentence, outermost first. */
  readonly speakers: readonly Speaker[];
  readonly topics: TopicIndex;
}

/** Longest topic that is kept, in UTF-16 code units; a longer one says nothing more. */
const LONGEST_TOPIC = 160;

/** Makes a claim of a draft and what was read around it. */
export function claimOf({
  text,
  document,
  saidAt,
  parsed,
  draft,
  reading,
  chain,
  speakers,
  topics,
}: Making): Unidentified {
  const { tokens, sentence } = parsed;
  const quote = quoteOf(parsed, draft);
  const [start, end] = offsets(parsed, quote);
  const links = [...chain, ...speakers.map((speaker) => linkOf(speaker, tokens, text))];
  if (draft.viewer) links.push(linkOf({ referent: draft.viewer, cue: [draft.trigger.head] }, tokens, text));
  // Whoever speaks last is the one who is not sure.
  const doubting = links.length - 1;
  const attribution = links.map((link, depth) =>
    depth === doubting ? { ...link, certainty: weaker(link.certainty, reading.certainty) } : link,
  );
  const topic = draft.target && !draft.item ? null : topicOf(parsed, draft, quote);
  return {
    document,
    turn: sentence.turn,
    kind: draft.kind,
    quote: text.slice(start, end),
    start,
    end,
    holder: draft.holder && { ...draft.holder },
    stance: draft.stance,
    target: draft.target && { ...draft.target },
    topic: topic && topicIn(text, parsed, topic, topics),
    sign: draft.sign,
    scores: scoresOf(draft.stance, draft.sign),
    qualifiers: [...(draft.frame.qualifiers ?? [])],
    certainty: weakestOf(attribution.map(({ certainty }) => certainty)),
    negated: reading.negated,
    realis: reading.realis,
    modality: reading.modality,
    attribution,
    cues: cuesOf(text, parsed, draft, reading, speakers),
    methods: ['rules'],
    confidence: confidenceOf(draft),
    review: UNREVIEWED,
    saidAt,
    validFrom: null,
    validTo: null,
  };
}

const offsets = ({ tokens }: Parsed, { first, last }: Stretch): [number, number] => {
  const from = tokens[first]?.start ?? 0;
  return [from, tokens[last]?.end ?? from];
};

function topicIn(text: string, parsed: Parsed, stretch: Stretch, topics: TopicIndex): Topic {
  const [start, end] = offsets(parsed, stretch);
  return {
    en: topics.find(lemmasOf(parsed, stretch)),
    words: text.slice(start, Math.min(end, start + LONGEST_TOPIC)).trim(),
  };
}

function cuesOf(text: string, { tokens }: Parsed, draft: Draft, reading: Reading, speakers: readonly Speaker[]): Cue[] {
  const cues: Cue[] = [];
  const add = (role: Cue['role'], first: number, last: number, metonym = false) => {
    const start = tokens[first]?.start;
    const end = tokens[last]?.end;
    if (start === undefined || end === undefined) return;
    if (cues.some((cue) => cue.role === role && cue.start === start && cue.end === end)) return;
    cues.push({ role, start, end, text: text.slice(start, end), metonym });
  };
  const addAll = (role: Cue['role'], indexes: readonly number[]) => {
    for (const [first, last] of runs(indexes)) add(role, first, last);
  };
  const addMention = (role: Cue['role'], mention: Mention | null) => {
    if (mention) add(role, mention.first, mention.last, mention.metonym);
  };
  addAll('stance', draft.trigger.tokens);
  addMention('holder', draft.holderMention);
  addMention('target', draft.targetMention);
  for (const { role, tokens: said } of reading.cues) addAll(role, said);
  for (const { cue } of speakers) addAll('attribution', cue);
  return cues.sort((a, b) => a.start - b.start || a.end - b.end || (a.role < b.role ? -1 : 1));
}

/** Neighbouring indexes as stretches. */
function runs(indexes: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && index <= last[1] + 1) last[1] = index;
    else found.push([index, index]);
  }
  return found;
}

/** A guess of the machine's own: what was not named but meant is less sure, and what a shared word says is too. */
function confidenceOf({ frame, holder, holderMention, target, targetMention }: Draft): number {
  let confidence = frame.confidence;
  if (holder && !holderMention) confidence *= 0.7;
  if (target && !targetMention) confidence *= 0.8;
  if (holderMention?.form === 'implicit' || targetMention?.form === 'implicit') confidence *= 0.9;
  return Math.round(confidence * 100) / 100;
}

/** The id of each claim. Equal words in equal surroundings are told apart by their places, in the order of the text. */
export function idsOf(text: string, claims: readonly Unidentified[]): string[] {
  const places = new Map<string, Set<number>>();
  const anchors = claims.map(({ start, end }) => anchorOf(text, start, end));
  for (const [index, { start }] of claims.entries()) {
    const anchor = anchors[index] ?? '';
    const known = places.get(anchor) ?? new Set();
    places.set(anchor, known.add(start));
  }
  const ranks = new Map(
    [...places].map(([anchor, starts]) => {
      const inOrder = [...starts].sort((a, b) => a - b);
      return [anchor, new Map(inOrder.map((start, rank) => [start, rank]))];
    }),
  );
  return claims.map((claim, index) => {
    const anchor = anchors[index] ?? '';
    return createHash('sha256')
      .update(claimIdentity(claim, anchor, ranks.get(anchor)?.get(claim.start) ?? 0))
      .digest('hex')
      .slice(0, 32);
  });
}

/**
 * Gives the claims of a document their ids, in the order of the text. What says the same with the same words at the same
 * place is one claim.
 */
export function identify(text: string, claims: readonly Unidentified[]): Claim[] {
  const ids = idsOf(text, claims);
  const found = new Map<string, Claim>();
  for (const [index, claim] of claims.entries()) {
    const id = ids[index] ?? '';
    const known = found.get(id);
    if (!known || known.confidence < claim.confidence) found.set(id, { id, ...claim });
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
}
