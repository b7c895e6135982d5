import type { Actor } from '#model/actor';
import { paramsFor } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import { loadLexicon } from '../mentions/lexicon.ts';

/** How many documents are looked into, at most. */
const DOCUMENTS = 5;

/**
 * An actor as documents describe it, without what people decided on its names; null for one that is not in the graph.
 * Where no document has more than its id, as the packs describe it, else as the graph does.
 */
export async function describedIn(store: GraphStore, id: string): Promise<Actor | null> {
  const [row] = (await store.ask('actor', paramsFor('actor', { id }))).rows;
  if (!row) return null;
  for (const document of (await store.mentioning([id])).slice(0, DOCUMENTS)) {
    const told = (await store.reading(document))?.actors.find((actor) => actor.id === id);
    if (told) return told;
  }
  const { type, names, aliases, wikidata, relations } = row;
  return loadLexicon().actors.get(id) ?? { id, type, names, aliases, wikidata, relations };
}
