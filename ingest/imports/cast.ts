import { type Actor, ActorId, type ActorRef, ActorType, actorIdOf, type Names } from '#model/actor';
import { newContext, registerOutlet } from '../mentions/index.ts';
import { loadLexicon } from '../mentions/lexicon.ts';
import { transliterate } from '../mentions/transliterate.ts';
import { plainActor } from '../review/apply.ts';
import { refOf } from '../review/room.ts';
import { alike } from './columns.ts';
import { Unfit } from './flaws.ts';
import { LONGEST, line } from './words.ts';

/** Somebody as a row names them. */
export interface Said {
  /** An id or a name. */
  readonly who: string;
  /** Whether it can only be an id. */
  readonly isId: boolean;
  /** With a question mark behind it, it counts only where nobody knows them. */
  readonly type: string | null;
  readonly name: string | null;
  /** Undefined: the row does not say, so that packs and graph do. */
  readonly state: string | null | undefined;
}

/** Everybody whom an import can name: those of the packs, of the graph, and of its own rows. */
export interface Cast {
  /** Learns of somebody new. Rows may come in any order, so all of them are looked through for that beforehand. */
  declare(said: Said): void;
  /** Somebody as a claim of that day names them. Throws `Unfit` with who could be meant. */
  find(said: Said, day: string): ActorRef;
  /** Whoever published a document: of the packs, else by a new id. No row means them by it that would not otherwise. */
  outlet(name: string, document: string): ActorRef;
  /** How an actor is described, and whether somebody has it in the graph only. */
  actor(id: string): Known | null;
}

interface Known {
  readonly actor: Actor;
  readonly from: 'packs' | 'graph' | 'rows';
}

/** How often a name that is like another is looked for: it takes its time, and only so many flaws are shown. */
const SUGGESTIONS = 30;

/** @param graph the actors of the graph, as people call them now */
export function castOf(graph: readonly Actor[]): Cast {
  const packs = loadLexicon().actors;
  const known = new Map<string, Known>();
  const names = new Map<string, Set<string>>();
  // Apart from all others: rows are looked at twice, and have to mean the same both times.
  const outlets = new Map<string, Actor>();
  const learn = (actor: Actor, from: Known['from']) => {
    if (!known.has(actor.id)) known.set(actor.id, { actor, from });
    for (const name of [...Object.values(actor.names), ...actor.aliases])
      if (name) names.set(folded(name), (names.get(folded(name)) ?? new Set()).add(actor.id));
  };
  for (const actor of packs.values()) learn(actor, 'packs');
  for (const actor of graph) learn(actor, 'graph');

  const called = ({ who, isId, type }: Said): Actor[] => {
    const own = known.get(who) ?? known.get(who.toUpperCase());
    if (own && (isId || !isLateOutlet(own))) return [own.actor];
    const ids = isId ? [] : [...(names.get(folded(who)) ?? [])].sort();
    const found = new Set([...(own ? [own] : []), ...ids.flatMap((id) => known.get(id) ?? [])]);
    return ownersOf([...found], type).map(({ actor }) => actor);
  };

  let suggestions = 0;
  const suggested = (who: string): string => {
    if (suggestions++ >= SUGGESTIONS) return '';
    const near = alike(who, [...known.keys()]) ?? alike(who, [...names.keys()]);
    const id = near === null ? undefined : known.has(near) ? near : [...(names.get(near) ?? [])][0];
    return id === undefined ? '' : `Do you mean ${known.get(id)?.actor.names.en} (${id})? `;
  };

  return {
    declare: (said) => {
      if (said.type === null || called(said).length) return;
      const made = newActor(said);
      if (typeof made !== 'string' && !known.has(made.id)) learn(made, 'rows');
    },
    find: (said, day) => {
      const [only, ...others] = called(said);
      if (!only) {
        const made = said.type === null ? null : newActor(said);
        if (typeof made === 'string') throw new Unfit(made);
        if (made)
          throw new Unfit(`makes the id "${made.id}", which is ${known.get(made.id)?.actor.names.en}. Write that.`);
        throw new Unfit(`is known to nobody. ${suggested(said.who)}Somebody new needs a type as well.`);
      }
      if (others.length)
        throw new Unfit(
          `can be ${[only, ...others].map(({ id, names: { en } }) => `${en} (${id})`).join(', ')}. Write the id.`,
        );
      if (said.type !== null && !isGuess(said.type) && typeOf(said.type) !== only.type)
        throw new Unfit(`says ${said.type}, and ${only.names.en} (${only.id}) is ${only.type}.`);
      const ref = refOf(only, day);
      return said.state === undefined ? ref : { ...ref, state: said.state };
    },
    outlet: (name, document) => {
      const context = newContext({ documentId: document, date: '1970-01-01', lexicon: loadLexicon() });
      const ref = registerOutlet(context, name, document);
      if (!known.has(ref.id)) outlets.set(ref.id, context.actors.get(ref.id) ?? plainActor(ref));
      return ref;
    },
    actor: (id) => {
      const outlet = outlets.get(id);
      return known.get(id) ?? (outlet ? { actor: outlet, from: 'rows' } : null);
    },
  };
}

