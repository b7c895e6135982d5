import type { Actor, Relation } from '#model/actor';
import type { Extraction } from '#model/document';
import { LABELS } from './content.ts';

/** An actor as `read/stored-actors.cypher` gives it. */
export interface StoredActor {
  id: string;
  type: Actor['type'];
  name: string;
  nameRu: string | null;
  nameKk: string | null;
  aliases: string[];
  wikidata: string | null;
  /** Known only as what another actor's fact points at; the first document that describes it fills it in. */
  provisional: boolean;
  relations: Relation[];
}

/** What has to be written so that the graph knows what an extraction says of its actors. */
export interface ActorChanges {
  put: { id: string; label: string; properties: Record<string, unknown> }[];
  addRelations: (Relation & { actor: string })[];
  dropRelations: (Relation & { actor: string })[];
}

/** An actor of which only its id is known: a state that a fact or a folded person refers to. */
interface Pointed {
  id: string;
  provisional: true;
}

/** Every actor that an extraction needs in the graph: those it describes, then those they only point at. */
export function actorsNeeded({ actors, claims, turns, document }: Extraction): (Actor | Pointed)[] {
  const described = new Set(actors.map(({ id }) => id));
  const states = [
    ...claims.flatMap(({ holder, target, attribution }) => [holder, target, ...attribution.map(({ actor }) => actor)]),
    ...turns.map(({ speaker }) => speaker),
    ...document.experts,
  ].flatMap((ref) => ref?.state ?? []);
  const pointedAt = new Set([...states, ...actors.flatMap(({ relations }) => relations.map(({ target }) => target))]);
  const pointed = [...pointedAt].filter((id) => !described.has(id)).sort();
  return [...actors, ...pointed.map((id): Pointed => ({ id, provisional: true }))];
}

/**
 * Merges actors into what is stored: names and Wikidata id are filled in, never replaced; aliases are united; facts
 * are added with their source, and a fact whose end its source now tells otherwise is corrected.
 */
export function mergeActors(needed: readonly (Actor | Pointed)[], stored: readonly StoredActor[]): ActorChanges {
  const known = new Map(stored.map((actor) => [actor.id, actor]));
  const changes: ActorChanges = { put: [], addRelations: [], dropRelations: [] };
  for (const actor of needed) {
    const before = known.get(actor.id);
    if ('provisional' in actor) {
      if (!before) changes.put.push(put(provisional(actor.id)));
      continue;
    }
    const after = before && !before.provisional ? filledIn(before, actor) : fresh(actor);
    if (!before || !isSame(before, after)) changes.put.push(put(after));
    mergeRelations(actor, before?.relations ?? [], changes);
  }
  return changes;
}

type Merged = Omit<StoredActor, 'relations'>;

/** A three-letter id is a state's. Of all others the type is not known; a group is what claims least. */
const provisional = (id: string): Merged => ({
  id,
  type: /^[A-Z]{3}$/.test(id) ? 'STATE' : 'GROUP',
  name: id,
  nameRu: null,
  nameKk: null,
  aliases: [],
  wikidata: null,
  provisional: true,
});

const fresh = ({ id, type, names, aliases, wikidata }: Actor): Merged => ({
  id,
  type,
  name: names.en,
  nameRu: names.ru,
  nameKk: names.kk,
  aliases: unique(aliases),
  wikidata,
  provisional: false,
});

function filledIn(before: StoredActor, { names, aliases, wikidata }: Actor): Merged {
  const after = {
    ...before,
    nameRu: before.nameRu ?? names.ru,
    nameKk: before.nameKk ?? names.kk,
    wikidata: before.wikidata ?? wikidata,
  };
  // A name that did not become the actor's own is still a name for it.
  const others = [names.en, names.ru, names.kk].filter(
    (name): name is string => name !== null && ![after.name, after.nameRu, after.nameKk].includes(name),
  );
  return { ...after, aliases: unique([...before.aliases, ...aliases, ...others]) };
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

const put = ({ type, provisional: isProvisional, ...actor }: Merged & { relations?: unknown }) => {
  const { relations: _, ...properties } = actor;
  return { id: actor.id, label: LABELS[type], properties: { ...properties, type, provisional: isProvisional || null } };
};

const isSame = (before: StoredActor, after: Merged): boolean =>
  before.type === after.type &&
  before.name === after.name &&
  before.nameRu === after.nameRu &&
  before.nameKk === after.nameKk &&
  before.wikidata === after.wikidata &&
  before.provisional === after.provisional &&
  before.aliases.length === after.aliases.length;

function mergeRelations(actor: Actor, before: readonly Relation[], changes: ActorChanges): void {
  const seen = new Map(before.map((fact) => [keyOf(fact), fact]));
  for (const fact of actor.relations) {
    const old = seen.get(keyOf(fact));
    if (old && old.to === fact.to) continue;
    if (old) changes.dropRelations.push({ ...old, actor: actor.id });
    changes.addRelations.push({ ...fact, actor: actor.id });
    seen.set(keyOf(fact), fact);
  }
}

const keyOf = ({ kind, target, from, source }: Relation): string => JSON.stringify([kind, target, from, source]);
