import type { Extraction } from '#model/document';
import type { Review } from '#model/review';

/** Decisions that have to be written so that the graph has those of the review file, and no others. */
export interface ReviewChanges {
  put: Review[];
  drop: string[];
}

/** Two documents may carry one decision, when somebody copies a review file. */
const nodeId = (document: string, review: string): string => `${document}#${review}`;

/** The decision's own id, of the one that it has in the graph. */
export const ownId = (document: string, review: string): string =>
  review.startsWith(`${document}#`) ? review.slice(document.length + 1) : review;

/**
 * Compares. A decision on a claim that is not there is kept only where it lies already, beside a claim that was
 * retracted; nobody's decision is shown where no claim is.
 */
export function planReviews({ document, claims, reviews = [] }: Extraction, stored: readonly Review[]): ReviewChanges {
  const current = new Set(claims.map(({ id }) => id));
  const known = new Map(stored.map((review) => [review.id, review]));
  const changes: ReviewChanges = { put: [], drop: [] };
  const stands = new Set<string>();
  for (const given of reviews) {
    const review = { ...given, id: nodeId(document.id, given.id) };
    const before = known.get(review.id);
    stands.add(review.id);
    if (before && isSame(before, review)) continue;
    if (before) changes.drop.push(review.id);
    if (current.has(review.claim)) changes.put.push(review);
  }
  changes.drop.push(...stored.flatMap(({ id }) => (stands.has(id) ? [] : [id])));
  return changes;
}

const isSame = (a: Review, b: Review): boolean =>
  a.claim === b.claim && a.action === b.action && a.by === b.by && a.at === b.at && a.note === b.note;
