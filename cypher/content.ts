import { createHash } from 'node:crypto';
import type { ActorType } from '#model/actor';
import type { AttributionLink, Claim, Cue, Topic } from '#model/claim';
import type { Turn } from '#model/document';
import { asserterOf } from '#model/relationship';
import { meanContribution } from '#model/stance';

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

const sha256 = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

export const turnId = (document: string, index: number): string => `${document}#${index}`;

export const topicId = ({ en, words }: Topic): string => sha256([en, words]).slice(0, 32);

/**
 * What a claim says, as a hash: two claims of the same id and content are the same in every field that is stored
 * with them. Names and types of actors are the actors' own and do not enter.
 */
export function contentOf(claim: Claim): string {
  const end = (actor: Claim['holder']) => actor && [actor.id, actor.state];
  const span = (cue: AttributionLink['cue']) => cue && [cue.start, cue.end, cue.text];
  const { scores, review, topic } = claim;
  return sha256([
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

/** The parameters of `put-claims` for one claim. */
export function claimRow(claim: Claim, recordedAt: string) {
  const { scores, review, topic } = claim;
  return {
    turn: turnId(claim.document, claim.turn),
    topic: topic && { id: topicId(topic), en: topic.en, words: topic.words },
    properties: {
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
      recordedAt,
      retractedAt: null,
      content: contentOf(claim),
    },
  };
}

/** The parameters of `put-attributions` for one claim. */
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

/** The parameters of `put-cues` for one claim. */
export const cueRows = ({ id, cues }: Claim) => cues.map((cue: Cue, index) => ({ claim: id, index, ...cue }));

/** A turn as it is compared and stored. */
export const turnState = ({ index, role, start, end, speaker }: Turn) => ({
  index,
  role,
  start,
  end,
  speaker: speaker?.id ?? null,
  state: speaker?.state ?? null,
});
export type TurnState = ReturnType<typeof turnState>;
