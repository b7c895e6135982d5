import { agreement as agreementOf } from '#model/analysis/agreement';
import { balance as balanceOf } from '#model/analysis/balance';
import { centrality as centralityOf } from '#model/analysis/centrality';
import { communities as communitiesOf } from '#model/analysis/communities';
import { conflict as conflictOf, congruence as congruenceOf } from '#model/analysis/discourse';
import { matrix as matrixOf } from '#model/analysis/matrix';
import { neighbours as neighboursOf } from '#model/analysis/neighbours';
import { paths as pathsOf } from '#model/analysis/paths';
import type { Position } from '#model/analysis/position';
import { type ClaimGroup, profile as profileOf } from '#model/analysis/profile';
import { firstRows } from '#model/analysis/rows';
import { type DayTally, timeline as timelineOf } from '#model/analysis/timeline';
import { InvalidInput } from '#model/errors';
import type { Run } from '../driver.ts';
import { reading } from '../statements.ts';
import type { Answer } from './answer.ts';
import { linesOf } from './lines.ts';
import { mustExist } from './relationship.ts';
import { type Filters, selectionOf } from './selection.ts';

/*
 * Questions that `model/analysis` works out from lines, or from claims in groups. The database selects and counts; what
 * it finds is as large as the picture, not as the claims.
 */

export const relationships: Answer<'relationships'> = async (run, { limit, ...filters }) =>
  firstRows(await linesOf(run, filters), limit, 'lines');

export const matrix: Answer<'matrix'> = async (run, { limit, ...filters }) =>
  matrixOf(await linesOf(run, filters), { limit });

export const paths: Answer<'paths'> = async (run, { one, other, mode, length, directed, limit, ...filters }) => {
  await mustBeTwo(run, one, other);
  return pathsOf(await linesOf(run, filters, [one, other]), one, other, { mode, length, directed, limit });
};

export const neighbours: Answer<'neighbours'> = async (run, { one, other, limit, ...filters }) => {
  await mustBeTwo(run, one, other);
  return neighboursOf(await linesOf(run, filters, [one, other]), one, other, { limit });
};

async function mustBeTwo(run: Run, one: string, other: string): Promise<void> {
  if (one === other) throw new InvalidInput('other: is the same actor as the first');
  await mustExist(run, [one, other]);
}

export const balance: Answer<'balance'> = async (run, { limit, ...filters }) => {
  const { counts, ...found } = balanceOf(await linesOf(run, filters), { limit });
  return { ...found, summary: { counts } };
};

export const centrality: Answer<'centrality'> = async (run, { limit, ...filters }) =>
  centralityOf(await linesOf(run, filters), { limit });

export const communities: Answer<'communities'> = async (run, { limit, ...filters }) => {
  const { modularity, ...found } = communitiesOf(await linesOf(run, filters), { limit });
  return { ...found, summary: { modularity } };
};

export const agreement: Answer<'agreement'> = async (run, { limit, ...filters }) =>
  agreementOf(await positionsOf(run, filters), { limit });

export const congruence: Answer<'congruence'> = async (run, { limit, ...filters }) =>
  congruenceOf(await positionsOf(run, filters), { limit });

export const conflict: Answer<'conflict'> = async (run, { limit, ...filters }) =>
  conflictOf(await positionsOf(run, filters), { limit });

const positionsOf = async (run: Run, filters: Filters): Promise<Position[]> =>
  run<Position>(reading('positions'), await selectionOf(run, filters));

export const timeline: Answer<'timeline'> = async (run, { by, limit, ...filters }) =>
  timelineOf(await run<DayTally>(reading('timeline'), await selectionOf(run, filters)), by, { limit });

export const profile: Answer<'profile'> = async (run, { id, ...filters }) => {
  await mustExist(run, [id]);
  const selection = await selectionOf(run, filters, [id]);
  return profileOf(id, await run<ClaimGroup>(reading('profile'), { ...selection, id }));
};
