import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Actor } from '#model/actor';
import { Claim } from '#model/claim';
import { CONTEXT_LENGTH } from '#model/identity';

/** Where a decision was taken: the words, with what stands around them inside their paragraph. */
export const Anchor = z.strictObject({
  quote: z.string().min(1).max(10_000),
  before: z.string().max(CONTEXT_LENGTH),
  after: z.string().max(CONTEXT_LENGTH),
  /** Counts the places of the text with these words and surroundings, from 0. */
  occurrence: z.int().min(0),
  /** UTF-16 offset of the quote in the text as it was then. */
  start: z.int().min(0),
});
export type Anchor = z.infer<typeof Anchor>;

/** All that a claim says, without where it stands and who has looked at it. Offsets count in the text as it was then. */
export const Reading = z.strictObject(
  Claim.pick({
    kind: true,
    holder: true,
    stance: true,
    target: true,
    topic: true,
    sign: true,
    qualifiers: true,
    certainty: true,
    negated: true,
    realis: true,
    modality: true,
    attribution: true,
    cues: true,
    methods: true,
    confidence: true,
    validFrom: true,
    validTo: true,
  }).shape,
);
export type Reading = z.infer<typeof Reading>;

/** What an edit changes; `quote` is the place of the better words. */
export const Patch = z.strictObject({
  ...Reading.omit({ methods: true, confidence: true }).partial().shape,
  quote: Anchor.optional(),
});
export type Patch = z.infer<typeof Patch>;

/** Two keys: the claim's id (its anchor is part of it), and what the machine said; null where it said nothing. */
const ClaimKeys = z.strictObject({ id: z.string().min(1).max(200), content: z.string().min(1).max(64).nullable() });

const own = {
  id: z.string().min(1).max(64),
  by: z.string().min(1).max(200),
  at: z.iso.datetime(),
  note: z.string().max(4_000).nullable(),
};
/** The reading is the machine's as the reviewer saw it, so that what was accepted is kept when the machine changes its mind. */
const onClaim = { anchor: Anchor, claim: ClaimKeys, reading: Reading };
/** Actors that the decision brings; those that the packs know are described by the packs. */
const actors = z.array(Actor).max(20);

const Accept = z.strictObject({ action: z.literal('accept'), ...own, ...onClaim });
const Reject = z.strictObject({ action: z.literal('reject'), ...own, ...onClaim });
const Edit = z.strictObject({ action: z.literal('edit'), ...own, ...onClaim, patch: Patch, actors });
const Add = z.strictObject({ action: z.literal('add'), ...own, ...onClaim, actors });
/** A sentence was read and claims nothing. */
const Pass = z.strictObject({ action: z.literal('pass'), ...own, anchor: Anchor });
/** Takes back the decision (or the undo) with the id `of`. */
const Undo = z.strictObject({ action: z.literal('undo'), ...own, of: z.string().min(1).max(64) });

/** One line of a review file. */
export const Decision = z.discriminatedUnion('action', [Accept, Reject, Edit, Add, Pass, Undo]);
export type Decision = z.infer<typeof Decision>;
export type ClaimDecision = Extract<Decision, { claim: unknown }>;
export type PassDecision = z.infer<typeof Pass>;
type WithoutId<D> = D extends unknown ? Omit<D, 'id'> : never;
export type NewDecision = WithoutId<Decision>;

export const isOnClaim = (decision: Decision): decision is ClaimDecision => 'claim' in decision;

/** Gives a decision its id, a hash of what it says: said twice, it is one decision. */
export function identified(decision: NewDecision): Decision {
  const ordered = Decision.parse({ ...decision, id: 'none' });
  const id = createHash('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, 16);
  return { ...ordered, id };
}

/** What the reviewer holds to be said. */
export function heldReading(decision: ClaimDecision): Reading {
  if (decision.action !== 'edit') return decision.reading;
  const { quote: _, ...fields } = decision.patch;
  return { ...decision.reading, ...(fields as Partial<Reading>) };
}

/** Where the reviewer holds it to be said. */
export const heldAnchor = (decision: ClaimDecision): Anchor =>
  decision.action === 'edit' ? (decision.patch.quote ?? decision.anchor) : decision.anchor;

/** The decisions that nobody took back, in the order of the file. A line that stands there twice counts once. */
export function standing(decisions: readonly Decision[]): Exclude<Decision, { action: 'undo' }>[] {
  const unique = [...new Map(decisions.map((decision) => [decision.id, decision])).values()];
  const undos = new Map<string, Decision[]>();
  for (const decision of unique)
    if (decision.action === 'undo') undos.set(decision.of, [...(undos.get(decision.of) ?? []), decision]);
  const known = new Map<string, boolean>();
  const isVoid = (id: string): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Only a line written by hand can take back itself through others; such a ring takes back nothing.
    known.set(id, false);
    const answer = (undos.get(id) ?? []).some((undo) => !isVoid(undo.id));
    known.set(id, answer);
    return answer;
  };
  return unique.flatMap((decision) => (decision.action === 'undo' || isVoid(decision.id) ? [] : [decision]));
}
