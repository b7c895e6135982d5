import { z } from 'zod';
import { TIMELINE_STEPS, TimelinePeriod } from '../analysis/timeline.ts';
import { filters } from './filters.ts';
import { most, question } from './question.ts';

export const timeline = question({
  name: 'timeline',
  path: '/timeline',
  summary: 'How many claims of which sign were made in each day, month or year, from the first to the last',
  params: z.strictObject({
    ...filters,
    by: z.enum(TIMELINE_STEPS).default('month').describe('How long a period is'),
    limit: most(1_000),
  }),
  row: TimelinePeriod,
  answer: 'many',
});
