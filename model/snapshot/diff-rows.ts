import { z } from 'zod';
import { Actor, ActorId, Names } from '../actor.ts';
import { ChangedLine } from '../analysis/changes.ts';
import { ReviewState, StoredClaim } from '../claim.ts';
import { Document, type Turn } from '../document.ts';
import { Review } from '../review.ts';
import { ACTOR_FIELDS, CLAIM_FIELDS, DOCUMENT_FIELDS } from './diff-fields.ts';
import { WrittenFilters } from './filters.ts';
import { Sha256 } from './manifest.ts';

/** A document of one side; turns are compared where both sides know them. The hash stands for the text. */
export type DiffDocument = Omit<Document, 'text'> & { readonly turns?: readonly Turn[] };

/** What is compared: a snapshot, or the graph of a moment. Every list in any order, ids once. */
export interface Side {
  readonly documents: readonly DiffDocument[];
  readonly actors: readonly Actor[];
  /** Neither retracted nor rejected. */
  readonly claims: readonly StoredClaim[];
  /** Decisions on these claims; null where only what came of them is known. Compared where both sides have them. */
  readonly reviews: readonly Review[] | null;
}

export const DIFF_CHANGES = ['new', 'gone', 'edited'] as const;
const change = z.enum(DIFF_CHANGES);

const fieldOf = <const Field extends string>(names: readonly [Field, ...Field[]]) =>
  z.object({
    field: z.enum(names),
    from: z.unknown().describe('Null where it was not given'),
    to: z.unknown().describe('Null where it is not given'),
  });

const DocumentOfRow = Document.omit({ text: true });

/** One thing that is different. `before` is null of what is new, `after` of what is gone; `fields` has those of an edit. */
export const DiffRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('document'),
    change,
    before: DocumentOfRow.nullable(),
    after: DocumentOfRow.nullable(),
    fields: z.array(fieldOf(DOCUMENT_FIELDS)),
  }),
  z.object({
    kind: z.literal('actor'),
    change,
    before: Actor.nullable(),
    after: Actor.nullable(),
    fields: z.array(fieldOf(ACTOR_FIELDS)),
  }),
  z.object({
    kind: z.literal('claim'),
    change,
    before: StoredClaim.nullable(),
    after: StoredClaim.nullable(),
    fields: z.array(fieldOf(CLAIM_FIELDS)),
  }),
  /** Decisions on a claim that both sides have; whoever made the last of them stands in `to`. */
  z.object({
    kind: z.literal('review'),
    before: StoredClaim,
    after: StoredClaim,
    from: ReviewState,
    to: ReviewState,
    made: z.array(Review).describe('Decisions that only the later side has'),
    undone: z.array(Review).describe('Decisions that only the earlier side has'),
  }),
  /** A line between two actors. `folded`: persons and government bodies count as the state they stood for. */
  z.object({ kind: z.literal('stance'), folded: z.boolean(), line: ChangedLine }),
]);
export type DiffRow = z.infer<typeof DiffRow>;
export type DiffRowOf<Kind extends DiffRow['kind']> = Extract<DiffRow, { kind: Kind }>;

/** Which snapshot, or which moment of the graph. */
export const DiffSide = z.object({
  snapshot: Sha256.nullable().describe('Null where it is the graph of a moment'),
  name: z.string().nullable(),
  at: z.iso.datetime(),
  filters: WrittenFilters.describe('Which claims it has; all where there is none'),
});
export type DiffSide = z.infer<typeof DiffSide>;

export const Difference = z.object({
  from: DiffSide,
  to: DiffSide,
  equal: z.boolean(),
  names: z.record(ActorId, Names).describe('Of all actors that rows name'),
  rows: z.array(DiffRow),
});
export type Difference = z.infer<typeof Difference>;
