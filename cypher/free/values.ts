import neo4j, { type Node, type Relationship } from 'neo4j-driver';
import type { CypherValue, NodeValue, RelationshipValue } from '#model/cypher-value';
import { CypherLimit, VALUE_DEPTH } from '#model/free-cypher';

/** The row would take more than is left of the answer. */
export class Oversize extends Error {}

/** Bytes of JSON that are left for an answer. */
export interface Room {
  left: number;
}

/**
 * A value of the driver (with `useBigInt`) as it stands in JSON. It stops with `Oversize` as soon as it is clear that it
 * does not fit, before anything as large is made; throws `CypherLimit` for lists and maps deeper than a reader can follow.
 */
export function encode(value: unknown, room: Room, depth = 0): CypherValue {
  // The least that it takes in JSON.
  take(room, typeof value === 'string' ? value.length + 2 : 1);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : text('float', String(value));
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : text('integer', String(value));
    case 'object':
      if (value === null) return null;
      if (depth > VALUE_DEPTH)
        throw new CypherLimit(`A value goes deeper than ${VALUE_DEPTH} levels. Return it in parts.`, 'depth');
      return objectOf(value, room, depth);
    default:
      return text('other', String(value));
  }
}

function take(room: Room, bytes: number): void {
  room.left -= bytes;
  if (room.left < 0) throw new Oversize();
}

const text = ($type: string, value: string) => ({ $type, value });

function objectOf(value: object, room: Room, depth: number): CypherValue {
  if (Array.isArray(value)) return value.map((part) => encode(part, room, depth + 1));
  if (neo4j.isNode(value)) return nodeOf(value, room, depth);
  if (neo4j.isRelationship(value)) return relationshipOf(value, room, depth);
  if (neo4j.isPath(value)) {
    const relationships = value.segments.map(({ relationship }) => relationshipOf(relationship, room, depth));
    const nodes = [value.start, ...value.segments.map(({ end }) => end)].map((node) => nodeOf(node, room, depth));
    return { $type: 'path', nodes, relationships };
  }
  const [time] = TIMES.find(([, is]) => is(value)) ?? [];
  if (time) return text(time, value.toString());
  if (neo4j.isPoint(value)) {
    const coordinates = [value.x, value.y, ...(value.z === undefined ? [] : [value.z])].map(Number);
    return { $type: 'point', srid: Number(value.srid), coordinates };
  }
  if (ArrayBuffer.isView(value)) {
    take(room, value.byteLength);
    return text('bytes', Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return text('other', String(value));
  const map = mapOf(value, room, depth);
  return Object.hasOwn(map, '$type') ? { $type: 'map', value: map } : map;
}

const TIMES: readonly (readonly [string, (value: object) => boolean])[] = [
  ['date', neo4j.isDate],
  ['datetime', neo4j.isDateTime],
  ['localdatetime', neo4j.isLocalDateTime],
  ['localtime', neo4j.isLocalTime],
  ['time', neo4j.isTime],
  ['duration', neo4j.isDuration],
];

function mapOf(value: object, room: Room, depth: number): { [key: string]: CypherValue } {
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      take(room, key.length + 3);
      return [key, encode(part, room, depth + 1)];
    }),
  );
}

function nodeOf({ elementId, labels, properties }: Node, room: Room, depth: number): NodeValue {
  const { id } = properties as { id?: unknown };
  take(room, elementId.length + labels.join().length);
  return {
    $type: 'node',
    id: typeof id === 'string' ? id : null,
    elementId,
    labels: [...labels],
    properties: mapOf(properties, room, depth),
  };
}

function relationshipOf(relationship: Relationship, room: Room, depth: number): RelationshipValue {
  const { elementId, type, startNodeElementId: start, endNodeElementId: end, properties } = relationship;
  take(room, elementId.length + type.length + start.length + end.length);
  return { $type: 'relationship', elementId, type, start, end, properties: mapOf(properties, room, depth) };
}
