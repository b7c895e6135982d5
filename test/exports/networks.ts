import type { ExportGraph } from '#model/exports/graph';
import type { Network } from '#model/questions/network';
import { EMPTY } from './hostile.ts';

const claimsIn = (stances: Network['stances']) => stances.reduce((sum, { claims }) => sum + claims, 0);

/** A network as a whole graph, with no claim behind its lines. */
export const graphOf = ({ actors, stances }: Network, about: Partial<ExportGraph['about']> = {}): ExportGraph => ({
  ...EMPTY,
  about: {
    ...EMPTY.about,
    counts: {
      ...EMPTY.about.counts,
      actors: actors.length,
      stances: stances.length,
      claims: claimsIn(stances),
      claimsInLines: claimsIn(stances),
    },
    ...about,
  },
  actors: actors.map((actor) => ({ ...actor, aliases: [], relations: [] })),
  stances,
});
