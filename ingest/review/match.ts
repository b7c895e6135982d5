import type { Claim } from '#model/claim';
import { findPlace, type Place } from './anchor.ts';
import { type ClaimDecision, heldAnchor, heldReading } from './decision.ts';

type Said = Pick<Claim, 'holder' | 'stance' | 'target' | 'negated'>;

/**
 * Which of the machine's claims each decision is about: the one with its id; else one at its place that says the same;
 * else one of exactly its words that has an actor or the stance in common. One claim answers to one decision.
 */
export function matchClaims(
  text: string,
  decisions: readonly ClaimDecision[],
  claims: readonly Claim[],
): Map<ClaimDecision, Claim> {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const matched = new Map<ClaimDecision, Claim>();
  for (const decision of decisions) {
    const same = byId.get(decision.claim.id);
    if (!same) continue;
    matched.set(decision, same);
    byId.delete(same.id);
  }
  const candidates = decisions
    .filter((decision) => !matched.has(decision))
    .flatMap((decision) => {
      const place = findPlace(text, decision.anchor);
      const held = findPlace(text, heldAnchor(decision));
      return [...byId.values()].map((claim) => ({ decision, claim, weight: likeness(decision, claim, place, held) }));
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { decision, claim } of candidates) {
    if (matched.has(decision) || !byId.has(claim.id)) continue;
    matched.set(decision, claim);
    byId.delete(claim.id);
  }
  return matched;
}

/** 0 for a claim that the decision says nothing about. */
function likeness(decision: ClaimDecision, claim: Claim, place: Place | null, held: Place | null): number {
  const wanted = heldReading(decision);
  if (held && isSame(wanted, claim) && overlap(held, claim) >= 0.5) return 10 + overlap(held, claim);
  if (place && isSame(decision.reading, claim) && overlap(place, claim) >= 0.5) return 5 + overlap(place, claim);
  // Only what is the same was rejected or added.
  if (decision.action === 'reject' || decision.action === 'add') return 0;
  const isSamePlace = [place, held].some((at) => at?.start === claim.start && at.end === claim.end);
  if (!isSamePlace) return 0;
  return (['holder', 'target', 'stance'] as const).filter(
    (field) => wanted[field] !== null && idOf(wanted[field]) === idOf(claim[field]),
  ).length;
}

const idOf = (end: Said['holder'] | Said['stance']): string | null =>
  end === null || typeof end === 'string' ? end : end.id;

const isSame = (a: Said, b: Said): boolean =>
  idOf(a.holder) === idOf(b.holder) &&
  a.stance === b.stance &&
  idOf(a.target) === idOf(b.target) &&
  a.negated === b.negated;

/** Share of the shorter of two places that both cover, 0..1. */
export function overlap(a: Place, b: Place): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared) / Math.max(1, Math.min(a.end - a.start, b.end - b.start));
}
