import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extract } from '#ingest/pipeline';
import { readSource } from '#ingest/read';
import type { Claim } from '#model/claim';
import { claimIdentity } from '#model/identity';
import { canonical } from '#model/snapshot/canonical';
import { scoresOf } from '#model/stance';
import { anyExtraction } from '../../cypher/arbitraries.ts';
import { root } from '../../e2e/program.ts';
import { admitted, exported, exportedLines, imported, saidBy } from './tables.ts';

const interviews = join(root, 'data/interviews');
const texts = readdirSync(interviews).filter((name) => name.endsWith('.txt'));

const sorted = (claims: readonly Claim[]) => claims.map((claim) => canonical(saidBy(claim))).sort();

/** Spans outside of the quote have no place in a text that is made of quotes. */
const within = (claim: Claim): Claim => {
  const isWithin = ({ start, end }: { start: number; end: number }) => claim.start <= start && end <= claim.end;
  return {
    ...claim,
    cues: claim.cues.filter(isWithin),
    attribution: claim.attribution.map((link) => ({ ...link, cue: link.cue && isWithin(link.cue) ? link.cue : null })),
  };
};

describe('what is exported is imported again as it was', () => {
  test.each(texts)('%s', async (name) => {
    const { claims } = await extract(await readSource(join(interviews, name)));
    expect(claims.length).toBeGreaterThan(10);
    for (const text of [await exported(claims), await exported(claims, { bom: true }), await exportedLines(claims)]) {
      const { claims: back, flaws } = await imported(text);
      expect(flaws).toEqual([]);
      expect(sorted(back)).toEqual(sorted(claims.map(within)));
    }
  });
});

/** Claims as the model means them, of any words: what a machine or a reviewer could have made. */
const meant = (claims: readonly Claim[]): Claim[] => {
  const sound = admitted(claims)
    .filter(({ quote }) => quote.trim())
    .map((claim): Claim => {
      const target = claim.holder === null ? null : claim.target;
      const kind = claim.stance === null || (claim.holder === null && claim.topic === null) ? 'risk' : claim.kind;
      const { validFrom: from, validTo: to } = claim;
      const [validFrom, validTo] = from && to && to < from ? [to, from] : [from, to];
      return { ...claim, target, kind, validFrom, validTo, scores: scoresOf(claim.stance, claim.sign) };
    });
  // What is the same claim by its words is one.
  const keyOf = (claim: Claim) => `${claim.start} ${claimIdentity(claim, claim.quote, 0)}`;
  return [...new Map(sound.map((claim) => [keyOf(claim), claim])).values()];
};

/** Whoever is known to the packs is called as there, and lists of methods have an order. */
const asKnown = (claim: Claim): string => {
  const { holder, target, attribution, methods, ...said } = saidBy(claim);
  const who = (ref: Claim['holder']) => ref && [ref.id, ref.type, ref.state];
  const chain = attribution.map(({ actor, ...link }) => ({ ...link, actor: who(actor) }));
  return canonical([said, who(holder), who(target), chain, [...methods].sort()]);
};

test('any claims, of any words, come back from CSV and JSON Lines', async () => {
  await fc.assert(
    fc.asyncProperty(anyExtraction, async ({ claims: any }) => {
      const claims = meant(any);
      if (!claims.length) return;
      for (const text of [await exported(claims), await exportedLines(claims)]) {
        const { claims: back, flaws } = await imported(text);
        expect(flaws).toEqual([]);
        expect(back.map(asKnown).sort()).toEqual(claims.map(within).map(asKnown).sort());
      }
    }),
    { numRuns: 50 },
  );
});
