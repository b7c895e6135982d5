import type { ActorRef } from '#model/actor';
import type { Mention, Referent } from '../mention.ts';
import { normalize, type Sentence } from '../text/token.ts';
import type { OpenDocument } from './passages.ts';

/** Whom an answer means, and where the sentence names them; null where it does not. */
export interface Resolved {
  readonly referent: Referent;
  readonly mention: Mention | null;
}

/** Finds actors by what an answer calls them. */
export interface ActorFinder {
  /** Null for whoever the document does not name, and for a name that more than one has. */
  find(called: string, sentence: Sentence): Resolved | null;
}

/**
 * Only actors that words of the document name are found: by their id, by those words, or by a name of the packs. So
 * neither a model nor a text that talks to it can bring in anybody else.
 */
export function actorFinder({ extraction, sentences, mentionsOf, context, cast }: OpenDocument): ActorFinder {
  const { text } = extraction.document;
  const byId = new Map<string, Referent>();
  const byName = new Map<string, Set<string>>();
  const note = (name: string | null, id: string) => {
    if (!name) return;
    const key = keyOf(name);
    byName.set(key, (byName.get(key) ?? new Set()).add(id));
  };
  const know = (referent: Referent | ActorRef) => {
    if (byId.has(referent.id)) return;
    byId.set(referent.id, { ...referent });
    const actor = context.actors.get(referent.id);
    for (const name of [referent.name, ...Object.values(actor?.names ?? {}), ...(actor?.aliases ?? [])])
      note(name, referent.id);
  };
  for (const sentence of sentences)
    for (const { referent, start, end } of mentionsOf(sentence)) {
      know(referent);
      note(text.slice(start, end), referent.id);
    }
  for (const person of [cast.outlet, ...cast.experts]) know(person);

  return {
    find(called, sentence) {
      const mentions = mentionsOf(sentence);
      const named = (id: string): Resolved | null => {
        const referent = byId.get(id);
        return referent ? { referent, mention: mentions.find((each) => each.referent.id === id) ?? null } : null;
      };
      const direct = named(called.trim());
      if (direct) return direct;
      const key = keyOf(called);
      const here = new Set(
        mentions.filter(({ start, end }) => keyOf(text.slice(start, end)) === key).map(({ referent }) => referent.id),
      );
      const [only, ...others] = here.size ? here : (byName.get(key) ?? []);
      return only !== undefined && !others.length ? named(only) : null;
    },
  };
}

const keyOf = (name: string): string => normalize(name).replace(/\s+/gu, ' ').trim();
