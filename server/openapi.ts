import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import { Meta } from '#model/questions/question';
import { Vocabulary } from './routes/vocabulary.ts';

const ErrorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});
const Status = z.object({ status: z.string(), version: z.string() });

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const failure = (description: string) => ({ description, content: json(ErrorAnswer) });

/** What every address may answer, whatever is asked. */
const ALWAYS = {
  403: failure('The Host is none of this server, or the Origin is another site'),
  500: failure('Something failed here; the log says what'),
  503: {
    ...failure('The database does not answer, or the server is starting'),
    headers: z.object({
      'Retry-After': z.string().describe('Seconds after which to ask again'),
    }),
  },
};

/** The OpenAPI 3.1 document, derived from the same schemas that check requests and type the answers. */
export function openApiDocument(version: string) {
  const registry = new OpenAPIRegistry();
  for (const name of Object.keys(QUESTIONS) as QuestionName[]) registry.registerPath(pathOf(name));
  registry.registerPath({
    method: 'get',
    path: '/vocabulary',
    operationId: 'vocabulary',
    summary: 'The closed lists: stances with their scores and sources, certainties, types of actors',
    responses: { 200: { description: 'The closed lists', content: json(Vocabulary) }, ...ALWAYS },
  });
  registry.registerPath({
    method: 'get',
    path: '/openapi.json',
    operationId: 'openapi',
    summary: 'This document',
    responses: { 200: { description: 'An OpenAPI 3.1 document', content: json(z.looseObject({})) }, ...ALWAYS },
  });
  for (const [path, summary] of [
    ['/health', 'Whether the server answers'],
    ['/ready', 'Whether the database answers too'],
  ] as const)
    registry.registerPath({
      method: 'get',
      path,
      summary,
      operationId: path.slice(1),
      responses: { 200: { description: summary, content: json(Status) }, ...ALWAYS },
    });
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Stance Atlas',
      version,
      description: 'Who stands how towards whom, in whose words, how surely, and when.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
  });
}

function pathOf(name: QuestionName): RouteConfig {
  const { path, summary, params, row } = QUESTIONS[name];
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => String(match[1]));
  const shape: Record<string, z.ZodType> = params.shape;
  const pick = (keep: (key: string) => boolean) =>
    z.object(Object.fromEntries(Object.entries(shape).filter(([key]) => keep(key))));
  const body =
    name === 'network'
      ? (row as typeof QUESTIONS.network.row).extend({ meta: Meta })
      : z.object({ rows: z.array(row), next: z.string().nullable(), meta: Meta });
  return {
    method: 'get',
    path: path.replace(/:(\w+)/g, '{$1}'),
    operationId: name,
    summary,
    request: {
      query: pick((key) => !inPath.includes(key)),
      ...(inPath.length ? { params: pick((key) => inPath.includes(key)) } : {}),
    },
    responses: {
      200: { description: summary, content: json(body) },
      400: failure('A parameter cannot be taken as it is; the message names it'),
      ...(inPath.length ? { 404: failure('There is none with this id') } : {}),
      ...ALWAYS,
    },
  };
}
