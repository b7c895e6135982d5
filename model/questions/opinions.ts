import { z } from 'zod';
import { AgreementPair } from '../analysis/agreement.ts';
import { DiscourseTie } from '../analysis/discourse.ts';
import { filters } from './filters.ts';
import { most, question } from './question.ts';

/*
 * Questions about who agrees. What a text denies counts here: it is the opposite opinion.
 */

export const agreement = question({
  name: 'agreement',
  path: '/agreement',
  summary: 'Which of those who say so agree and disagree about the same actors, and where',
  params: z.strictObject({ ...filters, limit: most(1_000) }),
  row: AgreementPair,
  answer: 'many',
});

export const congruence = question({
  name: 'congruence',
  path: '/congruence',
  summary: 'Actors who hold a stance of the same sign towards the same target',
  params: z.strictObject({ ...filters, limit: most(1_000) }),
  row: DiscourseTie,
  answer: 'many',
});

export const conflict = question({
  name: 'conflict',
  path: '/conflict',
  summary: 'Actors who hold stances of opposite signs towards the same target',
  params: z.strictObject({ ...filters, limit: most(1_000) }),
  row: DiscourseTie,
  answer: 'many',
});
