import { type Actor, type ActorRef, ActorType, actorIdOf } from '#model/actor';
import { CERTAINTIES, Certainty, rankOf, weakestOf } from '#model/certainty';
import { type AttributionLink, CLAIM_KINDS, MODALITIES, REALIS } from '#model/claim';
import { definitionOf, STANCE_CODES, type StanceCode } from '#model/stance';
import { plainActor } from './apply.ts';
import type { Draft } from './decide.ts';

/** What a change can refer to. */
export interface Surroundings {
  text: string;
  /** Where a quote or the words of a topic are looked for: the paragraph of the claim. */
  paragraph: { start: number; end: number };
  /** Finds an actor by id or by name in any language; several for a name that more than one has. */
  find: (name: string) => ActorRef[];
}

/** A draft with the actors that only it knows. */
export interface Edited extends Draft {
  actors: Actor[];
}

/** Why a change cannot be made, in words for the reviewer. */
export class CannotChange extends Error {}

const refuse = (why: string): never => {
  throw new CannotChange(why);
};

/** What can be changed, with what may stand behind it. */
export const CHANGEABLE: Readonly<Record<string, string>> = {
  quote: 'words of the paragraph',
  holder: 'an actor by name or id, none, or new TYPE Name (ISO code of its state)',
  stance: 'a code of the list, or none for a risk',
  target: 'as holder',
  topic: 'words of the paragraph, then = and English words; none',
  sign: '-1, 0 or 1',
  certainty: 'CT, PR, PS or U',
  negated: 'yes or no',
  realis: REALIS.join(', '),
  modality: MODALITIES.join(', '),
  qualifiers: 'words separated by commas, or none',
  kind: CLAIM_KINDS.join(' or '),
  from: 'a day, 2025-12-31, or none',
  to: 'a day, 2025-12-31, or none',
};

/** Makes one change: `holder Kazakhstan`, `certainty PR`. Throws `CannotChange` with what could be said instead. */
export function change(edited: Edited, line: string, around: Surroundings): Edited {
  const [, field = '', given = ''] = /^\s*(\w+)[\s:]*(.*?)\s*$/su.exec(line) ?? [];
  const { reading } = edited;
  const set = (fields: Partial<Draft['reading']>): Edited => ({ ...edited, reading: { ...reading, ...fields } });
  if (!(field in CHANGEABLE)) return refuse(`There is no "${field}". There are ${Object.keys(CHANGEABLE).join(', ')}.`);
  if (!given) return refuse(`${field}: ${CHANGEABLE[field]}`);
  switch (field) {
    case 'quote':
      return { ...edited, place: placeIn(around, given) };
    case 'holder':
    case 'target':
      return withActor(edited, field, given, around);
    case 'stance': {
      if (isNone(given)) return set({ stance: null, sign: 0, kind: 'risk' });
      const code = oneOf(field, given.toUpperCase(), STANCE_CODES) as StanceCode;
      return set({ stance: code, sign: definitionOf(code).sign });
    }
    case 'topic':
      return set({ topic: isNone(given) ? null : topicIn(around, given) });
    case 'sign':
      return set({ sign: Number(oneOf(field, given.replace(/^\+/, ''), ['-1', '0', '1'])) as -1 | 0 | 1 });
    case 'certainty':
      return set(withCertainty(reading.attribution, Certainty.parse(oneOf(field, given.toUpperCase(), CERTAINTIES))));
    case 'negated':
      return set({ negated: oneOf(field, given.toLowerCase(), ['yes', 'no']) === 'yes' });
    case 'realis':
      return set({ realis: oneOf(field, given, REALIS) });
    case 'modality':
      return set({ modality: oneOf(field, given, MODALITIES) });
    case 'kind':
      return set({ kind: oneOf(field, given, CLAIM_KINDS) });
    case 'qualifiers':
      return set({ qualifiers: isNone(given) ? [] : given.split(',').flatMap((word) => word.trim() || []) });
    default:
      return set({ [field === 'from' ? 'validFrom' : 'validTo']: isNone(given) ? null : day(given) });
  }
}

