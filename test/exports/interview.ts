import { readReviewed } from '#ingest/ingest';
import type { ActorRef } from '#model/actor';
import { countsTowardsStance } from '#model/claim';
import { type ExportActor, type ExportGraph, LICENCE_NOTE } from '#model/exports/graph';
import { namesBeside } from '#model/exports/names';
import { foldClaims } from '#model/relationship';
import { VOCABULARY_VERSION } from '#model/vocabulary';

const RECORDED = '2026-12-01T09:00:00.000Z';

/** An interview with the reviews beside it as a whole graph, without a database: what an export of it is given. */
export async function interviewGraph(path: string): Promise<ExportGraph> {
  const { extraction } = await readReviewed(path);
  const { text: _text, ...document } = extraction.document;
  const claims = extraction.claims.map((claim) => ({ ...claim, recordedAt: RECORDED, retractedAt: null }));
  const stances = foldClaims(claims);
  const foldedId = (actor: ActorRef | null) => actor && (actor.state ?? actor.id);
  const counted = claims.filter(({ review }) => review.state !== 'rejected');
  const ends = new Set(
    counted.filter(countsTowardsStance).flatMap(({ holder, target }) => [foldedId(holder), foldedId(target)]),
  );
  const actors = extraction.actors
    .filter(({ id }) => ends.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      (actor): ExportActor => ({
        ...actor,
        held: counted.filter(({ holder }) => foldedId(holder) === actor.id).length,
        received: counted.filter(({ target }) => foldedId(target) === actor.id).length,
      }),
    );
  const known = new Set(actors.map(({ id }) => id));
  const lost = stances.filter(({ holder, target }) => !known.has(holder) || !known.has(target));
  if (lost.length) throw new Error(`lines without an actor: ${lost.map(({ id }) => id).join(' ')}`);
  const params = { fold: true, minCertainty: 'U' };
  const documents = [{ ...document, recordedAt: RECORDED, retractedAt: null, claims: claims.length }];
  return {
    about: {
      title: 'Stance Atlas: who stands how towards whom',
      params,
      graph: 'interview',
      moment: RECORDED,
      program: '0.1.0',
      vocabulary: VOCABULARY_VERSION,
      snapshot: null,
      licence: LICENCE_NOTE,
      counts: {
        actors: actors.length,
        stances: stances.length,
        claims: claims.length,
        claimsInLines: stances.reduce((sum, line) => sum + line.claims, 0),
        documents: 1,
      },
    },
    actors,
    stances,
    claims,
    documents,
    names: namesBeside({ actors, claims, documents, params }, extraction.actors),
  };
}
