import type { ActorRef } from '#model/actor';
import { canonical } from '#model/snapshot/canonical';
import type { ClaimLine } from '#model/snapshot/lines';
import type { RestoreConflict } from '#model/snapshot/snapshot';
import type { Unit } from './unpacked.ts';

type Difference = RestoreConflict['differs'][number];

/**
 * In what the graph and a snapshot differ about a document. What actors are called is the actors' own, and when something
 * was recorded says nothing about what is said.
 */
export function differences(one: Unit, other: Unit): Difference[] {
  const aspects: Record<Difference, (unit: Unit) => unknown> = {
    text: ({ document }) => document.hash,
    description: ({ document: { title, outlet, date, language, url, rights, source, experts } }) => [
      ...[title, outlet, date, language, url, rights, source],
      experts.map(endOf),
    ],
    turns: ({ document }) => document.turns.map((turn) => ({ ...turn, speaker: endOf(turn.speaker) })),
    claims: ({ claims }) => claims.map(saidBy),
    reviews: ({ reviews }) => reviews,
  };
  return (Object.keys(aspects) as Difference[]).filter(
    (aspect) => canonical(aspects[aspect](one)) !== canonical(aspects[aspect](other)),
  );
}

/** Whether a document is in the graph to the letter, with the moments at which it was recorded. */
export const isTheSame = (one: Unit, other: Unit): boolean =>
  differences(one, other).length === 0 && canonical(kept(one)) === canonical(kept(other));

const kept = ({ document: { recordedAt, extractor, mentions }, claims }: Unit) => [
  ...[recordedAt, extractor, mentions],
  claims.map((claim) => claim.recordedAt),
];

const endOf = (ref: ActorRef | null) => ref && [ref.id, ref.state];

const saidBy = ({ recordedAt: _recordedAt, ...claim }: ClaimLine) => ({
  ...claim,
  holder: endOf(claim.holder),
  target: endOf(claim.target),
  attribution: claim.attribution.map((link) => ({ ...link, actor: endOf(link.actor) })),
});

/** What would become of the claims of a document. */
export function claimChanges(before: Unit | null, after: Unit) {
  const known = new Map(before?.claims.map((claim) => [claim.id, canonical(saidBy(claim))]));
  const counts = { added: 0, changed: 0, retracted: 0, unchanged: 0 };
  for (const claim of after.claims) {
    const old = known.get(claim.id);
    if (old === undefined) counts.added++;
    else if (old === canonical(saidBy(claim))) counts.unchanged++;
    else counts.changed++;
    known.delete(claim.id);
  }
  counts.retracted = known.size;
  return counts;
}
