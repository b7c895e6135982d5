import type { z } from 'zod';
import type { ClaimFound, DocumentFound, Found } from '../questions/search.ts';
import type { ClaimRead, DocumentRead, Read } from './candidates.ts';
import { bestOf, finderOf, type Hit, phraseIn, placesOf, settled } from './hits.ts';
import { IN_NAMES, isFirm } from './match.ts';
import { byRank, type Field, type FoundIn, scoreOf } from './rank.ts';
import { snippetOf } from './snippet.ts';
import { stancesIn } from './stances.ts';
import type { Place } from './words.ts';

/** The rows of an answer, best first. What does not have half of the words is left out. */
export function rowsOf(read: Read): Found[] {
  const means = ofNames(read);
  const stances = stancesIn(read.query);
  const claims = read.claims.map((claim) =>
    claimRow(read, claim, [
      means('holder', claim.claim.holder),
      means('target', claim.claim.target),
      { field: 'stance', terms: (claim.claim.stance && stances.get(claim.claim.stance)) ?? new Map() },
    ]),
  );
  const documents = read.documents.map((document) =>
    documentRow(
      read,
      document,
      document.document.experts.map((expert) => means('expert', expert)),
    ),
  );
  return [...actorRows(read), ...claims, ...documents]
    .filter(({ score }) => score > 0)
    .sort((a, b) => byRank(rankedOf(a), rankedOf(b)));
}

function actorRows({ query, names, actors }: Read): Found[] {
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const find = finderOf(query, IN_NAMES);
  return names.flatMap(({ actor: id, text, score }) => {
    const actor = byId.get(id);
    return actor ? [{ kind: 'actor', ...actor, score: rounded(score), text, highlights: placesOf(find(text)) }] : [];
  });
}

function claimRow(read: Read, { claim, hits }: ClaimRead, others: readonly FoundIn[]): z.infer<typeof ClaimFound> {
  const { quote, ...rest } = claim;
  const inQuote = settled(hits.quote, read.sure);
  const found = [has(read, 'quote', inQuote), has(read, 'topic', settled(hits.topic, read.sure)), ...others];
  return {
    kind: 'claim',
    ...rest,
    score: rounded(scoreOf(read.query, found)),
    text: quote,
    highlights: placesOf(inQuote),
    matched: fieldsOf(found, ['quote', 'topic', 'holder', 'target', 'stance']),
  };
}

function documentRow(
  read: Read,
  { document, hits }: DocumentRead,
  experts: readonly FoundIn[],
): z.infer<typeof DocumentFound> {
  const { text, ...rest } = document;
  const [inTitle, inText] = [settled(hits.title, read.sure), settled(hits.text, read.sure)];
  const [title, words] = [has(read, 'title', inTitle), has(read, 'text', inText)];
  const found = [title, words, has(read, 'outlet', settled(hits.outlet, read.sure)), ...experts];
  const isByTitle = scoreOf(read.query, [title]) >= scoreOf(read.query, [words]);
  const place = isByTitle ? null : snippetOf(text, inText, read.query);
  return {
    kind: 'document',
    ...rest,
    score: rounded(scoreOf(read.query, found)),
    ...(place
      ? { text: text.slice(place.start, place.end), highlights: within(place, inText), offset: place.start }
      : { text: document.title, highlights: placesOf(inTitle), offset: null }),
    matched: fieldsOf(found, ['title', 'text', 'outlet', 'expert']),
  };
}

/** What is shown is what decides the order. */
const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;

const has = ({ query }: Read, field: Field, hits: readonly Hit[]): FoundIn => ({
  field,
  terms: bestOf(hits),
  isPhrase: phraseIn(hits, query) !== null,
});

/** How well the query names an actor who is something to a claim or document. */
function ofNames({ names, sure }: Read) {
  const byId = new Map(names.map((hit) => [hit.actor, hit]));
  return (field: Field, actor: { id: string } | null): FoundIn => {
    const matches = [...((actor && byId.get(actor.id)?.terms) ?? [])];
    const counted = matches.filter(([term, match]) => isFirm(match) || !sure.has(term));
    return { field, terms: bestOf(counted.map(([term, match]) => ({ term, ...match }))) };
  };
}

const fieldsOf = <Name extends Field>(found: readonly FoundIn[], fields: readonly Name[]): Name[] =>
  fields.filter((name) => found.some(({ field, terms }) => field === name && terms.size > 0));

const within = ({ start, end }: Place, hits: readonly Hit[]): Place[] =>
  placesOf(hits.filter((hit) => hit.start >= start && hit.end <= end)).map((place) => ({
    start: place.start - start,
    end: place.end - start,
  }));

const rankedOf = (row: Found) => ({
  ...row,
  claims: row.kind === 'actor' ? row.claims : 0,
  place: row.kind === 'claim' ? ([row.document, row.start] as const) : (['', 0] as const),
});
