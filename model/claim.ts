import { z } from 'zod';
import { ActorRef } from './actor.ts';
import { Certainty } from './certainty.ts';
import { Scores, Sign, StanceCode } from './stance.ts';

/** A stretch of the document's text; offsets are UTF-16 code units, `end` is exclusive. */
export const Span = z.object({ start: z.int().min(0), end: z.int().min(0), text: z.string() });
export type Span = z.infer<typeof Span>;

export const CLAIM_KINDS = ['stance', 'risk'] as const;
export const REALIS = ['actual', 'habitual', 'future', 'conditional', 'hypothetical'] as const;
export const MODALITIES = ['none', 'intention', 'wish', 'recommendation', 'capability', 'obligation'] as const;
export const CUE_ROLES = ['stance', 'holder', 'target', 'hedge', 'polarity', 'attribution'] as const;
export const METHODS = ['rules', 'llm', 'human'] as const;
export const REVIEW_STATES = ['unreviewed', 'accepted', 'edited', 'rejected'] as const;

/** The words that carry one part of a claim. `metonym`: a seat or office stands for the state ("Белый дом"). */
export const Cue = Span.extend({ role: z.enum(CUE_ROLES), metonym: z.boolean() });
export type Cue = z.infer<typeof Cue>;

/** One speaker of the chain, how sure they are, and the words that say so (null: the layout says who speaks). */
export const AttributionLink = z.object({ actor: ActorRef, certainty: Certainty, cue: Span.nullable() });
export type AttributionLink = z.infer<typeof AttributionLink>;

/** What a claim is about: the words of the text, and a short English noun phrase where the packs know one. */
export const Topic = z.object({ en: z.string().min(1).nullable(), words: z.string().min(1) });
export type Topic = z.infer<typeof Topic>;

export const ReviewState = z.object({
  state: z.enum(REVIEW_STATES),
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  note: z.string().nullable(),
});
export type ReviewState = z.infer<typeof ReviewState>;

/** One holder, one stance, at most one target, as asserted by one chain of speakers. */
export const Claim = z.object({
  id: z.string().min(1),
  document: z.string().min(1),
  /** Index of the turn that holds the quote. */
  turn: z.int().min(0),
  kind: z.enum(CLAIM_KINDS),
  /** The shortest contiguous span that carries stance and target: `text.slice(start, end) === quote`. */
  quote: z.string().min(1),
  start: z.int().min(0),
  end: z.int().min(1),
  /** Whose stance it is, never merely who says so; null only for a risk or a trend that nobody holds. */
  holder: ActorRef.nullable(),
  /** Null only for a risk that is no stance. */
  stance: StanceCode.nullable(),
  target: ActorRef.nullable(),
  topic: Topic.nullable(),
  sign: Sign,
  scores: Scores,
  qualifiers: z.array(z.string()),
  certainty: Certainty,
  /** The text denies the claim: it never becomes a line in the picture, and its sign is not flipped. */
  negated: z.boolean(),
  realis: z.enum(REALIS),
  modality: z.enum(MODALITIES),
  /** Outermost speaker first. */
  attribution: z.array(AttributionLink).min(1),
  cues: z.array(Cue),
  methods: z.array(z.enum(METHODS)).min(1),
  /** The machine's own trust in its reading, 0..1; never mixed with `certainty`, which is the speaker's. */
  confidence: z.number().min(0).max(1),
  review: ReviewState,
  /** The day the interview was given or published. */
  saidAt: z.iso.date(),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
});
export type Claim = z.infer<typeof Claim>;

/** A claim as the graph keeps it: with the moments of its recording and, if any, its retraction. */
export const StoredClaim = Claim.extend({
  recordedAt: z.iso.datetime(),
  retractedAt: z.iso.datetime().nullable(),
});
export type StoredClaim = z.infer<typeof StoredClaim>;

export const UNREVIEWED: ReviewState = { state: 'unreviewed', by: null, at: null, note: null };

/** Whether a claim may be part of a line between two actors. */
export const countsTowardsStance = (
  claim: Pick<Claim, 'holder' | 'target' | 'negated' | 'realis' | 'review'>,
): boolean =>
  claim.holder !== null &&
  claim.target !== null &&
  !claim.negated &&
  claim.realis !== 'hypothetical' &&
  claim.review.state !== 'rejected';
