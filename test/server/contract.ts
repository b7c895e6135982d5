import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Answer } from './site.ts';

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  default?: unknown;
  anyOf?: Schema[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

interface Response {
  $ref?: string;
  description: string;
  headers?: Record<string, { required: boolean; schema: Schema }>;
  content?: Record<string, { schema: Schema }>;
}

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, Response>;
}

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
}

export interface Placed extends Operation {
  path: string;
  method: string;
}

const pointer = (...parts: string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'))}`).join('');

/** Holds answers against the document that describes them. */
export class Contract {
  readonly operations: readonly Placed[];
  readonly document: OpenApi;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, coerceTypes: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApi) {
    this.document = document;
    ajvFormats.default(this.#ajv);
    this.#ajv.addSchema({ ...document, $id: 'document' });
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method })),
    );
  }

  /** A schema with its reference followed. */
  schema(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : { ...schema, ...this.document.components.schemas[name] };
  }

  /** A response with its reference followed, and where in the document it stands. */
  response({ path, method, responses }: Placed, status: number | string): { place: string; response: Response } | null {
    const own = responses[status];
    if (!own) return null;
    const name = own.$ref?.split('/').at(-1);
    const shared = name === undefined ? undefined : this.document.components.responses[name];
    return name !== undefined && shared
      ? { place: pointer('components', 'responses', name), response: shared }
      : { place: pointer('paths', path, method, 'responses', String(status)), response: own };
  }

  /** Everything in which an answer is another than the document says; nothing where it is as promised. */
  differences(operation: Placed, { status, headers, text }: Answer): string[] {
    const found = this.response(operation, status);
    if (!found) return [`status ${status} is not described: ${text.slice(0, 300)}`];
    const { place, response } = found;
    const wrong = Object.entries(response.headers ?? {}).flatMap(([name, { required, schema }]) => {
      const value = headers[name.toLowerCase()];
      if (value === undefined) return required ? [`${status}: header ${name} is missing`] : [];
      const typed = schema.type === 'integer' ? Number(value) : value;
      return this.#ajv.validate(schema, typed) ? [] : [`${status}: header ${name} is ${String(value)}`];
    });
    if (!response.content) return text === '' ? wrong : [...wrong, `${status}: has a body that is not described`];
    const type = String(headers['content-type']).split(';')[0] ?? '';
    if (!response.content[type]) return [...wrong, `${status}: content type ${type} is not described`];
    if (type !== 'application/json') return wrong;
    const check = this.#checkAt(`${place}${pointer('content', type, 'schema')}`);
    return check(JSON.parse(text)) ? wrong : [...wrong, `${status}: ${this.#ajv.errorsText(check.errors)}`];
  }

  #checkAt(place: string): ValidateFunction {
    const known = this.#compiled.get(place);
    if (known) return known;
    const made = this.#ajv.compile({ $ref: `document#${place}` });
    this.#compiled.set(place, made);
    return made;
  }

  /** Why a schema is none that JSON Schema 2020-12 takes; null where it is one. */
  faultOf(schema: Schema): string | null {
    return this.#ajv.validateSchema(schema) ? null : this.#ajv.errorsText();
  }
}

/** Values that a parameter's schema does not allow, as a query would write them. */
export function wrongValues(contract: Contract, given: Schema): string[] {
  const {
    type,
    enum: values,
    format,
    pattern,
    minimum,
    maximum,
    minLength,
    maxLength,
    items,
    anyOf,
  } = contract.schema(given);
  if (type === 'array') return items ? wrongValues(contract, items) : [];
  if (anyOf) return ['neither-nor', ''];
  if (type === 'integer' || type === 'number')
    return [
      'many',
      '',
      '1.5',
      '0x1',
      ...(minimum === undefined ? [] : [String(minimum - 1)]),
      ...(maximum === undefined ? [] : [String(maximum + 1)]),
    ];
  if (type === 'boolean') return ['perhaps', '', '2'];
  if (values || format) return ['none-of-these', ''];
  return [
    ...(pattern ? ['\u0000', '!'].filter((value) => !new RegExp(pattern, 'u').test(value)) : []),
    ...(minLength ? [''] : []),
    ...(maxLength && maxLength < 4000 ? ['x'.repeat(maxLength + 1)] : []),
  ];
}
