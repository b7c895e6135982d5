import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import type { StoredClaim } from '#model/claim';
import type { Network } from '#model/questions/network';
import type { Snapshot } from '#model/snapshot/snapshot';
import { ApiError, ask, askAll, askText } from '../api.ts';
import { filtersOf, showsNothing, thenOf } from './asking.ts';
import { snapshotIn, type View } from './view.ts';

/** While nobody answers, the page asks again by itself; whatever else goes wrong is shown at once. */
const RETRY_AFTER = 3000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 60_000,
      retry: (_failures, error) => error instanceof ApiError && error.isPassing,
      retryDelay: RETRY_AFTER,
      refetchOnWindowFocus: false,
    },
  },
});

const NOTHING: Network = { actors: [], stances: [] };

/** What the filters let through, the types of actors aside. */
export function useNetwork(view: View) {
  const params = { ...filtersOf(view), fold: view.fold, actors: [...view.around] };
  return useQuery({
    queryKey: ['network', params, showsNothing(view)],
    queryFn: ({ signal }): Promise<Network> | Network =>
      showsNothing(view) ? NOTHING : ask('network', params, signal),
    placeholderData: keepPreviousData,
  });
}

/** Everything there is, whatever the filters say: what they count, and what the picture is laid out for. */
export function useWholeNetwork(view: View) {
  const params = { minCertainty: 'U', fold: view.fold, ...thenOf(view) } as const;
  return useQuery({
    queryKey: ['network', 'whole', params],
    queryFn: ({ signal }): Promise<Network> => ask('network', params, signal),
    placeholderData: keepPreviousData,
  });
}

export const useActors = (view: View) =>
  useQuery({
    queryKey: ['actors', view.asOf],
    queryFn: ({ signal }) => askAll('actors', thenOf(view), signal),
    placeholderData: keepPreviousData,
  });

export const useDocuments = (view: View) =>
  useQuery({
    queryKey: ['documents', view.asOf],
    queryFn: ({ signal }) => askAll('documents', thenOf(view), signal),
    placeholderData: keepPreviousData,
  });

export const useDocument = (id: string, view: View) =>
  useQuery({
    queryKey: ['document', id, view.asOf],
    queryFn: async ({ signal }) => (await ask('document', { id, ...thenOf(view) }, signal)).rows[0] ?? null,
  });

export const useDocumentClaims = (id: string, view: View) =>
  useQuery({
    queryKey: ['claims', 'document', id, view.asOf],
    queryFn: ({ signal }) => askAll('claims', { document: [id], ...thenOf(view) }, signal),
  });

/** The snapshots that are kept, newest first. */
export const useSnapshots = (isAsked = true) =>
  useQuery({
    queryKey: ['snapshots'],
    queryFn: async ({ signal }) => (JSON.parse(await askText('/api/snapshots', signal)) as { rows: Snapshot[] }).rows,
    enabled: isAsked,
  });

/** The one that an id, the first eight or more characters of it, or a name means, as the server understands it. */
export const snapshotCalled = <Row extends Pick<Snapshot, 'id' | 'name'>>(ref: string | null, rows: readonly Row[]) =>
  rows.find(({ id }) => id === ref) ??
  rows.find(({ name }) => name === ref) ??
  rows.find(({ id }) => ref !== null && /^[0-9a-f]{8,64}$/.test(ref) && id.startsWith(ref));

/** The id of the snapshot that a view is of, as far as it holds all of the graph; null for every other view. */
export function useWholeSnapshot({ asOf }: View): string | null {
  const ref = snapshotIn(asOf);
  const { data } = useSnapshots(ref !== null);
  const found = data && snapshotCalled(ref, data);
  return found && !Object.keys(found.filters).length ? found.id : null;
}

/** What an address of the site answers, as text. */
export const useTextOf = (address: string) =>
  useQuery({ queryKey: ['text', address], queryFn: ({ signal }) => askText(address, signal) });

export function useRelationship(holder: string, target: string, view: View) {
  const params = { holder, target, ...filtersOf(view), fold: view.fold };
  return useQuery({
    queryKey: ['relationship', params, showsNothing(view)],
    queryFn: async ({ signal }) => (showsNothing(view) ? [] : (await ask('relationship', params, signal)).rows),
  });
}

/** Claims that an actor holds or receives, those without a target or holder included. `ids`: it, and who folds into it. */
export function useActorClaims(side: 'holder' | 'target', id: string, ids: readonly string[], view: View) {
  const params = { [side]: [...ids], ...filtersOf(view) };
  return useQuery({
    queryKey: ['claims', params, view.fold, showsNothing(view)],
    queryFn: async ({ signal }): Promise<StoredClaim[]> => {
      if (showsNothing(view)) return [];
      const claims = await askAll('claims', params, signal);
      // Somebody may have stood for another state when it was said.
      return claims.filter((claim) => {
        const actor = claim[side];
        return actor !== null && (view.fold ? (actor.state ?? actor.id) : actor.id) === id;
      });
    },
  });
}
