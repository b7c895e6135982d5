import type { Actor } from '#model/actor';
import type { Extraction } from '#model/document';
import type { ActorLine } from '#model/snapshot/lines';
import type { Run } from '../driver.ts';
import type { KnownClaim } from '../plan.ts';
import { ownId } from '../reviews.ts';
import type { Recorded } from '../save.ts';
import { reading } from '../statements.ts';
import { unitIn } from './cut.ts';
import type { Unit } from './unpacked.ts';

/** A document of a snapshot as a save takes it, with the moments at which its parts were recorded. */
export function extractionOf({ document, claims, reviews }: Unit, actors: ReadonlyMap<string, ActorLine>) {
  const { turns, mentions, extractor, recordedAt, ...described } = document;
  const known = closure(mentions, actors);
  const extraction: Extraction = {
    document: described,
    turns,
    actors: known.filter(({ provisional }) => !provisional).map(actorOf),
    claims: claims.map(({ recordedAt: _recordedAt, retractedAt: _retractedAt, ...claim }) => claim),
    reviews: reviews.map((review) => ({ ...review, id: ownId(document.id, review.id) })),
    extractor,
  };
  const recorded: Recorded = {
    document: recordedAt,
    claims: new Map(claims.map((claim) => [claim.id, claim.recordedAt])),
    mentions,
    pointed: known.filter(({ provisional }) => provisional).map(({ id }) => id),
  };
  return { extraction, recorded };
}

const actorOf = ({ provisional: _provisional, ...actor }: ActorLine): Actor => actor;

/** The actors, and those whom facts about them name. */
function closure(ids: readonly string[], actors: ReadonlyMap<string, ActorLine>): ActorLine[] {
  const found = new Map<string, ActorLine>();
  for (let due = [...ids]; due.length; ) {
    const lines = due.flatMap((id) => (found.has(id) ? [] : (actors.get(id) ?? [])));
    for (const line of lines) found.set(line.id, line);
    due = lines.flatMap(({ relations }) => relations.map(({ target }) => target)).filter((id) => !found.has(id));
  }
  return [...found.values()];
}

/** What the graph has of a document now; null where there is none, or it was removed. */
export async function current(run: Run, document: string, at: string): Promise<Unit | null> {
  const [known] = await run<{ retractedAt: string | null }>(reading('known'), { document });
  if (!known || known.retractedAt !== null) return null;
  const claims = await run<KnownClaim>(reading('stored-claims'), { document });
  const ids = claims.flatMap(({ id, retractedAt }) => (retractedAt === null ? [id] : []));
  return unitIn(run, document, ids, at);
}
