import type { ExportGraph } from '#model/exports/graph';
import type { Network } from '#model/questions/network';
import { EMPTY } from './hostile.ts';

/** A network as a whole graph, with no claim behind its lines. */
export const graphOf = ({ actors, stances }: Network, about: Partial<ExportGraph['about']> = {}): ExportGraph => ({
  ...EMPTY,
  about: {
    ...EMPTY.about,
    counts: { ...EMPTY.about.counts, actors: actors.length, stances: stances.length },
    ...about,
  },
  actors: actors.map((actor) => ({ ...actor, aliases: [], relations: [] })),
  stances,
});
