import type { Actor } from '../actor.ts';
import { type StoredClaim, UNREVIEWED } from '../claim.ts';
import { type ParamsIn, paramsFor } from '../questions/index.ts';
import { type Ask, allRows, ofOneState, PAGE } from '../questions/whole.ts';
import type { Review } from '../review.ts';
import type { DiffDocument, Side } from './diff-rows.ts';
import type { WrittenFilters } from './filters.ts';
import type { OpenSnapshot } from './snapshot.ts';

/** What a snapshot holds, for comparing. Texts are not held: their hashes stand for them. */
export async function sideOf(snapshot: Pick<OpenSnapshot, 'lines'>): Promise<Side> {
  const documents: DiffDocument[] = [];
  for await (const line of snapshot.lines('documents.jsonl')) {
    const { text: _text, mentions: _mentions, extractor: _extractor, recordedAt: _recordedAt, ...document } = line;
    documents.push(document);
  }
  const claims: StoredClaim[] = [];
  for await (const claim of snapshot.lines('claims.jsonl')) claims.push(claim);
  const reviews: Review[] = [];
  for await (const review of snapshot.lines('reviews.jsonl')) reviews.push(review);
  const actors: Actor[] = [];
  for await (const { provisional: _provisional, ...actor } of snapshot.lines('actors.jsonl')) actors.push(actor);
  return { documents, claims, reviews, actors };
}

/**
 * The graph of a moment (an ISO moment in UTC), for comparing: claims recorded by then, not retracted or rejected by
 * then. What was edited or decided since has no past in the answers: a claim says what it says now, and one whose last
 * decision is later counts as not reviewed. Throws `Conflict` where the graph is written to faster than it can be read.
 */
export function sideAt(ask: Ask, at: string, filters: WrittenFilters = {}): Promise<Side> {
  return ofOneState(ask, async (asked) => {
    const paged = { asOf: at, limit: PAGE };
    const given = paramsFor('claims', { ...filters, ...paged } as ParamsIn<'claims'>);
    const found = await allRows(asked, 'claims', given);
    const rows = await allRows(asked, 'documents', paramsFor('documents', paged));
    const known = await allRows(asked, 'actors', paramsFor('actors', paged));
    const claims = found.flatMap((claim) => claimAt(claim, at) ?? []);
    const cited = Object.keys(filters).length ? new Set(claims.map(({ document }) => document)) : null;
    return {
      claims,
      documents: rows
        .filter(({ id }) => cited?.has(id) ?? true)
        .map(({ recordedAt: _recorded, retractedAt: _retracted, claims: _claims, ...document }) => document),
      actors: known.map(({ held: _held, received: _received, asserted: _asserted, ...actor }) => actor),
      reviews: null,
    };
  });
}

function claimAt(claim: StoredClaim, at: string): StoredClaim | null {
  const isLater = claim.review.at !== null && Date.parse(claim.review.at) > Date.parse(at);
  if (!isLater && claim.review.state === 'rejected') return null;
  return { ...claim, retractedAt: null, review: isLater ? UNREVIEWED : claim.review };
}
