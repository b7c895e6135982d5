import type { ReviewState } from '#model/claim';
import { UNREVIEWED } from '#model/claim';
import { InvalidInput } from '#model/errors';
import type { Review } from '#model/review';
import { canonical, inOrder } from '#model/snapshot/canonical';
import { SnapshotFilters, type WrittenFilters } from '#model/snapshot/filters';
import { type ActorLine, ClaimLine, DocumentLine, PARTS, type ReviewLine } from '#model/snapshot/lines';
import type { Source } from '#model/snapshot/manifest';
import { wholeClaims } from '../answers/claims.ts';
import { selectionOf } from '../answers/selection.ts';
import type { Run } from '../driver.ts';
import type { StoredActor } from '../merge-actors.ts';
import { reading } from '../statements.ts';

/** Rows that are asked for at a time: ids, claims, and documents, which have their texts with them. */
const PAGE = { ids: 20_000, claims: 500, documents: 20, actors: 500 };

/** Which claims: those of a moment (an ISO moment in UTC) that match. */
export interface Asked {
  at: string;
  filters: WrittenFilters;
  /** Whether the moment is past, so that what was written since must not be in it. */
  isPast: boolean;
}

/**
 * What belongs to a snapshot, line by line: read the parts in the order in which they are declared here, because actors
 * are those that the others name. All of it inside one transaction; nothing is held but ids, decisions and sources.
 */
export interface Cut {
  'documents.jsonl'(): AsyncIterable<string>;
  'claims.jsonl'(): AsyncIterable<string>;
  'reviews.jsonl'(): AsyncIterable<string>;
  'actors.jsonl'(): AsyncIterable<string>;
  /** Of the documents that were read. */
  readonly sources: readonly Source[];
}

/** Finds out what belongs to the snapshot. Throws `InvalidInput` where the graph no longer knows how it was then. */
export async function cutOf(run: Run, asked: Asked): Promise<Cut> {
  const { ids, documents } = await matching(run, asked);
  const named = new Set<string>();
  const sources: Source[] = [];
  const decisions: Review[] = [];
  const name = (...refs: ({ id: string; state: string | null } | null)[]) => {
    for (const ref of refs) {
      if (!ref) continue;
      named.add(ref.id);
      if (ref.state !== null) named.add(ref.state);
    }
  };
  return {
    sources,
    async *'documents.jsonl'() {
      for await (const document of documentLines(run, documents, asked)) {
        const { id, title, outlet, date, url, rights, experts, turns, mentions } = document;
        sources.push({ document: id, title, outlet, date, url, rights });
        name(...experts, ...turns.map(({ speaker }) => speaker));
        for (const actor of mentions) named.add(actor);
        yield lineOf(document);
      }
    },
    async *'claims.jsonl'() {
      for (const page of pages(ids, PAGE.claims)) {
        const { claims, reviews } = await claimLines(run, page, asked);
        decisions.push(...reviews);
        for (const claim of claims) {
          name(claim.holder, claim.target, ...claim.attribution.map(({ actor }) => actor));
          yield lineOf(claim);
        }
      }
    },
    async *'reviews.jsonl'() {
      for (const review of decisions.sort((a, b) => inOrder(a.id, b.id)))
        yield lineOf(PARTS['reviews.jsonl'].parse(review));
    },
    async *'actors.jsonl'() {
      const actors = await closure(run, named);
      for (const actor of actors) yield lineOf(PARTS['actors.jsonl'].parse(actor));
    },
  };
}

const lineOf = (value: object): string => `${canonical(value)}\n`;

function* pages<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** Ids of claims and documents, in their order. */
async function matching(run: Run, asked: Asked): Promise<{ ids: string[]; documents: string[] }> {
  const { holder, target, ...filters } = SnapshotFilters.parse(asked.filters);
  const selection = { ...(await selectionOf(run, { ...filters, asOf: asked.at })), holder, target };
  const ids: string[] = [];
  const of = new Set<string>();
  for (let after = ''; ; ) {
    const rows = await run<{ id: string; document: string; changedAt: string | null }>(reading('snapshot-claims'), {
      ...selection,
      after,
      limit: PAGE.ids,
    });
    for (const { id, document, changedAt } of rows) {
      if (asked.isPast && changedAt !== null && changedAt > asked.at)
        throw gone(document, `claim "${id}" says something else since ${changedAt}`, asked);
      ids.push(id);
      of.add(document);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE.ids) break;
    after = last.id;
  }
  // Without filters it is the graph, also of documents in which nothing was found.
  if (!Object.keys(asked.filters).length)
    for (const { id } of await run<{ id: string }>(reading('document-ids'), { asOf: asked.at })) of.add(id);
  return { ids: ids.sort(inOrder), documents: [...of].sort(inOrder) };
}

