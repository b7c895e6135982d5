import { z } from 'zod';
import type { StoredClaim } from '../claim.ts';
import { flag } from '../questions/question.ts';
import { lineOf, tallyOf } from '../relationship.ts';
import type { Line } from './attributes.ts';
import type { ExportGraph } from './graph.ts';

/** What all formats of nodes and edges let a caller choose. */
export const graphOptions = z.strictObject({
  evidence: flag(false).describe('Give each line the claims behind it, whole: quote, offsets, speakers, review'),
});

/** The lines, with the claims behind each where they are asked for: in the order of the graph's claims. */
export function* linesOf({ about, stances, claims }: ExportGraph, isAsked: boolean): Generator<Line> {
  if (!isAsked) return yield* stances;
  const behind = new Map<string, StoredClaim[]>(stances.map(({ id }) => [id, []]));
  for (const claim of claims) {
    const tally = tallyOf(claim, about.params.fold !== false);
    if (tally) behind.get(lineOf(tally.holder, tally.target, tally.sign, tally.stance).id)?.push(claim);
  }
  for (const line of stances) yield { ...line, evidence: behind.get(line.id) ?? [] };
}

/** What the file says of itself: the graph's `about`, and the documents that its claims are from. */
export const sourced = ({ about, documents }: ExportGraph) => ({ ...about, sources: documents });
