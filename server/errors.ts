import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AtlasError, NotFound, Restoring, Unreachable } from '#model/errors';
import { breakOf } from './body.ts';

/** The one shape of an error over HTTP. */
export interface ErrorBody {
  error: { code: string; message: string; details?: unknown };
}

/**
 * What an error says to the outside: a caller's mistakes are told in full; of what failed here only that it did,
 * because addresses, folders and users of this side are nobody else's business and stand in the log.
 */
export function bodyOf(error: unknown): { status: number; body: ErrorBody } {
  if (error instanceof Unreachable)
    return answer(503, error.code, 'The database does not answer. Try again in a moment.');
  if (error instanceof AtlasError && (error.status < 500 || error instanceof Restoring))
    return answer(error.status, error.code, error.message, error.details);
  const { status, type, body, limit } = (error ?? {}) as Partial<Record<'status' | 'type' | 'body' | 'limit', unknown>>;
  // Express and its parsers mark a caller's mistake (a broken escape in the path, a file that is not there) with 4xx.
  if (status === 404) return answer(404, 'not_found', 'There is no such address.');
  if (status === 413) return answer(413, 'too_large', `body: is larger than ${String(limit)} bytes.`);
  if (status === 415) return answer(415, 'unsupported_media_type', 'body: is packed or written in a way unknown here.');
  if (type === 'entity.parse.failed' && typeof body === 'string') return answer(400, 'invalid_input', breakOf(body));
  if (typeof status === 'number' && status >= 400 && status < 500)
    return answer(status, 'bad_request', 'The request cannot be read as it is.');
  return answer(500, 'internal', 'Something failed here; the log says what.');
}

const answer = (status: number, code: string, message: string, details?: unknown) => ({
  status,
  body: { error: { code, message, ...(details === undefined ? {} : { details }) } },
});

/** How much of an address comes back in an error. */
const SHOWN = 200;

export const unknownRoute: RequestHandler = ({ method, baseUrl, path }) => {
  const address = `${baseUrl}${path}`.slice(0, SHOWN);
  throw new NotFound(`${method} ${address}: there is no such address. GET /api/openapi.json lists them.`);
};

/** Seconds after which to ask again, of what passes by itself. */
const SOON = 2;

/** What an error says in headers. */
function headersOf(error: unknown, status: number): Record<string, string> {
  const { retryAfter, challenge, allow } = error as { retryAfter?: number; challenge?: string; allow?: string };
  if (status === 503 || status === 429) return { 'Retry-After': String(retryAfter ?? SOON) };
  if (status === 401 && challenge) return { 'WWW-Authenticate': challenge };
  if (status === 405 && allow) return { Allow: allow };
  return {};
}

export const answerErrors: ErrorRequestHandler = (error, request, response, next) => {
  const { status, body } = bodyOf(error);
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  if (response.headersSent) return next(error);
  // What was said of the answer that did not come does not hold for this one.
  for (const name of ['ETag', 'Location', 'Content-Disposition']) response.removeHeader(name);
  response.set({ 'Cache-Control': 'no-store', ...headersOf(error, status) });
  response.status(status).json(body);
};
