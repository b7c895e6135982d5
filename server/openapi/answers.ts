import { z } from 'zod';
import { JSON_LIMIT } from '../body.ts';
import { type AnswerOf, type HeaderOf, json, namesIn, type Route } from '../route.ts';
import { ErrorAnswer } from './names.ts';

const text = (description: string, always = true): HeaderOf => ({ description, schema: z.string(), always });
const AGAIN: HeaderOf = { description: 'Seconds after which to ask again', schema: z.int().min(0), always: true };

/** On every answer, unless the limits are off. */
const COUNTED = {
  RateLimit: text('What is left of the limit, as draft 8 of the RateLimit header fields has it', false),
  'RateLimit-Policy': text('The limit: `q` requests in `w` seconds', false),
};

const failure = (description: string, headers: AnswerOf['headers'] = {}): AnswerOf => ({
  description,
  headers: { 'Cache-Control': text('no-store'), ...headers },
  content: json(ErrorAnswer),
});

/** Answers that many routes give, under the names that the document has for them. */
export const SHARED = {
  BadRequest: failure('A parameter or field cannot be taken as it is; the message begins with its name'),
  Unauthorized: failure('The token of this server is missing, or is another', {
    'WWW-Authenticate': text('How to send it'),
  }),
  Forbidden: failure('The Host is none of this server, or the Origin is another site'),
  NotFound: failure('There is none with this id'),
  TooLarge: failure(`The body is larger than it may be: ${JSON_LIMIT} bytes`),
  OtherMediaType: failure('The Content-Type is none of those that the address takes'),
  TooSlow: failure('The request did not come in time'),
  TooLong: failure('Address and headers together are larger than 16 kB'),
  TooMany: failure('Too many requests, or too much at once', { 'Retry-After': AGAIN }),
  Broken: failure('Something failed here; the log says what'),
  Away: failure('The database does not answer, or the server is starting', { 'Retry-After': AGAIN }),
};

/** What a route answers: what it says itself, and what its kind brings with it. */
export function answersOf({ path, body, access, answers }: Route, hasToken: boolean): Record<number, AnswerOf> {
  const all: Record<number, AnswerOf> = {
    400: SHARED.BadRequest,
    ...(access === 'write' && hasToken ? { 401: SHARED.Unauthorized } : {}),
    403: SHARED.Forbidden,
    ...(namesIn(path).length ? { 404: SHARED.NotFound } : {}),
    ...(body ? { 413: SHARED.TooLarge, 415: SHARED.OtherMediaType } : {}),
    408: SHARED.TooSlow,
    429: SHARED.TooMany,
    431: SHARED.TooLong,
    500: SHARED.Broken,
    503: SHARED.Away,
  };
  for (const [key, own] of Object.entries(answers)) {
    const status = Number(key);
    const base = status < 400 ? success(own.description) : failure(own.description, all[status]?.headers);
    const known = all[status];
    if (known && known.description === own.description && !own.headers && !own.content) continue;
    all[status] = { ...base, ...own, headers: { ...base.headers, ...own.headers } };
  }
  return all;
}

const success = (description: string): AnswerOf => ({
  description,
  headers: { 'Cache-Control': text('What may be kept of it'), ...COUNTED },
});
