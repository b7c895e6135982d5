import { type Request, type RequestHandler, Router } from 'express';
import type { z } from 'zod';
import { InvalidInput, NotFound } from '#model/errors';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import type { GraphStore } from '#model/store';

/** A GET route for each question of the model. */
export function questionRoutes(store: GraphStore): Router {
  const router = Router({ caseSensitive: true, strict: false });
  for (const name of Object.keys(QUESTIONS) as QuestionName[]) router.get(QUESTIONS[name].path, answer(store, name));
  return router;
}

const answer =
  <Name extends QuestionName>(store: GraphStore, name: Name): RequestHandler =>
  async (request, response) => {
    const question = QUESTIONS[name];
    const params = parse(name, question.params, request);
    const found = await store.ask(name, params as never);
    if (question.answer === 'one' && 'rows' in found && !found.rows.length) throw noneOf(name, request);
    response.json(found);
  };

const noneOf = (name: QuestionName, { params }: Request): NotFound =>
  new NotFound(`${name} "${Object.values(params).join('" and "')}": there is none with this id.`);

/**
 * Checks path and query against the question's parameters. Throws `InvalidInput` that names the field, and `NotFound`
 * for an id in the path that nothing could have.
 */
function parse(name: QuestionName, schema: z.ZodObject, request: Request): Record<string, unknown> {
  const clash = Object.keys(request.query).find((key) => Object.hasOwn(request.params, key));
  if (clash) throw new InvalidInput(`${clash}: is part of the address and cannot stand in the query too.`);
  const parsed = schema.safeParse({ ...request.query, ...request.params });
  if (parsed.success) return parsed.data;
  if (parsed.error.issues.some(({ path }) => Object.hasOwn(request.params, String(path[0]))))
    throw noneOf(name, request);
  const issues = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          field: key,
          message: `is no parameter; there are ${Object.keys(schema.shape).join(', ')}`,
        }))
      : [{ field: String(issue.path[0] ?? ''), message: issue.message }],
  );
  throw new InvalidInput(issues.map(({ field, message }) => `${field}: ${message}`).join('. '), { details: issues });
}
