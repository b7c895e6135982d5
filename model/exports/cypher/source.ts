import type { Actor, ActorRef } from '../../actor.ts';
import type { StoredClaim } from '../../claim.ts';
import type { Review } from '../../review.ts';
import type { LineOf, PartName } from '../../snapshot/lines.ts';
import type { Manifest } from '../../snapshot/manifest.ts';
import type { ExportActor, ExportGraph } from '../graph.ts';

export type ScriptActor = LineOf<'actors.jsonl'>;

/** A document; text and extractor are null where the source has them not. */
export type ScriptDocument = Omit<LineOf<'documents.jsonl'>, 'text' | 'extractor' | 'turns'> & {
  text: string | null;
  extractor: string | null;
  turns: readonly (Pick<LineOf<'documents.jsonl'>['turns'][number], 'index'> &
    Partial<LineOf<'documents.jsonl'>['turns'][number]>)[];
};

type Some<Thing> = Iterable<Thing> | AsyncIterable<Thing>;

/** What a script is made of. Whoever documents and claims name is among the actors; nothing is ever taken back. */
export interface ScriptSource {
  readonly actors: Some<ScriptActor>;
  readonly documents: Some<ScriptDocument>;
  readonly claims: Some<StoredClaim>;
  readonly reviews: Some<Review>;
}

/** Of a snapshot, which has everything. */
export const sourceOfSnapshot = (snapshot: {
  lines<Part extends PartName>(part: Part): AsyncIterable<LineOf<Part>>;
}): ScriptSource => ({
  actors: snapshot.lines('actors.jsonl'),
  documents: snapshot.lines('documents.jsonl'),
  claims: snapshot.lines('claims.jsonl'),
  reviews: snapshot.lines('reviews.jsonl'),
});

/** What stands above the script of a snapshot: what it is, and where the words come from. */
export const headingOf = ({ name, snapshot, at, program, licence, sources }: Manifest): string[] => [
  `Stance Atlas: snapshot ${name}`,
  `snapshot: ${snapshot}`,
  `at: ${at}`,
  `program: ${program}`,
  `licence: ${licence}`,
  ...sources.map(({ document, title, outlet, date, url, rights }) =>
    ['source', document, title, outlet, date, url, rights].filter((part) => part !== null).join(': '),
  ),
];

/**
 * Of what a question gives: documents without their texts, of the turns those only that claims stand in, no decisions
 * (the last one stands on the claim), and as named by a document whom its claims name.
 */
export function sourceOfGraph({ actors, claims, documents }: ExportGraph): ScriptSource {
  const known = new Map<string, ScriptActor>();
  for (const actor of actors) known.set(actor.id, described(actor));
  const refs = claims.map((claim) => ({ document: claim.document, refs: refsOf(claim) }));
  for (const ref of [...refs.flatMap((each) => each.refs), ...documents.flatMap(({ experts }) => experts)]) {
    if (!known.has(ref.id)) known.set(ref.id, pointedAt(ref));
    if (ref.state && !known.has(ref.state)) known.set(ref.state, pointedAt({ id: ref.state }));
  }
  for (const { target } of actors.flatMap(({ relations }) => relations))
    if (!known.has(target)) known.set(target, pointedAt({ id: target }));
  return {
    actors: [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    documents: documents.map(({ retractedAt: _retractedAt, claims: _claims, ...document }): ScriptDocument => {
      const turns = claims.flatMap((claim) => (claim.document === document.id ? claim.turn : []));
      const named = refs.flatMap((each) => (each.document === document.id ? each.refs : [])).concat(document.experts);
      return {
        ...document,
        text: null,
        extractor: null,
        turns: [...new Set(turns)].sort((a, b) => a - b).map((index) => ({ index })),
        mentions: [...new Set(named.map(({ id }) => id))].sort(),
      };
    }),
    claims,
    reviews: [],
  };
}

const refsOf = ({ holder, target, attribution }: StoredClaim): ActorRef[] => [
  ...[holder, target].flatMap((ref) => ref ?? []),
  ...attribution.map(({ actor }) => actor),
];

const described = ({ held: _held, received: _received, ...actor }: ExportActor): ScriptActor => ({
  ...actor,
  provisional: false,
});

/** Of whom little is known. A three-letter id is a state's; of others a group claims least. */
const pointedAt = ({ id, type, name }: { id: string; type?: Actor['type']; name?: string }): ScriptActor => ({
  id,
  type: type ?? (/^[A-Z]{3}$/.test(id) ? 'STATE' : 'GROUP'),
  names: { en: name ?? id, ru: null, kk: null },
  aliases: [],
  wikidata: null,
  relations: [],
  provisional: true,
});
