import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Router } from 'express';
import { tagOf } from './caching.ts';

const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Everything is a file of this server: the security policy lets nothing inline run and nothing be loaded from others. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Stance Atlas: the API</title>
    <link rel="icon" href="/api/docs/favicon.png">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <script src="/api/docs/swagger-ui-bundle.js" defer></script>
    <script src="/api/docs/start.js" defer></script>
  </head>
  <body>
    <div id="operations"></div>
  </body>
</html>
`;

/** Without a validator: the public one would be told the address of this server. */
const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#operations',
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
  persistAuthorization: false,
});
`;

const FILES: Readonly<Record<string, { type: string; read: () => string | Buffer }>> = {
  '/': { type: 'html', read: () => PAGE },
  '/start.js': { type: 'js', read: () => START },
  '/swagger-ui-bundle.js': { type: 'js', read: () => readFileSync(join(folder, 'swagger-ui-bundle.js')) },
  '/swagger-ui.css': { type: 'css', read: () => readFileSync(join(folder, 'swagger-ui.css')) },
  '/favicon.png': { type: 'png', read: () => readFileSync(join(folder, 'favicon-32x32.png')) },
};

/** Swagger UI over the OpenAPI document, from this server alone. The files are read when somebody first asks for them. */
export function docsRoutes(): Router {
  const router = Router({ caseSensitive: true, strict: false });
  for (const [path, { type, read }] of Object.entries(FILES)) {
    let made: { body: Buffer; etag: string } | null = null;
    router.get(path, (request, response) => {
      if (!made) {
        const body = Buffer.from(read());
        made = { body, etag: tagOf(body.toString('base64')) };
      }
      response.set({ ETag: made.etag, 'Cache-Control': 'no-cache' }).vary('Accept-Encoding');
      if (request.fresh) response.status(304).end();
      else response.type(type).send(made.body);
    });
  }
  return router;
}
