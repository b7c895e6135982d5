import type { Actor } from '#model/actor';
import { AtlasError, Conflict, InvalidInput } from '#model/errors';
import { paramsFor } from '#model/questions/index';
import { allRows, PAGE } from '#model/questions/whole';
import type { GraphStore } from '#model/store';
import { describedIn } from '../actors/described.ts';
import type { Layers } from '../layers.ts';
import { castOf } from './cast.ts';
import { type Cells, type Claims, cellsOf } from './columns.ts';
import { type DocumentPlan, type PlanOptions, planOf } from './document.ts';
import { type Flaws, LISTED, noFlaws } from './flaws.ts';
import { namedIn } from './named.ts';
import type { Format, ImportReport } from './report.ts';

export interface ImportOptions {
  format: Format;
  /** Only says what would be done. */
  dryRun: boolean;
  /** Writes the right rows though others have flaws. */
  partial: boolean;
  /** Who imports: whose word the claims are that come into documents which are there already. */
  by: string;
  /** The moment, ISO in UTC. */
  now?: () => string;
  /** Told after each document: how many of all are checked, then how many are written. */
  onProgress?: (what: 'checked' | 'written', done: number, all: number) => void;
}

/**
 * Brings the claims of a table into the graph. All rows are checked before anything is written; each document is then
 * one transaction. Who is stopped in between has whole documents, and importing again adds the rest and nothing twice.
 * Throws `Unreachable` where the database goes away.
 */
export async function importClaims(
  store: GraphStore,
  layers: Layers,
  claims: Claims,
  { format, dryRun, partial, by, now = () => new Date().toISOString(), onProgress = () => {} }: ImportOptions,
): Promise<ImportReport> {
  const all = claims.rows.length + claims.flaws.count;
  const cells = cellsOf(claims.columns);
  const documents = documentsIn(claims, cells);
  const cast = castOf(await actorsOf(store));
  for (const rows of documents.values()) for (const row of rows) for (const said of namedIn(row)) cast.declare(said);

  const descriptions = new Map<string, Promise<Actor>>();
  const described = (id: string): Promise<Actor> => {
    const known =
      descriptions.get(id) ?? describedIn(store, id).then((actor) => actor ?? mustBe(cast.actor(id)?.actor));
    descriptions.set(id, known);
    return known;
  };
  const options: PlanOptions = { store, layers, cast, called: claims.called, by, at: now(), described };
  const run = async (flaws: Flaws, isWriting: boolean) => {
    const sum = nothing();
    for (const [id, rows] of documents) {
      const plan = await planOf(id, rows, flaws, options);
      if (plan && isWriting)
        await written(plan, () => planOf(id, rows, noFlaws(), options)).catch((error: unknown) =>
          tellHowFar(error, id, sum.done, documents.size),
        );
      if (plan) add(sum, plan);
      sum.done++;
      onProgress(isWriting ? 'written' : 'checked', sum.done, documents.size);
    }
    return sum;
  };

  let found = noFlaws();
  let sum = await run(found, false);
  const flawed = () => claims.flaws.count + found.count;
  const isRefused = flawed() > 0 && !partial;
  if (!dryRun && !isRefused) {
    found = noFlaws();
    sum = await run(found, true);
  }
  const actors = [...sum.actors];
  const isNew = (id: string) => (cast.actor(id)?.from ?? 'rows') === 'rows';
  return {
    outcome: isRefused ? 'refused' : dryRun ? 'checked' : flawed() ? 'partly' : 'written',
    format,
    rows: all,
    documents: sum.documents,
    actors: { new: actors.filter(isNew).length, known: actors.filter((id) => !isNew(id)).length },
    claims: sum.claims,
    flawed: flawed(),
    flaws: [...claims.flaws.listed, ...found.listed].sort((a, b) => a.row - b.row).slice(0, LISTED),
    ignored: [...claims.ignored],
  };
}

/** The rows of each document, in the order in which the table names the documents. */
function documentsIn(claims: Claims, cells: ReturnType<typeof cellsOf>): Map<string, Cells[]> {
  const documents = new Map<string, Cells[]>();
  for (const row of claims.rows) {
    const own = cells(row);
    const id = own.text('document')?.trim() ?? '';
    const flaw = flawOfId(id);
    if (flaw !== null)
      claims.flaws.add({ row: row.row, column: claims.called('document'), value: id || null, message: flaw });
    else {
      const rows = documents.get(id) ?? [];
      documents.set(id, rows);
      rows.push(own);
    }
  }
  return documents;
}

const flawOfId = (id: string): string | null => {
  if (!id) return 'is missing. Write the id of the document.';
  if (id.length > 200) return 'is longer than 200 characters.';
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(id) ? 'has a control character.' : null;
};

/** Everybody in the graph. */
async function actorsOf({ ask }: GraphStore): Promise<Actor[]> {
  const rows = await allRows(ask, 'actors', paramsFor('actors', { limit: PAGE }));
  return rows.map(({ id, type, names, aliases, wikidata, relations }) => ({
    id,
    type,
    names,
    aliases,
    wikidata,
    relations,
  }));
}

interface Sum extends Pick<ImportReport, 'documents' | 'claims'> {
  actors: Set<string>;
  /** Documents that were gone through. */
  done: number;
}

const nothing = (): Sum => ({
  documents: { new: 0, extended: 0, unchanged: 0 },
  claims: { new: 0, changed: 0, known: 0 },
  actors: new Set(),
  done: 0,
});

function add(sum: Sum, { kind, claims, actors }: DocumentPlan): void {
  sum.documents[kind]++;
  for (const what of ['new', 'changed', 'known'] as const) sum.claims[what] += claims[what];
  for (const id of actors) sum.actors.add(id);
}

/** How often a document is planned anew because somebody else wrote to it. */
const TRIES = 10;

/** Writes what was planned, or what comes of the same rows after somebody else wrote to the document meanwhile. */
async function written(first: DocumentPlan, again: () => Promise<DocumentPlan | null>): Promise<void> {
  let plan = first;
  for (let tries = 1; ; tries++) {
    try {
      return await plan.write();
    } catch (error) {
      const next = error instanceof Conflict && tries < TRIES ? await again() : null;
      // Rows that no longer fit are for another import to tell.
      if (!next || rowsOf(next) !== rowsOf(first)) throw error;
      plan = next;
    }
  }
}

const rowsOf = ({ claims }: DocumentPlan): number => claims.new + claims.changed + claims.known;

/** What stands in the graph already stays, which whoever reads the message wants to know. */
function tellHowFar(error: unknown, id: string, done: number, all: number): never {
  if (!(error instanceof AtlasError) || error.status >= 500) throw error;
  throw new InvalidInput(
    `document "${id}": ${error.message} ${done} of ${all} documents were gone through before and stay as they are now; it and those behind it were not written.`,
    { cause: error },
  );
}

function mustBe<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('somebody is named whom nobody knows');
  return value;
}
