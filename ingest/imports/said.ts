import type { ActorRef } from '#model/actor';
import { type Claim, METHODS, type ReviewState, type Span } from '#model/claim';
import type { Unidentified } from '../claims.ts';
import type { Reading } from '../review/decision.ts';
import { contentKey } from '../review/keys.ts';
import type { Flaw } from './flaws.ts';
import type { RowClaim } from './row.ts';

/**
 * All that a row can say of a claim, as text: neither where it stands nor how its actors are called, which may have
 * changed since, nor what was decided on it.
 */
export function saidOf(claim: Unidentified): string {
  const { start, end } = claim;
  const isWithin = (span: Span) => start <= span.start && span.end <= end;
  const at = (span: Span) => [span.start - start, span.end - start, span.text];
  return JSON.stringify([
    ...[claim.kind, claim.quote, who(claim.holder), claim.stance, who(claim.target)],
    ...[claim.topic && [claim.topic.words, claim.topic.en], claim.sign, claim.qualifiers, claim.certainty],
    ...[claim.negated, claim.realis, claim.modality, claim.confidence, claim.saidAt, claim.validFrom, claim.validTo],
    claim.attribution.map(({ actor, certainty, cue }) => [who(actor), certainty, cue && isWithin(cue) && at(cue)]),
    claim.cues.filter(isWithin).map((cue) => [cue.role, cue.metonym, at(cue)]),
    METHODS.filter((method) => claim.methods.includes(method)),
  ]);
}

const who = (ref: ActorRef | null) => ref && [ref.id, ref.state];

/** What a claim says of who decided on it, as text. */
export const decidedOf = ({ state, by, at, note }: ReviewState): string =>
  JSON.stringify([state, by || null, at, note || null]);

/** Whether a row says that a claim was accepted or rejected, and it was not. A row where nobody decided says nothing. */
export function isDecidedElse(row: RowClaim['review'], claim: ReviewState): boolean {
  const said = verdictOf(row.state ?? 'unreviewed');
  return said !== null && said !== verdictOf(claim.state);
}

/** An edited claim is one that stands. */
const verdictOf = (state: ReviewState['state']): 'stands' | 'rejected' | null =>
  state === 'unreviewed' ? null : state === 'rejected' ? 'rejected' : 'stands';

/** A row that meets a claim that is there. */
export interface Meeting {
  /** What the claim of the row would be called. */
  id: string;
  draft: Unidentified;
  row: RowClaim;
}

/**
 * Why a row cannot be taken whose claim is there and says something else.
 * @param first the row of which the claim is new, where there is one
 */
export function contradiction(claim: Claim, { id, draft, row }: Meeting, first?: number): Flaw {
  const fault = { row: row.row, column: 'quote', value: row.quote };
  if (first !== undefined)
    return {
      ...fault,
      message: `carries the claim of row ${first}, which says something else${differences(claim, draft)}. Leave one of the two.`,
    };
  if (contentKey(claim) === contentKey(draft) && isDecidedElse(row.review, claim.review))
    return {
      ...fault,
      column: 'review.state',
      value: row.review.state,
      message: `is not what was decided: claim ${claim.id} is ${claim.review.state}. Decide on it in a review, or leave the cell empty.`,
    };
  const isOwn = row.id === claim.id && id !== claim.id;
  return {
    ...fault,
    message: `carries a claim that is there already and says something else${differences(claim, draft)}. Edit claim ${claim.id} in a review, or leave the row out${isOwn ? '; where it is a claim of its own, leave its id out' : ''}.`,
  };
}

/** Fields in which a claim is not as its row has it, as words to be put behind a message. */
function differences(claim: Unidentified, row: Reading): string {
  const fields = FIELDS.filter((field) => saying(claim[field]) !== saying(row[field])).map(
    (field) => `${field} ${saying(claim[field])}`,
  );
  return fields.length ? `: ${fields.join(', ')}` : '';
}

const FIELDS = [
  ...(['kind', 'holder', 'stance', 'target', 'topic', 'sign', 'qualifiers', 'certainty'] as const),
  ...(['negated', 'realis', 'modality', 'attribution', 'confidence', 'validFrom', 'validTo'] as const),
];

const saying = (value: Reading[(typeof FIELDS)[number]]): string => {
  if (Array.isArray(value))
    return value.map((each) => (typeof each === 'string' ? each : each.actor.id)).join('; ') || 'none';
  if (value === null || typeof value !== 'object') return value === null ? 'none' : String(value);
  return 'id' in value ? value.id : value.words;
};

/** Whether a row has other words than the claim whose id it has. White space does not count: ids do not tell it. */
export const isElsewhere = ({ quote }: RowClaim, ...claims: readonly Claim[]): boolean =>
  claims.length > 0 && claims.every((claim) => words(claim.quote) !== words(quote));

const words = (quote: string): string => quote.replace(/\s+/g, ' ');

export const wordsElse = ({ row, quote }: RowClaim, claim: Claim): Flaw => ({
  row,
  column: 'quote',
  value: quote,
  message: `has other words than claim ${claim.id}, whose id the row has: “${claim.quote.slice(0, 100)}”. Where it is a claim of its own, leave its id out.`,
});
