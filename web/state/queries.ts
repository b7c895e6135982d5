import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import type { StoredClaim } from '#model/claim';
import type { Network } from '#model/questions/network';
import { ApiError, type Asking, ask, askAll } from '../api.ts';
import type { View } from './view.ts';

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

/** The filters of a view as the questions take them. */
const filtersOf = (view: View): Asking<'network'> => ({
  ...(view.signs ? { sign: [...view.signs] } : {}),
  ...(view.stances ? { stance: [...view.stances] } : {}),
  minCertainty: view.certainty,
  ...(view.from ? { from: view.from } : {}),
  ...(view.to ? { to: view.to } : {}),
});

/** An empty list of what is shown means nothing; the server would take it for everything. */
const showsNothing = (view: View): boolean => view.signs?.length === 0 || view.stances?.length === 0;

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
export const useWholeNetwork = (fold: boolean) =>
  useQuery({
    queryKey: ['network', 'whole', fold],
    queryFn: ({ signal }): Promise<Network> => ask('network', { minCertainty: 'U', fold }, signal),
    placeholderData: keepPreviousData,
  });

export const useActors = () =>
  useQuery({ queryKey: ['actors'], queryFn: ({ signal }) => askAll('actors', {}, signal) });

export const useDocuments = () =>
  useQuery({ queryKey: ['documents'], queryFn: ({ signal }) => askAll('documents', {}, signal) });

export const useDocument = (id: string) =>
  useQuery({
    queryKey: ['document', id],
    queryFn: async ({ signal }) => (await ask('document', { id }, signal)).rows[0] ?? null,
  });

export const useDocumentClaims = (id: string) =>
  useQuery({
    queryKey: ['claims', 'document', id],
    queryFn: ({ signal }) => askAll('claims', { document: [id] }, signal),
  });

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
