import { countsTowardsStance, type StoredClaim } from '../../claim.ts';
import type { DocumentRow } from '../../questions/documents.ts';
import type { Line } from '../attributes.ts';
import type { About } from '../graph.ts';
import { stixId } from './ids.ts';
import { ALWAYS, actorId, later, moment, object, type StixObject, sourceOf } from './objects.ts';
import { stixed } from './values.ts';

/** A claim that counts is a relationship; one that is denied, supposed, rejected or has no two ends is but a note. */
export const isRelationship = (claim: StoredClaim): boolean => countsTowardsStance(claim) && claim.stance !== null;
export const claimId = (claim: StoredClaim): string =>
  stixId(isRelationship(claim) ? 'relationship' : 'note', `claim:${claim.id}`);

export function claimObject(claim: StoredClaim, document: DocumentRow | undefined, about: About): StixObject {
  const { recordedAt, retractedAt, review, holder, stance, target, topic, attribution, confidence } = claim;
  const isOne = isRelationship(claim);
  const created = moment(recordedAt);
  const changes = [retractedAt, review.at].flatMap((at) => (at === null ? [] : [moment(at)]));
  const all = {
    ...object(
      isOne ? 'relationship' : 'note',
      `claim:${claim.id}`,
      created,
      changes.reduce(later, created),
      about.licence,
      {
        claim,
      },
    ),
    ...(retractedAt === null ? {} : { revoked: true }),
    confidence: Math.round(confidence * 100),
    ...(document ? { lang: document.language, external_references: [sourceOf(document)] } : {}),
  };
  if (isOne)
    return {
      ...all,
      relationship_type: stance?.toLowerCase().replaceAll('_', '-'),
      description: stixed(claim.quote),
      source_ref: actorId(holder?.id ?? ''),
      target_ref: actorId(target?.id ?? ''),
      ...timesOf(claim),
    };
  const ends = [holder, target, ...attribution.map(({ actor }) => actor)].flatMap((actor) => actor?.id ?? []);
  const what = [holder?.name, stance ?? claim.kind, target?.name, topic?.en ?? topic?.words].filter((part) => part);
  const why = claim.negated ? 'denied' : claim.review.state === 'rejected' ? 'rejected' : claim.realis;
  return {
    ...all,
    abstract: stixed(`${why}: ${what.join(' ')}`),
    content: stixed(claim.quote),
    authors: attribution.map(({ actor }) => stixed(actor.name)),
    object_refs: [...new Set(ends)].map(actorId),
  };
}

/** When it holds; STIX has no moment that is both. */
function timesOf({ validFrom, validTo }: StoredClaim) {
  const at = (day: string) => `${day}T00:00:00Z`;
  const isSpan = validFrom === null || validTo === null || validFrom < validTo;
  return {
    ...(validFrom === null ? {} : { start_time: at(validFrom) }),
    ...(validTo === null || !isSpan ? {} : { stop_time: at(validTo) }),
  };
}

const OPINIONS: Readonly<Record<string, string>> = { accepted: 'agree', edited: 'agree', rejected: 'disagree' };

/** What the last reviewer thinks of a claim as it stands; none where nobody looked. */
export function opinion(claim: StoredClaim, about: About): StixObject[] {
  const { state, by, at, note } = claim.review;
  const held = OPINIONS[state];
  if (held === undefined) return [];
  const created = moment(at ?? claim.recordedAt);
  return [
    {
      ...object('opinion', `review:${claim.id}:${created}`, created, created, about.licence, { review: claim.review }),
      opinion: held,
      ...(note ? { explanation: stixed(note) } : {}),
      ...(by ? { authors: [stixed(by)] } : {}),
      object_refs: [claimId(claim)],
    },
  ];
}

/** The claims of a document belong together. */
export const documentGroup = (document: DocumentRow, claims: readonly StoredClaim[], about: About): StixObject => ({
  ...object('grouping', `document:${document.id}`, moment(document.recordedAt), about.moment ?? ALWAYS, about.licence, {
    document,
  }),
  name: stixed(document.title),
  context: 'unspecified',
  lang: document.language,
  external_references: [sourceOf(document)],
  object_refs: claims.map(claimId),
});

/** A line of the picture: its two ends, and the claims that it is folded from. */
export const lineGroup = ({ evidence = [], ...line }: Line, about: About): StixObject => ({
  ...object('grouping', `line:${line.id}`, ALWAYS, about.moment ?? ALWAYS, about.licence, { line }),
  name: line.id,
  context: 'unspecified',
  object_refs: [...new Set([actorId(line.holder), actorId(line.target), ...evidence.map(claimId)])],
});
