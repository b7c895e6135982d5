import type { ActorRef } from '#model/actor';
import type { ActorLine, ClaimLine, DocumentLine, LineOf, PartName, ReviewLine } from '#model/snapshot/lines';
import { sha256 } from '../hash.ts';

/** Where a line stands in its part: bytes, without its end. */
export interface LinePlace {
  at: number;
  length: number;
}

/** What is known of all lines of a snapshot without holding them: only actors are few enough to be held. */
export interface Index {
  places: Record<PartName, Map<string, LinePlace>>;
  actors: Map<string, ActorLine>;
  /** Ids of claims by their document, of reviews by their claim. */
  claimsOf: Map<string, string[]>;
  reviewsOf: Map<string, string[]>;
}

export const newIndex = (): Index => ({
  places: {
    'documents.jsonl': new Map(),
    'claims.jsonl': new Map(),
    'reviews.jsonl': new Map(),
    'actors.jsonl': new Map(),
  },
  actors: new Map(),
  claimsOf: new Map(),
  reviewsOf: new Map(),
});

export function noteLine(index: Index, part: PartName, line: { id: string }, place: LinePlace): void {
  index.places[part].set(line.id, place);
  if (part === 'actors.jsonl') index.actors.set(line.id, line as ActorLine);
  if (part === 'claims.jsonl') add(index.claimsOf, (line as ClaimLine).document, line.id);
  if (part === 'reviews.jsonl') add(index.reviewsOf, (line as ReviewLine).claim, line.id);
}

function add(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key);
  if (list) list.push(id);
  else lists.set(key, [id]);
}

/** Holds a document and its claims against each other and against the actors. `complain` throws. */
export function checkUnit(
  { document, claims }: { document: DocumentLine; claims: readonly LineOf<'claims.jsonl'>[] },
  actors: ReadonlyMap<string, ActorLine>,
  complain: (part: PartName, what: string) => never,
): void {
  const { id, text, turns, mentions } = document;
  const named = new Set(mentions);
  const check = (part: PartName, ref: ActorRef | null, where: string) => {
    if (!ref) return;
    if (!actors.has(ref.id)) complain(part, `${where} names the actor "${ref.id}", which is missing.`);
    if (!named.has(ref.id))
      complain(part, `${where} names the actor "${ref.id}", which the document does not mention.`);
    if (ref.state !== null && !actors.has(ref.state))
      complain(part, `${where} names the state "${ref.state}", which is missing.`);
  };
  if (sha256(text) !== document.hash) complain('documents.jsonl', `"${id}" has a text of another hash than it says.`);
  for (const actor of mentions)
    if (!actors.has(actor)) complain('documents.jsonl', `"${id}" mentions the actor "${actor}", which is missing.`);
  for (const expert of document.experts) check('documents.jsonl', expert, `"${id}"`);
  turns.forEach(({ index, start, end, speaker }, place) => {
    const before = turns[place - 1];
    if (before && before.index >= index) complain('documents.jsonl', `"${id}" has its turns in another order.`);
    if (start > end || end > text.length)
      complain('documents.jsonl', `turn ${index} of "${id}" is not within the text.`);
    check('documents.jsonl', speaker, `turn ${index} of "${id}"`);
  });
  const indexes = new Set(turns.map(({ index }) => index));
  for (const claim of claims) {
    if (!indexes.has(claim.turn))
      complain('claims.jsonl', `claim "${claim.id}" stands in turn ${claim.turn}, which "${id}" does not have.`);
    if (text.slice(claim.start, claim.end) !== claim.quote)
      complain(
        'claims.jsonl',
        `the quote of claim "${claim.id}" is not what the text of "${id}" has at ${claim.start} to ${claim.end}.`,
      );
    for (const ref of [claim.holder, claim.target, ...claim.attribution.map(({ actor }) => actor)])
      check('claims.jsonl', ref, `claim "${claim.id}"`);
  }
}
