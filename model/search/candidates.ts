import type { z } from 'zod';
import type { ActorFound, ClaimFound, DocumentFound } from '../questions/search.ts';
import { finderOf, type Hit, sureTerms } from './hits.ts';
import { isFirm } from './match.ts';
import type { NameHit } from './names.ts';
import type { Query } from './words.ts';

type Shown = 'kind' | 'score' | 'text' | 'highlights' | 'matched' | 'offset';

/** What may have been meant, as the database gives it. */
export interface Candidates {
  readonly actors: readonly Omit<z.infer<typeof ActorFound>, Shown>[];
  readonly claims: readonly (Omit<z.infer<typeof ClaimFound>, Shown> & { quote: string })[];
  readonly documents: readonly (Omit<z.infer<typeof DocumentFound>, Shown> & { text: string })[];
}

type Hits<Fields extends string> = Readonly<Record<Fields, readonly Hit[]>>;

export interface ClaimRead {
  readonly claim: Candidates['claims'][number];
  readonly hits: Hits<'quote' | 'topic'>;
}

export interface DocumentRead {
  readonly document: Candidates['documents'][number];
  readonly hits: Hits<'title' | 'outlet' | 'text'>;
}

/** Candidates with what of the query stands in their words. */
export interface Read {
  readonly query: Query;
  readonly names: readonly NameHit[];
  readonly actors: Candidates['actors'];
  readonly claims: readonly ClaimRead[];
  readonly documents: readonly DocumentRead[];
  /** Terms that stand somewhere as they were typed. Nobody mistyped those, so guesses for them do not count. */
  readonly sure: ReadonlySet<number>;
}

/** Looks for the words of the query in candidates. */
export function readCandidates(query: Query, names: readonly NameHit[], candidates: Candidates): Read {
  const find = finderOf(query);
  const claims = candidates.claims.map((claim) => ({
    claim,
    hits: {
      quote: find(claim.quote),
      topic: [claim.topic?.words, claim.topic?.en].flatMap((text) => find(text ?? '')),
    },
  }));
  const documents = candidates.documents.map((document) => ({
    document,
    hits: { title: find(document.title), outlet: find(document.outlet ?? ''), text: find(document.text) },
  }));
  const sure = new Set([
    ...names.flatMap(({ terms }) => [...terms].flatMap(([term, match]) => (isFirm(match) ? [term] : []))),
    ...[...claims, ...documents].flatMap(({ hits }) => Object.values(hits).flatMap(sureTerms)),
  ]);
  return { query, names, actors: candidates.actors, claims, documents, sure };
}
