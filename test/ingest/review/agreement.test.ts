import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, alpha } from '../../../ingest/review/agreement.ts';
import { accept, edit, reject, undo } from '../../../ingest/review/decide.ts';
import { withCertainty } from '../../../ingest/review/draft.ts';
import { readingOf } from '../../../ingest/review/keys.ts';
import { KAZ, RUS, USA, UZB } from '../../cypher/extractions.ts';
import { machineReads, seenIn, who } from './documents.ts';

/** Rows are observers, `.` is no value; the columns are the units. */
const unitsOf = (...rows: string[]): string[][] => {
  const table = rows.map((row) => row.split(' '));
  return (table[0] ?? []).map((_, unit) => table.flatMap((row) => (row[unit] === '.' ? [] : (row[unit] ?? []))));
};

/** Klaus Krippendorff: Computing Krippendorff's Alpha-Reliability. University of Pennsylvania, 2011. */
describe('alpha gives the values of Krippendorff’s examples', () => {
  test('A: two observers, two values', () => {
    expect(alpha(unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'))).toBeCloseTo(0.095, 3);
  });

  test('B: two observers, five values', () => {
    expect(alpha(unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d'))).toBeCloseTo(0.692, 3);
  });

  const four = unitsOf(
    '1 2 3 3 2 1 4 1 2 . . .',
    '1 2 3 3 2 2 4 1 2 5 . 3',
    '. 3 3 3 2 3 4 2 2 5 1 .',
    '1 2 3 3 2 4 4 1 2 5 1 .',
  );

  test('C: four observers, values that are missing, nominal', () => {
    expect(alpha(four)).toBeCloseTo(0.743, 3);
  });

  test('C, ordinal', () => {
    expect(alpha(four, { kind: 'ordinal', order: ['1', '2', '3', '4', '5'] })).toBeCloseTo(0.815, 3);
  });
});

describe('alpha', () => {
  test('is not defined where nothing was judged twice, or nothing ever differs', () => {
    expect(alpha([])).toBeNull();
    expect(alpha([['a'], ['b']])).toBeNull();
    expect(
      alpha([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toBeNull();
  });

  test('is 1 for full agreement and at most 1 for any', () => {
    const value = fc.constantFrom('CT', 'PR', 'PS', 'U');
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 12 }), (units) => {
        for (const level of [{ kind: 'nominal' }, { kind: 'ordinal', order: ['U', 'PS', 'PR', 'CT'] }] as const) {
          const found = alpha(units, level);
          if (found !== null) expect(found).toBeLessThanOrEqual(1);
          const agreed = alpha(
            units.map((values) => values.map(() => values[0] ?? 'U')),
            level,
          );
          if (agreed !== null) expect(agreed).toBe(1);
        }
      }),
    );
  });
});

describe('agreement of reviewers', () => {
  const machine = machineReads('one', [
    { quote: 'The United States press Russia.', holder: USA, stance: 'PRESSURES', target: RUS },
    { quote: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    { quote: 'Russia fears the United States.', holder: RUS, stance: 'WARY_OF', target: USA },
  ]);
  const [press, work, fear] = machine.claims.map((claim) => seenIn(machine, claim));
  if (!press || !work || !fear) throw new Error('three claims');
  const doubt = { ...readingOf(fear.claim), ...withCertainty(fear.claim.attribution, 'PR') };
  const decisions = [
    ...[press, work, fear].map((seen) => accept(who('Aigerim'), seen)),
    reject(who('Boris'), press),
    accept(who('Boris'), work),
    edit(who('Boris'), fear, { reading: doubt, place: fear.claim }, []),
  ];

  test('is counted by field over what both have looked at, and names each conflict', () => {
    const { reviewers, claims, alpha: found, conflicts } = agreementOf(decisions);
    expect(reviewers).toEqual(['Aigerim', 'Boris']);
    expect(claims).toBe(3);
    expect(conflicts.map(({ quote, field, values }) => [quote, field, ...values.map(({ value }) => value)])).toEqual([
      ['The United States press Russia.', 'verdict', 'right', 'wrong'],
      ['Russia fears the United States.', 'certainty', 'CT', 'PR'],
    ]);
    expect(found.stance).toBe(1);
    // Two pairs (right, wrong) and (right, right) twice: 1 - 5 × 2 / (2 × 5 × 1).
    expect(found.verdict).toBeCloseTo(0, 10);
  });

  test('takes the last decision of each, and none that was taken back', () => {
    const taken = decisions.map((decision) => undo(who(decision.by), decision));
    expect(agreementOf([...decisions, ...taken.slice(3)]).claims).toBe(0);
    const agreed = [...decisions, accept(who('Boris'), press), accept(who('Boris'), fear)];
    expect(agreementOf(agreed).conflicts).toEqual([]);
  });

  test('says nothing of claims that one reviewer saw alone', () => {
    expect(agreementOf(decisions.slice(0, 4)).claims).toBe(1);
  });
});
