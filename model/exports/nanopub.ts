import type { ActorRef } from '../actor.ts';
import type { StoredClaim } from '../claim.ts';
import { CONTEXT_LENGTH } from '../identity.ts';
import type { DocumentRow } from '../questions/documents.ts';
import { VOCABULARY_VERSION } from '../vocabulary.ts';
import { LICENCE_NOTE } from './graph.ts';
import { briefly, reviewer, software } from './rdf/agents.ts';
import { assertion, origin, relation } from './rdf/claim.ts';
import { listed, mentioned, source } from './rdf/describe.ts';
import { namesBelow, type RdfOptions } from './rdf/names.ts';
import { hasReplaced, integer, iri, moment, named, type Resource, TYPE, term, text, words } from './rdf/terms.ts';
import { vocabulary } from './rdf/vocabulary.ts';
import { block, nameOf as nameIn, prefixes } from './rdf/write-turtle.ts';

export const NANOPUBLICATION = { mediaType: 'application/trig', extension: 'trig' } as const;

/** What a nanopublication is made of. With the text the passage has its surroundings, and a place in characters. */
export interface Published {
  readonly claim: StoredClaim;
  readonly document: Omit<DocumentRow, 'claims'> & { readonly text?: string };
  /** Version of the program. */
  readonly program: string;
}

/**
 * One claim as a nanopublication in TriG: what it says, where that comes from, and who publishes it, each in a graph of
 * its own. Its address is no trusty URI: whoever publishes it makes and signs that with the tools of the network.
 */
export function nanopublication({ claim, document, program }: Published, { base }: RdfOptions): string {
  const nameOf = namesBelow(base);
  const own = (...part: string[]) => nameOf('nanopublication', claim.id, ...part);
  const between = relation(claim, nameOf);
  const { by, state } = claim.review;
  const terms = new Set([
    ...[claim, ...claim.attribution].map(({ certainty }) => term('certainty', certainty)),
    ...(claim.stance === null ? [] : [term('stance', claim.stance), term('sa', claim.stance)]),
  ]);
  const graphs: Record<string, Resource[]> = {
    head: [
      {
        iri: own(),
        says: [
          [TYPE, named('np', 'Nanopublication')],
          [term('np', 'hasAssertion'), iri(own('assertion'))],
          [term('np', 'hasProvenance'), iri(own('provenance'))],
          [term('np', 'hasPublicationInfo'), iri(own('pubinfo'))],
        ],
      },
    ],
    assertion: [assertion(claim, nameOf), ...(between ? [between] : [])],
    provenance: [
      ...origin(claim, own('assertion'), nameOf),
      ...surroundings(claim, document.text, (part) => nameOf('claim', claim.id, part)),
      source(document, nameOf),
      ...(by === null || state === 'unreviewed' ? [] : [reviewer(by, nameOf)]),
    ],
    pubinfo: [
      {
        iri: own(),
        says: [
          [term('dcterms', 'created'), moment(claim.recordedAt)],
          [term('dcterms', 'creator'), iri(nameOf('program', program))],
          [term('dcterms', 'rights'), words(LICENCE_NOTE, 'en')],
          [term('sa', 'vocabularyVersion'), integer(VOCABULARY_VERSION)],
        ],
      },
      software(program, nameOf),
      ...people([...mentioned(claim), ...document.experts]).map((actor) => briefly(actor, nameOf)),
      ...vocabulary().filter(({ iri: address }) => terms.has(address)),
    ],
  };
  const replaced = Object.values(graphs).flatMap((resources) => resources.filter(hasReplaced).map((one) => one.iri));
  if (replaced.length) graphs.pubinfo?.push(listed(own(), new Set(replaced)));
  const written = Object.entries(graphs).map(
    ([name, resources]) => `\n${nameIn(own(name))} {\n${resources.map((one) => block(one, '  ')).join('\n')}}\n`,
  );
  return `${prefixes()}${written.join('')}`;
}

const people = (refs: readonly ActorRef[]): ActorRef[] =>
  [...new Map(refs.map((actor) => [actor.id, actor])).values()].sort((one, other) => (one.id < other.id ? -1 : 1));

/** What the text alone tells: the words around the quote, and its place in characters as Web Annotation counts them. */
function surroundings(
  { start, end }: StoredClaim,
  whole: string | undefined,
  own: (part: string) => string,
): Resource[] {
  if (whole === undefined) return [];
  const before = whole.slice(Math.max(0, start - CONTEXT_LENGTH), start).replace(/^\p{Cs}/u, '');
  const after = whole.slice(end, end + CONTEXT_LENGTH).replace(/\p{Cs}$/u, '');
  const characters = (until: number) => [...whole.slice(0, until)].length;
  return [
    {
      iri: own('quote'),
      says: [
        [term('oa', 'prefix'), text(before)],
        [term('oa', 'suffix'), text(after)],
      ],
    },
    { iri: own('passage'), says: [[term('oa', 'hasSelector'), iri(own('characters'))]] },
    {
      iri: own('characters'),
      says: [
        [TYPE, named('oa', 'TextPositionSelector')],
        [term('oa', 'start'), integer(characters(start))],
        [term('oa', 'end'), integer(characters(end))],
      ],
    },
  ];
}
