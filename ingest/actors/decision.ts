import { createHash } from 'node:crypto';
import { ActorDecision } from '#model/actor-decision';

type WithoutId<D> = D extends unknown ? Omit<D, 'id'> : never;
export type NewActorDecision = WithoutId<ActorDecision>;

/** Gives a decision its id, a hash of what it says: said twice, it is one decision. */
export function identifiedActor(decision: NewActorDecision): ActorDecision {
  const ordered = ActorDecision.parse({ ...decision, id: 'none' });
  const id = createHash('sha256').update(JSON.stringify(ordered)).digest('hex').slice(0, 16);
  return { ...ordered, id };
}
