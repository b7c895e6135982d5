import type { Actor, ActorRef } from '#model/actor';
import { type Claim, METHODS, type ReviewState } from '#model/claim';
import type { Extraction, Turn } from '#model/document';
import type { Review } from '#model/review';
import { scoresOf } from '#model/stance';
import { findPlace, type Place } from './anchor.ts';
import {
  type ClaimDecision,
  type Decision,
  heldAnchor,
  heldReading,
  isOnClaim,
  type Reading,
  standing,
} from './decision.ts';
import { contentKey, readingOf } from './keys.ts';
import { matchClaims } from './match.ts';

/** A decision on a claim that the machine reads differently since, or no longer at all. */
export interface Changed {
  decision: ClaimDecision;
  /** The claim as the reviewer wants it, which is what counts. */
  claim: Claim;
  machine: Claim | null;
}

/** What waits for a reviewer. */
export interface Open {
  changed: Changed[];
  unreviewed: Claim[];
  /** Decisions whose words are no longer in the text. They stay in the file. */
  orphaned: ClaimDecision[];
  /** Sentences that were read and claim nothing. */
  passed: Place[];
}

export interface Applied {
  extraction: Extraction & { reviews: Review[] };
  open: Open;
}

/**
 * Lays the decisions of reviewers over what the machine reads. The last decision on a claim counts, and a person's word
 * is kept whatever the machine says now. `describe` knows the actors of the packs. The same arguments give the same
 * answer, and without decisions the claims stay as they are.
 */
export function applyReviews(
  extraction: Extraction,
  decisions: readonly Decision[],
  describe: (id: string) => Actor | null = () => null,
): Applied {
  const { text } = extraction.document;
  const stand = standing(decisions);
  const onClaims = stand.filter(isOnClaim);
  // A map keeps the place of the first decision on a claim and the content of the last.
  const last = [...new Map(onClaims.map((decision) => [decision.claim.id, decision])).values()];
  const machineOf = matchClaims(text, last, extraction.claims);

  const open: Open = { changed: [], unreviewed: [], orphaned: [], passed: [] };
  const reviewed: Claim[] = [];
  const taken = new Set<string>();
  for (const decision of last) {
    const machine = machineOf.get(decision) ?? null;
    const place = placeOf(text, decision, machine);
    if (!place) {
      open.orphaned.push(decision);
      continue;
    }
    if (machine) taken.add(machine.id);
    const claim = claimOf(extraction, decision, machine, place);
    reviewed.push(claim);
    if (asksAgain(decision, claim, machine)) open.changed.push({ decision, claim, machine });
  }
  open.unreviewed = extraction.claims.filter(({ id }) => !taken.has(id));
  open.passed = stand.flatMap((decision) =>
    decision.action === 'pass' ? (findPlace(text, decision.anchor) ?? []) : [],
  );
  const reviews = onClaims.map(({ id, claim, action, by, at, note }) => ({
    id,
    claim: claim.id,
    action,
    by,
    at,
    note,
  }));
  if (!reviewed.length) return { extraction: { ...extraction, reviews }, open };

  const claims = [...open.unreviewed, ...reviewed].sort(inOrderOfText);
  const brought = onClaims.flatMap((decision) => ('actors' in decision ? decision.actors : []));
  return {
    extraction: { ...extraction, actors: actorsFor(extraction, claims, brought, describe), claims, reviews },
    open,
  };
}

const inOrderOfText = (a: Claim, b: Claim): number => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1);

/** Where the reviewer's words stand now. The machine's claim of the same id shows how far the text has moved. */
function placeOf(text: string, decision: ClaimDecision, machine: Claim | null): Place | null {
  const anchor = heldAnchor(decision);
  if (machine?.id === decision.claim.id) {
    const start = machine.start + anchor.start - decision.anchor.start;
    const end = anchor === decision.anchor ? machine.end : start + anchor.quote.length;
    if (anchor === decision.anchor || text.slice(start, end) === anchor.quote) return { start, end };
  }
  return findPlace(text, anchor);
}

const STATES = { accept: 'accepted', reject: 'rejected', edit: 'edited', add: 'accepted' } as const;

