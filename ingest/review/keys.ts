import { createHash } from 'node:crypto';
import type { Claim } from '#model/claim';
import { anchorOf, claimIdentity } from '#model/identity';
import type { Place } from './anchor.ts';
import { Reading } from './decision.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * What a claim says, as a short hash. Where it stands, the names of its actors and how sure the machine is of itself do
 * not enter: when they change, nobody has to look again.
 */
export function contentKey(said: Reading | Claim): string {
  return sha256(
    JSON.stringify([
      ...[said.kind, said.holder?.id ?? null, said.stance, said.target?.id ?? null, said.topic?.words ?? null],
      ...[said.sign, said.qualifiers, said.certainty, said.negated, said.realis, said.modality],
      said.attribution.map(({ actor, certainty }) => [actor.id, certainty]),
      ...[said.validFrom, said.validTo],
    ]),
  ).slice(0, 16);
}

/** What a claim says, taken out of the claim. */
export const readingOf = (claim: Claim): Reading =>
  Reading.parse(Object.fromEntries(Object.keys(Reading.shape).map((field) => [field, claim[field as keyof Reading]])));

/** The id of a claim that a reviewer adds; the machine would give the same to the same claim. */
export function claimIdOf(
  text: string,
  document: string,
  { start, end }: Place,
  said: Pick<Claim, 'holder' | 'stance' | 'target' | 'topic' | 'negated'>,
  occurrence: number,
): string {
  return sha256(claimIdentity({ document, ...said }, anchorOf(text, start, end), occurrence)).slice(0, 32);
}
