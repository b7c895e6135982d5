import type { Cue } from '#model/claim';

/** A stretch of a quote and the parts of the claim that its words carry. */
export interface Piece {
  readonly text: string;
  readonly roles: readonly Cue['role'][];
}

/**
 * A quote cut at the borders of its cues; the pieces joined are the quote. `start` is the quote's offset in the
 * document, in UTF-16 code units like those of the cues; cues outside the quote have no part in it.
 */
export function piecesOf(quote: string, start: number, cues: readonly Pick<Cue, 'role' | 'start' | 'end'>[]): Piece[] {
  const end = start + quote.length;
  const inside = cues.filter((cue) => cue.start < end && cue.end > start && cue.end > cue.start);
  const borders = new Set([start, end]);
  for (const cue of inside) borders.add(Math.max(start, cue.start)).add(Math.min(end, cue.end));
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end;
    const roles = inside.filter((cue) => cue.start <= from && cue.end >= to).map((cue) => cue.role);
    return { text: quote.slice(from - start, to - start), roles: [...new Set(roles)] };
  });
}

/** A stretch of a text and the claims whose quotes cover it, the shortest quote first. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly claims: readonly string[];
}

/** A stretch of text cut at the borders of the claims' spans; the segments cover it without gaps or overlaps. */
export function segmentsOf(
  start: number,
  end: number,
  spans: readonly { readonly id: string; readonly start: number; readonly end: number }[],
): Segment[] {
  const inside = spans.filter((span) => span.start < end && span.end > start && span.end > span.start);
  const borders = new Set([start, end]);
  for (const span of inside) borders.add(Math.max(start, span.start)).add(Math.min(end, span.end));
  const sorted = [...borders].sort((a, b) => a - b);
  const byLength = [...inside].sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end;
    return {
      start: from,
      end: to,
      claims: byLength.filter((span) => span.start <= from && span.end >= to).map(({ id }) => id),
    };
  });
}
