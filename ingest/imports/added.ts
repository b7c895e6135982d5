import type { Actor } from '#model/actor';
import type { Claim } from '#model/claim';
import { add, reject, type Who } from '../review/decide.ts';
import { type Decision, isOnClaim, type Reading } from '../review/decision.ts';
import { withCertainty } from '../review/draft.ts';
import { blank } from '../review/forms.ts';
import { contentKey } from '../review/keys.ts';
import type { OnTheDesk } from '../review/taking.ts';
import { type Flaw, Unfit } from './flaws.ts';
import { claimAt, placed, placeIn } from './place.ts';
import type { RowClaim } from './row.ts';

/** Longest quote, note and name of a decision, in UTF-16 code units. */
const LONGEST = { quote: 10_000, 'review.note': 4_000, 'review.by': 200 } as const;

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

/** The rows as decisions; a claim that is there already is none. */
export async function addedTo(on: OnTheDesk, rows: readonly RowClaim[], options: AddOptions): Promise<Added> {
  const { text, id: document, date } = on.machine.document;
  const claims = new Map(on.applied.extraction.claims.map((claim) => [claim.id, claim]));
  const fresh = new Map<string, number>();
  const added: Added = { decisions: [], claims: [], counts: { new: 0, changed: 0, known: 0 }, flaws: [] };
  for (const row of rows) {
    const fault = (column: string, value: string | null, message: string) =>
      added.flaws.push({ row: row.row, column, value, message });
    if (row.saidAt !== null && row.saidAt !== date) {
      fault('saidAt', row.saidAt, `is another day than ${date}, when the document that is in the graph was published.`);
      continue;
    }
    const told = { quote: row.quote, 'review.note': row.review.note, 'review.by': row.review.by };
    const long = (['quote', 'review.note', 'review.by'] as const).find((of) => (told[of]?.length ?? 0) > LONGEST[of]);
    if (long !== undefined) {
      fault(
        long,
        told[long],
        `has more than ${LONGEST[long]} characters, which is the most in a document that is there.`,
      );
      continue;
    }
    try {
      const same = row.id === null ? undefined : claims.get(row.id);
      const place = same?.quote === row.quote ? same : placeIn(text, row);
      const reading = readingAt(on, row, place);
      const who: Who = { by: row.review.by ?? options.by, at: row.review.at ?? options.at, note: row.review.note };
      const brought = await allOf(reading, options.brought);
      const decision = add(who, { text, document }, { reading, place }, brought);
      if (!isOnClaim(decision)) throw new Error('an addition is on a claim');
      const { id } = decision.claim;
      const known = same ?? claims.get(id);
      if (known && contentKey(known) !== contentKey(reading)) {
        fault('quote', row.quote, differs(known, reading, fresh.get(id)));
        continue;
      }
      if (known) {
        added.claims.push(reading);
        added.counts.known++;
        continue;
      }
      if (added.decisions.length >= MOST)
        throw new Unfit(`is one of more than ${MOST} claims that are new in this document. Import the rest by itself.`);
      const turn = 0;
      const review = { state: 'accepted' as const, by: who.by, at: who.at, note: who.note };
      const claim: Claim = { id, ...claimAt(text, place, decision.reading, { document, turn, review, saidAt: date }) };
      claims.set(id, claim);
      fresh.set(id, row.row);
      added.claims.push(reading);
      added.counts.new++;
      added.decisions.push(decision);
      if (row.review.state === 'rejected') added.decisions.push(reject(who, { text, claim, machine: null }));
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

/** Fields of a claim that are not as those of its row. */
function differs(known: Claim, reading: Reading, row: number | undefined): string {
  const fields = (
    ['kind', 'stance', 'sign', 'certainty', 'negated', 'realis', 'modality', 'validFrom', 'validTo'] as const
  )
    .filter((field) => known[field] !== reading[field])
    .map((field) => `${field} ${String(known[field])}`);
  const what = fields.length ? `: ${fields.join(', ')}` : '';
  return row === undefined
    ? `carries a claim that is there already and says something else${what}. Edit claim ${known.id} in a review, or leave the row out.`
    : `carries the claim of row ${row}, which says something else${what}. Leave one of the two.`;
}
