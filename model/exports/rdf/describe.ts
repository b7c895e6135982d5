import type { ActorRef } from '../../actor.ts';
import type { StoredClaim } from '../../claim.ts';
import type { DocumentRow } from '../../questions/documents.ts';
import type { About, ExportGraph } from '../graph.ts';
import { briefly, reviewer, software, wholeActor } from './agents.ts';
import { assertion, origin, relation } from './claim.ts';
import { claimsBehind, drawn } from './line.ts';
import type { NameOf } from './names.ts';
import {
  day,
  hasReplaced,
  integer,
  iri,
  link,
  maybe,
  moment,
  named,
  type Resource,
  TYPE,
  term,
  text,
  words,
} from './terms.ts';
import { vocabulary } from './vocabulary.ts';

type Says = Resource['says'];

/** A whole graph as statements, in an order that only the graph decides. Nothing is said of one thing in two places but relations. */
export function* describe(graph: ExportGraph, nameOf: NameOf): Generator<Resource> {
  const replaced = new Set<string>();
  for (const resource of all(graph, nameOf)) {
    if (hasReplaced(resource)) replaced.add(resource.iri);
    yield resource;
  }
  if (replaced.size) yield listed(nameOf('graph', graph.about.graph), replaced);
}

/** Of what the texts are not as they were: halves of characters stand in them as U+FFFD. */
export const listed = (subject: string, replaced: Iterable<string>): Resource => ({
  iri: subject,
  says: [...replaced].map((address): Says[number] => [term('sa', 'replacedIn'), iri(address)]),
});

function* all(graph: ExportGraph, nameOf: NameOf): Generator<Resource> {
  yield about(graph.about, nameOf);
  yield software(graph.about.program, nameOf);
  yield* vocabulary();
  for (const actor of graph.actors) yield* wholeActor(actor, nameOf);
  yield* others(graph, nameOf);
  for (const document of graph.documents) yield source(document, nameOf);
  const behind = claimsBehind(graph);
  for (const line of graph.stances) yield drawn(line, behind.get(line.id) ?? [], nameOf);
  for (const claim of graph.claims) {
    const { iri: address, says } = assertion(claim, nameOf);
    const [first, ...rest] = origin(claim, address, nameOf);
    yield { iri: address, says: [...says, ...(first?.says ?? [])] };
    yield* rest;
    const between = relation(claim, nameOf);
    if (between) yield between;
  }
  for (const name of reviewers(graph.claims)) yield reviewer(name, nameOf);
}

function about(told: About, nameOf: NameOf): Resource {
  const { counts } = told;
  return {
    iri: nameOf('graph', told.graph),
    says: [
      [TYPE, named('prov', 'Entity')],
      [term('dcterms', 'title'), words(told.title, 'en')],
      [term('dcterms', 'rights'), words(told.licence, 'en')],
      [term('sa', 'state'), text(told.graph)],
      ...maybe(term('sa', 'moment'), told.moment, moment),
      ...maybe(term('sa', 'snapshot'), told.snapshot, text),
      [term('sa', 'params'), text(JSON.stringify(told.params))],
      [term('sa', 'vocabularyVersion'), integer(told.vocabulary)],
      ...Object.entries(counts).map(([what, count]): Says[number] => [term('sa', what), integer(count)]),
      [term('prov', 'wasAttributedTo'), iri(nameOf('program', told.program))],
    ],
  };
}

/** Those who only speak, or stand in another's place in the picture: their claims know a name and a type. */
function* others({ actors, claims, documents }: ExportGraph, nameOf: NameOf): Generator<Resource> {
  const known = new Set(actors.map(({ id }) => id));
  const met = new Map<string, ActorRef>();
  const refs = [...claims.flatMap(mentioned), ...documents.flatMap(({ experts }) => experts)];
  for (const actor of refs) if (!known.has(actor.id) && !met.has(actor.id)) met.set(actor.id, actor);
  for (const actor of [...met.values()].sort((one, other) => (one.id < other.id ? -1 : 1)))
    yield briefly(actor, nameOf);
}

export const mentioned = ({ holder, target, attribution }: StoredClaim): ActorRef[] =>
  [holder, target, ...attribution.map(({ actor }) => actor)].filter((actor) => actor !== null);

export const source = (document: Omit<DocumentRow, 'claims'> & { claims?: number }, nameOf: NameOf): Resource => ({
  iri: nameOf('document', document.id),
  says: [
    [TYPE, named('prov', 'Entity')],
    [TYPE, named('dcterms', 'BibliographicResource')],
    [term('dcterms', 'identifier'), text(document.id)],
    [term('dcterms', 'title'), words(document.title, document.language)],
    ...maybe(term('dcterms', 'publisher'), document.outlet, text),
    [term('dcterms', 'date'), day(document.date)],
    [term('dcterms', 'language'), text(document.language)],
    ...document.experts.map(({ id }): Says[number] => [term('dcterms', 'contributor'), iri(nameOf('actor', id))]),
    ...maybe(term('dcterms', 'source'), document.url, link),
    ...maybe(term('dcterms', 'rights'), document.rights, text),
    ...maybe(term('dcterms', 'provenance'), document.source, text),
    [term('sa', 'sha256'), text(document.hash)],
    [term('sa', 'recordedAt'), moment(document.recordedAt)],
    ...maybe(term('sa', 'retractedAt'), document.retractedAt, moment),
    ...maybe(term('sa', 'claims'), document.claims, integer),
  ],
});

const reviewers = (claims: readonly StoredClaim[]): string[] =>
  [...new Set(claims.flatMap(({ review }) => (review.state === 'unreviewed' ? [] : (review.by ?? []))))].sort();
