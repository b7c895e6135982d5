import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { GraphStore } from '#model/store';
import { answerErrors, unknownRoute } from './errors.ts';
import { openApiDocument } from './openapi.ts';
import { healthRoutes } from './routes/health.ts';
import { questionRoutes } from './routes/questions.ts';
import { vocabularyRoutes } from './routes/vocabulary.ts';
import { checkHostAndOrigin, securityHeaders } from './security.ts';

export interface AppOptions {
  store: GraphStore;
  logger: Logger;
  /** Names under which the site may be called. */
  allowedHosts: readonly string[];
  /** Those whose pages may ask whatever port they come from. */
  namedHosts?: readonly string[];
  /** Folder of the built page; without it only the API answers. */
  pages: string;
  version: string;
}

/** The whole application, from the first header to the last error. */
export function createApp({ store, logger, allowedHosts, namedHosts = [], pages, version }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // Repeated parameters are lists and nothing nests, so the plain parser is enough.
  app.set('query parser', 'simple');
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
  app.use(checkHostAndOrigin(allowedHosts, namedHosts));
  app.use(compression());

  const openApi = openApiDocument(version);
  app.use('/api', healthRoutes(store, version), vocabularyRoutes());
  app.get('/api/openapi.json', (_request, response) => {
    response.json(openApi);
  });
  app.use('/api', questionRoutes(store));
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
