import { MOST_SOURCES, type Sources } from '#model/citation/sources';
import type { StoredClaim } from '#model/claim';
import type { ParamsOf } from '#model/questions/index';
import type { Network } from '#model/questions/network';
import { PAGE } from '#model/questions/whole';
import { lineOf, tallyOf } from '#model/relationship';
import type { GraphStore } from '#model/store';

/** Claims are read a page at a time, and of a large graph only the first ones: a citation is no reason to read all. */
const MOST_PAGES = 10;

/** The documents behind the lines of a network, in the order of their ids. */
export async function sourcesOf(store: GraphStore, network: Network, params: ParamsOf<'network'>): Promise<Sources> {
  const lines = new Set(network.stances.map(({ id }) => id));
  const cited = new Set<string>();
  const asked = { ...params, holder: [], target: [], limit: PAGE };
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES && lines.size; page++) {
    const { rows, next }: { rows: StoredClaim[]; next: string | null } = await store.ask(
      'claims',
      after === null ? asked : { ...asked, after },
    );
    for (const claim of rows) if (lines.has(lineIdOf(claim, params.fold))) cited.add(claim.document);
    after = next;
    if (after === null) break;
  }
  const ids = [...cited].sort();
  return { ids, documents: await described(store, ids, params.asOf), isCut: after !== null };
}

/** Of the line that a claim is part of; empty where it is of none. */
function lineIdOf(claim: StoredClaim, fold: boolean): string {
  const tally = tallyOf(claim, fold);
  return tally === null ? '' : lineOf(tally.holder, tally.target, tally.sign, tally.stance).id;
}

/** Those of the documents that a citation names, by id. */
export async function described(
  store: GraphStore,
  ids: readonly string[],
  asOf: string | undefined,
): Promise<Sources['documents']> {
  const found = await Promise.all(ids.slice(0, MOST_SOURCES).map((id) => store.ask('document', { id, asOf })));
  return new Map(found.flatMap(({ rows }) => rows.map((row) => [row.id, row] as const)));
}
