import { z } from 'zod';
import { type ParamsOf, QUESTIONS, type QuestionName } from '#model/questions/index';
import { Meta, type Question } from '#model/questions/question';
import type { GraphStore } from '#model/store';
import { answeredBefore, KEPT_BYTES, keepAnswers, shareVersion, tagOf } from '../caching.ts';
import { noneOf } from '../params.ts';
import { json, namesIn, type Route, route } from '../route.ts';

/** A GET route for each question of the model. `version` is the program's: another one may answer in another way. */
export function questionRoutes(store: GraphStore, version: string, keptBytes = KEPT_BYTES): Route[] {
  const kept = keepAnswers(store, keptBytes);
  const versionNow = shareVersion(store);
  return (Object.keys(QUESTIONS) as QuestionName[]).map((name) => {
    const question: Question = QUESTIONS[name];
    return route({
      name,
      method: 'get',
      path: question.path,
      summary: question.summary,
      tag: 'questions',
      params: question.params,
      requestHeaders: { 'If-None-Match': IF_NONE_MATCH },
      access: 'read',
      limit: 'questions',
      answers: {
        200: { description: question.summary, headers: LABELS, content: json(answerOf(question)) },
        304: { description: 'The answer is still the one with this ETag', headers: LABELS },
        ...(namesIn(question.path).length ? { 404: { description: 'There is none with this id' } } : {}),
      },
      handle: async ({ params, request, response }) => {
        const asked = JSON.stringify(params);
        const graph = await versionNow();
        // `*` asks whether there is an answer at all, which only the answer tells.
        const isKnown = request.headers['if-none-match'] !== '*';
        if (isKnown && answeredBefore(request, response, tagOf(version, graph, name, asked))) return;
        const answer = await kept.answer(name, params as ParamsOf<typeof name>, graph);
        if (question.answer === 'one' && answer.count === 0) throw noneOf(name, request);
        if (answeredBefore(request, response, tagOf(version, answer.version, name, asked))) return;
        response.type('json').send(answer.body);
      },
    });
  });
}

export const IF_NONE_MATCH = { description: 'The ETag of an answer that the client has', schema: z.string() };

export const LABELS = {
  ETag: { description: 'Changes with the graph, the parameters and the program', schema: z.string(), always: true },
  Vary: { description: 'What the answer depends on besides its address', schema: z.string(), always: true },
};

/** What HTTP answers to a question. */
export function answerOf({ answer, row, whole }: Question): z.ZodType {
  const meta = whole ? Meta.extend({ summary: whole }) : Meta.omit({ summary: true });
  return answer === 'network'
    ? (row as z.ZodObject).extend({ meta })
    : z.object({ rows: z.array(row), next: z.string().nullable(), meta });
}
