import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { BalanceCounts, Triad } from '../analysis/balance.ts';
import { ActorCentrality } from '../analysis/centrality.ts';
import { Community } from '../analysis/communities.ts';
import { MatrixCell } from '../analysis/matrix.ts';
import { CommonNeighbour } from '../analysis/neighbours.ts';
import { LONGEST_PATH, PATH_MODES, Path } from '../analysis/paths.ts';
import { Relationship } from '../relationship.ts';
import { filters } from './filters.ts';
import { flag, most, question, whole } from './question.ts';

/*
 * Questions about the lines that the network has, too: all take its filters, and are worked out from the same claims by
 * `model/analysis`.
 */

export const relationships = question({
  name: 'relationships',
  path: '/relationships',
  summary: 'The lines of the network alone, by id',
  params: z.strictObject({ ...filters, limit: most(1_000, 100_000) }),
  row: Relationship,
  answer: 'many',
});

export const matrix = question({
  name: 'matrix',
  path: '/matrix',
  summary: 'How many claims of which sign each actor holds towards each other: the cells that are not empty',
  params: z.strictObject({ ...filters, limit: most(10_000, 100_000) }),
  row: MatrixCell,
  answer: 'many',
});

export const paths = question({
  name: 'paths',
  path: '/paths/:one/:other',
  summary: 'How two actors are joined through the stances of others',
  params: z.strictObject({
    ...filters,
    one: ActorId.describe('The actor at the beginning'),
    other: ActorId.describe('The actor at the end'),
    mode: z.enum(PATH_MODES).default('shortest').describe('All paths of the least length, or all up to a length'),
    length: whole(1, LONGEST_PATH).default(4).describe(`Steps at most, 1 to ${LONGEST_PATH}`),
    directed: flag(false).describe('Only from holder to target'),
    limit: most(100, 1_000),
  }),
  row: Path,
  answer: 'many',
});

export const neighbours = question({
  name: 'neighbours',
  path: '/neighbours/:one/:other',
  summary: 'The actors that two actors have in common, and by which lines',
  params: z.strictObject({
    ...filters,
    one: ActorId.describe('One actor’s id'),
    other: ActorId.describe('The other actor’s id'),
    limit: most(1_000),
  }),
  row: CommonNeighbour,
  answer: 'many',
});

export const balance = question({
  name: 'balance',
  path: '/balance',
  summary: 'Structural balance: three actors who are all joined, and whether their signs go together',
  params: z.strictObject({ ...filters, limit: most(1_000) }),
  row: Triad,
  whole: z.object({ counts: BalanceCounts }),
  answer: 'many',
});

export const centrality = question({
  name: 'centrality',
  path: '/centrality',
  summary: 'How central each actor is: lines and claims held and received, betweenness, PageRank',
  params: z.strictObject({ ...filters, limit: most(1_000) }),
  row: ActorCentrality,
  answer: 'many',
});

export const communities = question({
  name: 'communities',
  path: '/communities',
  summary: 'Who belongs together by cooperation (Louvain), and how the groups stand to each other',
  params: z.strictObject({ ...filters, limit: most(1_000) }),
  row: Community,
  whole: z.object({ modularity: z.number().nullable() }),
  answer: 'many',
});
