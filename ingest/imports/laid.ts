import type { Claim } from '#model/claim';
import type { Unidentified } from '../claims.ts';
import { contentKey } from '../review/keys.ts';

/** The claims of a document as people see them, found by what a row knows of them. */
export interface Laid {
  byId(id: string | null): Claim | undefined;
  /** Those that say the same of the same words; of two actors who became one, there are several. */
  saying(claim: Unidentified): readonly Claim[];
  add(claim: Claim): void;
}

export function laidOf(claims: readonly Claim[]): Laid {
  const byId = new Map<string, Claim>();
  const byContent = new Map<string, Claim[]>();
  const keyOf = (claim: Unidentified) => `${claim.start} ${claim.end} ${contentKey(claim)}`;
  const add = (claim: Claim) => {
    byId.set(claim.id, claim);
    const key = keyOf(claim);
    const alike = byContent.get(key) ?? [];
    byContent.set(key, alike);
    alike.push(claim);
  };
  for (const claim of claims) add(claim);
  return {
    byId: (id) => (id === null ? undefined : byId.get(id)),
    saying: (claim) => byContent.get(keyOf(claim)) ?? [],
    add,
  };
}
