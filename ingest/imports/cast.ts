import { type Actor, ActorId, type ActorRef, ActorType, actorIdOf, type Names } from '#model/actor';
import { newContext, registerOutlet } from '../mentions/index.ts';
import { loadLexicon } from '../mentions/lexicon.ts';
import { transliterate } from '../mentions/transliterate.ts';
import { plainActor } from '../review/apply.ts';
import { refOf } from '../review/room.ts';
import { alike } from './columns.ts';
import { Unfit } from './flaws.ts';

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
  /** Whoever published a document: of the packs, else by a new id. */
  outlet(name: string, document: string): ActorRef;
  /** How an actor is described, and whether somebody has it in the graph only. */
  actor(id: string): { actor: Actor; from: 'packs' | 'graph' | 'rows' } | null;
}

/** How often a name that is like another is looked for: it takes its time, and only so many flaws are shown. */
const SUGGESTIONS = 30;

/** @param graph the actors of the graph, as people call them now */
export function castOf(graph: readonly Actor[]): Cast {
  const packs = loadLexicon().actors;
  const known = new Map<string, { actor: Actor; from: 'packs' | 'graph' | 'rows' }>();
  const names = new Map<string, Set<string>>();
  const learn = (actor: Actor, from: 'packs' | 'graph' | 'rows') => {
    if (!known.has(actor.id)) known.set(actor.id, { actor, from });
    for (const name of [...Object.values(actor.names), ...actor.aliases])
      if (name) names.set(folded(name), (names.get(folded(name)) ?? new Set()).add(actor.id));
  };
  for (const actor of packs.values()) learn(actor, 'packs');
  for (const actor of graph) learn(actor, 'graph');

  const called = ({ who, isId }: Said): Actor[] => {
    const own = known.get(who) ?? known.get(who.toUpperCase());
    if (own) return [own.actor];
    const ids = isId ? [] : [...(names.get(folded(who)) ?? [])].sort();
    return ids.flatMap((id) => known.get(id)?.actor ?? []);
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
      learn(context.actors.get(ref.id) ?? plainActor(ref), 'rows');
      return ref;
    },
    actor: (id) => known.get(id) ?? null,
  };
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
  const names = namesOf((name ?? who).trim());
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

/** A name in Cyrillic letters is written in Latin ones besides. */
function namesOf(name: string): Names {
  if (!/\p{Script=Cyrillic}/u.test(name)) return { en: name, ru: null, kk: null };
  const isKazakh = /[әғқңөұүһі]/iu.test(name);
  return { en: transliterate(name), ru: isKazakh ? null : name, kk: isKazakh ? name : null };
}
