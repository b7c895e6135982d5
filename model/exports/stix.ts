import { z } from 'zod';
import type { StoredClaim } from '../claim.ts';
import { linesOf } from './evidence.ts';
import { networkFormat } from './format.ts';
import type { ExportGraph } from './graph.ts';
import { bytesOf, jsonLines } from './pieces.ts';
import { claimObject, documentGroup, lineGroup, opinion } from './stix/claims.ts';
import { stixId } from './stix/ids.ts';
import { heading, identity, type StixObject } from './stix/objects.ts';

/**
 * A bundle of STIX 2.1: actors as identities; a claim that counts as a relationship of the stance's name, any other as a
 * note on its actors; reviews as opinions; documents and lines as groupings. All fields of each stand in an extension.
 */
export const stix = networkFormat({
  extension: 'stix.json',
  mediaType: 'application/stix+json',
  isText: true,
  summary: 'a STIX 2.1 bundle for platforms of threat intelligence',
  options: z.strictObject({}),
  takes: 'network',
  render: (graph) => bytesOf(texts(graph)),
});

function* texts(graph: ExportGraph): Generator<string> {
  const { graph: state, params } = graph.about;
  yield `{"type":"bundle","id":"${stixId('bundle', JSON.stringify([state, params]))}","objects":[`;
  yield* jsonLines(objects(graph));
  yield '\n]}\n';
}

function* objects(graph: ExportGraph): Generator<StixObject> {
  const { about, actors, claims, documents } = graph;
  yield* heading(about);
  for (const actor of actors) yield identity(actor, about);
  for (const actor of others(graph)) yield identity(actor, about);
  const from = new Map(documents.map((document) => [document.id, document]));
  const of = new Map<string, StoredClaim[]>(documents.map(({ id }) => [id, []]));
  for (const claim of claims) {
    yield claimObject(claim, from.get(claim.document), about);
    yield* opinion(claim, about);
    of.get(claim.document)?.push(claim);
  }
  for (const document of documents) {
    const inside = of.get(document.id) ?? [];
    // A group of nothing is none.
    if (inside.length) yield documentGroup(document, inside, about);
  }
  for (const line of linesOf(graph, true)) yield lineGroup(line, about);
}

/** Those whom claims and lines name and the picture does not show: speakers, and the ends of what is denied. */
function others({ actors, claims }: ExportGraph) {
  const shown = new Set(actors.map(({ id }) => id));
  const named = claims.flatMap(({ holder, target, attribution }) => [
    ...[holder, target].flatMap((end) => end ?? []),
    ...attribution.map(({ actor }) => actor),
  ]);
  const missing = new Map(
    named.filter(({ id }) => !shown.has(id)).map(({ id, type, name }) => [id, { id, type, name }]),
  );
  return [...missing.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}
