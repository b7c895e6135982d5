import type { ActorType } from './actor.ts';
import type { AttributionLink, Claim, Cue, Topic } from './claim.ts';
import { asserterOf } from './relationship.ts';
import { meanContribution } from './stance.ts';

// How the graph database holds what the model says: its shape is public, so every writer has to agree on it.

/** Changes when claims are stored in another way, so that every saved document is written anew once. */
const LAYOUT = 1;

/** The label that an actor's node carries beside `:Actor`. */
export const LABELS: Readonly<Record<ActorType, string>> = {
  STATE: 'State',
  GOV_BODY: 'GovBody',
  PERSON: 'Person',
  IGO: 'Igo',
  BLOC: 'Bloc',
  REGION: 'Region',
  COMPANY: 'Company',
  MEDIA: 'Media',
  NONSTATE: 'NonState',
  PUBLIC: 'Public',
  GROUP: 'Group',
};

/** The id of a turn's node. */
export const turnId = (document: string, index: number): string => `${document}#${index}`;

/** What a topic is told apart by; the first 32 digits of its SHA-256 are the id of its node. */
export const topicIdentity = ({ en, words }: Topic): string => JSON.stringify([en, words]);

/** What a claim says, as text; its SHA-256 is the claim's `content`. Names and types of actors are the actors' own. */
export function contentText(claim: Claim): string {
  const end = (actor: Claim['holder']) => actor && [actor.id, actor.state];
  const span = (cue: AttributionLink['cue']) => cue && [cue.start, cue.end, cue.text];
  const { scores, review, topic } = claim;
  return JSON.stringify([
    LAYOUT,
    ...[claim.document, claim.turn, claim.kind, claim.quote, claim.start, claim.end],
    ...[end(claim.holder), claim.stance, end(claim.target), topic && [topic.en, topic.words]],
    ...[claim.sign, scores.plover, scores.goldstein, scores.posture, claim.qualifiers],
    ...[claim.certainty, claim.negated, claim.realis, claim.modality],
    claim.attribution.map(({ actor, certainty, cue }) => [end(actor), certainty, span(cue)]),
    claim.cues.map((cue) => [span(cue), cue.role, cue.metonym]),
    ...[claim.methods, claim.confidence, review.state, review.by, review.at, review.note],
    ...[claim.saidAt, claim.validFrom, claim.validTo],
  ]);
}

/** The properties of a claim's node that are the claim's own; null where there is none. */
export function claimProperties(claim: Claim) {
  const { scores, review } = claim;
  return {
    id: claim.id,
    document: claim.document,
    turn: claim.turn,
    kind: claim.kind,
    quote: claim.quote,
    start: claim.start,
    end: claim.end,
    holder: claim.holder?.id ?? null,
    holderState: claim.holder?.state ?? null,
    stance: claim.stance,
    target: claim.target?.id ?? null,
    targetState: claim.target?.state ?? null,
    asserter: asserterOf(claim),
    sign: claim.sign,
    plover: scores.plover,
    goldstein: scores.goldstein,
    posture: scores.posture,
    score: meanContribution(scores, claim.sign),
    qualifiers: claim.qualifiers,
    certainty: claim.certainty,
    negated: claim.negated,
    realis: claim.realis,
    modality: claim.modality,
    methods: claim.methods,
    confidence: claim.confidence,
    review: review.state,
    reviewBy: review.by,
    reviewAt: review.at,
    reviewNote: review.note,
    saidAt: claim.saidAt,
    validFrom: claim.validFrom,
    validTo: claim.validTo,
  };
}

/** The links of a claim to those who assert it, outermost first. */
export const linkRows = ({ id, attribution }: Claim) =>
  attribution.map(({ actor, certainty, cue }, depth) => ({
    claim: id,
    actor: actor.id,
    state: actor.state,
    depth,
    certainty,
    cue: cue?.text ?? null,
    start: cue?.start ?? null,
    end: cue?.end ?? null,
  }));

/** The nodes of a claim's cues. */
export const cueRows = ({ id, cues }: Claim) => cues.map((cue: Cue, index) => ({ claim: id, index, ...cue }));
