import type { RequestHandler } from 'express';

/** What pages of other origins may send and read. */
const ASKED = 'Authorization, Content-Type, If-None-Match, Idempotency-Key';
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const SHOWN = 'ETag, Location, Retry-After, RateLimit, RateLimit-Policy';

/** Seconds for which a browser need not ask again whether it may ask. */
const REMEMBERED = '600';

/**
 * Lets the pages of exactly these origins read the answers, and of no others. Cookies are never taken: there are none,
 * and a token is sent by whoever knows it. Comes after the check of the origin.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  if (!origins.length) return (_request, _response, next) => next();
  const allowed = new Set(origins);
  return ({ method, headers }, response, next) => {
    response.vary('Origin');
    const { origin } = headers;
    if (origin === undefined || !allowed.has(origin)) return next();
    response.setHeader('Access-Control-Allow-Origin', origin);
    if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) {
      response.setHeader('Access-Control-Expose-Headers', SHOWN);
      return next();
    }
    response
      .setHeader('Access-Control-Allow-Methods', METHODS)
      .setHeader('Access-Control-Allow-Headers', ASKED)
      .setHeader('Access-Control-Max-Age', REMEMBERED);
    response.status(204).end();
  };
}
