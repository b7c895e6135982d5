import { createContext, useContext, useMemo } from 'react';
import type { ActorType, Names } from '#model/actor';
import { largestPair } from '#model/exports/picture/build';
import type { ActorRow } from '#model/questions/actors';
import type { DocumentRow } from '#model/questions/documents';
import type { Network } from '#model/questions/network';
import { type NameBook, nameBook } from '../i18n/names.ts';
import { useText } from '../i18n/use-text.ts';
import { useActors, useDocuments, useNetwork, useWholeNetwork } from './queries.ts';
import { useView, type ViewState } from './use-view.ts';
import type { Selection, View } from './view.ts';

/** What all parts of the page share: the view, what it shows, and how actors are called. */
export interface Atlas extends ViewState {
  /** What passes all filters. */
  readonly network: Network;
  /** What there is. */
  readonly whole: Network;
  readonly actors: readonly ActorRow[];
  readonly documents: readonly DocumentRow[];
  readonly nameOf: NameBook;
  /** Undefined for an actor that is not in the graph. */
  readonly typeOf: (id: string) => ActorType | undefined;
  /** What was selected, else the pair that most is said about; null only where there is no line. */
  readonly selection: Selection | null;
  readonly isChosen: boolean;
  /** The picture is still that of the filters before. */
  readonly isSettling: boolean;
  /** Why there is nothing to show yet; null once there is. */
  readonly waiting: Waiting | null;
  /** What keeps the newest answer from coming, while an older one is shown. */
  readonly trouble: Waiting | null;
}

export interface Waiting {
  readonly error: Error | null;
  readonly isFailed: boolean;
  readonly retry: () => void;
}

const AtlasContext = createContext<Atlas | null>(null);
export const AtlasProvider = AtlasContext.Provider;

export function useAtlas(): Atlas {
  const atlas = useContext(AtlasContext);
  if (!atlas) throw new Error('useAtlas: outside of AtlasProvider');
  return atlas;
}

/** Actors of unticked types leave with their lines. It is done here, so that a tick is answered at once. */
export function withTypes(network: Network, types: View['types']): Network {
  if (types === null) return network;
  const actors = network.actors.filter(({ type }) => types.includes(type));
  const ids = new Set(actors.map(({ id }) => id));
  const stances = network.stances.filter(({ holder, target }) => ids.has(holder) && ids.has(target));
  const left = new Set(stances.flatMap(({ holder, target }) => [holder, target]));
  return { actors: actors.filter(({ id }) => left.has(id)), stances };
}

const NOTHING: Network = { actors: [], stances: [] };

/** Asks for all that the page shows and puts it together. */
export function useAtlasState(): Atlas {
  const state = useView();
  const { view } = state;
  const { language } = useText();
  const network = useNetwork(view);
  const whole = useWholeNetwork(view);
  const actors = useActors(view);
  const documents = useDocuments(view);

  const shown = useMemo(() => withTypes(network.data ?? NOTHING, view.types), [network.data, view.types]);
  const nameOf = useMemo(() => {
    const known = new Map<string, Names>();
    for (const { id, names } of whole.data?.actors ?? []) known.set(id, names);
    for (const { id, names } of actors.data ?? []) known.set(id, names);
    return nameBook(known, language);
  }, [whole.data, actors.data, language]);
  const typeOf = useMemo(() => {
    const known = new Map([...(whole.data?.actors ?? []), ...(actors.data ?? [])].map(({ id, type }) => [id, type]));
    return (id: string) => known.get(id);
  }, [whole.data, actors.data]);
  const largest = useMemo((): Selection | null => {
    const pair = largestPair(shown.stances);
    return pair && { kind: 'pair', ...pair };
  }, [shown]);

  const queries = [network, whole, documents, actors];
  const waitingFor = (query: (typeof queries)[number] | undefined): Waiting | null =>
    query
      ? {
          error: query.error ?? query.failureReason,
          isFailed: query.isError,
          retry: () => void Promise.all(queries.map((each) => each.refetch())),
        }
      : null;
  // Names stand in every answer, so that the page does not wait for the list of all actors.
  const needed = [network, whole, documents].find(
    (query) => query.data === undefined || (query.isPlaceholderData && query.isError),
  );
  return {
    ...state,
    network: shown,
    whole: whole.data ?? NOTHING,
    actors: actors.data ?? [],
    documents: documents.data ?? [],
    nameOf,
    typeOf,
    selection: view.selection ?? largest,
    isChosen: view.selection !== null,
    isSettling: network.isPlaceholderData || whole.isPlaceholderData,
    waiting: waitingFor(needed),
    trouble: needed ? null : waitingFor(queries.find((query) => query.failureReason !== null)),
  };
}
