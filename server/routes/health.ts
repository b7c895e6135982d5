import { Router } from 'express';
import type { GraphStore } from '#model/store';

/** `health`: the process answers. `ready`: the database does too, else 503. */
export function healthRoutes(store: GraphStore, version: string): Router {
  return Router()
    .get('/health', (_request, response) => {
      response.json({ status: 'ok', version });
    })
    .get('/ready', async (_request, response) => {
      await store.ping();
      response.json({ status: 'ready', version });
    });
}
