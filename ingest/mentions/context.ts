import { createHash } from 'node:crypto';
import { type Actor, type ActorRef, type ActorType, actorIdOf, type Names, type Relation } from '#model/actor';
import { LANGUAGES, type Language } from '#model/document';
import type { Referent } from '../mention.ts';
import { normalize } from '../text/token.ts';
import type { Lexicon } from './lexicon.ts';
import { NameIndex } from './name-index.ts';
import { transliterate } from './transliterate.ts';

/** What has been read of a document so far: whom it introduced, and by which titles. One for each document. */
export interface MentionContext {
  readonly documentId: string;
  readonly date: string;
  readonly names: Readonly<Record<Language, NameIndex>>;
  /** Actors spoken of so far, those of the packs with what the text says of them. */
  readonly actors: Map<string, Actor>;
  /** Who was introduced by a title, by class of the title and actor it belongs to. */
  readonly holders: Map<string, Set<string>>;
  readonly lexicon: Lexicon | null;
}

/** @param date the day of the document, ISO: facts about persons count as of then */
export const newContext = ({
  documentId,
  date,
  lexicon,
}: {
  documentId: string;
  date: string;
  lexicon?: Lexicon;
}): MentionContext => ({
  documentId,
  date,
  names: { ru: new NameIndex('ru'), en: new NameIndex('en'), kk: new NameIndex('kk') },
  actors: new Map(),
  holders: new Map(),
  lexicon: lexicon ?? null,
});

/** The records of these actors, with the states that persons among them lead or represent. Ids nobody knows are left out. */
export function actorsOf(context: MentionContext, ids: readonly string[]): Actor[] {
  const found = new Map<string, Actor>();
  const add = (id: string): Actor | undefined => {
    const actor = context.actors.get(id) ?? context.lexicon?.actors.get(id);
    if (actor) found.set(id, actor);
    return actor;
  };
  for (const id of ids)
    for (const { kind, target } of add(id)?.relations ?? []) if (kind === 'LEADS' || kind === 'REPRESENTS') add(target);
  return [...found.values()];
}

/** Notes that an actor of the packs is spoken of and says who is meant. */
export function referentOf(context: MentionContext, lexicon: Lexicon, id: string): Referent {
  let actor = context.actors.get(id);
  if (!actor) {
    actor = lexicon.actors.get(id) ?? {
      id,
      type: 'GROUP',
      names: { en: id, ru: null, kk: null },
      aliases: [],
      wikidata: null,
      relations: [],
    };
    context.actors.set(id, actor);
    for (const { kind, target } of actor.relations) {
      const other = lexicon.actors.get(target);
      if (other && (kind === 'LEADS' || kind === 'REPRESENTS') && !context.actors.has(target))
        context.actors.set(target, other);
    }
  }
  return { id, type: actor.type, name: actor.names.en, state: stateOf(actor, context.date) };
}

/** The state that a person leads or represents on a day; what the text itself says has the last word. */
export function stateOf({ type, relations }: Actor, date: string): string | null {
  if (type !== 'PERSON' && type !== 'GOV_BODY') return null;
  const states = relations.filter(
    ({ kind, target, from, to }) =>
      (kind === 'LEADS' || kind === 'REPRESENTS') &&
      /^[A-Z]{3}$/.test(target) &&
      (from === null || from <= date) &&
      (to === null || date < to),
  );
  return states.at(-1)?.target ?? null;
}

/** Adds an actor that the text introduces, unless it is there. */
export function addActor(context: MentionContext, id: string, type: ActorType, names: Names): Actor {
  const before = context.actors.get(id);
  if (before) return before;
  const actor: Actor = { id, type, names, aliases: [], wikidata: null, relations: [] };
  context.actors.set(id, actor);
  return actor;
}

/** A person's names as a text or its sidecar gives them, in the nominative. */
export interface PersonNames {
  readonly en: string | null;
  readonly ru: string | null;
  readonly kk: string | null;
  readonly gender?: 'masc' | 'femn';
}

/**
 * Makes a person known to the document: the expert, somebody the narration introduces. From then on full name and
 * surname mean them. A person of the packs is recognised by any of their names.
 */
export function registerPerson(context: MentionContext, given: PersonNames): ActorRef {
  const names = {
    en: clean(given.en) ?? transliterate(clean(given.ru) ?? clean(given.kk) ?? ''),
    ru: clean(given.ru),
    kk: clean(given.kk),
  };
  const known = knownPerson(context, names);
  const id = known?.id ?? idOf(context, names.en);
  const before = context.actors.get(id);
  if (known && !before) context.actors.set(id, known);
  const actor = known ?? addActor(context, id, 'PERSON', { en: names.en || id, ru: names.ru, kk: names.kk });
  if (!known && !before)
    for (const language of LANGUAGES) {
      const name = names[language];
      if (!name) continue;
      for (const part of new Set([name, surnameOf(name)]))
        if (part.length > 1)
          context.names[language].add(id, 'name', part, {
            person: true,
            gender: given.gender ?? genderByName(names.ru),
          });
    }
  return { id, type: 'PERSON', name: actor.names.en, state: stateOf(actor, context.date) };
}

const clean = (name: string | null): string | null => name?.replace(/[=^]/g, '').replace(/\s+/gu, ' ').trim() || null;

function knownPerson(
  context: MentionContext,
  names: { en: string; ru: string | null; kk: string | null },
): Actor | null {
  const wanted = [names.en, names.ru, names.kk].flatMap((name) => (name ? normalize(name) : []));
  for (const actor of context.actors.values())
    if (actor.type === 'PERSON' && fullNamesOf(actor).some((name) => wanted.includes(name))) return actor;
  const known = context.lexicon && personsOf(context.lexicon);
  const found = wanted.flatMap((name) => known?.get(name) ?? []);
  return (
    found.reduce<Ranked | null>((first, each) => (first && first.rank <= each.rank ? first : each), null)?.actor ?? null
  );
}

