import type { Request } from 'express';
import { queryOf } from '#model/citation/graph';
import type { CitingOptions } from '#model/citation/reference';
import type { StoredClaim } from '#model/claim';
import type { Language } from '#model/document';
import { InvalidInput } from '#model/errors';
import type { DocumentText } from '#model/questions/documents';
import { AT_SNAPSHOT } from '#model/questions/filters';
import { paramsFor } from '#model/questions/index';
import type { Snapshot } from '#model/snapshot/snapshot';
import type { GraphStore } from '#model/store';
import { nameIn } from '#model/words';
import { noneOf } from './params.ts';

/** The snapshot that a caller names. Throws `NotFound`. */
export const takenAt = async (store: GraphStore, ref: string | undefined): Promise<Snapshot | null> =>
  ref === undefined ? null : await store.snapshots.get(ref);

interface Then {
  /** The snapshot that holds all of the view. */
  readonly taken: Snapshot | null;
  readonly asOf: string | undefined;
}

/**
 * Of which moment, and under which snapshot, a view is cited. A snapshot that only gives the moment is said by the moment:
 * its name can change, and it can be deleted. Throws `NotFound`, and `InvalidInput` for a snapshot of a part.
 */
export async function thenOf(store: GraphStore, ref: string | undefined, asOf: string | undefined): Promise<Then> {
  if (ref !== undefined) {
    const taken = await wholeAt(store, ref, asOf);
    return { taken, asOf: taken.at };
  }
  if (!asOf?.startsWith(AT_SNAPSHOT)) return { taken: null, asOf };
  const named = await store.snapshots.get(asOf.slice(AT_SNAPSHOT.length));
  return { taken: Object.keys(named.filters).length ? null : named, asOf: named.at };
}

async function wholeAt(store: GraphStore, ref: string, asOf: string | undefined): Promise<Snapshot> {
  const taken = await store.snapshots.get(ref);
  if (asOf !== undefined) throw new InvalidInput('snapshot: has a moment of its own; leave out asOf.');
  if (Object.keys(taken.filters).length)
    throw new InvalidInput(
      'snapshot: holds a part of the graph only, and the view may show more; cite one of the whole.',
    );
  return taken;
}

/** Whether a claim is part of a snapshot: there at its moment, let through by its filters, and not rejected. */
export async function holds(store: GraphStore, { at, filters }: Snapshot, claim: StoredClaim): Promise<boolean> {
  const documents = Array.isArray(filters.document) ? filters.document : [claim.document];
  if (!documents.includes(claim.document)) return false;
  const params = paramsFor('claims', { ...filters, document: [claim.document], asOf: at, limit: 1_000 });
  for (let after: string | null = null; ; ) {
    const { rows, next }: { rows: StoredClaim[]; next: string | null } = await store.ask(
      'claims',
      after === null ? params : { ...params, after },
    );
    const found = rows.find(({ id }) => id === claim.id);
    if (found) return found.review.state !== 'rejected';
    if (next === null) return false;
    after = next;
  }
}

/** A claim with all that is said when it is cited. */
export interface CitedClaim {
  readonly claim: StoredClaim;
  readonly document: DocumentText | undefined;
  readonly options: CitingOptions;
  /** Which state of the graph it is of. */
  readonly graph: string;
  readonly taken: Snapshot | null;
}

/** Throws `NotFound`, and `InvalidInput` for a snapshot that does not hold it. */
export async function citedClaim(
  store: GraphStore,
  request: Request,
  asked: How & { readonly id: string; readonly snapshot?: string | undefined },
): Promise<CitedClaim> {
  const { rows, meta } = await store.ask('claim', { id: asked.id });
  const [claim] = rows;
  if (!claim) throw noneOf('claim', request);
  const taken = await takenAt(store, asked.snapshot);
  if (taken && !(await holds(store, taken, claim)))
    throw new InvalidInput(`snapshot: ${taken.id.slice(0, 12)} does not hold the claim ${claim.id}.`);
  const [document] = (await store.ask('document', { id: claim.document })).rows;
  const actors = [claim.holder, claim.target, ...claim.attribution.map(({ actor }) => actor)];
  const ids = actors.flatMap((actor) => actor?.id ?? []);
  const options = await optionsFor(store, asked, taken, ids);
  const address = `${siteOf(request)}/documents/${encodeURIComponent(claim.document)}?claim=${encodeURIComponent(claim.id)}&lang=${asked.lang}`;
  return { claim, document, options: { ...options, address }, graph: meta.graph, taken };
}

interface How {
  readonly lang: Language;
  readonly accessed?: string | undefined;
}

/** What a citation says beside the graph, with the names of these actors in the language. */
export async function optionsFor(
  store: GraphStore,
  { lang, accessed }: How,
  taken: Snapshot | null,
  ids: readonly string[],
): Promise<CitingOptions> {
  const found = await Promise.all([...new Set(ids)].map((id) => store.ask('actor', { id })));
  const names = new Map(found.flatMap(({ rows }) => rows.map((row) => [row.id, row.names] as const)));
  return {
    language: lang,
    nameOf: ({ id, name }) => {
      const known = names.get(id);
      return known ? nameIn(known, lang) : name;
    },
    snapshot: taken?.id ?? null,
    accessed: accessed ?? null,
  };
}

/** Where the caller found this server; the names by which it may be called were checked before. */
export const siteOf = (request: Request): string => `${request.protocol}://${request.get('host') ?? 'localhost'}`;

/** Where the API answers the same again. */
export function addressOf(
  request: Request,
  path: string,
  params: Readonly<Record<string, unknown>>,
  inPath: string[] = [],
) {
  const query = queryOf(params, inPath);
  return `${siteOf(request)}${path}${query === '' ? '' : `?${query}`}`;
}
