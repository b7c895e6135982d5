import type { Actor, ActorRef } from '#model/actor';
import type { Claim } from '#model/claim';
import type { Extraction } from '#model/document';
import { type Applied, applyReviews } from './apply.ts';
import { type Decision, inTurn, standing } from './decision.ts';
import { appendDecisions, readReviews } from './file.ts';
import type { Conversation } from './prompt.ts';
import { type NamingSentence, silentAmong } from './sentences.ts';
import type { Look } from './words.ts';

/** One document on a reviewer's desk. */
export interface Room {
  /** What the machine reads; nobody's decisions are in it. */
  readonly machine: Extraction;
  readonly sentences: readonly NamingSentence[];
  /** The actors of the packs. */
  readonly actors: ReadonlyMap<string, Actor>;
  /** The review file. */
  readonly path: string;
  /** What was decided elsewhere than in the file; nothing where that is not to be seen. */
  readonly others?: () => Promise<readonly Decision[]>;
}

/** One reviewer at one document. */
export interface Sitting {
  readonly room: Room;
  readonly by: string;
  readonly talk: Conversation;
  readonly look: Look;
  /** The moment of a decision, ISO in UTC. */
  readonly now: () => string;
  /** Also claims that others have decided on. */
  readonly all: boolean;
}

/** The document with all decisions that are in the file now. */
export interface State extends Applied {
  decisions: Decision[];
  /** Half a line that a killed program left. */
  torn: string | null;
  /** Sentences that name somebody and have no claim. */
  silent: NamingSentence[];
}

/** Reads the file anew: another reviewer may have written meanwhile. */
export async function look({ machine, sentences, actors, path, others }: Room): Promise<State> {
  const { decisions: own, torn } = await readReviews(path);
  const decisions = others ? inTurn(own, await others()) : own;
  const applied = applyReviews(machine, decisions, (id) => actors.get(id) ?? null);
  const silent = silentAmong(sentences, applied.extraction.claims, applied.open.passed);
  return { ...applied, decisions, torn, silent };
}

/** Puts a decision on the disk. */
export const decide = (room: Room, decision: Decision): Promise<void> => appendDecisions(room.path, [decision]);

/** The last decision of a reviewer that stands; what `undo` takes back. */
export const lastBy = (decisions: readonly Decision[], by: string): Decision | null =>
  standing(decisions).findLast((decision) => decision.by === by) ?? null;

/** Claims that others have decided on and this reviewer has not. */
export function leftFor(by: string, { extraction, decisions }: State): Claim[] {
  const mine = new Set(
    standing(decisions).flatMap((decision) => ('claim' in decision && decision.by === by ? [decision.claim.id] : [])),
  );
  return extraction.claims.filter(({ id, review }) => review.state !== 'unreviewed' && !mine.has(id));
}

/** Finds actors by id, or by a name in any language, as text, packs and decisions know them. */
export function actorFinder(
  { machine, actors }: Pick<Room, 'machine' | 'actors'>,
  { extraction }: Pick<State, 'extraction'>,
): (name: string) => ActorRef[] {
  const refs = new Map<string, ActorRef>();
  const names = new Map<string, Set<string>>();
  const learn = (ref: ActorRef, words: readonly (string | null)[]) => {
    if (!refs.has(ref.id)) refs.set(ref.id, ref);
    for (const word of words)
      if (word) names.set(word.toLowerCase(), (names.get(word.toLowerCase()) ?? new Set()).add(ref.id));
  };
  // References of the text come first: they know for which state a person stood on that day.
  for (const { holder, target, attribution } of [...extraction.claims, ...machine.claims])
    for (const ref of [holder, target, ...attribution.map(({ actor }) => actor)]) if (ref) learn(ref, [ref.name]);
  const day = machine.document.date;
  for (const actor of [...extraction.actors, ...actors.values()])
    learn(refOf(actor, day), [...Object.values(actor.names), ...actor.aliases]);
  return (name) => {
    const own = refs.get(name) ?? refs.get(name.toUpperCase());
    if (own) return [own];
    return [...(names.get(name.toLowerCase()) ?? [])].sort().flatMap((id) => refs.get(id) ?? []);
  };
}

/** An actor as a claim of that day names it: with the state that it led or stood for then, if a source says so. */
export function refOf({ id, type, names, relations }: Actor, day: string): ActorRef {
  const folds = type === 'PERSON' || type === 'GOV_BODY';
  const office = relations.find(
    ({ kind, target, from, to }) =>
      (kind === 'LEADS' || kind === 'REPRESENTS' || (kind === 'PART_OF' && type === 'GOV_BODY')) &&
      /^[A-Z]{3}$/.test(target) &&
      (from === null || from <= day) &&
      (to === null || day < to),
  );
  return { id, type, name: names.en, state: folds ? (office?.target ?? null) : null };
}
