import { z } from 'zod';
import type { GraphStore } from '#model/store';
import { json, NoParams, type Route, route } from '../route.ts';

export const Status = z.object({ status: z.string(), version: z.string() });

/** `health`: the process answers. `ready`: the database does too, else 503. */
export function healthRoutes(store: GraphStore, version: string): Route[] {
  const status = (name: string, summary: string, check: () => Promise<string>): Route =>
    route({
      name,
      method: 'get',
      path: `/${name}`,
      summary,
      tag: 'server',
      params: NoParams,
      access: 'read',
      limit: 'questions',
      answers: { 200: { description: summary, content: json(Status) } },
      handle: async ({ response }) => {
        response.json({ status: await check(), version });
      },
    });
  return [
    status('health', 'Whether the server answers', async () => 'ok'),
    status('ready', 'Whether the database answers too', async () => {
      await store.ping();
      return 'ready';
    }),
  ];
}
