import type { Claim } from './claim.ts';

/** How many UTF-16 code units on each side of a quote belong to a claim's identity. */
export const CONTEXT_LENGTH = 32;

/**
 * The quote with its surroundings, clipped at the paragraph: text put in before or after the paragraph leaves it
 * as it is. Runs of white space count as one space.
 */
export function anchorOf(text: string, start: number, end: number): string {
  const paragraphStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const paragraphEnd = newline === -1 ? text.length : newline;
  const from = Math.max(paragraphStart, start - CONTEXT_LENGTH);
  const to = Math.min(paragraphEnd, end + CONTEXT_LENGTH);
  return [text.slice(from, start), text.slice(start, end), text.slice(end, to)]
    .map((part) => part.replace(/\s+/g, ' '))
    .join('\u0001');
}

/**
 * The parts that make a claim the same claim, as canonical text; its hash is the claim's id.
 * `occurrence` counts equal anchors of the document from 0.
 */
export const claimIdentity = (
  claim: Pick<Claim, 'document' | 'holder' | 'stance' | 'target' | 'topic' | 'negated'>,
  anchor: string,
  occurrence: number,
): string =>
  JSON.stringify([
    claim.document,
    anchor,
    occurrence,
    claim.holder?.id ?? null,
    claim.stance,
    claim.target?.id ?? null,
    claim.topic?.words ?? null,
    claim.negated,
  ]);
