import { type RequestHandler, Router } from 'express';
import { AtlasError } from '#model/errors';
import { requireToken } from './access.ts';
import { type AuditLog, audit } from './audit.ts';
import { bodyOf, readBody } from './body.ts';
import { type Limits, limiters } from './limits.ts';
import { paramsOf } from './params.ts';
import { namesIn, type Route } from './route.ts';

export interface Guards {
  token: string | null;
  limits: Limits;
  log: AuditLog;
}

/** Express routes of what is declared: counted, let in, written down, checked, answered. */
export function mount(routes: readonly Route[], { token, limits, log }: Guards): Router {
  const router = Router({ caseSensitive: true, strict: false });
  const count = limiters(limits);
  const letIn = requireToken(token);
  const who = token === null ? 'loopback' : 'token';
  const isFixed = ({ path }: Route) => !namesIn(path).length;
  // An address of its own comes before those of a kind, whatever the method: `/snapshots/restore` names no snapshot.
  for (const group of [routes.filter(isFixed), routes.filter((one) => !isFixed(one))]) {
    for (const declared of group) {
      const { method, path, name, access, limit, body } = declared;
      const guards = [
        count[limit],
        ...(access === 'write' ? [letIn, audit(log, who, name)] : []),
        ...(body ? [readBody(body)] : []),
      ];
      router[method](path, ...guards, answer(declared));
    }
    for (const path of new Set(group.map((route) => route.path)))
      router.all(path, refuseMethod(group.filter((route) => route.path === path)));
  }
  return router;
}

const answer =
  (declared: Route): RequestHandler =>
  async (request, response) => {
    // Whoever has something to be kept says so; nothing else is.
    response.setHeader('Cache-Control', 'no-store');
    const params = paramsOf(declared, request);
    const { body } = declared;
    const isFile = body?.files !== undefined && Boolean(request.is(Object.keys(body.files)));
    const isChecked = body && !body.readsItself && !isFile;
    await declared.handle({
      params,
      body: isChecked ? bodyOf(body.json, request.body) : undefined,
      request,
      response,
    });
  };

/** The address is there, and takes other methods. */
export class WrongMethod extends AtlasError {
  readonly allow: string;

  constructor(method: string, allow: string) {
    super('method_not_allowed', 405, 1, `${method}: this address takes ${allow}.`);
    this.allow = allow;
  }
}

function refuseMethod(routes: readonly Route[]): RequestHandler {
  const methods = routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  const allow = [...methods, 'OPTIONS'].join(', ');
  return ({ method }, response) => {
    if (method !== 'OPTIONS') throw new WrongMethod(method.slice(0, 20), allow);
    response.setHeader('Allow', allow).status(204).end();
  };
}
