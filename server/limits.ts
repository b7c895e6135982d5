import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AtlasError } from '#model/errors';
import type { LimitName } from './route.ts';

/** Requests a minute from one address; 0: as many as come. */
export type Limits = Readonly<Record<LimitName, number>>;

/** Far above what a page and fifty busy programs ask; free Cypher and writes cost more. */
export const LIMITS: Limits = { questions: 600_000, cypher: 600, writes: 120 };

const MINUTE = 60_000;

export class TooMany extends AtlasError {
  /** Seconds. */
  readonly retryAfter: number;

  constructor(limit: number, retryAfter: number) {
    super('too_many_requests', 429, 1, `More than ${limit} requests a minute. Ask again in ${retryAfter} seconds.`);
    this.retryAfter = retryAfter;
  }
}

/** Counts requests by address, an IPv6 network of 64 bits as one: whoever has an address there has all of them. */
export const limiters = (limits: Limits): Readonly<Record<LimitName, RequestHandler>> => ({
  questions: limiter('questions', limits.questions),
  cypher: limiter('cypher', limits.cypher),
  writes: limiter('writes', limits.writes),
});

function limiter(identifier: LimitName, limit: number): RequestHandler {
  if (limit === 0) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: MINUTE,
    limit,
    identifier,
    ipv6Subnet: 64,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // How many proxies there are is a setting; a header that anybody can send is no reason for complaints in the log.
    validate: false,
    handler: (_request, response, next) => next(new TooMany(limit, Number(response.getHeader('Retry-After')) || 60)),
  });
}