/** What is still wrong with a draft; null for one that can be kept. */
export function flawOf({ reading: { stance, kind, holder, target, topic } }: Draft): string | null {
  if (stance === null && kind !== 'risk') return 'A claim without a stance is a risk: kind risk.';
  if (holder === null && kind !== 'risk' && target !== null)
    return 'A stance towards somebody is somebody’s: name the holder.';
  if (holder && holder.id === target?.id) return 'Holder and target are the same.';
  if (target === null && topic === null) return 'Name a target or a topic.';
  return null;
}

/** The speaker nearest to the words is the one who is not sure; no link may be weaker than the whole. */
export function withCertainty(attribution: readonly AttributionLink[], certainty: Certainty) {
  const raised = attribution.map((link) =>
    rankOf(link.certainty) < rankOf(certainty) ? { ...link, certainty } : link,
  );
  if (weakestOf(raised.map((link) => link.certainty)) === certainty) return { attribution: raised, certainty };
  const innermost = raised.length - 1;
  return { attribution: raised.map((link, depth) => (depth === innermost ? { ...link, certainty } : link)), certainty };
}

const isNone = (word: string): boolean => /^(none|null|-)$/i.test(word);

function oneOf<Word extends string>(field: string, given: string, words: readonly Word[]): Word {
  return words.find((word) => word === given) ?? refuse(`${field}: "${given}" is none of ${words.join(', ')}.`);
}

const day = (given: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(given) && new Date(`${given}T00:00:00Z`).toJSON()?.startsWith(given)
    ? given
    : refuse(`"${given}" is no day. A day is written 2025-12-31.`);

function placeIn({ text, paragraph }: Surroundings, words: string): Draft['place'] {
  const found = text.slice(paragraph.start, paragraph.end).indexOf(words);
  if (found === -1) return refuse(`«${words}» does not stand in the paragraph like this. Copy it from the text.`);
  return { start: paragraph.start + found, end: paragraph.start + found + words.length };
}

function topicIn(around: Surroundings, given: string) {
  const [words = '', en = ''] = given.split('=').map((part) => part.trim());
  if (!words) return refuse(`topic: ${CHANGEABLE.topic}`);
  placeIn(around, words);
  return { words, en: en || null };
}

function withActor(edited: Edited, role: 'holder' | 'target', given: string, around: Surroundings): Edited {
  if (isNone(given)) return setActor(edited, role, null);
  const made = /^new\s+(\w+)\s+(.+?)(?:\s+\(([A-Z]{3})\))?$/u.exec(given);
  if (!made) return setActor(edited, role, foundActor(role, given, around));
  const [, type = '', name = '', state = null] = made;
  return newActor(edited, role, { type: oneOf('type', type.toUpperCase(), NEW_TYPES), name, state }, around);
}

/** States are known, all of them. */
const NEW_TYPES = ActorType.options.filter((each) => each !== 'STATE');

/** Whoever is put in place of another is not named by the words that named that one. */
export function setActor(edited: Edited, role: 'holder' | 'target', actor: ActorRef | null): Edited {
  const { reading } = edited;
  const cues = reading.cues.filter((cue) => cue.role !== role);
  return {
    ...edited,
    reading: { ...reading, cues: actor?.id === reading[role]?.id ? reading.cues : cues, [role]: actor },
  };
}

/** Brings somebody whom nobody knows yet. Throws `CannotChange` where they are known. */
export function newActor(
  edited: Edited,
  role: 'holder' | 'target',
  { type, name, state }: Pick<ActorRef, 'type' | 'name' | 'state'>,
  around: Surroundings,
): Edited {
  const id = actorIdOf(name) || refuse('The name is the English one; it has to have Latin letters.');
  const [known] = around.find(id);
  if (known) return refuse(`There is ${known.name} already: ${role} ${id}`);
  const ref: ActorRef = { id, type, name, state };
  return { ...setActor(edited, role, ref), actors: [...edited.actors, plainActor(ref)] };
}

/** The one actor of this id or name. Throws `CannotChange` where there is none, or more than one. */
export function foundActor(role: 'holder' | 'target', given: string, around: Surroundings): ActorRef {
  const [only, ...others] = around.find(given);
  if (!only) return refuse(`Nobody is called "${given}". Somebody new: ${role} new PERSON English Name (KAZ)`);
  if (others.length)
    return refuse(
      `"${given}" can be ${[only, ...others].map(({ id, name }) => `${name} (${id})`).join(', ')}. Name the id.`,
    );
  return only;
}
