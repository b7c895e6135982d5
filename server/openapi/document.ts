import type { z } from 'zod';
import { type AnswerOf, type HeaderOf, namesIn, type Route } from '../route.ts';
import { answersOf, SHARED } from './answers.ts';
import { type JsonSchema, type SchemaBook, schemaBook } from './schemas.ts';

export interface OpenApi {
  openapi: '3.1.0';
  info: object;
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, object>; securitySchemes: object };
}

/** An operation as the document has it. */
export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters: object[];
  requestBody?: object;
  responses: Record<string, object>;
}

const TAGS = {
  questions: 'What can be asked of the graph',
  files: 'The same answers as files, whole unless a limit is given',
  cypher: 'The graph in its own language, for reading',
  documents: 'Texts in, and out again',
  reviews: 'What people decide on claims',
  'actor decisions': 'What people decide about actors',
  citations: 'How what is here is cited, and a claim as a publication of its own',
  snapshots: 'The graph frozen: a file each, known by its hash',
  vocabulary: 'The closed lists',
  server: 'The server itself',
};

/**
 * The OpenAPI 3.1 document of routes, from the same declarations that Express answers by. `hasToken`: whether writes
 * need one on this server.
 */
export function openApiDocument(routes: readonly Route[], version: string, hasToken: boolean): OpenApi {
  const book = schemaBook();
  const paths: OpenApi['paths'] = {};
  for (const declared of routes) {
    const path = declared.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [declared.method]: operationOf(declared, book, hasToken) };
  }
  const used = new Set(routes.map(({ tag }) => tag));
  const responses = Object.fromEntries(
    Object.entries(SHARED)
      .filter(([name]) => hasToken || name !== 'Unauthorized')
      .map(([name, answer]) => [name, responseOf(answer, book)]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stance Atlas',
      version,
      description: 'Who stands how towards whom, in whose words, how surely, and when.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api' }],
    tags: Object.entries(TAGS).flatMap(([name, description]) => (used.has(name) ? [{ name, description }] : [])),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(book.named).sort(([one], [other]) => (one < other ? -1 : 1))),
      responses,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'STANCE_ATLAS_TOKEN of the server; only writes need it' },
      },
    },
  };
}

function operationOf(declared: Route, book: SchemaBook, hasToken: boolean): Operation {
  const { name, summary, tag, access, body, requestHeaders = {} } = declared;
  const answers = Object.entries(answersOf(declared, hasToken)).map(([status, answer]) => [
    status,
    referenceTo(answer) ?? responseOf(answer, book),
  ]);
  return {
    operationId: name,
    summary,
    tags: [tag],
    ...(access === 'write' ? { security: hasToken ? [{ token: [] }] : [{}, { token: [] }] } : {}),
    parameters: [
      ...parametersOf(declared, book),
      ...Object.entries(requestHeaders).map(([header, { description, schema }]) => ({
        name: header,
        in: 'header',
        description,
        required: false,
        schema: book.of(schema, 'input'),
      })),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: contentOf({ 'application/json': body.json, ...body.files }, book, 'input'),
          },
        }
      : {}),
    responses: Object.fromEntries(answers),
  };
}

function parametersOf({ path, params }: Route, book: SchemaBook): object[] {
  const inPath = namesIn(path);
  return Object.entries(params.shape as Record<string, z.ZodType>).map(([name, checked]) => {
    const isInPath = inPath.includes(name);
    const { description, ...schema } = book.of(checked, 'input');
    const isList = schema.type === 'array';
    const fallback = checked.safeParse(undefined);
    const missing = isInPath || isList || !fallback.success ? undefined : fallback.data;
    return {
      name,
      in: isInPath ? 'path' : 'query',
      required: isInPath || !fallback.success,
      ...(description === undefined ? {} : { description }),
      ...(isList ? { style: 'form', explode: true } : {}),
      schema: { ...schema, ...(missing === undefined ? {} : { default: missing }) },
    };
  });
}

const NAMES_OF_SHARED = new Map<AnswerOf, string>(Object.entries(SHARED).map(([name, answer]) => [answer, name]));

function referenceTo(answer: AnswerOf): object | null {
  const name = NAMES_OF_SHARED.get(answer);
  return name === undefined ? null : { $ref: `#/components/responses/${name}` };
}

const responseOf = ({ description, headers = {}, content }: AnswerOf, book: SchemaBook): object => ({
  description,
  headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, headerOf(header, book)])),
  ...(content ? { content: contentOf(content, book, 'output') } : {}),
});

const headerOf = ({ description, schema, always = false }: HeaderOf, book: SchemaBook): object => ({
  description,
  required: always,
  schema: book.of(schema, 'output'),
});

const contentOf = (content: Readonly<Record<string, z.ZodType>>, book: SchemaBook, side: 'input' | 'output'): object =>
  Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema: book.of(schema, side) }]));
