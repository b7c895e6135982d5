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

/** What decisions have in common that can be taken back: an `undo` takes back the one, or the undo, with the id `of`. */
export interface Undoable {
  id: string;
  action: string;
}

const isUndo = <D extends Undoable>(decision: D): decision is D & { of: string } => decision.action === 'undo';

/** Ids of the decisions, undos among them, that somebody took back. */
export function takenBack(decisions: readonly Undoable[]): Set<string> {
  const undos = new Map<string, string[]>();
  for (const undo of decisions.filter(isUndo)) undos.set(undo.of, [...(undos.get(undo.of) ?? []), undo.id]);
  const known = new Map<string, boolean>();
  const isVoid = (id: string): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // Only a line written by hand can take back itself through others; such a ring takes back nothing.
    known.set(id, false);
    const answer = (undos.get(id) ?? []).some((undo) => !isVoid(undo));
    known.set(id, answer);
    return answer;
  };
  return new Set(decisions.flatMap(({ id }) => (isVoid(id) ? [id] : [])));
}

/** The decisions that nobody took back, in their order. One that stands there twice counts once. */
export function standing<D extends Undoable>(decisions: readonly D[]): Exclude<D, { action: 'undo' }>[] {
  const unique = [...new Map(decisions.map((decision) => [decision.id, decision])).values()];
  const gone = takenBack(unique);
  return unique.filter((each) => !isUndo(each) && !gone.has(each.id)) as Exclude<D, { action: 'undo' }>[];
}

/** Those that `isMeant` tells, with what takes them back, and what takes that back; each once, in their order. */
export function about<D extends Undoable>(decisions: readonly D[], isMeant: (decision: D) => boolean): D[] {
  const meant = new Map<string, D>();
  for (let before = -1; before < meant.size; ) {
    before = meant.size;
    for (const decision of decisions)
      if (isUndo(decision) ? meant.has(decision.of) : isMeant(decision)) meant.set(decision.id, decision);
  }
  const unique = new Map(decisions.map((decision) => [decision.id, decision]));
  return [...unique.values()].filter(({ id }) => meant.has(id));
}

/** Two files as one, by the moments of their decisions; each keeps its own order, whatever its clock said. */
export function inTurn(one: readonly Decision[], other: readonly Decision[]): Decision[] {
  const all: Decision[] = [];
  let next = 0;
  for (const decision of one) {
    for (let before = other[next]; before && before.at < decision.at; before = other[++next]) all.push(before);
    all.push(decision);
  }
  return [...all, ...other.slice(next)];
}
