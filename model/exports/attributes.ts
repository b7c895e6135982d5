import type { StoredClaim } from '../claim.ts';
import type { Relationship } from '../relationship.ts';
import type { ExportActor } from './graph.ts';
import { held, isHeld, jsonFor } from './xml.ts';

/** A list is one of texts; `json` is what formats of flat attributes can hold as text only. */
export type AttributeType = 'string' | 'integer' | 'double' | 'boolean' | 'list' | 'json';

/** Something that is known of each row, for formats whose attributes are flat and typed. */
export interface Attribute<Row> {
  readonly name: string;
  readonly type: AttributeType;
  /** Null where nothing is known. */
  from(row: Row): unknown;
}

const attribute = <Row>(name: string, type: AttributeType, from: (row: Row) => unknown): Attribute<Row> => ({
  name,
  type,
  from,
});

/** All of an actor but its id, which names the node. */
export const ACTOR_ATTRIBUTES: readonly Attribute<ExportActor>[] = [
  attribute('type', 'string', (actor) => actor.type),
  attribute('names.en', 'string', (actor) => actor.names.en),
  attribute('names.ru', 'string', (actor) => actor.names.ru),
  attribute('names.kk', 'string', (actor) => actor.names.kk),
  attribute('wikidata', 'string', (actor) => actor.wikidata),
  attribute('held', 'integer', (actor) => actor.held),
  attribute('received', 'integer', (actor) => actor.received),
  attribute('aliases', 'list', (actor) => actor.aliases),
  attribute('relations', 'json', (actor) => actor.relations),
];

/** A line, and the claims behind it where these were asked for. */
export interface Line extends Relationship {
  readonly evidence?: readonly StoredClaim[];
}

/** All of a line but its id and its ends, which name the edge. */
export const LINE_ATTRIBUTES: readonly Attribute<Line>[] = [
  attribute('sign', 'integer', (line) => line.sign),
  attribute('symmetric', 'boolean', (line) => line.symmetric),
  attribute('claims', 'integer', (line) => line.claims),
  attribute('documents', 'integer', (line) => line.documents),
  attribute('asserters', 'integer', (line) => line.asserters),
  attribute('minCertainty', 'string', (line) => line.minCertainty),
  attribute('maxCertainty', 'string', (line) => line.maxCertainty),
  attribute('meanScore', 'double', (line) => line.meanScore),
  attribute('firstSaid', 'string', (line) => line.firstSaid),
  attribute('lastSaid', 'string', (line) => line.lastSaid),
  attribute('stances', 'list', (line) => line.stances),
];

export const EVIDENCE: Attribute<Line> = attribute('evidence', 'json', (line) => line.evidence ?? null);

/**
 * A value as the text of an XML format, not yet escaped; null where there is none. Lists and `json` are JSON. In plain
 * texts and lists U+FFFD stands for what XML cannot hold; `json` loses nothing.
 */
export function textOf<Row>({ type, from }: Attribute<Row>, row: Row): string | null {
  const value = from(row);
  if (value === null || value === undefined) return null;
  if (type === 'list') return jsonFor((value as readonly string[]).map(held));
  return type === 'json' ? jsonFor(value) : held(String(value));
}

/** The names of the attributes in which XML cannot hold what a row has. */
export const unfitIn = <Row>(attributes: readonly Attribute<Row>[], row: Row): string[] =>
  attributes
    .filter(({ type, from }) => {
      const value = from(row);
      if (type === 'list') return !(value as readonly string[]).every(isHeld);
      return typeof value === 'string' && !isHeld(value);
    })
    .map(({ name }) => name);
