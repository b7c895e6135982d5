import { z } from 'zod';
import { tagOf } from './caching.ts';
import { json, NoParams, type Route, route } from './route.ts';

/** Seconds for which an answer that only another version of the program changes may be kept. */
const KEPT = 300;

export interface Fixed {
  name: string;
  path: string;
  summary: string;
  tag: string;
  schema: z.ZodType;
  /** Called once, when it is asked for first. */
  answer: () => unknown;
}

/** A route whose answer is the same as long as the server runs. */
export function fixed({ name, path, summary, tag, schema, answer }: Fixed): Route {
  let made: { body: Buffer; etag: string } | null = null;
  const make = () => {
    const body = Buffer.from(JSON.stringify(answer()));
    made = { body, etag: tagOf(body.toString()) };
    return made;
  };
  return route({
    name,
    method: 'get',
    path,
    summary,
    tag,
    params: NoParams,
    requestHeaders: {
      'If-None-Match': { description: 'The ETag of an answer that the client has', schema: z.string() },
    },
    access: 'read',
    limit: 'questions',
    answers: {
      200: { description: summary, headers: LABELS, content: json(schema) },
      304: { description: 'The answer is still the one with this ETag', headers: LABELS },
    },
    handle: ({ request, response }) => {
      const { body, etag } = made ?? make();
      response.setHeader('ETag', etag).setHeader('Cache-Control', `public, max-age=${KEPT}`).vary('Accept-Encoding');
      if (request.fresh) response.status(304).end();
      else response.type('json').send(body);
    },
  });
}

const LABELS = {
  ETag: { description: 'Changes with the answer', schema: z.string(), always: true },
  Vary: { description: 'What the answer depends on besides its address', schema: z.string(), always: true },
};
