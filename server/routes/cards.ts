import type { Request, Response } from 'express';
import { z } from 'zod';
import { Language } from '#model/document';
import { type Card, cardOf } from '#model/exports/card/card';
import { cardSvg } from '#model/exports/card/svg';
import { cardText } from '#model/exports/card/text';
import { QUESTIONS } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import { answeredBefore, tagOf } from '../caching.ts';
import { citedClaim, siteOf } from '../citing.ts';
import { type Route, route } from '../route.ts';
import { IF_NONE_MATCH, LABELS } from './questions.ts';

const asked = {
  ...QUESTIONS.claim.params.shape,
  lang: Language.default('en').describe('The language of everything but quotes and titles'),
  snapshot: z.string().min(1).max(200).optional().describe('The snapshot that holds it, by id or name'),
};
const theme = z.enum(['light', 'dark']).default('light').describe('Colours of the card');

const HEADERS = {
  ...LABELS,
  'Content-Disposition': { description: 'Under which name to keep the file', schema: z.string(), always: true },
};

interface Look {
  readonly name: string;
  readonly extension: 'svg' | 'txt';
  readonly mediaType: string;
  readonly summary: string;
}

/** A claim as a card to show to others: an image, and text. `version` is the program's. */
export function cardRoutes(store: GraphStore, version: string): Route[] {
  const cardRoute = <Params extends z.ZodObject<typeof asked>>(
    { name, extension, mediaType, summary }: Look,
    params: Params,
    write: (card: Card, params: z.output<Params>) => string,
  ): Route =>
    route({
      name,
      method: 'get',
      path: `/claims/:id/card.${extension}`,
      summary,
      tag: 'citations',
      params,
      requestHeaders: { 'If-None-Match': IF_NONE_MATCH },
      access: 'read',
      limit: 'questions',
      answers: {
        200: { description: summary, headers: HEADERS, content: { [mediaType]: z.string() } },
        304: { description: 'The answer is still the one with this ETag', headers: LABELS },
      },
      handle: async ({ params: given, request, response }) => {
        const { id, lang, snapshot } = given as z.output<z.ZodObject<typeof asked>>;
        const label = (graph: string) => tagOf(version, graph, extension, JSON.stringify(given), siteOf(request));
        if (isKnown(request, response, label(await store.version()))) return;
        const { claim, document, options, graph, taken } = await citedClaim(store, request, {
          id,
          lang,
          snapshot,
        });
        if (answeredBefore(request, response, label(graph))) return;
        const card = cardOf(claim, document, { ...options, graph, moment: taken?.at ?? null });
        const file = `stance-atlas-claim-${claim.id.replace(/[^\w-]+/g, '-')}.${extension}`;
        response
          .setHeader('Content-Type', `${mediaType}; charset=utf-8`)
          .setHeader('Content-Disposition', `inline; filename="${file}"`);
        response.send(Buffer.from(write(card, given)));
      },
    });
  return [
    cardRoute(
      {
        name: 'claimCardSvg',
        extension: 'svg',
        mediaType: 'image/svg+xml',
        summary: 'A claim as a card: an image with its words, its speakers and its source',
      },
      z.strictObject({ ...asked, theme }),
      (card, params) => cardSvg(card, params.theme),
    ),
    cardRoute(
      {
        name: 'claimCardTxt',
        extension: 'txt',
        mediaType: 'text/plain',
        summary: 'A claim as a card in text',
      },
      z.strictObject(asked),
      cardText,
    ),
  ];
}

/** `*` asks whether there is an answer at all, which only the answer tells. */
const isKnown = (request: Request, response: Response, tag: string): boolean =>
  request.headers['if-none-match'] !== '*' && answeredBefore(request, response, tag);
