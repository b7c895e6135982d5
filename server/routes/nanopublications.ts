import { z } from 'zod';
import { NANOPUBLICATION, nanopublication } from '#model/exports/nanopub';
import { rdfOptions } from '#model/exports/rdf/names';
import { QUESTIONS } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import { noneOf } from '../params.ts';
import { type Route, route } from '../route.ts';

/** One claim as a nanopublication. `version` is the program's. */
export const nanopublicationRoute = (store: GraphStore, version: string): Route =>
  route({
    name: 'claimNanopublication',
    method: 'get',
    path: '/claims/:id/nanopublication',
    summary: 'One claim as a nanopublication: what it says, where that comes from, who publishes it (TriG)',
    tag: 'citations',
    params: z.strictObject({ ...QUESTIONS.claim.params.shape, ...rdfOptions.shape }),
    access: 'read',
    limit: 'questions',
    answers: { 200: { description: 'The nanopublication', content: { [NANOPUBLICATION.mediaType]: z.string() } } },
    handle: async ({ params: { id, base }, request, response }) => {
      const [claim] = (await store.ask('claim', { id })).rows;
      const [document] = claim ? (await store.ask('document', { id: claim.document })).rows : [];
      if (!claim || !document) throw noneOf('claim', request);
      // A document that was read anew since the claim was retracted may say something else in its place.
      const { text, ...without } = document;
      const isThere = text.slice(claim.start, claim.end) === claim.quote;
      response
        .attachment(`stance-atlas-claim-${claim.id.replace(/[^\w-]+/g, '-')}.${NANOPUBLICATION.extension}`)
        .setHeader('Content-Type', `${NANOPUBLICATION.mediaType}; charset=utf-8`);
      const published = { claim, document: isThere ? { ...without, text } : without, program: version };
      response.send(Buffer.from(nanopublication(published, { base })));
    },
  });
