import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { GraphStore } from '#model/store';
import { auditLog } from './audit.ts';
import { allowOrigins } from './cors.ts';
import { docsRoutes } from './docs.ts';
import { answerErrors, unknownRoute } from './errors.ts';
import { LIMITS, type Limits } from './limits.ts';
import { mount } from './mount.ts';
import { type RouteOptions, routesOf } from './routes/index.ts';
import { checkHostAndOrigin, securityHeaders } from './security.ts';

export interface AppOptions extends RouteOptions {
  store: GraphStore;
  logger: Logger;
  /** Names under which the site may be called. */
  allowedHosts: readonly string[];
  /** Those whose pages may ask whatever port they come from. */
  namedHosts?: readonly string[];
  /** Origins of other sites whose pages may ask too. */
  origins?: readonly string[];
  /** Secret for writes; null where only this machine is listened to and nobody needs one. */
  token?: string | null;
  limits?: Limits;
  /** How many proxies stand in front, each of which adds the address that it was asked from. */
  proxies?: number;
  /** File of the audit log; its folder must be there. */
  auditFile: string;
  /** Folder of the built page; without it only the API answers. */
  pages: string;
  version: string;
}

/** The whole application, from the first header to the last error. */
export function createApp(options: AppOptions): Express {
  const { logger, allowedHosts, namedHosts = [], origins = [], token = null, limits = LIMITS, pages } = options;
  const app = express();
  app.disable('x-powered-by');
  // Repeated parameters are lists and nothing nests, so the plain parser is enough.
  app.set('query parser', 'simple');
  // Each route labels its answers by what they depend on, which costs less than reading them.
  app.set('etag', false);
  app.set('trust proxy', options.proxies ?? 0);
  app.use(
    pinoHttp({
      logger,
      // Addresses hold what people search for and headers may hold the token, so neither is logged.
      serializers: {
        req: ({ id, method }: { id: unknown; method: string }) => ({ id, method }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    }),
  );
  app.use(securityHeaders());
  app.use(checkHostAndOrigin(allowedHosts, namedHosts, origins));
  app.use(allowOrigins(origins));
  app.use(compression());

  app.use('/api/docs', docsRoutes());
  app.use('/api', mount(routesOf(options), { token, limits, log: auditLog(options.auditFile) }));
  app.use('/api', unknownRoute);

  if (existsSync(join(pages, 'index.html'))) {
    // Built files carry a hash in their name; the page itself is asked for anew each time.
    app.use('/assets', express.static(join(pages, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
    app.use(express.static(pages, { setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache') }));
    // Views live in the address, so every other address is the page.
    app.get('/{*view}', (_request, response) => {
      // With a root, a folder above it whose name begins with a dot is no obstacle.
      response.setHeader('Cache-Control', 'no-cache').sendFile('index.html', { root: pages });
    });
  }
  app.use(unknownRoute);
  app.use(answerErrors);
  return app;
}