function claimOf({ document, turns }: Extraction, decision: ClaimDecision, machine: Claim | null, place: Place): Claim {
  const { text } = document;
  const { action, by, at, note } = decision;
  const isAsBefore = machine?.id === decision.claim.id && contentKey(machine) === decision.claim.content;
  const moved = place.start - heldAnchor(decision).start;
  const held = shifted(heldReading(decision), moved, text);
  // Spans of the machine's own reading are fresh: other spans may have grown or gone since the decision.
  const reading = isAsBefore && action !== 'edit' ? readingOf(machine) : held;
  const methods = new Set([...(machine?.methods ?? []), ...reading.methods, ...(action === 'edit' ? ['human'] : [])]);
  const review: ReviewState = { state: STATES[action], by, at, note };
  return {
    id: decision.claim.id,
    document: document.id,
    turn: turnAt(turns, place),
    kind: reading.kind,
    quote: text.slice(place.start, place.end),
    start: place.start,
    end: place.end,
    holder: reading.holder,
    stance: reading.stance,
    target: reading.target,
    topic: reading.topic,
    sign: reading.sign,
    scores: scoresOf(reading.stance, reading.sign),
    qualifiers: reading.qualifiers,
    certainty: reading.certainty,
    negated: reading.negated,
    realis: reading.realis,
    modality: reading.modality,
    attribution: reading.attribution,
    cues: reading.cues,
    methods: METHODS.filter((method) => methods.has(method)),
    confidence: reading.confidence,
    review,
    saidAt: machine?.saidAt ?? document.date,
    validFrom: reading.validFrom,
    validTo: reading.validTo,
  };
}

const turnAt = (turns: readonly Turn[], { start }: Place): number =>
  (turns.findLast((turn) => turn.start <= start) ?? turns[0])?.index ?? 0;

/** Moves spans with the text; one whose words are not there any more is left out. */
function shifted(reading: Reading, by: number, text: string): Reading {
  const isThere = (span: { start: number; end: number; text: string }) =>
    span.start + by >= 0 && text.slice(span.start + by, span.end + by) === span.text;
  const move = <Span extends { start: number; end: number }>(span: Span): Span => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  return {
    ...reading,
    attribution: reading.attribution.map((link) => ({
      ...link,
      cue: link.cue && isThere(link.cue) ? move(link.cue) : null,
    })),
    cues: reading.cues.filter(isThere).map(move),
  };
}

/** Nobody has to look again at what the machine never said, no longer says and was wrong, or now says as the reviewer does. */
function asksAgain({ action, claim: keys }: ClaimDecision, claim: Claim, machine: Claim | null): boolean {
  if (action === 'add') return false;
  if (machine === null) return keys.content !== null && action !== 'reject';
  const says = contentKey(machine);
  return says !== keys.content && (action === 'reject' || says !== contentKey(claim));
}

/** Every actor that is referred to, as the machine, the packs or a decision describes it, in this order. */
function actorsFor(
  { actors, claims: before, turns, document }: Extraction,
  claims: readonly Claim[],
  brought: readonly Actor[],
  describe: (id: string) => Actor | null,
): Actor[] {
  const kept = refsOf(claims);
  const others = [...document.experts, ...turns.flatMap(({ speaker }) => speaker ?? [])];
  const needed = new Map([...others, ...kept].map((ref) => [ref.id, ref]));
  // An actor whom only a corrected claim named goes with the correction.
  const corrected = new Set(refsOf(before).map(({ id }) => id));
  const known = actors.filter(({ id }) => needed.has(id) || !corrected.has(id));
  const described = new Set(known.map(({ id }) => id));
  const missing = [...needed.values()].filter(({ id }) => !described.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [
    ...known,
    ...missing.map((ref) => describe(ref.id) ?? brought.find(({ id }) => id === ref.id) ?? plainActor(ref)),
  ];
}

const refsOf = (claims: readonly Claim[]): ActorRef[] =>
  claims.flatMap(({ holder, target, attribution }) => [
    ...(holder ? [holder] : []),
    ...(target ? [target] : []),
    ...attribution.map(({ actor }) => actor),
  ]);

/** What a reference says of its actor, and no more. */
export const plainActor = ({ id, type, name }: ActorRef): Actor => ({
  id,
  type,
  names: { en: name, ru: null, kk: null },
  aliases: [],
  wikidata: null,
  relations: [],
});
