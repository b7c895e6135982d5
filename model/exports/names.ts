import type { Actor } from '../actor.ts';
import type { StoredClaim } from '../claim.ts';
import type { DocumentRow } from '../questions/documents.ts';

/** What an actor is called. */
type Named = Pick<Actor, 'id' | 'names'>;

interface Mentioning {
  readonly actors: readonly Pick<Actor, 'id' | 'relations'>[];
  readonly claims: readonly StoredClaim[];
  readonly documents: readonly Pick<DocumentRow, 'experts'>[];
  readonly params: Readonly<Record<string, unknown>>;
}

/** What those of `known` are called who are mentioned but are no actors of the picture, by id. */
export function namesBeside(graph: Mentioning, known: readonly Named[]): Named[] {
  const mentioned = new Set(mentionedIn(graph));
  for (const { id } of graph.actors) mentioned.delete(id);
  return known
    .filter(({ id }) => mentioned.has(id))
    .map(({ id, names }) => ({ id, names }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Ids of actors, as often as they stand there; those of filters may be of nobody. */
function* mentionedIn({ actors, claims, documents, params }: Mentioning): Generator<string> {
  for (const { relations } of actors) for (const { target } of relations) yield target;
  for (const { holder, target, attribution } of claims)
    for (const actor of [holder, target, ...attribution.map((link) => link.actor)])
      if (actor) {
        yield actor.id;
        if (actor.state !== null) yield actor.state;
      }
  for (const { experts } of documents) for (const { id } of experts) yield id;
  for (const asked of [params.actors, params.asserter])
    if (Array.isArray(asked)) for (const id of asked) yield String(id);
}

/** What everybody is called whom a graph mentions, by id. */
export const namesIn = ({ actors, names }: { readonly actors: readonly Named[]; readonly names: readonly Named[] }) =>
  new Map([...names, ...actors].map((actor) => [actor.id, actor.names]));
