import type { Actor, ActorRef } from '#model/actor';
import type { Claim } from '#model/claim';
import { Extraction } from '#model/document';
import { Conflict } from '#model/errors';
import type { GraphStore } from '#model/store';
import type { Layers } from '../layers.ts';
import { plainActor } from '../review/apply.ts';
import { open } from '../review/desk.ts';
import { saveLaid } from '../settle.ts';
import { addedTo } from './added.ts';
import type { Cast } from './cast.ts';
import type { Cells } from './columns.ts';
import { describedBy } from './described.ts';
import type { Flaws } from './flaws.ts';
import { type Before, EXTRACTOR, madeOf } from './made.ts';
import { type RowClaim, rowClaim } from './row.ts';

/** Claims of a document that come into the graph at once, which its database takes in one transaction. */
const MOST = 10_000;

/** What the rows of one document come to. */
export interface DocumentPlan {
  kind: 'new' | 'extended' | 'unchanged';
  claims: { new: number; changed: number; known: number };
  /** Ids of everybody whom the right rows name. */
  actors: Set<string>;
  /** Brings the graph there, in one transaction. */
  write(): Promise<void>;
}

export interface PlanOptions {
  readonly store: GraphStore;
  readonly layers: Layers;
  readonly cast: Cast;
  readonly called: (column: string) => string;
  readonly by: string;
  readonly at: string;
  /** How somebody is described whom only the graph knows. */
  readonly described: (id: string) => Promise<Actor>;
}

/**
 * Looks what the rows of a document come to. Rows with flaws are left out and their flaws are noted; null where no row is
 * left, or where nothing can be imported into the document as it is.
 */
export async function planOf(
  id: string,
  rows: readonly Cells[],
  flaws: Flaws,
  options: PlanOptions,
): Promise<DocumentPlan | null> {
  const { store, called } = options;
  const known = await store.known(id);
  const isThere = known !== null && known.retractedAt === null;
  const isMade = known === null || known.extractor === EXTRACTOR;
  const reading = isThere && isMade ? await store.reading(id) : null;
  const before = reading && (await beforeOf(reading, options.layers));
  if (isMade && isThere === (before !== null)) {
    // Of a document that is there its rows say nothing new.
    const { described, flawed } = describedBy(id, before ? [] : rows, flaws, called);
    const right = rowsIn(rows, flawed, flaws, options, before?.document.date ?? described.date);
    const made = madeOf(described, right, before, options.cast);
    for (const flaw of made.flaws) flaws.add({ ...flaw, column: flaw.column && called(flaw.column) });
    const { counts, document, claims, said } = made;
    if (!said.length) return null;
    const isChanged = counts.new + counts.changed > 0;
    const extraction = isChanged ? await extractionOf(document, claims, reading, options) : null;
    const unsound = extraction && unsoundIn(extraction, counts);
    if (unsound) {
      flaws.add({ row: rows[0]?.row ?? 1, column: called('document'), value: id, message: unsound });
      return null;
    }
    return {
      kind: before === null ? 'new' : isChanged ? 'extended' : 'unchanged',
      claims: counts,
      actors: new Set(namedBy(said).map((actor) => actor.id)),
      write: async () => {
        if (extraction) await saveLaid(store, options.layers, extraction, { basedOn: reading });
      },
    };
  }
  return planAdded(id, rows, flaws, options);
}

async function beforeOf(reading: Extraction, layers: Layers): Promise<Before> {
  const { claims, reviews } = (await layers.over(reading)).extraction;
  return {
    document: reading.document,
    claims: reading.claims,
    laid: claims,
    decided: new Set(reviews.map(({ claim }) => claim)),
  };
}

/** Why the graph would not take the document, so that whoever checks a table hears of it; null where it would. */
function unsoundIn(extraction: Extraction, counts: DocumentPlan['claims']): string | null {
  const fresh = counts.new + counts.changed;
  if (fresh > MOST)
    return `has ${fresh} claims that are new or changed, and ${MOST} of a document are the most at once. Split its rows into several files, and import one after the other.`;
  const issue = Extraction.safeParse(extraction).error?.issues[0];
  return issue ? `makes a document that is not sound at ${issue.path.join('.')}: ${issue.message}.` : null;
}

async function planAdded(
  id: string,
  rows: readonly Cells[],
  flaws: Flaws,
  options: PlanOptions,
): Promise<DocumentPlan | null> {
  const { store, layers, cast, called, by, at } = options;
  let on: Awaited<ReturnType<typeof open>>;
  try {
    on = await open(store, layers, id);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    flaws.add({ row: rows[0]?.row ?? 1, column: called('document'), value: id, message: why(error) });
    return null;
  }
  const there = new Set(on.machine.actors.map((actor) => actor.id));
  const right = rowsIn(rows, new Set(), flaws, options, on.machine.document.date);
  const { extraction } = await layers.over(on.machine);
  const added = await addedTo(on, extraction.claims, right, {
    by,
    at,
    brought: async (actor) =>
      there.has(actor) || cast.actor(actor)?.from === 'packs' ? null : describe(actor, options),
  });
  for (const flaw of added.flaws) flaws.add({ ...flaw, column: flaw.column && called(flaw.column) });
  if (!added.claims.length) return null;
  return {
    kind: added.counts.new ? 'extended' : 'unchanged',
    claims: added.counts,
    actors: new Set(namedBy(added.claims).map((actor) => actor.id)),
    write: async () => {
      await layers.decide(id, ...added.decisions);
      // Also where nothing is new: whoever was stopped between the two is helped by it.
      await saveLaid(store, layers, on.machine);
    },
  };
}

const why = ({ message }: Conflict): string => message.replace(/^document "[^"]*": /, '');

function rowsIn(
  rows: readonly Cells[],
  flawed: ReadonlySet<number>,
  flaws: Flaws,
  { cast, called }: PlanOptions,
  documentDay: string | null,
): RowClaim[] {
  return rows.flatMap((cells) => {
    const claim = rowClaim(cells, { cast, flaws, called, documentDay });
    return claim === null || flawed.has(cells.row) ? [] : [claim];
  });
}

type Naming = Pick<Claim, 'holder' | 'target' | 'attribution'>;

const namedBy = (claims: readonly Naming[]): ActorRef[] =>
  claims.flatMap(({ holder, target, attribution }) =>
    [holder, target, ...attribution.map(({ actor }) => actor)].flatMap((ref) => ref ?? []),
  );

async function extractionOf(
  document: Extraction['document'],
  claims: Claim[],
  before: Extraction | null,
  options: PlanOptions,
): Promise<Extraction> {
  const refs = new Map(namedBy(claims).map((ref) => [ref.id, ref]));
  const described = new Map(before?.actors.map((actor) => [actor.id, actor]));
  const ids = [...refs.keys()].sort();
  const actors: Actor[] = [];
  for (const id of ids) actors.push(described.get(id) ?? (await describe(id, options, refs.get(id))));
  return {
    document,
    turns: [{ index: 0, role: 'narration', start: 0, end: document.text.length, speaker: null }],
    actors,
    claims,
    extractor: EXTRACTOR,
  };
}

async function describe(id: string, { cast, described }: PlanOptions, ref?: ActorRef): Promise<Actor> {
  const known = cast.actor(id);
  if (known?.from === 'graph') return described(id);
  if (known) return known.actor;
  return plainActor(ref ?? { id, type: 'GROUP', name: id, state: null });
}
