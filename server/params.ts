import type { Request } from 'express';
import type { z } from 'zod';
import { InvalidInput, NotFound } from '#model/errors';
import { reasons } from '#model/reasons';
import { namesIn, type Route } from './route.ts';

/**
 * Path and query as the route's parameters. Throws `InvalidInput` that names each field, and `NotFound` for an id in
 * the path that nothing could have.
 */
export function paramsOf({ name, path, params }: Route, request: Request): Record<string, unknown> {
  const clash = Object.keys(request.query).find((key) => Object.hasOwn(request.params, key));
  if (clash) throw new InvalidInput(`${clash}: is part of the address and cannot stand in the query too.`);
  const parsed = params.safeParse({ ...request.query, ...request.params }, { error: reasons });
  if (parsed.success) return parsed.data;
  const inPath = namesIn(path);
  if (parsed.error.issues.some((issue) => inPath.includes(String(issue.path[0])))) throw noneOf(name, request);
  throw invalid(parsed.error, Object.keys(params.shape), 'parameter');
}

/** There is nothing with the ids of the path. */
export const noneOf = (name: string, { params }: Request): NotFound =>
  new NotFound(`${name} "${Object.values(params).join('" and "')}": there is none with this id.`);

/** The fields that cannot be taken, in words and in details. */
export function invalid({ issues }: z.ZodError, known: readonly string[], kind: 'parameter' | 'field'): InvalidInput {
  const details = issues.flatMap((issue) => {
    // A parameter is one word of the address; in a body the place is worth its whole path.
    const field = (kind === 'parameter' ? issue.path.slice(0, 1) : issue.path).map(String).join('.');
    if (issue.code !== 'unrecognized_keys') return [{ field: field || 'body', message: issue.message }];
    // Of what is inside of a field, or one of several forms, the names are not at hand.
    const there = field
      ? ''
      : known.length
        ? `; there are ${known.join(', ')}`
        : kind === 'parameter'
          ? '; there is none'
          : '';
    return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, message: `is no ${kind}${there}` }));
  });
  return new InvalidInput(details.map(({ field, message }) => `${field}: ${message}`).join('. '), { details });
}
