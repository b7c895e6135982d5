import { z } from 'zod';
import { ActorId } from '../actor.ts';
import { Profile } from '../analysis/profile.ts';
import { filters } from './filters.ts';
import { question } from './question.ts';

const { actors: _actors, ...others } = filters;

export const profile = question({
  name: 'profile',
  path: '/actors/:id/profile',
  summary: 'What an actor holds and receives: by stance, by counterpart, by who says so, and over time',
  params: z.strictObject({ id: ActorId.describe('The actor’s id'), ...others }),
  row: Profile,
  answer: 'one',
});
