import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim } from '#model/claim';
import { foldClaims, foldTallies, lineOf, type Tally, tallyOf } from '#model/relationship';
import { someClaim } from './arbitraries.ts';

const claims = fc.array(someClaim, { maxLength: 40 });
const folded = fc.boolean();

describe('folding claims into lines', () => {
  test('does not depend on the order of the claims', () => {
    fc.assert(
      fc.property(claims, folded, fc.func(fc.integer()), (list, foldPersons, rank) => {
        const shuffled = [...list].sort((a, b) => rank(a.id) - rank(b.id));
        expect(foldClaims(shuffled, { foldPersons })).toEqual(foldClaims(list, { foldPersons }));
      }),
    );
  });

  test('does not depend on how tallies were grouped before', () => {
    fc.assert(
      fc.property(claims, (list) => {
        const single = list.flatMap((claim) => tallyOf(claim, true) ?? []);
        expect(foldTallies(grouped(single))).toEqual(foldTallies(single));
      }),
    );
  });

  test('gives every line at least one claim, none denied, rejected or hypothetical, and never a net of signs', () => {
    fc.assert(
      fc.property(claims, folded, (list, foldPersons) => {
        const lines = foldClaims(list, { foldPersons });
        const counted = list.filter(
          (claim) =>
            claim.holder &&
            claim.target &&
            !claim.negated &&
            claim.realis !== 'hypothetical' &&
            claim.review.state !== 'rejected' &&
            endOf(claim.holder, foldPersons) !== endOf(claim.target, foldPersons),
        );
        expect(lines.reduce((sum, line) => sum + line.claims, 0)).toBe(counted.length);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        for (const line of lines) {
          expect(line.claims).toBeGreaterThan(0);
          expect(line.firstSaid <= line.lastSaid).toBe(true);
          if (line.meanScore !== null) expect(Math.sign(line.meanScore)).toBe(line.sign);
        }
      }),
    );
  });

  test('stores a symmetric stance once, whoever is named first, and apart from directed ones of the same sign', () => {
    expect(lineOf('UZB', 'KAZ', 1, 'COOPERATE')).toEqual(lineOf('KAZ', 'UZB', 1, 'COOPERATE'));
    expect(lineOf('UZB', 'KAZ', 1, 'COOPERATE').id).toBe('KAZ>UZB>1>sym');
    expect(lineOf('UZB', 'KAZ', 1, 'SUPPORT').id).toBe('UZB>KAZ>1');
  });
});

const endOf = (actor: NonNullable<Claim['holder']>, foldPersons: boolean) =>
  foldPersons ? (actor.state ?? actor.id) : actor.id;

/** Joins neighbours that agree in everything a tally is told apart by, as the database does. */
function grouped(tallies: readonly Tally[]): Tally[] {
  const groups = new Map<string, Tally>();
  for (const tally of tallies) {
    const key = [tally.holder, tally.target, tally.sign, tally.stance, tally.certainty].join();
    const before = groups.get(key);
    groups.set(
      key,
      before
        ? {
            ...before,
            claims: before.claims + tally.claims,
            documents: [...before.documents, ...tally.documents],
            asserters: [...before.asserters, ...tally.asserters],
            scoreSum: before.scoreSum + tally.scoreSum,
            scored: before.scored + tally.scored,
            firstSaid: before.firstSaid < tally.firstSaid ? before.firstSaid : tally.firstSaid,
            lastSaid: before.lastSaid > tally.lastSaid ? before.lastSaid : tally.lastSaid,
          }
        : tally,
    );
  }
  return [...groups.values()];
}
