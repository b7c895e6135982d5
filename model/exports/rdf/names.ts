import { z } from 'zod';
import { NAMESPACES, whole } from './terms.ts';

/**
 * The project has no host, so what it names it names by a URN of its own, which claims no address that would have to
 * answer. Whoever publishes a graph gives the beginning of addresses of theirs instead.
 */
export const BASE = 'urn:stance-atlas:';

/** What JSON-LD would take for the beginning of a short name. */
const TAKEN = [...Object.keys(NAMESPACES), 'id', 'type', 'value', 'language', 'list'];

export const rdfOptions = z.strictObject({
  base: z
    .string()
    .max(300)
    .regex(/^(https?:\/\/[\w.~:/%-]+[/#]|[a-z][a-z0-9+-]*:[\w.~:/%@,-]*[:/#])$/)
    .refine((base) => !TAKEN.includes(base.split(':')[0] ?? ''), 'begins like a short name of the file')
    .default(BASE)
    .describe('Of RDF: what the addresses of actors, claims and documents begin with; ends with / # or :'),
});
export type RdfOptions = z.output<typeof rdfOptions>;

const KINDS = ['actor', 'document', 'claim', 'line', 'graph', 'program', 'reviewer', 'nanopublication'] as const;
type Kind = (typeof KINDS)[number];

/** The address of a thing, and below it of what belongs to it. */
export type NameOf = (kind: Kind, id: string, ...parts: readonly (string | number)[]) => string;

export const namesBelow =
  (base: string): NameOf =>
  (kind, id, ...parts) =>
    `${base}${[kind, encoded(id), ...parts].join(base.endsWith(':') ? ':' : '/')}`;

/** Also those signs that mean something in an address or its end, so that no two ids get the same one. */
const encoded = (id: string): string =>
  encodeURIComponent(whole(id)).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
