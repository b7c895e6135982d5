import type { z } from 'zod';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import { isActor, kebab, namesIn } from './params.ts';

const ACTORS = ['KAZ', 'UZB'];

/** A command that asks this question; `ID` stands for what only the reader's graph has. */
export function exampleOf(name: QuestionName): string {
  const { path, params } = QUESTIONS[name];
  const shape: Record<string, z.ZodType> = params.shape;
  const inPath = namesIn(path);
  const ids = inPath.map((key, index) => (isActor(shape[key]) ? (ACTORS[index] ?? 'ID') : 'ID'));
  const needed = Object.entries(shape)
    .filter(([key, schema]) => !inPath.includes(key) && !schema.safeParse(undefined).success)
    .flatMap(([key, schema]) => [`--${kebab(key)}`, sampleOf(schema)]);
  return ['npm run --silent ask --', kebab(name), ...ids, ...needed, '--format csv'].join(' ');
}

const sampleOf = (schema: z.ZodType): string =>
  ['2025-01-01', '1', 'KAZ'].find((sample) => schema.safeParse(sample).success) ?? 'words';
