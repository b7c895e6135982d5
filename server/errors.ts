import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AtlasError, NotFound, Unreachable } from '#model/errors';

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
  if (error instanceof AtlasError && error.status < 500)
    return answer(error.status, error.code, error.message, error.details);
  // Express and its parsers mark a caller's mistake (a broken escape in the path, a file that is not there) with 4xx.
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 404) return answer(404, 'not_found', 'There is no such address.');
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

export const answerErrors: ErrorRequestHandler = (error, request, response, next) => {
  const { status, body } = bodyOf(error);
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  if (response.headersSent) return next(error);
  if (status === 503) response.setHeader('Retry-After', '2');
  response.status(status).json(body);
};
