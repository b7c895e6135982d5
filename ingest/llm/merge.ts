import type { Claim } from '#model/claim';
import { isSymmetric } from '#model/stance';
import type { Unidentified } from '../claims.ts';
import { anchorAt } from '../review/anchor.ts';
import { claimIdOf } from '../review/keys.ts';

/** How far the agreement of a second reader takes away from what is left of doubt. */
const AGREEMENT = 0.25;

export interface Merged {
  /** In the order of the text. */
  readonly claims: Claim[];
  /** Claims of the rules that the model makes, too. */
  readonly agreed: number;
  /** Claims that only the model makes. */
  readonly added: number;
}

/**
 * Puts a model's claims beside those of the rules. What both say of the same words is one claim: the rules' own, with its
 * id, its hedges and both methods. No claim of the rules changes in anything else, and none goes.
 */
export function mergeClaims(text: string, rules: readonly Claim[], model: readonly Unidentified[]): Merged {
  const agreed = new Set<string>();
  const known = new Map(rules.map((claim) => [claim.id, claim]));
  const added = new Map<string, Claim>();
  for (const claim of model) {
    const same = rules.filter((other) => saysTheSame(claim, other));
    for (const { id } of same) agreed.add(id);
    if (same.length) continue;
    const id = claimIdOf(text, claim.document, claim, claim, anchorAt(text, claim).occurrence);
    if (known.has(id)) agreed.add(id);
    else if (![...added.values()].some((other) => saysTheSame(claim, other))) added.set(id, { id, ...claim });
  }
  const claims = rules.map((claim) =>
    agreed.has(claim.id)
      ? { ...claim, methods: ['rules' as const, 'llm' as const], confidence: raised(claim.confidence) }
      : claim,
  );
  return {
    claims: [...claims, ...added.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1)),
    agreed: agreed.size,
    added: added.size,
  };
}

const raised = (confidence: number): number => Math.round((confidence + (1 - confidence) * AGREEMENT) * 100) / 100;

type Said = Pick<Unidentified, 'start' | 'end' | 'kind' | 'stance' | 'negated' | 'holder' | 'target' | 'topic'>;

/** Whether two claims that overlap say the same. Who stands where does not matter to what both sides hold alike. */
function saysTheSame(a: Said, b: Said): boolean {
  if (a.start >= b.end || b.start >= a.end) return false;
  if (a.stance !== b.stance || a.kind !== b.kind || a.negated !== b.negated) return false;
  const isStraight = a.holder?.id === b.holder?.id && a.target?.id === b.target?.id;
  const isCrossed = isSymmetric(a.stance) && a.holder?.id === b.target?.id && a.target?.id === b.holder?.id;
  return isStraight || isCrossed;
}
