import type { Actor } from '#model/actor';
import type { Claim } from '#model/claim';
import { add, reject, type Who } from '../review/decide.ts';
import { type Decision, isOnClaim, type Reading } from '../review/decision.ts';
import { withCertainty } from '../review/draft.ts';
import { blank } from '../review/forms.ts';
import { contentKey } from '../review/keys.ts';
import type { OnTheDesk } from '../review/taking.ts';
import { type Flaw, Unfit } from './flaws.ts';
import { laidOf } from './laid.ts';
import { claimAt, placed, placeIn } from './place.ts';
import type { RowClaim } from './row.ts';
import { contradiction, isDecidedElse, isElsewhere, type Meeting, wordsElse } from './said.ts';

/** Decisions on one document that come in at once: each is looked for in the text whenever the document is read. */
const MOST = 5_000;

/** What an import adds to a document that a machine has read: decisions of whoever imports, as a reviewer takes them. */
export interface Added {
  decisions: Decision[];
  /** The claims that rows and decisions are about. */
  claims: Pick<Claim, 'holder' | 'target' | 'attribution'>[];
  counts: { new: number; changed: number; known: number };
  flaws: Flaw[];
}

export interface AddOptions {
  /** Who imports. A row that names somebody who decided, and when, is theirs. */
  readonly by: string;
  /** ISO, UTC. */
  readonly at: string;
  /** Somebody whom neither packs nor the document describe, as the decision has to bring them; null for all others. */
  readonly brought: (id: string) => Promise<Actor | null>;
}

/**
 * The rows as decisions; a claim that is there already is none.
 * @param laid the claims as people see and export them: with all decisions laid over, also those about actors
 */
export async function addedTo(
  on: OnTheDesk,
  laid: readonly Claim[],
  rows: readonly RowClaim[],
  options: AddOptions,
): Promise<Added> {
  const { text, id: document, date } = on.machine.document;
  const claims = laidOf(laid);
  const fresh = new Map<string, number>();
  const added: Added = { decisions: [], claims: [], counts: { new: 0, changed: 0, known: 0 }, flaws: [] };
  const isKnown = (claim: Claim, { draft, row }: Meeting) =>
    contentKey(claim) === contentKey(draft) && !isDecidedElse(row.review, claim.review);
  const met = (claim: Claim, row: Meeting) => {
    if (!isKnown(claim, row)) {
      added.flaws.push(contradiction(claim, row, fresh.get(claim.id)));
      return;
    }
    added.claims.push(row.draft);
    added.counts.known++;
  };
  for (const row of rows) {
    const fault = (column: string, value: string | null, message: string) =>
      added.flaws.push({ row: row.row, column, value, message });
    if (row.saidAt !== null && row.saidAt !== date) {
      fault('saidAt', row.saidAt, `is another day than ${date}, when the document that is in the graph was published.`);
      continue;
    }
    const meant = claims.byId(row.id);
    if (meant && isElsewhere(row, meant)) {
      added.flaws.push(wordsElse(row, meant));
      continue;
    }
    try {
      const place = meant?.quote === row.quote ? meant : placeIn(text, row);
      const reading = readingAt(on, row, place);
      const who: Who = { by: row.review.by ?? options.by, at: row.review.at ?? options.at, note: row.review.note };
      const state = row.review.state === 'rejected' ? 'rejected' : 'accepted';
      const rest = { document, turn: 0, review: { state, ...who }, saidAt: date } as const;
      const draft = claimAt(text, place, reading, rest);
      const alike = meant ? [meant] : claims.saying(draft);
      const seen = alike.find((claim) => isKnown(claim, { id: claim.id, draft, row })) ?? alike[0];
      if (seen) {
        met(seen, { id: seen.id, draft, row });
        continue;
      }
      const brought = await allOf(reading, options.brought);
      const decision = add(who, { text, document }, { reading, place }, brought);
      if (!isOnClaim(decision)) throw new Error('an addition is on a claim');
      const { id } = decision.claim;
      const known = claims.byId(id);
      if (known) {
        met(known, { id, draft, row });
        continue;
      }
      if (added.decisions.length >= MOST)
        throw new Unfit(`is one of more than ${MOST} claims that are new in this document. Import the rest by itself.`);
      const claim: Claim = { id, ...draft, methods: decision.reading.methods, confidence: decision.reading.confidence };
      claims.add(claim);
      fresh.set(id, row.row);
      added.claims.push(reading);
      added.counts.new++;
      added.decisions.push(decision);
      if (state === 'rejected') added.decisions.push(reject(who, { text, claim, machine: null }));
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      fault('quote', row.quote, error.message);
    }
  }
  return added;
}

/** What the row says at its place; whoever speaks there says so, where the row names nobody. */
function readingAt({ applied }: OnTheDesk, row: RowClaim, place: { start: number; end: number }): Reading {
  const { text } = applied.extraction.document;
  const { attribution, certainty } = row.reading;
  const chain = attribution.length
    ? attribution
    : withCertainty(blank(applied.extraction, place).attribution, certainty).attribution;
  return placed({ ...row.reading, attribution: [...chain] }, text, place, { start: 0, end: text.length });
}

async function allOf({ holder, target, attribution }: Reading, brought: AddOptions['brought']): Promise<Actor[]> {
  const ids = [holder, target, ...attribution.map(({ actor }) => actor)].flatMap((ref) => ref?.id ?? []);
  const found = await Promise.all([...new Set(ids)].map(brought));
  return found.flatMap((actor) => actor ?? []);
}
