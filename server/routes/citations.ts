import type { Response } from 'express';
import { z } from 'zod';
import { claimReference } from '#model/citation/claim';
import { networkReference, relationshipReference, snapshotReference } from '#model/citation/graph';
import type { Reference } from '#model/citation/reference';
import { STYLE_NAMES, STYLES, StyleName } from '#model/citation/styles';
import { Language } from '#model/document';
import { QUESTIONS } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import { addressOf, citedClaim, optionsFor, siteOf, thenOf } from '../citing.ts';
import { noneOf } from '../params.ts';
import { type AnswerOf, type Route, route } from '../route.ts';
import { described, sourcesOf } from '../sources.ts';

const how = {
  style: StyleName.default('plain').describe('Words, BibTeX, RIS, or CSL-JSON'),
  lang: Language.default('en').describe('The language of everything but quotes and titles'),
  accessed: z.iso.date().optional().describe('The day on which it was looked at; said only where it is given'),
};
const snapshot = z.string().min(1).max(200).optional().describe('The snapshot that holds it, by id or name');

const CITATION: AnswerOf = {
  description: 'The citation',
  content: Object.fromEntries(
    STYLE_NAMES.map((name) => [STYLES[name].mediaType, name === 'csl' ? z.array(z.looseObject({})) : z.string()]),
  ),
};

/** How a claim, the relationship of two actors, a view of the network and a snapshot are cited. */
export function citationRoutes(store: GraphStore): Route[] {
  const shared = { method: 'get', tag: 'citations', access: 'read', limit: 'questions' } as const;
  const answers = { 200: CITATION };
  const { relationship, network } = QUESTIONS;
  return [
    route({
      ...shared,
      name: 'claimCitation',
      path: '/claims/:id/citation',
      summary: 'How to cite a claim',
      params: z.strictObject({ ...QUESTIONS.claim.params.shape, ...how, snapshot }),
      answers,
      handle: async ({ params, request, response }) => {
        const { claim, document, options } = await citedClaim(store, request, params);
        send(response, params.style, claimReference(claim, document, options));
      },
    }),
    route({
      ...shared,
      name: 'relationshipCitation',
      path: '/relationships/:holder/:target/citation',
      summary: 'How to cite what two actors hold towards each other',
      params: z.strictObject({ ...relationship.params.shape, ...how, snapshot }),
      answers,
      handle: async ({ params, request, response }) => {
        const { style, lang: _lang, accessed: _accessed, snapshot: ref, asOf: then, ...given } = params;
        const { taken, asOf } = await thenOf(store, ref, then);
        const asked = { ...given, asOf };
        const directions = (await store.ask('relationship', asked)).rows;
        const ids = [...new Set(directions.flatMap(({ claims }) => claims.map(({ document }) => document)))].sort();
        if (!ids.length) throw noneOf('relationship', request);
        const documents = await described(store, ids, asOf);
        const options = await optionsFor(store, params, taken, [given.holder, given.target]);
        const [holder, target] = [given.holder, given.target].map((id) => ({ id, name: id }));
        if (!holder || !target) throw noneOf('relationship', request);
        const path = `/api/relationships/${encodeURIComponent(holder.id)}/${encodeURIComponent(target.id)}`;
        const address = addressOf(request, path, asked, ['holder', 'target']);
        const pair = { holder, target, directions, documents, params: asked };
        send(response, style, relationshipReference(pair, { ...options, address }));
      },
    }),
    route({
      ...shared,
      name: 'networkCitation',
      path: '/network/citation',
      summary: 'How to cite the network as it is filtered',
      params: z.strictObject({ ...network.params.shape, ...how, snapshot }),
      answers: { ...answers, 404: { description: 'There is no snapshot with this id or name' } },
      handle: async ({ params, request, response }) => {
        const { style, lang: _lang, accessed: _accessed, snapshot: ref, asOf: then, ...given } = params;
        const { taken, asOf } = await thenOf(store, ref, then);
        const asked = { ...given, asOf };
        const { meta, ...found } = await store.ask('network', asked);
        const options = await optionsFor(store, params, taken, []);
        const address = addressOf(request, '/api/network', asked);
        const sources = await sourcesOf(store, found, asked);
        const view = { network: found, graph: meta.graph, params: asked, sources };
        send(response, style, networkReference(view, { ...options, address }));
      },
    }),
    route({
      ...shared,
      name: 'snapshotCitation',
      path: '/snapshots/:id/citation',
      summary: 'How to cite a snapshot',
      params: z.strictObject({
        id: z
          .string()
          .min(1)
          .max(200)
          .describe('The snapshot’s id, the first eight or more characters of it, or its name'),
        ...how,
      }),
      answers,
      handle: async ({ params, request, response }) => {
        const found = await store.snapshots.get(params.id);
        const options = await optionsFor(store, params, null, []);
        const address = `${siteOf(request)}/api/snapshots/${found.id}`;
        send(response, params.style, snapshotReference(found, { ...options, address }));
      },
    }),
  ];
}

function send(response: Response, style: StyleName, reference: Reference): void {
  const { mediaType, write } = STYLES[style];
  response.setHeader('Content-Type', mediaType.endsWith('json') ? mediaType : `${mediaType}; charset=utf-8`);
  response.send(Buffer.from(write(reference)));
}