/** An outlet that packs do not know. Any word can be published under. */
const isLateOutlet = ({ actor, from }: Known): boolean => actor.type === 'MEDIA' && from !== 'packs';

/**
 * Who is meant by a name that several have. An outlet that packs do not know gives way: else a paper called "Uzbekistan"
 * would take the name from the state.
 */
function ownersOf(found: readonly Known[], type: string | null): readonly Known[] {
  if (found.length < 2) return found;
  const isOutlet = type !== null && typeOf(type) === 'MEDIA';
  const own = found.filter((each) => (isOutlet ? each.actor.type === 'MEDIA' : !isLateOutlet(each)));
  return own.length ? own : found;
}

const isGuess = (type: string): boolean => type.trim().endsWith('?');
const typeOf = (type: string): string =>
  type
    .trim()
    .replace(/\s*\?$/, '')
    .toUpperCase();

const folded = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** Somebody whom nobody knows; a sentence where that cannot be. */
function newActor({ who, isId, type: said, name }: Said): Actor | string {
  const type = ActorType.safeParse(typeOf(said ?? ''));
  if (!type.success) return `has the type "${said}", which is none of ${ActorType.options.join(', ')}.`;
  const hasId = isId || name !== null;
  const called = (name ?? who).trim();
  const flaw = flawOf(called);
  if (flaw !== null) return flaw;
  const names = namesOf(called);
  const id = hasId ? who : actorIdOf(names.en);
  if (!ActorId.safeParse(id).success)
    return hasId
      ? 'is no id. It is KAZ for a state, words-with-lines for all others; at most 200 characters.'
      : 'is a new name that makes no id: it has no letters, or too many. Write the English name.';
  const isState = /^[A-Z]{3}$/.test(id);
  if (isState !== (type.data === 'STATE'))
    return isState
      ? `is the id of a state, and its type is ${type.data}.`
      : 'is no state that is known. Write its ISO code.';
  return { ...plainActor({ id, type: type.data, name: names.en, state: null }), names };
}

/** Why nobody new can be called that. */
function flawOf(name: string): string | null {
  try {
    line(LONGEST.name)(name);
    return null;
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    return `is somebody new, whose name ${error.message}`;
  }
}

/** A name in Cyrillic letters is written in Latin ones besides. */
function namesOf(name: string): Names {
  if (!/\p{Script=Cyrillic}/u.test(name)) return { en: name, ru: null, kk: null };
  const isKazakh = /[әғқңөұүһі]/iu.test(name);
  return { en: transliterate(name), ru: isKazakh ? null : name, kk: isKazakh ? name : null };
}
