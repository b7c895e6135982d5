import { AT_SNAPSHOT, Moment } from '../questions/filters.ts';
import type { Ask } from '../questions/whole.ts';
import { canonical } from './canonical.ts';
import { differenceOf } from './diff.ts';
import type { Difference, DiffSide, Side } from './diff-rows.ts';
import type { WrittenFilters } from './filters.ts';
import { sideAt, sideOf } from './side.ts';
import type { OpenSnapshot, SnapshotSource } from './snapshot.ts';

/** A snapshot that is kept, by id or name, or a moment of the graph (ISO, UTC). */
export type SideInGraph = { readonly snapshot: string } | { readonly at: string };

/** What is compared. */
export type SideAsked = SideInGraph | { readonly file: string };

/** Where sides come from. Without `ask` there are no moments. */
export interface SideSources {
  open(source: SnapshotSource): Promise<OpenSnapshot>;
  readonly ask: Ask | null;
}

/** A side as people write it: `snapshot:NAME`, `now`, a day (its end in UTC), a moment; anything else is a name or id. */
export function sideNamed(given: string, now: Date): SideInGraph {
  if (given.startsWith(AT_SNAPSHOT)) return { snapshot: given.slice(AT_SNAPSHOT.length) };
  if (given === 'now') return { at: now.toISOString() };
  const moment = Moment.safeParse(given);
  return moment.success ? { at: moment.data } : { snapshot: given };
}

/** What is different in `to`. Throws what the sources throw. */
export async function compare(from: SideAsked, to: SideAsked, sources: SideSources): Promise<Difference> {
  // A moment is held against those claims that a snapshot could have of it.
  if ('at' in from && !('at' in to)) {
    const later = await loaded(to, sources);
    return compared(await loaded(from, sources, later.said.filters), later);
  }
  const earlier = await loaded(from, sources);
  return compared(earlier, await loaded(to, sources, earlier.said.filters));
}

/** Whether both sides could have the same claims; else what only one of them lets through is different, too. */
export const areFilteredAlike = ({ from, to }: Difference): boolean =>
  canonical(from.filters) === canonical(to.filters);

interface Loaded {
  readonly side: Side;
  readonly said: DiffSide;
}

async function loaded(asked: SideAsked, { open, ask }: SideSources, filters: WrittenFilters = {}): Promise<Loaded> {
  if (!('at' in asked)) return ofSnapshot(await open(asked));
  if (!ask) throw new Error('a moment is one of a graph, and there is none');
  return { side: await sideAt(ask, asked.at, filters), said: { snapshot: null, name: null, at: asked.at, filters } };
}

async function ofSnapshot(snapshot: OpenSnapshot): Promise<Loaded> {
  try {
    const { snapshot: id, name, at, filters } = snapshot.manifest;
    return { side: await sideOf(snapshot), said: { snapshot: id, name, at, filters } };
  } finally {
    await snapshot.close();
  }
}

function compared(from: Loaded, to: Loaded): Difference {
  const onlyNamed = from.said.snapshot === null || to.said.snapshot === null;
  const { rows, names } = differenceOf(from.side, to.side, { onlyNamed });
  return { from: from.said, to: to.said, equal: !rows.length, names, rows };
}
