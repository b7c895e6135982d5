import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { supplied } from '#ingest/supply';
import { contentTypeOf, type Format, isNetwork, type NetworkPage } from '#model/exports/format';
import { gather } from '#model/exports/graph';
import { addressOf, fileNameOf, fileParamsOf, formatsOf, partsOf, written } from '#model/exports/index';
import { begun, mostOf, pagesOf } from '#model/exports/pages';
import { type ParamsOf, QUESTIONS, type QuestionName } from '#model/questions/index';
import type { Question } from '#model/questions/question';
import type { GraphStore } from '#model/store';
import { answeredBefore, tagOf } from '../caching.ts';
import { noneOf } from '../params.ts';
import { namesIn, type Route, route } from '../route.ts';
import { streamTo } from '../streaming.ts';
import { answerOf, IF_NONE_MATCH, LABELS } from './questions.ts';

/**
 * A GET route for each question in each format, at the question's address with the format's ending. They come before
 * the questions' own: `/actors/KAZ.csv` also fits `/actors/:id`. `version` is the program's.
 */
export const formatRoutes = (store: GraphStore, version: string): Route[] =>
  (Object.keys(QUESTIONS) as QuestionName[]).flatMap((name) =>
    formatsOf(QUESTIONS[name]).flatMap((format) => {
      const path = addressOf(name, format);
      return path === null ? [] : [formatRoute(name, path, format, { store, version })];
    }),
  );

interface From {
  store: GraphStore;
  version: string;
}

function formatRoute(name: QuestionName, path: string, format: Format, from: From): Route {
  const question: Question = QUESTIONS[name];
  const { extension, mediaType, summary } = format;
  return route({
    name: [name, ...extension.split('.').map((part) => `${part[0]?.toUpperCase()}${part.slice(1)}`)].join(''),
    method: 'get',
    path,
    summary: `${question.summary}: ${summary}`,
    tag: 'files',
    params: fileParamsOf(question, format),
    requestHeaders: { 'If-None-Match': IF_NONE_MATCH },
    access: 'read',
    limit: 'questions',
    answers: {
      200: {
        description: `A file. ${question.summary}`,
        headers: { ...LABELS, ...OF_FILES },
        content: { [mediaType]: contentOf(question, format) },
      },
      304: { description: 'The answer is still the one with this ETag', headers: LABELS },
      ...(namesIn(path).length ? { 404: { description: 'There is none with this id' } } : {}),
    },
    handle: ({ params, request, response }) => answerIn(format, name, params, { ...from, request, response }),
  });
}

/** JSON is the answer itself; what others call JSON is theirs to say. */
function contentOf(question: Question, { extension, mediaType }: Format): z.ZodType {
  if (!/^application\/(.+\+)?json$/.test(mediaType)) return z.string();
  return extension === 'json' ? answerOf(question) : z.looseObject({});
}

/** What the answer leaves out, in the one place where every format can say it. */
const CUT = 'Stance-Atlas-Cut';

const OF_FILES = {
  'Content-Disposition': { description: 'Under which name to keep the file', schema: z.string(), always: true },
  [CUT]: {
    description:
      'What the answer leaves out because there is too much of it, percent-encoded; absent where it is whole',
    schema: z.string(),
  },
};

/**
 * Answers a question as a file: all pages one after the other, each read when the client has taken the one before, or
 * as many rows as `limit` says. `params` are those of `fileParamsOf`. What fails before the first row is an error like
 * any other. What fails later ends the connection without ending the answer, so that no part looks like the whole, and
 * is thrown for the log.
 */
export async function answerIn(
  format: Format,
  name: QuestionName,
  params: Readonly<Record<string, unknown>>,
  { store, version, request, response }: From & { request: Request; response: Response },
): Promise<void> {
  const question: Question = QUESTIONS[name];
  const label = (graph: string) => tagOf(version, graph, name, format.extension, JSON.stringify(params));
  // `*` asks whether there is an answer at all, which only the answer tells.
  const isKnown = request.headers['if-none-match'] !== '*';
  if (isKnown && answeredBefore(request, response, label(await store.version()))) return;

  const { asked, options } = partsOf(params, format);
  const { first, pages } = await begun(pagesOf(store, name, asked, mostOf(question.params)));
  if (question.answer === 'one' && !isNetwork(first) && !first.rows.length) throw noneOf(name, request);
  if (answeredBefore(request, response, label(first.meta.graph))) return;

  response.attachment(fileNameOf(name, params, format)).setHeader('Content-Type', contentTypeOf(format));
  if (first.meta.cut !== null) response.setHeader(CUT, first.meta.cut.replace(/[^ -~]|%/gu, encodeURIComponent));
  if (request.method === 'HEAD') return void response.end();
  // One piece ahead at most: a piece is a page.
  const whole = (network: NetworkPage) =>
    gather(store.ask, asked as ParamsOf<'network'>, { program: version, network });
  const answer = { question, pages, ...(name === 'network' ? { whole } : {}) };
  await streamTo(response, Readable.from(written(format, answer, options, supplied), { highWaterMark: 1 }));
}
