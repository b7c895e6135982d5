import { TaggedValue } from '#model/cypher-value';
import { shown } from './shown.ts';

/**
 * A value of a free query as people read it in a cell. Parts of the graph look as they do in Cypher, with the `id` of a
 * node and without its properties: `(:Actor:State KAZ)`, `[:STANCE]`, `(KAZ)-[:STANCE]->(USA)`.
 */
export function shownValue(value: unknown): string {
  return shown(readable(value));
}

function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  const { success, data } = TaggedValue.safeParse(value);
  if (!success) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readable(part)]));
  return tagged(data);
}

const named = ({ id, elementId }: { id: string | null; elementId: string }): string => id ?? elementId;

function tagged(value: TaggedValue): unknown {
  switch (value.$type) {
    case 'node':
      return `(${value.labels.map((label) => `:${label}`).join('')} ${named(value)})`;
    case 'relationship':
      return `[:${value.type}]`;
    case 'path':
      return value.nodes
        .map((node, at) => {
          const line = value.relationships[at];
          if (!line) return `(${named(node)})`;
          return `(${named(node)})${line.start === node.elementId ? `-[:${line.type}]->` : `<-[:${line.type}]-`}`;
        })
        .join('');
    case 'point':
      return `(${value.coordinates.join(', ')})`;
    case 'map':
      return readable(value.value);
    default:
      return value.value;
  }
}
