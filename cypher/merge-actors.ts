import type { Actor, Relation } from '#model/actor';
import type { DecidedActors } from '#model/actor-decision';
import type { Extraction } from '#model/document';
import { LABELS } from './content.ts';
import { afterMerges, type FactChanges, mergeFacts, type StoredRelation } from './merge-facts.ts';

/** What an actor is called. */
interface Called {
  name: string;
  nameRu: string | null;
  nameKk: string | null;
  aliases: string[];
}

/** An actor as `read/stored-actors.cypher` gives it. */
export interface StoredActor extends Called {
  id: string;
  type: Actor['type'];
  wikidata: string | null;
  /** Known only as what another actor's fact points at; the first document that describes it fills it in. */
  provisional: boolean;
  /** What documents call it, where people decided that it is called otherwise. */
  told: Called | null;
  relations: StoredRelation[];
}

/** What has to be written so that the graph knows what an extraction says of its actors. */
export interface ActorChanges extends FactChanges {
  put: { id: string; label: string; properties: Record<string, unknown> }[];
}

/** An actor of which only its id is known: a state that a fact or a folded person refers to. */
interface Pointed {
  id: string;
  provisional: true;
}

/** Every actor that an extraction needs in the graph: those it describes, then those they, or others, only point at. */
export function actorsNeeded(
  { actors, claims, turns, document, decided }: Extraction,
  others: readonly string[] = [],
): (Actor | Pointed)[] {
  const whoIs = afterMerges(decided);
  const described = actors.filter(({ id }) => whoIs(id) === id);
  const known = new Set(described.map(({ id }) => id));
  const states = [
    ...claims.flatMap(({ holder, target, attribution }) => [holder, target, ...attribution.map(({ actor }) => actor)]),
    ...turns.map(({ speaker }) => speaker),
    ...document.experts,
  ].flatMap((ref) => ref?.state ?? []);
  const facts = actors.flatMap(({ id, relations }) => (relations.length ? [id, ...relations.map(targetOf)] : []));
  const pointedAt = new Set([...states, ...facts, ...others].map(whoIs));
  const pointed = [...pointedAt].filter((id) => !known.has(id)).sort();
  return [...described, ...pointed.map((id): Pointed => ({ id, provisional: true }))];
}

const targetOf = ({ target }: Relation): string => target;

/**
 * Merges actors into what is stored. What documents say: names and Wikidata id are filled in, never replaced; aliases
 * are united; facts are added with their source, and a fact whose end its source now tells otherwise is corrected. What
 * people decided is laid over it, and what documents say is kept beside it, so that it is there when they decide anew.
 */
export function mergeActors(
  { actors, decided }: Pick<Extraction, 'actors' | 'decided'>,
  needed: readonly (Actor | Pointed)[],
  stored: readonly StoredActor[],
): ActorChanges {
  const before = new Map(stored.map((actor) => [actor.id, actor]));
  const named = new Map(decided?.named.map((each) => [each.id, each]));
  const put = needed.flatMap((actor) => {
    const old = before.get(actor.id);
    const told = toldOf(old, actor);
    const decision = named.get(actor.id);
    // Whoever knows of no decisions leaves what was decided as it is.
    const shown = decided || !old?.told ? (decision ? overlaid(told, decision) : told) : { ...told, ...calledIn(old) };
    const after: Merged = { ...shown, told: isCalledSame(told, shown) ? null : calledIn(told) };
    return old && isSame(old, after) ? [] : [rowOf(after)];
  });
  const ids = new Set(needed.map(({ id }) => id));
  const relations = new Map(stored.map(({ id, relations: facts }) => [id, facts]));
  return { put, ...mergeFacts({ actors, decided }, ids, relations) };
}

type Told = Omit<StoredActor, 'relations' | 'told'>;
type Merged = Omit<StoredActor, 'relations'>;

/** What documents say of an actor, this one included. */
function toldOf(before: StoredActor | undefined, actor: Actor | Pointed): Told {
  if ('provisional' in actor) return before ? { ...before, ...before.told } : provisional(actor.id);
  return before && !before.provisional ? filledIn({ ...before, ...before.told }, actor) : fresh(actor);
}

/** A three-letter id is a state's. Of all others the type is not known; a group is what claims least. */
const provisional = (id: string): Told => ({
  id,
  type: /^[A-Z]{3}$/.test(id) ? 'STATE' : 'GROUP',
  name: id,
  nameRu: null,
  nameKk: null,
  aliases: [],
  wikidata: null,
  provisional: true,
});

const fresh = ({ id, type, names, aliases, wikidata }: Actor): Told => ({
  id,
  type,
  name: names.en,
  nameRu: names.ru,
  nameKk: names.kk,
  aliases: unique(aliases),
  wikidata,
  provisional: false,
});

function filledIn(before: Told, { names, aliases, wikidata }: Actor): Told {
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

/** A name that is not the actor's own any more is still a name for it, unless somebody took it away. */
function overlaid(told: Told, { names, add, remove }: DecidedActors['named'][number]): Told {
  const { en = told.name, ru = told.nameRu, kk = told.nameKk } = names;
  const words = [...told.aliases, ...[told.name, told.nameRu, told.nameKk].flatMap((name) => name ?? []), ...add];
  const aliases = unique(words).filter((word) => !remove.includes(word) && ![en, ru, kk].includes(word));
  return { ...told, name: en, nameRu: ru, nameKk: kk, aliases };
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

const calledIn = ({ name, nameRu, nameKk, aliases }: Called): Called => ({ name, nameRu, nameKk, aliases });

function rowOf({ id, type, name, nameRu, nameKk, aliases, wikidata, provisional: isProvisional, told }: Merged) {
  const properties = {
    ...{ id, type, name, nameRu, nameKk, aliases, wikidata, provisional: isProvisional || null },
    toldName: told?.name ?? null,
    toldNameRu: told?.nameRu ?? null,
    toldNameKk: told?.nameKk ?? null,
    toldAliases: told?.aliases ?? null,
  };
  return { id, label: LABELS[type], properties };
}

const isSame = (before: StoredActor, after: Merged): boolean =>
  before.type === after.type &&
  before.wikidata === after.wikidata &&
  before.provisional === after.provisional &&
  isCalledSame(before, after) &&
  (before.told === null) === (after.told === null) &&
  (before.told === null || after.told === null || isCalledSame(before.told, after.told));

const isCalledSame = (a: Called, b: Called): boolean =>
  a.name === b.name &&
  a.nameRu === b.nameRu &&
  a.nameKk === b.nameKk &&
  JSON.stringify(a.aliases) === JSON.stringify(b.aliases);
