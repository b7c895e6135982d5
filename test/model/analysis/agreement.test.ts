import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AgreementPair, agreement } from '#model/analysis/agreement';
import { type Position, sideOf } from '#model/analysis/position';
import { isSymmetric } from '#model/stance';
import { shuffled } from './lines.ts';
import { position, somePositions } from './positions.ts';

const verdicts = (...positions: Position[]) =>
  agreement(positions).rows.flatMap(({ matters }) => matters.map(({ verdict }) => verdict));

describe('agreement between asserters', () => {
  test('names who says the opposite of whom, and where, with the words behind it', () => {
    const { rows, cut } = agreement([
      position('ann', 'USA', 'SUPPORT', { target: 'KAZ', claims: 2, claimIds: ['2', '1'] }),
      position('bob', 'USA', 'PRESSURES', { target: 'KAZ', claimIds: ['3'] }),
      position('ann', 'RUS', 'OPPOSES', { target: 'KAZ', claimIds: ['4'] }),
      position('bob', 'RUS', 'WARY_OF', { target: 'KAZ', claimIds: ['5'] }),
      position('cem', 'CHN', 'SUPPORT', { target: 'KAZ', claimIds: ['6'] }),
    ]);
    expect(cut).toBeNull();
    // cem speaks of nothing that the others speak of.
    expect(rows).toEqual([
      {
        one: 'ann',
        other: 'bob',
        agree: 1,
        disagree: 1,
        matters: [
          {
            holder: 'USA',
            target: 'KAZ',
            topic: null,
            verdict: 'disagree',
            one: [{ stance: 'SUPPORT', sign: 1, negated: false, claims: 2, claimIds: ['1', '2'] }],
            other: [{ stance: 'PRESSURES', sign: -1, negated: false, claims: 1, claimIds: ['3'] }],
          },
          {
            holder: 'RUS',
            target: 'KAZ',
            topic: null,
            verdict: 'agree',
            one: [{ stance: 'OPPOSES', sign: -1, negated: false, claims: 1, claimIds: ['4'] }],
            other: [{ stance: 'WARY_OF', sign: -1, negated: false, claims: 1, claimIds: ['5'] }],
          },
        ],
      },
    ]);
  });

  test('takes a denial for the opposite side, whatever the stance', () => {
    const ann = position('ann', 'USA', 'SUPPORT', { target: 'KAZ' });
    expect(verdicts(ann, position('bob', 'USA', 'SUPPORT', { target: 'KAZ', negated: true }))).toEqual(['disagree']);
    expect(verdicts(ann, position('bob', 'USA', 'PRESSURES', { target: 'KAZ', negated: true }))).toEqual(['agree']);
  });

  test('compares stances without a side only with themselves', () => {
    const ann = position('ann', 'KAZ', 'BALANCES', { target: 'RUS' });
    expect(verdicts(ann, position('bob', 'KAZ', 'BALANCES', { target: 'RUS' }))).toEqual(['agree']);
    expect(verdicts(ann, position('bob', 'KAZ', 'BALANCES', { target: 'RUS', negated: true }))).toEqual(['disagree']);
    expect(verdicts(ann, position('bob', 'KAZ', 'OBSERVES', { target: 'RUS' }))).toEqual([]);
    expect(verdicts(ann, position('bob', 'KAZ', 'OPPOSES', { target: 'RUS' }))).toEqual([]);
  });

  test('does not compare what one holds with what the other end holds, unless the stance is held by both', () => {
    const ann = position('ann', 'KAZ', 'SUPPORT', { target: 'RUS' });
    expect(verdicts(ann, position('bob', 'RUS', 'OPPOSES', { target: 'KAZ' }))).toEqual([]);
    expect(verdicts(ann, position('bob', 'RUS', 'CONFRONTS', { target: 'KAZ' }))).toEqual(['disagree']);
    // Both symmetric: one matter, and not one in each direction.
    const cooperate = position('ann', 'KAZ', 'COOPERATE', { target: 'RUS' });
    expect(verdicts(cooperate, position('bob', 'RUS', 'CONFRONTS', { target: 'KAZ' }))).toEqual(['disagree']);
  });

  test('counts both where somebody says both: nothing is netted', () => {
    const both = [
      position('ann', 'KAZ', 'PARTNERS_WITH', { target: 'UZB' }),
      position('ann', 'KAZ', 'COMPETES_WITH', { target: 'UZB' }),
    ];
    const { rows } = agreement([...both, position('bob', 'KAZ', 'COMPETES_WITH', { target: 'UZB' })]);
    expect(rows).toMatchObject([
      {
        agree: 1,
        disagree: 1,
        matters: [
          { verdict: 'disagree', one: [{ stance: 'PARTNERS_WITH' }], other: [{ stance: 'COMPETES_WITH' }] },
          { verdict: 'agree', one: [{ stance: 'COMPETES_WITH' }], other: [{ stance: 'COMPETES_WITH' }] },
        ],
      },
    ]);
  });

  test('compares topics where there is no target, and not where there is one', () => {
    const ann = position('ann', 'KAZ', 'SUPPORT', { topic: 'water' });
    expect(verdicts(ann, position('bob', 'KAZ', 'OPPOSES', { topic: 'water' }))).toEqual(['disagree']);
    expect(verdicts(ann, position('bob', 'KAZ', 'OPPOSES', { topic: 'gas' }))).toEqual([]);
    expect(verdicts(ann, position('bob', 'KAZ', 'OPPOSES', { topic: 'water', target: 'UZB' }))).toEqual([]);
    expect(verdicts(position('ann', 'KAZ', 'SUPPORT'), position('bob', 'KAZ', 'SUPPORT'))).toEqual([]);
  });

  test('compares nobody with themselves', () => {
    expect(
      verdicts(position('ann', 'a', 'SUPPORT', { target: 'b' }), position('ann', 'a', 'ACCUSE', { target: 'b' })),
    ).toEqual([]);
  });

  test('says each of its limits', () => {
    const said = ['ann', 'bob', 'cem'].flatMap((asserter) =>
      ['b', 'c'].map((target) => position(asserter, 'a', 'SUPPORT', { target })),
    );
    expect(agreement(said, { limit: 1 })).toMatchObject({
      rows: [{ one: 'ann', other: 'bob', agree: 2 }],
      cut: 'Only the first 1 of 3 pairs are given.',
    });
    const named = agreement(said, { matters: 1 });
    expect(named.rows.map(({ agree, matters }) => [agree, matters.length])).toEqual(Array(3).fill([2, 1]));
    expect(named.cut).toBe('At most 1 matters are named for a pair; the numbers count all of them.');
    // Three pairs meet on the first of the two matters, and then one more.
    const stopped = agreement(said, { looks: 4 });
    expect(stopped.rows.reduce((sum, { agree }) => sum + agree, 0)).toBe(4);
    expect(stopped.cut).toBe('The comparison stopped after 4 pairs; the numbers are too low.');
  });

  test('finds what comparing each with each finds, whatever the order', () => {
    fc.assert(
      fc.property(shuffled(somePositions), ([positions, others]) => {
        const { rows } = agreement(positions, { matters: 1_000 });
        expect(agreement(others, { matters: 1_000 }).rows).toEqual(rows);
        expect(
          rows
            .flatMap(({ one, other, matters }) =>
              matters.map(({ verdict, holder, target, topic }) => [one, other, verdict, holder, target, topic].join()),
            )
            .sort(),
        ).toEqual(eachWithEach(positions));
        for (const row of rows) {
          expect(row.one < row.other).toBe(true);
          const counted = (verdict: string) => row.matters.filter((matter) => matter.verdict === verdict).length;
          expect([counted('agree'), counted('disagree')]).toEqual([row.agree, row.disagree]);
          expect(AgreementPair.safeParse(row).error).toBeUndefined();
        }
      }),
    );
  });
});

