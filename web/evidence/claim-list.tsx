import type { StoredClaim } from '#model/claim';
import { ClaimCard } from './claim-card.tsx';

interface Pair {
  readonly holder: string;
  readonly target: string;
}

/** Claims as cards, in their order. `within`: the two whose names stand above already. */
export function ClaimList({ claims, within }: { claims: readonly StoredClaim[]; within: Pair | null }) {
  if (!claims.length) return null;
  return (
    <ul className="claims">
      {claims.map((claim) => (
        <li key={claim.id}>
          <ClaimCard claim={claim} within={within} />
        </li>
      ))}
    </ul>
  );
}