const gone = (document: string, what: string, { at }: Asked): InvalidInput =>
  new InvalidInput(
    `asOf: what document "${document}" said on ${at} is not kept: ${what}. Take the snapshot of a later moment, or of other documents.`,
  );

async function* documentLines(run: Run, ids: readonly string[], asked: Asked): AsyncGenerator<DocumentLine> {
  for (const page of pages(ids, PAGE.documents)) {
    const rows = await run<{ document: DocumentLine; textAt: string | null }>(reading('snapshot-documents'), {
      documents: page,
    });
    for (const { document, textAt } of rows) {
      if (asked.isPast && textAt !== null && textAt > asked.at)
        throw gone(document.id, `its text was replaced on ${textAt}`, asked);
      yield DocumentLine.parse({ ...document, mentions: document.mentions.sort(inOrder) });
    }
  }
}

/** Claims with the decisions on them, both as they were at the moment. */
async function claimLines(
  run: Run,
  ids: readonly string[],
  { at }: Asked,
): Promise<{ claims: ClaimLine[]; reviews: Review[] }> {
  const whole = await wholeClaims(run, ids);
  const found = await run<Review>(reading('snapshot-reviews'), { claims: ids });
  const reviews = found.filter((review) => isBy(review.at, at));
  const claims = ids.flatMap((id) => {
    const claim = whole.get(id);
    if (!claim) return [];
    const review = isBy(claim.review.at, at) ? claim.review : stateOf(reviews.filter((one) => one.claim === id));
    return review.state === 'rejected' ? [] : [ClaimLine.parse({ ...claim, review, retractedAt: null })];
  });
  const there = new Set(claims.map(({ id }) => id));
  return { claims, reviews: reviews.filter(({ claim }) => there.has(claim)) };
}

const isBy = (moment: string | null, at: string): boolean => moment === null || Date.parse(moment) <= Date.parse(at);

const STATES = { accept: 'accepted', reject: 'rejected', edit: 'edited', add: 'accepted' } as const;

/** What the last of the decisions makes of a claim. */
function stateOf(reviews: readonly Review[]): ReviewState {
  const [last] = [...reviews].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || inOrder(b.id, a.id));
  return last ? { state: STATES[last.action], by: last.by, at: last.at, note: last.note } : UNREVIEWED;
}

/** The actors, and those whom facts about them name, in the order of their ids. */
async function closure(run: Run, named: ReadonlySet<string>): Promise<ActorLine[]> {
  const lines = new Map<string, ActorLine>();
  for (let due = [...named]; due.length; ) {
    const next = new Set<string>();
    for (const page of pages(due, PAGE.actors))
      for (const actor of await run<StoredActor>(reading('stored-actors'), { actors: page })) {
        lines.set(actor.id, actorLine(actor));
        for (const { target } of actor.relations) next.add(target);
      }
    due = [...next].filter((id) => !lines.has(id));
  }
  return [...lines.values()].sort((a, b) => inOrder(a.id, b.id));
}

const actorLine = ({
  id,
  type,
  name,
  nameRu,
  nameKk,
  aliases,
  wikidata,
  provisional,
  relations,
}: StoredActor): ActorLine => ({
  id,
  type,
  names: { en: name, ru: nameRu, kk: nameKk },
  aliases,
  wikidata,
  relations: relations
    .map(({ kind, target, from, to, source }) => ({ kind, target, from, to, source }))
    .map((fact) => ({ fact, key: canonical(fact) }))
    .sort((a, b) => inOrder(a.key, b.key))
    .map(({ fact }) => fact),
  provisional,
});

/** A document of the graph as a snapshot of this moment would have it; for comparing. Null where it is not there. */
export async function unitIn(run: Run, document: string, claims: readonly string[], at: string) {
  for await (const line of documentLines(run, [document], { at, filters: {}, isPast: false })) {
    const units: { claims: ClaimLine[]; reviews: ReviewLine[] } = { claims: [], reviews: [] };
    for (const page of pages([...claims].sort(inOrder), PAGE.claims)) {
      const found = await claimLines(run, page, { at, filters: {}, isPast: false });
      units.claims.push(...found.claims);
      units.reviews.push(...found.reviews);
    }
    units.reviews.sort((a, b) => inOrder(a.id, b.id));
    return { document: line, ...units };
  }
  return null;
}
