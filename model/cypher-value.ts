import { z } from 'zod';

/**
 * How a value of Cypher stands in JSON. Null, booleans, strings, lists, maps and numbers are what they are; everything
 * else is an object with `$type`, so that nothing is lost and nobody has to guess:
 * integers beyond 2^53 as `{"$type": "integer", "value": "9223372036854775807"}`, floats that JSON lacks as `float`
 * (`NaN`, `Infinity`, `-Infinity`), times as `date`, `time`, `localtime`, `datetime`, `localdatetime`, `duration` in ISO
 * 8601, points, bytes in base64, and the parts of the graph. A map that has a key `$type` of its own is the `value` of
 * `{"$type": "map"}`.
 */
export type CypherValue =
  | null
  | boolean
  | number
  | string
  | readonly CypherValue[]
  | { readonly [key: string]: CypherValue }
  | NodeValue
  | RelationshipValue
  | PathValue;

/** Values that are written as text. */
export const TEXT_TYPES = [
  'integer',
  'float',
  'date',
  'time',
  'localtime',
  'datetime',
  'localdatetime',
  'duration',
  'bytes',
  'other',
] as const;

const properties = z.record(z.string(), z.unknown());

export const TextValue = z.object({ $type: z.enum(TEXT_TYPES), value: z.string() });

export const PointValue = z.object({
  $type: z.literal('point'),
  srid: z.int(),
  coordinates: z.array(z.number()).min(2).max(3),
});

export const NodeValue = z.object({
  $type: z.literal('node'),
  /** The `id` that the node has in this graph, the same after every ingest; null for those that have none. */
  id: z.string().nullable(),
  /** Neo4j's own, for as long as the database is the same. */
  elementId: z.string(),
  labels: z.array(z.string()),
  properties,
});
export type NodeValue = z.infer<typeof NodeValue>;

export const RelationshipValue = z.object({
  $type: z.literal('relationship'),
  elementId: z.string(),
  type: z.string(),
  /** `elementId` of the node that it leads from, and to. */
  start: z.string(),
  end: z.string(),
  properties,
});
export type RelationshipValue = z.infer<typeof RelationshipValue>;

/** Nodes and relationships in the order of the path; it has one node more than relationships. */
export const PathValue = z.object({
  $type: z.literal('path'),
  nodes: z.array(NodeValue),
  relationships: z.array(RelationshipValue),
});
export type PathValue = z.infer<typeof PathValue>;

/** A map that has a key `$type` of its own. */
export const MapValue = z.object({ $type: z.literal('map'), value: properties });

/** Every value that says what it is. */
export const TaggedValue = z.discriminatedUnion('$type', [
  TextValue,
  PointValue,
  NodeValue,
  RelationshipValue,
  PathValue,
  MapValue,
]);
export type TaggedValue = z.infer<typeof TaggedValue>;
