import type { Relation } from '#model/actor';
import type { DecidedActors } from '#model/actor-decision';
import type { Extraction } from '#model/document';

/** A fact as it is stored. `told`: of whom and towards whom it is told, where a merge of actors moved it. */
export interface StoredRelation extends Relation {
  told: string | null;
}

/** What has to be written so that the graph knows what an extraction says of its actors' relations. */
export interface FactChanges {
  addRelations: (StoredRelation & { actor: string })[];
  dropRelations: (StoredRelation & { actor: string })[];
}

/** Who an actor is after all merges. */
export const afterMerges =
  (decided: DecidedActors | undefined) =>
  (id: string): string =>
    decided?.merged[id] ?? id;

/** Facts go with the actors that they are about: where one is somebody else now, so is their holder or target. */
export function mergeFacts(
  { actors, decided }: Pick<Extraction, 'actors' | 'decided'>,
  needed: ReadonlySet<string>,
  stored: ReadonlyMap<string, readonly StoredRelation[]>,
): FactChanges {
  const changes: FactChanges = { addRelations: [], dropRelations: [] };
  const whoIs = afterMerges(decided);
  const there = new Map<string, Map<string, StoredRelation>>();
  const add = (actor: string, fact: StoredRelation) => {
    changes.addRelations.push({ ...fact, actor });
    there.get(actor)?.set(keyOf(fact), fact);
  };
  for (const id of needed) {
    const facts = (stored.get(id) ?? []).map((fact) => ({ fact, now: placed(whoIs, id, fact) }));
    const isInPlace = ({ fact, now }: (typeof facts)[number]) =>
      !decided || (now?.actor === id && now.fact.target === fact.target);
    there.set(id, new Map(facts.filter(isInPlace).map(({ fact }) => [keyOf(fact), fact])));
    for (const { fact, now } of facts.filter((each) => !isInPlace(each))) {
      changes.dropRelations.push({ ...fact, actor: id });
      // What goes to another actor is told anew by the documents that describe that one.
      if (now?.actor === id && !there.get(id)?.has(keyOf(now.fact))) add(id, now.fact);
    }
  }
  for (const { id, relations } of actors)
    for (const relation of relations) {
      const now = placed(whoIs, id, { ...relation, told: null });
      if (!now) continue;
      const old = there.get(now.actor)?.get(keyOf(now.fact));
      if (old && old.to === relation.to) continue;
      if (old) changes.dropRelations.push({ ...old, actor: now.actor });
      add(now.actor, now.fact);
    }
  return changes;
}

/** Where a fact belongs after all merges; nowhere if it would tie an actor to itself. */
function placed(whoIs: (id: string) => string, holder: string, fact: StoredRelation) {
  const [from = holder, to = fact.target] = fact.told?.split('>') ?? [];
  const [actor, target] = [whoIs(from), whoIs(to)];
  const told = actor === from && target === to ? null : `${from}>${to}`;
  return actor === target ? null : { actor, fact: { ...fact, target, told } };
}

const keyOf = ({ kind, target, from, source }: Relation): string => JSON.stringify([kind, target, from, source]);
