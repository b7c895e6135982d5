import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { AtlasError } from '#model/errors';

/** Somebody may not do this: not without the token, or not with this one. */
export class Unauthorized extends AtlasError {
  /** For `WWW-Authenticate`. */
  readonly challenge: string;

  constructor(isWrong: boolean) {
    super(
      'unauthorized',
      401,
      1,
      isWrong
        ? 'Authorization: this is not the token of this server.'
        : 'Authorization: whoever writes here sends the token of this server: Authorization: Bearer TOKEN.',
    );
    this.challenge = `Bearer realm="Stance Atlas"${isWrong ? ', error="invalid_token"' : ''}`;
  }
}

/** Lets through who has the token, or everybody where there is none: then only this machine is listened to. */
export function requireToken(token: string | null): RequestHandler {
  if (token === null) return (_request, _response, next) => next();
  const right = hash(token);
  return ({ headers }, _response, next) => {
    const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
    // Hashes are of one length, so that the time of the comparison says nothing about the token, not even its length.
    if (given === undefined || !timingSafeEqual(hash(given), right))
      throw new Unauthorized(headers.authorization !== undefined);
    next();
  };
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
