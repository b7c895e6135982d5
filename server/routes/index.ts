import { z } from 'zod';
import { openActorDesk } from '#ingest/actors/desk';
import type { Layers } from '#ingest/layers';
import { openDesk } from '#ingest/review/desk';
import type { GraphStore } from '#model/store';
import { fixed } from '../fixed.ts';
import { openApiDocument } from '../openapi/document.ts';
import type { Route } from '../route.ts';
import { actorDecisionRoutes } from './actor-decisions.ts';
import { cardRoutes } from './cards.ts';
import { citationRoutes } from './citations.ts';
import { cypherRoutes } from './cypher.ts';
import { diffRoutes } from './diff.ts';
import { documentRoutes } from './documents.ts';
import { formatRoutes } from './formats.ts';
import { healthRoutes } from './health.ts';
import { importRoutes } from './imports.ts';
import { follower, jobRoutes } from './jobs.ts';
import { nanopublicationRoute } from './nanopublications.ts';
import { questionRoutes } from './questions.ts';
import { reviewRoutes } from './reviews.ts';
import { snapshotRoutes } from './snapshots.ts';
import { vocabularyRoute } from './vocabulary.ts';

export interface RouteOptions {
  store: GraphStore;
  /** Of the program. */
  version: string;
  /** Secret for writes, if there is one. */
  token?: string | null;
  /** Bytes of answers that are kept; 0: none. */
  keptBytes?: number;
  /** Where decisions of people are kept; without it none is taken. */
  layers?: Layers;
  /** Called when a document was put into the queue. */
  onPut?: () => void;
  /** Aborted when the server stops, so that whoever follows a job is let go. */
  stopping?: AbortSignal;
}

/** Everything that is answered below `/api`, and the document that describes it. */
export function routesOf(options: RouteOptions): Route[] {
  const { store, version, token = null, keptBytes, layers, onPut, stopping } = options;
  const follow = follower({ jobs: store.jobs, ...(stopping ? { stopping } : {}) });
  const routes: Route[] = [
    // In front of the questions: an address with an ending fits both.
    ...formatRoutes(store, version),
    ...questionRoutes(store, version, keptBytes),
    ...cypherRoutes(store),
    ...documentRoutes({ store, follow, ...(onPut ? { onPut } : {}) }),
    ...jobRoutes(store.jobs, follow),
    ...(layers ? [...reviewRoutes(openDesk(store, layers)), ...actorDecisionRoutes(openActorDesk(store, layers))] : []),
    ...(layers ? importRoutes(store, layers) : []),
    ...citationRoutes(store),
    ...cardRoutes(store, version),
    nanopublicationRoute(store, version),
    ...snapshotRoutes(store),
    ...diffRoutes(store, version),
    vocabularyRoute(),
    ...healthRoutes(store, version),
    fixed({
      name: 'openapi',
      path: '/openapi.json',
      summary: 'This document',
      tag: 'server',
      schema: z.looseObject({ openapi: z.literal('3.1.0') }).describe('An OpenAPI 3.1 document'),
      answer: () => openApiDocument(routes, version, token !== null),
    }),
  ];
  return routes;
}
