import { foldTallies, type Relationship, type Tally } from '#model/relationship';
import type { Run } from '../driver.ts';
import { reading } from '../statements.ts';
import { type Filters, selectionOf } from './selection.ts';

/** Claims that agree in everything a line is told apart by; an end is null where nobody stands there. */
export type Group = Omit<Tally, 'holder' | 'target'> & {
  holder: string | null;
  target: string | null;
  counts: boolean;
};

/** The claims that match, in groups: of lines, and of what can be part of none. */
export const groupsOf = async (run: Run, filters: Filters, own: readonly string[] = []): Promise<Group[]> =>
  run<Group>(reading('network'), await selectionOf(run, filters, own));

/** The lines of what matches; the actors of `own` do not fold. */
export const linesOf = async (run: Run, filters: Filters, own: readonly string[] = []): Promise<Relationship[]> =>
  foldGroups(await groupsOf(run, filters, own));

export const foldGroups = (groups: readonly Group[]): Relationship[] => foldTallies(groups.filter(isOfLine));

const isOfLine = (group: Group): group is Group & Tally =>
  group.counts && group.holder !== null && group.target !== null && group.holder !== group.target;
