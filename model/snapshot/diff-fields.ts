import type { Actor, ActorRef } from '../actor.ts';
import type { Span, StoredClaim } from '../claim.ts';
import { canonical, inOrder } from './canonical.ts';
import type { DiffDocument } from './diff-rows.ts';

/** What can be edited, in the order in which edits are told. Moments of recording are bookkeeping and no part of it. */
export const DOCUMENT_FIELDS = [
  'title',
  'outlet',
  'date',
  'language',
  'experts',
  'url',
  'rights',
  'source',
  'text',
  'turns',
] as const;
export const ACTOR_FIELDS = ['type', 'names', 'aliases', 'wikidata', 'relations'] as const;
/** `place`: turn and offsets. `id`: the words around the quote are others. */
export const CLAIM_FIELDS = [
  'id',
  'document',
  'kind',
  'quote',
  'place',
  'holder',
  'stance',
  'target',
  'topic',
  'sign',
  'scores',
  'qualifiers',
  'certainty',
  'negated',
  'realis',
  'modality',
  'attribution',
  'cues',
  'methods',
  'confidence',
  'saidAt',
  'validFrom',
  'validTo',
] as const;

export type DocumentField = (typeof DOCUMENT_FIELDS)[number];
export type ActorField = (typeof ACTOR_FIELDS)[number];
export type ClaimField = (typeof CLAIM_FIELDS)[number];
export type DiffField = DocumentField | ActorField | ClaimField;

export interface FieldChange<Field extends string> {
  field: Field;
  from: unknown;
  to: unknown;
}

/** What an actor is called is the actor's, and told once there. */
const end = (ref: ActorRef | null) => ref && { id: ref.id, state: ref.state };

const inAnyOrder = <Value>(values: readonly Value[]): Value[] =>
  values
    .map((value) => ({ value, key: canonical(value) }))
    .sort((a, b) => inOrder(a.key, b.key))
    .map(({ value }) => value);

export const documentFields = (before: DiffDocument, after: DiffDocument): FieldChange<DocumentField>[] => {
  const facts = ({ turns, ...document }: DiffDocument) => ({
    ...document,
    experts: document.experts.map(end),
    text: document.hash,
    turns: before.turns && after.turns ? (turns ?? []).map((turn) => ({ ...turn, speaker: end(turn.speaker) })) : null,
  });
  return compared(DOCUMENT_FIELDS, facts(before), facts(after));
};

export const actorFields = (before: Actor, after: Actor): FieldChange<ActorField>[] => {
  const facts = ({ aliases, relations, ...actor }: Actor) => ({
    ...actor,
    aliases: inAnyOrder(aliases),
    relations: inAnyOrder(relations),
  });
  return compared(ACTOR_FIELDS, facts(before), facts(after));
};

export const claimFields = (before: StoredClaim, after: StoredClaim): FieldChange<ClaimField>[] => {
  // Words that moved together with their quote are the same; of another quote only the words can be compared.
  const isSame = before.quote === after.quote;
  const facts = (claim: StoredClaim) => {
    const words = <Cue extends Span>({ start, end: last, ...cue }: Cue) =>
      isSame ? { ...cue, start: start - claim.start, end: last - claim.start } : cue;
    return {
      ...claim,
      place: { turn: claim.turn, start: claim.start, end: claim.end },
      holder: end(claim.holder),
      target: end(claim.target),
      attribution: claim.attribution.map(({ actor, certainty, cue }) => ({
        actor: end(actor),
        certainty,
        cue: cue && words(cue),
      })),
      cues: inAnyOrder(claim.cues.map(words)),
      methods: inAnyOrder(claim.methods),
    };
  };
  return compared(CLAIM_FIELDS, facts(before), facts(after));
};

function compared<Field extends string>(
  fields: readonly Field[],
  before: Readonly<Record<Field, unknown>>,
  after: Readonly<Record<Field, unknown>>,
): FieldChange<Field>[] {
  return fields
    .filter((field) => canonical(before[field]) !== canonical(after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }));
}
