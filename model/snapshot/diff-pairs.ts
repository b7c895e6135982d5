import type { StoredClaim } from '../claim.ts';
import { canonical, inOrder } from './canonical.ts';

export const byId = <Value extends { id: string }>(values: readonly Value[]): Map<string, Value> =>
  new Map(values.map((value) => [value.id, value]));

/** A claim as it was and is; null where it is not. */
export interface Pair {
  before: StoredClaim | null;
  after: StoredClaim | null;
}

const byPlace = (a: StoredClaim, b: StoredClaim): number =>
  inOrder(a.document, b.document) || a.start - b.start || a.end - b.end || inOrder(a.id, b.id);

/** The same claims by id; and those that another id came to because the text around them was edited. */
export function pairsOf(from: readonly StoredClaim[], to: readonly StoredClaim[]): Pair[] {
  const [old, now] = [byId(from), byId(to)];
  const waiting = new Map<string, StoredClaim[]>();
  for (const claim of from.filter(({ id }) => !now.has(id)).sort(byPlace)) {
    const same = waiting.get(saidIn(claim));
    if (same) same.push(claim);
    else waiting.set(saidIn(claim), [claim]);
  }
  const pairs: Pair[] = to
    .filter(({ id }) => old.has(id))
    .map((after) => ({ before: old.get(after.id) ?? null, after }));
  for (const after of to.filter(({ id }) => !old.has(id)).sort(byPlace))
    pairs.push({ before: waiting.get(saidIn(after))?.shift() ?? null, after });
  for (const before of [...waiting.values()].flat()) pairs.push({ before, after: null });
  return pairs.sort((a, b) => byPlace(placed(a), placed(b)) || (a.after ? 1 : -1));
}

const saidIn = ({ document, quote, holder, target, stance }: StoredClaim): string =>
  canonical([document, quote, holder?.id ?? null, target?.id ?? null, stance]);

const placed = ({ before, after }: Pair): StoredClaim => (after ?? before) as StoredClaim;