/** Every matter and verdict that two positions of different asserters give, once. */
function eachWithEach(positions: readonly Position[]): string[] {
  const found = new Set<string>();
  for (const one of positions) {
    for (const other of positions) {
      if (one.asserter >= other.asserter) continue;
      const verdict = verdictBetween(one, other);
      if (verdict)
        for (const matter of mattersOf(one, other)) found.add([one.asserter, other.asserter, verdict, matter].join());
    }
  }
  return [...found].sort();
}

function verdictBetween(one: Position, other: Position): string | null {
  const product = sideOf(one) * sideOf(other);
  if (product) return product > 0 ? 'agree' : 'disagree';
  if (one.sign !== 0 || other.sign !== 0 || one.stance !== other.stance) return null;
  return one.negated === other.negated ? 'agree' : 'disagree';
}

function mattersOf(one: Position, other: Position): string[] {
  const directions = ({ holder, target, topic, stance }: Position) => {
    if (target === null) return topic === null ? [] : [[holder, '', topic].join()];
    if (target === holder) return [];
    return isSymmetric(stance) ? [`${holder},${target},`, `${target},${holder},`] : [`${holder},${target},`];
  };
  const shared = directions(one).filter((matter) => directions(other).includes(matter));
  return shared.length === 2 ? shared.sort().slice(0, 1) : shared;
}
