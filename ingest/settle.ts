import type { Extraction } from '#model/document';
import { AtlasError, Unreachable } from '#model/errors';
import type { GraphStore, SaveOptions, WriteReport } from '#model/store';
import { actorsOf } from './actors/rows.ts';
import type { Layers } from './layers.ts';
import type { Applied } from './review/apply.ts';

export interface LaidOptions {
  /** The review file beside the interview. */
  beside?: string;
  /** See `SaveOptions`. */
  basedOn?: Extraction | null;
  /** See `SaveOptions`; told what the save will say. */
  ends?: (laid: Applied) => NonNullable<SaveOptions['ends']>;
}

/**
 * Saves what the machine read with all decisions laid over it, those included that somebody takes while this is going
 * on: whoever saves last has seen every decision that was taken before.
 */
export async function saveLaid(
  store: GraphStore,
  layers: Layers,
  reading: Extraction,
  { beside, basedOn, ends }: LaidOptions = {},
): Promise<{ report: WriteReport; laid: Applied }> {
  const { id } = reading.document;
  if (beside !== undefined) await layers.keep(id, beside);
  let first: WriteReport | null = null;
  for (;;) {
    const stamp = await layers.stamp(id);
    const laid = await layers.over(reading);
    const report = await store.save(laid.extraction, {
      reading,
      // What comes after the first save is based on it.
      ...(basedOn !== undefined && first === null ? { basedOn } : {}),
      // A job ends once, with the first save.
      ...(ends && first === null ? { ends: ends(laid) } : {}),
    });
    first ??= report;
    if ((await layers.stamp(id)) === stamp) return { report: first, laid };
  }
}

/** What became of documents that were laid anew. */
export interface Settled {
  /** Ids of the documents that the graph now says as decided. */
  saved: string[];
  /** Those that could not be brought there now, and why. They are when somebody tries again. */
  pending: { document: string; message: string }[];
}

/**
 * Lays the decisions over documents anew, from what the machine read in them, one transaction each. Removed documents
 * stay removed. Once the database is away, the rest is pending.
 */
export async function settle(
  store: GraphStore,
  layers: Layers,
  documents: readonly string[],
  signal?: AbortSignal,
): Promise<Settled> {
  const settled: Settled = { saved: [], pending: [] };
  let away: string | null = null;
  for (const document of documents) {
    if (signal?.aborted) away ??= 'stopped';
    try {
      if (away === null && (await settleOne(store, layers, document))) settled.saved.push(document);
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      if (error instanceof Unreachable) away = error.message;
      else settled.pending.push({ document, message: error.message });
    }
    if (away !== null) settled.pending.push({ document, message: away });
  }
  return settled;
}

/** False where there is nothing to be laid over: no such document, a removed one, or one saved before readings were kept. */
async function settleOne(store: GraphStore, layers: Layers, document: string): Promise<boolean> {
  const known = await store.known(document);
  const reading = known && known.retractedAt === null ? await store.reading(document) : null;
  if (!reading) return false;
  await saveLaid(store, layers, reading);
  return true;
}

/** Lays anew whatever was decided and may not have reached the graph: when the program was killed, or the database away. */
export async function reconcile(store: GraphStore, layers: Layers, signal?: AbortSignal): Promise<Settled> {
  const decisions = await layers.actorDecisions();
  const actors = decisions.flatMap(actorsOf);
  const naming = actors.length ? await store.mentioning([...new Set(actors)]) : [];
  const reviewed = await layers.reviewed(await store.documentIds());
  return settle(store, layers, [...new Set([...naming, ...reviewed])], signal);
}
