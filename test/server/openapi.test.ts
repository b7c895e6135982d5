import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { layersOf } from '#ingest/layers';
import { QUESTIONS, type QuestionName } from '#model/questions/index';
import { STANCE_CODES } from '#model/stance';
import type { GraphStore } from '#model/store';
import { openApiDocument } from '#server/openapi/document';
import { routesOf } from '#server/routes/index';
import { Contract, type OpenApi, type Parameter } from './contract.ts';

/** What is declared asks nothing of a graph. */
const routes = routesOf({
  store: {} as GraphStore,
  layers: layersOf('/nowhere'),
  version: '1.2.3',
  token: 'x',
});
const documentOf = (hasToken: boolean) =>
  JSON.parse(JSON.stringify(openApiDocument(routes, '1.2.3', hasToken))) as OpenApi;
const contract = new Contract(documentOf(true));
const { document, operations } = contract;
const byId = new Map(operations.map((operation) => [operation.operationId, operation]));
const pathOf = (path: string) => path.replace(/:(\w+)/g, '{$1}');
const parameterOf = (id: string, name: string): Parameter => {
  const found = byId.get(id)?.parameters.find((one) => one.name === name);
  if (!found) throw new Error(`${id} has no parameter ${name}`);
  return found;
};

test('says what it is, and gives each operation an id of its own', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Stance Atlas', version: '1.2.3' },
    servers: [{ url: '/api' }],
  });
  expect(byId.size).toBe(operations.length);
  expect(operations.length).toBe(routes.length);
});

test.each(Object.keys(QUESTIONS) as QuestionName[])('%s has its parameters where they belong', (name) => {
  const { path, params } = QUESTIONS[name];
  const operation = byId.get(name);
  expect(operation?.path).toBe(pathOf(path));
  const asked = operation?.parameters.filter((one) => one.in !== 'header') ?? [];
  expect(asked.map((one) => one.name).sort()).toEqual(Object.keys(params.shape).sort());
  for (const one of asked) {
    const isInPath = path.includes(`:${one.name}`);
    expect(one.in).toBe(isInPath ? 'path' : 'query');
    expect(one.required).toBe(
      isInPath || !(params.shape as Record<string, z.ZodType>)[one.name]?.safeParse(undefined).success,
    );
  }
});

describe('a parameter keeps the type that it is checked by', () => {
  test('signs are whole numbers of a closed list, in a list that repeats', () => {
    const sign = parameterOf('network', 'sign') as Parameter & { style: string; explode: boolean };
    expect(sign).toMatchObject({ style: 'form', explode: true, schema: { type: 'array' } });
    expect(contract.schema(sign.schema.items ?? {})).toMatchObject({ type: 'integer', enum: [-1, 0, 1] });
  });

  test('a truth is a boolean, with its default where there is one', () => {
    expect(parameterOf('network', 'fold').schema).toEqual({ type: 'boolean', default: true });
    expect(parameterOf('claims', 'negated').schema).toEqual({ type: 'boolean' });
  });

  test('a limit is a whole number between two others', () => {
    expect(parameterOf('claims', 'limit').schema).toEqual({ type: 'integer', minimum: 1, maximum: 1000, default: 100 });
  });

  test('codes are listed, days have their format, ids their pattern', () => {
    expect(contract.schema(parameterOf('network', 'stance').schema.items ?? {}).enum).toEqual(STANCE_CODES);
    expect(contract.schema(parameterOf('network', 'minCertainty').schema)).toMatchObject({
      enum: ['U', 'PS', 'PR', 'CT'],
      default: 'PS',
    });
    expect(parameterOf('network', 'from').schema).toEqual({ type: 'string', format: 'date' });
    expect(contract.schema(parameterOf('actor', 'id').schema).pattern).toBeDefined();
  });

  test('nothing is said of what it takes without a type', () => {
    for (const { operationId, parameters } of operations)
      for (const { name, schema } of parameters) {
        const { type, anyOf } = contract.schema(schema);
        expect(type ?? anyOf, `${operationId}: ${name}`).toBeDefined();
      }
  });
});

test('what is named is said once and referred to, and every reference leads somewhere', () => {
  const text = JSON.stringify(document);
  const referred = new Set(
    [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)].map(([, kind, name]) => `${kind}/${name}`),
  );
  const named = Object.entries({
    schemas: document.components.schemas,
    responses: document.components.responses,
  }).flatMap(([kind, all]) => Object.keys(all).map((name) => `${kind}/${name}`));
  expect([...referred].sort()).toEqual(named.sort());
  expect(named).toEqual(
    expect.arrayContaining(['ActorRow', 'StoredClaim', 'Relationship', 'Error'].map((name) => `schemas/${name}`)),
  );
  expect(text).not.toContain('$defs');
});

test('every heading is said what it is for', () => {
  const described = (document as unknown as { tags: { name: string }[] }).tags.map(({ name }) => name);
  expect(new Set(routes.map(({ tag }) => tag))).toEqual(new Set(described));
});

test('all schemas are ones that JSON Schema 2020-12 takes, and no name in a path is without its parameter', () => {
  let schemas = 0;
  for (const operation of operations) {
    const inPath = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
    expect([...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()).toEqual(inPath.sort());
    const answers = Object.keys(operation.responses).flatMap((status) => contract.response(operation, status) ?? []);
    const all = [
      ...operation.parameters,
      ...Object.values(operation.requestBody?.content ?? {}),
      ...answers.flatMap(({ response }) => [
        ...Object.values(response.content ?? {}),
        ...Object.values(response.headers ?? {}),
      ]),
    ];
    for (const { schema } of all) {
      expect(contract.faultOf(schema)).toBe(null);
      schemas++;
    }
  }
  expect(schemas).toBeGreaterThan(500);
});

describe('every status that can come', () => {
  const statusesOf = (id: string) => Object.keys(byId.get(id)?.responses ?? {});
  const always = ['400', '403', '408', '429', '431', '500', '503'];

  test('stands there', () => {
    expect(statusesOf('network').sort()).toEqual(['200', '304', ...always].sort());
    expect(statusesOf('actor').sort()).toEqual(['200', '304', '404', ...always].sort());
    expect(statusesOf('health').sort()).toEqual(['200', ...always].sort());
    expect(statusesOf('addDocument').sort()).toEqual(['200', '202', '401', '409', '413', '415', ...always].sort());
  });

  test('of errors has the one shape, and the headers that go with it', () => {
    for (const operation of operations)
      for (const status of Object.keys(operation.responses).filter((one) => Number(one) >= 400)) {
        const { response } = contract.response(operation, status) ?? { response: null };
        expect(response?.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Error' });
        if (['429', '503'].includes(status)) expect(response?.headers?.['Retry-After']?.required).toBe(true);
        if (status === '401') expect(response?.headers?.['WWW-Authenticate']?.required).toBe(true);
      }
  });
});

describe('the token', () => {
  test('is wanted for writes alone', () => {
    for (const { operationId, method, security } of operations)
      if (method === 'get') expect(security, operationId).toBeUndefined();
    expect(byId.get('addDocument')?.security).toEqual([{ token: [] }]);
    expect(document.components).toMatchObject({ securitySchemes: { token: { type: 'http', scheme: 'bearer' } } });
  });

  test('is no part of the promise where there is none', () => {
    const open = new Contract(documentOf(false));
    const write = open.operations.find(({ operationId }) => operationId === 'addDocument');
    expect(write?.security).toEqual([{}, { token: [] }]);
    expect(write?.responses[401]).toBeUndefined();
  });
});
