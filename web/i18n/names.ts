import type { ActorRef, Names } from '#model/actor';
import type { Language } from '#model/document';
import { nameIn } from '#model/words';

export { nameIn };

/** Names of actors by id, as far as they are known; a claim's own English name stands in. */
export type NameBook = (actor: string | Pick<ActorRef, 'id' | 'name'>) => string;

export const nameBook =
  (known: ReadonlyMap<string, Names>, language: Language): NameBook =>
  (actor) => {
    const id = typeof actor === 'string' ? actor : actor.id;
    const names = known.get(id);
    return names ? nameIn(names, language) : typeof actor === 'string' ? id : actor.name;
  };