/** Names of several words: a surname alone makes nobody known. */
const fullNamesOf = ({ names, aliases }: Actor): string[] =>
  [...Object.values(names), ...aliases].flatMap((name) => (name?.includes(' ') ? normalize(name) : []));

interface Ranked {
  readonly actor: Actor;
  /** Place among the actors of the packs: of two with the same name the first is meant. */
  readonly rank: number;
}

const persons = new WeakMap<Lexicon, ReadonlyMap<string, Ranked>>();

/** The people of the packs by their full names. */
function personsOf(lexicon: Lexicon): ReadonlyMap<string, Ranked> {
  let known = persons.get(lexicon);
  if (!known) {
    const byName = new Map<string, Ranked>();
    for (const [rank, actor] of [...lexicon.actors.values()].entries())
      if (actor.type === 'PERSON')
        for (const name of fullNamesOf(actor)) if (!byName.has(name)) byName.set(name, { actor, rank });
    known = byName;
    persons.set(lexicon, known);
  }
  return known;
}

/** Kebab-case of a name, with room for what tells it from another; empty where it has no Latin letters. */
const idIn = (name: string): string => actorIdOf(name).slice(0, 180).replace(/-$/, '');

/** Kebab-case of the English name; a script that has none is spelt by its code points. */
function idOf(context: MentionContext, name: string): string {
  const id =
    idIn(name) ||
    `person-${
      [...name]
        .slice(0, 20)
        .map((each) => each.codePointAt(0)?.toString(16))
        .join('-') || 'unnamed'
    }`;
  const other = context.actors.get(id) ?? context.lexicon?.actors.get(id);
  return other && other.type !== 'PERSON' ? `${id}-person` : id;
}

/** The last word with the particles in front of it: «аль-Харби», "von der Leyen". */
export function surnameOf(name: string): string {
  const words = name.split(' ');
  let from = words.length - 1;
  while (from > 1 && /^\p{Ll}+$/u.test(words[from - 1] ?? '')) from--;
  return words.slice(from).join(' ');
}

function genderByName(russian: string | null): 'masc' | 'femn' {
  const words = russian?.toLowerCase().split(' ') ?? [];
  const last = words.at(-1) ?? '';
  return /(ова|ева|ёва|ина|ская|цкая)$/.test(last) ||
    (/[ая]$/.test(words[0] ?? '') &&
      /[бвгджзклмнпрстфхцчшщой]$/.test(last) &&
      words.length > 1 &&
      !/(никита|илья|лука|фома|муса|мустафа)/.test(words[0] ?? ''))
    ? 'femn'
    : 'masc';
}

/** Makes the outlet known: a newspaper of the packs, or one of its own. */
export function registerOutlet(context: MentionContext, outlet: string | null, documentId: string): ActorRef {
  const name = clean(outlet) ?? documentId;
  const norm = normalize(name);
  for (const actor of context.lexicon?.actors.values() ?? [])
    if (
      actor.type === 'MEDIA' &&
      [...Object.values(actor.names), ...actor.aliases].some((each) => each && normalize(each) === norm)
    ) {
      context.actors.set(actor.id, actor);
      return { id: actor.id, type: 'MEDIA', name: actor.names.en, state: null };
    }
  // Of names in other scripts nothing is left, and no two of them are one outlet.
  const id = idIn(transliterate(name)) || `outlet-${createHash('sha256').update(norm).digest('hex').slice(0, 8)}`;
  const taken = context.actors.get(id) ?? context.lexicon?.actors.get(id);
  const own = taken && taken.type !== 'MEDIA' ? `${id}-outlet` : id;
  const isRussian = /\p{Script=Cyrillic}/u.test(name);
  const actor = addActor(context, own, 'MEDIA', {
    en: isRussian ? transliterate(name) : name,
    ru: isRussian ? name : null,
    kk: null,
  });
  return { id: actor.id, type: 'MEDIA', name: actor.names.en, state: null };
}

/** Notes what a text says of a person: that they lead or represent an actor. */
export function relate(context: MentionContext, person: string, relation: Relation): void {
  const actor = context.actors.get(person);
  if (!actor || actor.id === relation.target) return;
  const known = actor.relations.some(
    ({ target, kind }) => target === relation.target && (kind === 'LEADS' || kind === 'REPRESENTS'),
  );
  if (known) return;
  context.actors.set(person, { ...actor, relations: [...actor.relations, relation] });
}

const holderKey = (role: string, of: string): string => `${role}>${of}`;

/** Remembers who holds a title: of whom, by its class; and by its very word, for «президент» alone. */
export function noteHolder(
  context: MentionContext,
  { role, word }: { role: string; word: string },
  of: string | null,
  person: string,
): void {
  for (const key of [...(of === null ? [] : [holderKey(role, of)]), holderKey(word, '')]) {
    const holders = context.holders.get(key) ?? new Set();
    holders.add(person);
    context.holders.set(key, holders);
  }
}

/** The one person introduced with a class of titles of an actor, if there is exactly one. */
export const holderOf = (context: MentionContext, role: string, of: string): string | null =>
  onlyOne(context.holders.get(holderKey(role, of)));

/** The one person introduced with this very word, whoever's it was, if there is exactly one. */
export const holderOfWord = (context: MentionContext, word: string): string | null =>
  onlyOne(context.holders.get(holderKey(word, '')));

function onlyOne(holders: ReadonlySet<string> | undefined): string | null {
  const [only, ...others] = holders ?? [];
  return only && !others.length ? only : null;
}
