import type { Claim } from '#model/claim';
import { scoresOf } from '#model/stance';
import type { Unidentified } from '../claims.ts';
import type { Place } from '../review/anchor.ts';
import type { Reading } from '../review/decision.ts';
import { Unfit } from './flaws.ts';
import type { RowClaim } from './row.ts';

/** Where the quote of a row stands in a text. Throws `Unfit` where it does not, or where it could be meant elsewhere. */
export function placeIn(text: string, { quote, start }: Pick<RowClaim, 'quote' | 'start'>): Place {
  if (start !== null && text.startsWith(quote, start)) return { start, end: start + quote.length };
  const at = text.indexOf(quote);
  if (at === -1) throw new Unfit('does not stand in the text of the document like this. Copy it from there.');
  if (text.indexOf(quote, at + 1) !== -1)
    throw new Unfit('stands in the text of the document more than once. Say where in start.');
  return { start: at, end: at + quote.length };
}

/**
 * The reading with its spans where they are in the text; one whose words are not there is left out.
 * @param within the stretch of which the text is what it was when the spans were found
 */
export function placed(reading: Reading, text: string, { start }: Place, within: Place): Reading {
  const isThere = (span: { start: number; end: number; text: string }) =>
    start + span.start >= within.start &&
    start + span.end <= within.end &&
    text.slice(start + span.start, start + span.end) === span.text;
  return {
    ...reading,
    cues: reading.cues.filter(isThere).map((cue) => moved(cue, start)),
    attribution: reading.attribution.map((link) => ({
      ...link,
      cue: link.cue && isThere(link.cue) ? moved(link.cue, start) : null,
    })),
  };
}

/** A span with its offsets moved. */
export const moved = <Span extends { start: number; end: number }>(span: Span, by: number): Span => ({
  ...span,
  start: span.start + by,
  end: span.end + by,
});

/** A claim of a text. */
export const claimAt = (
  text: string,
  { start, end }: Place,
  reading: Reading,
  rest: Pick<Claim, 'document' | 'turn' | 'review' | 'saidAt'>,
): Unidentified => ({
  ...rest,
  ...reading,
  quote: text.slice(start, end),
  start,
  end,
  scores: scoresOf(reading.stance, reading.sign),
});
