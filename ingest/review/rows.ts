import type { ReviewRow } from '#model/review';
import { about, type Decision, takenBack } from './decision.ts';

/** The decisions on one claim, with what takes them back, in their order. */
export const decisionsOn = (decisions: readonly Decision[], claim: string): Decision[] =>
  about(decisions, (decision) => 'claim' in decision && decision.claim.id === claim);

/** The same as they are shown. */
export function rowsOf(decisions: readonly Decision[], claim: string): ReviewRow[] {
  const own = decisionsOn(decisions, claim);
  const gone = takenBack(own);
  return own.flatMap((decision): ReviewRow[] => {
    const { id, action, by, at, note } = decision;
    // A sentence that was passed is no claim.
    if (action === 'pass') return [];
    const of = action === 'undo' ? decision.of : null;
    const changed = action === 'edit' ? Object.keys(decision.patch) : [];
    return [{ id, action, by, at, note, stands: !gone.has(id), of, changed }];
  });
}
