import type { ActorDecision, ActorDecisionRow } from '#model/actor-decision';
import { about, takenBack } from '../review/decision.ts';

/** The decisions that name an actor, with what takes them back, in their order. */
export const decisionsAbout = (decisions: readonly ActorDecision[], actor: string): ActorDecision[] =>
  about(decisions, (decision) => actorsOf(decision).includes(actor));

/** The same as they are shown. */
export function actorRows(decisions: readonly ActorDecision[], actor: string): ActorDecisionRow[] {
  const own = decisionsAbout(decisions, actor);
  const gone = takenBack(own);
  return own.map((decision) => rowOf(decision, !gone.has(decision.id)));
}

/** Whom a decision is about; nobody where it takes back another. */
export const actorsOf = (decision: ActorDecision): string[] =>
  'into' in decision ? [decision.actor, decision.into] : 'actor' in decision ? [decision.actor] : [];

export const rowOf = (decision: ActorDecision, stands: boolean): ActorDecisionRow => {
  const { id, action, by, at, note } = decision;
  return {
    ...{ id, action, by, at, note, stands },
    actor: 'actor' in decision ? decision.actor : null,
    into: 'into' in decision ? decision.into : null,
    names: action === 'rename' ? decision.names : null,
    add: action === 'aliases' ? decision.add : [],
    remove: action === 'aliases' ? decision.remove : [],
    documents: action === 'split' ? decision.documents : [],
    claims: action === 'split' ? decision.claims : [],
    of: action === 'undo' ? decision.of : null,
  };
};
