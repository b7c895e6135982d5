import type { ActorRef, ActorType } from '../../actor.ts';
import type { ExportActor } from '../graph.ts';
import type { NameOf } from './names.ts';
import { day, integer, iri, link, maybe, named, type Resource, TYPE, term, text, words } from './terms.ts';

type Says = Resource['says'];

/** The classes that PROV-O has for an actor; a state or a people is none of its organisations. */
const CLASSES: Readonly<Partial<Record<ActorType, string>>> = {
  PERSON: 'Person',
  GOV_BODY: 'Organization',
  IGO: 'Organization',
  COMPANY: 'Organization',
  MEDIA: 'Organization',
};

const kindOf = (type: ActorType): Says => [
  [TYPE, named('prov', 'Agent')],
  ...maybe(TYPE, CLASSES[type], (name) => named('prov', name)),
  [term('sa', 'actorType'), text(type)],
];

/** An actor of the picture, then its relations. */
export function* wholeActor(actor: ExportActor, nameOf: NameOf): Generator<Resource> {
  const { id, type, names, aliases, wikidata, relations, held, received } = actor;
  const own = (at: number) => nameOf('actor', id, 'relation', at + 1);
  yield {
    iri: nameOf('actor', id),
    says: [
      ...kindOf(type),
      [term('dcterms', 'identifier'), text(id)],
      ...(['en', 'ru', 'kk'] as const).flatMap((language) =>
        maybe(term('skos', 'prefLabel'), names[language], (name) => words(name, language)),
      ),
      ...[...new Set(aliases)].map((alias): Says[number] => [term('skos', 'altLabel'), text(alias)]),
      ...maybe(term('skos', 'exactMatch'), wikidata, (item) => named('wd', item)),
      [term('sa', 'held'), integer(held)],
      [term('sa', 'received'), integer(received)],
      ...relations.map((_relation, at): Says[number] => [term('sa', 'relation'), iri(own(at))]),
    ],
  };
  for (const [at, { kind, target, from, to, source: told }] of relations.entries())
    yield {
      iri: own(at),
      says: [
        [TYPE, named('sa', 'Relation')],
        [term('sa', 'kind'), text(kind)],
        [term('sa', 'target'), iri(nameOf('actor', target))],
        ...maybe(term('sa', 'from'), from, day),
        ...maybe(term('sa', 'to'), to, day),
        [term('dcterms', 'source'), link(told)],
      ],
    };
}

/** As a claim or document names somebody. */
export const briefly = ({ id, type, name }: ActorRef, nameOf: NameOf): Resource => ({
  iri: nameOf('actor', id),
  says: [...kindOf(type), [term('dcterms', 'identifier'), text(id)], [term('skos', 'prefLabel'), words(name, 'en')]],
});

export const reviewer = (name: string, nameOf: NameOf): Resource => ({
  iri: nameOf('reviewer', name),
  says: [
    [TYPE, named('prov', 'Person')],
    [term('rdfs', 'label'), text(name)],
  ],
});

export const software = (version: string, nameOf: NameOf): Resource => ({
  iri: nameOf('program', version),
  says: [
    [TYPE, named('prov', 'SoftwareAgent')],
    [term('rdfs', 'label'), text('Stance Atlas')],
    [term('sa', 'version'), text(version)],
  ],
});
