import { z } from 'zod';
import { NAMES } from './names.ts';

/** A schema of JSON Schema 2020-12, which is what OpenAPI 3.1 takes. */
export interface JsonSchema {
  [key: string]: unknown;
}

/** `input`: what may be sent. `output`: what is answered. */
type Side = 'input' | 'output';

/** Turns schemas into those of the document; those with a name stand under it once and are referred to. */
export interface SchemaBook {
  of(schema: z.ZodType, side: Side): JsonSchema;
  /** All named schemas that were met so far. */
  readonly named: Readonly<Record<string, JsonSchema>>;
}

export function schemaBook(): SchemaBook {
  const named: Record<string, JsonSchema> = {};
  const registry = z.registry<{ id?: string }>();
  for (const [id, schema] of Object.entries(NAMES)) registry.add(schema, { id });

  /** The name under which a definition stands: what is sent may be another than what is answered. */
  function nameFor(name: string, definition: JsonSchema, side: Side): string {
    const text = JSON.stringify(definition);
    const wanted = [name, `${name}${side === 'input' ? 'Sent' : 'Answered'}`];
    const free = wanted.find((one) => named[one] === undefined || JSON.stringify(named[one]) === text);
    if (free === undefined) throw new Error(`The schema ${name} has more than two forms.`);
    return free;
  }

  return {
    named,
    of(schema, side) {
      // Inside of another, so that a schema with a name is referred to even where it stands alone.
      const { properties, $defs = {} } = z.toJSONSchema(z.object({ it: schema }), {
        io: side,
        metadata: registry,
        unrepresentable: 'any',
        override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema),
      }) as unknown as { properties: { it: JsonSchema }; $defs?: Record<string, JsonSchema> };
      const names = new Map<string, string>();
      for (const name of Object.keys($defs)) names.set(name, name);
      const refer = <Value>(value: Value): Value =>
        JSON.parse(
          JSON.stringify(value).replace(
            /"#\/\$defs\/(\w+)"/g,
            (_all, name: string) => `"#/components/schemas/${names.get(name) ?? name}"`,
          ),
        ) as Value;
      for (const [name, definition] of Object.entries($defs)) names.set(name, nameFor(name, refer(definition), side));
      for (const [name, definition] of Object.entries($defs)) named[names.get(name) ?? name] = refer(definition);
      return refer(properties.it);
    },
  };
}

/** Says what a reader of the document needs, and nothing that only the checking needs. */
function tidy(zodSchema: z.core.$ZodTypes, schema: JsonSchema): void {
  const description = z.globalRegistry.get(zodSchema)?.description;
  if (description !== undefined) schema.description = description;
  // A whole number is one that JavaScript keeps exactly, which is no limit that anybody set.
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  // The format says it; the pattern that checks it is beyond reading.
  if (schema.format !== undefined) delete schema.pattern;
  if ((schema.propertyNames as JsonSchema | undefined)?.pattern === undefined) delete schema.propertyNames;
  const values = Array.isArray(schema.anyOf) ? schema.anyOf.map((one: JsonSchema) => one.const) : [];
  if (values.length && values.every(Number.isInteger)) {
    delete schema.anyOf;
    Object.assign(schema, { type: 'integer', enum: values });
  }
}
