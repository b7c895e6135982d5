import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflict, congruence, DiscourseTie } from '#model/analysis/discourse';
import { type Position, sideOf } from '#model/analysis/position';
import { isSymmetric } from '#model/stance';
import { shuffled } from './lines.ts';
import { position, somePositions } from './positions.ts';

describe('congruence and conflict', () => {
  const positions = [
    position('ann', 'KAZ', 'SUPPORT', { target: 'USA', claims: 2, claimIds: ['1', '2'] }),
    position('ann', 'UZB', 'AID', { target: 'USA', claimIds: ['3'] }),
    position('ann', 'RUS', 'OPPOSES', { target: 'USA', claimIds: ['4'] }),
    position('ann', 'KAZ', 'SUPPORT', { topic: 'water', claimIds: ['5'] }),
    position('ann', 'UZB', 'OPPOSES', { topic: 'water', claimIds: ['6'] }),
    position('ann', 'KAZ', 'BALANCES', { target: 'CHN', claimIds: ['7'] }),
    position('ann', 'UZB', 'BALANCES', { target: 'CHN', claimIds: ['8'] }),
  ];

  test('tie holders by the side they take of the same target', () => {
    expect(congruence(positions)).toEqual({
      rows: [
        {
          one: 'KAZ',
          other: 'UZB',
          weight: 1,
          // The two take sides on the USA and on water, so one of two; balancing towards China takes none.
          normalised: 0.5,
          targets: [
            {
              target: 'USA',
              topic: null,
              one: { positive: 2, negative: 0, claimIds: ['1', '2'] },
              other: { positive: 1, negative: 0, claimIds: ['3'] },
            },
          ],
        },
      ],
      cut: null,
    });
    expect(
      conflict(positions).rows.map(({ one, other, normalised, targets }) => [
        one,
        other,
        normalised,
        ...targets.map((shared) => shared.target ?? shared.topic),
      ]),
    ).toEqual([
      // Of the USA and water that KAZ takes sides on, Russia is against it on the one it speaks of.
      ['KAZ', 'RUS', 0.5, 'USA'],
      ['KAZ', 'UZB', 0.5, 'water'],
      ['RUS', 'UZB', 0.5, 'USA'],
    ]);
  });

  test('count a denied stance as the opposite side', () => {
    const denied = [
      position('ann', 'KAZ', 'SUPPORT', { target: 'USA' }),
      position('ann', 'UZB', 'SUPPORT', { target: 'USA', negated: true }),
    ];
    expect(congruence(denied).rows).toEqual([]);
    expect(conflict(denied).rows).toMatchObject([
      { targets: [{ one: { positive: 1, negative: 0 }, other: { positive: 0, negative: 1 } }] },
    ]);
  });

  test('both have the tie of a holder who takes both sides', () => {
    const mixed = [
      position('ann', 'KAZ', 'SUPPORT', { target: 'USA' }),
      position('bob', 'KAZ', 'OPPOSES', { target: 'USA' }),
      position('ann', 'UZB', 'SUPPORT', { target: 'USA' }),
    ];
    for (const network of [congruence, conflict]) {
      expect(network(mixed).rows).toMatchObject([
        { one: 'KAZ', other: 'UZB', weight: 1, normalised: 1, targets: [{ one: { positive: 1, negative: 1 } }] },
      ]);
    }
  });

  test('know that a symmetric stance is held by both ends', () => {
    // KAZ and RUS both cooperate with UZB, the one named as holder and the other as target.
    const mutual = [
      position('ann', 'KAZ', 'COOPERATE', { target: 'UZB' }),
      position('ann', 'UZB', 'COOPERATE', { target: 'RUS' }),
    ];
    expect(congruence(mutual).rows).toMatchObject([{ one: 'KAZ', other: 'RUS', targets: [{ target: 'UZB' }] }]);
  });

  test('say each of their limits', () => {
    const three = ['a', 'b', 'c'].flatMap((holder) =>
      ['USA', 'CHN'].map((target) => position('ann', holder, 'SUPPORT', { target })),
    );
    expect(congruence(three, { limit: 2 }).cut).toBe('Only the first 2 of 3 pairs are given.');
    const short = congruence(three, { targets: 1 });
    expect(short.rows.map(({ weight, targets }) => [weight, targets.length])).toEqual(Array(3).fill([2, 1]));
    expect(short.cut).toBe('At most 1 targets are named for a pair; weights count all.');
    const stopped = congruence(three, { looks: 3 });
    expect(stopped.rows.map(({ weight }) => weight)).toEqual([1, 1, 1]);
    expect(stopped.cut).toBe('The comparison stopped after 3 pairs; the weights are too low.');
  });

  test('find what comparing each with each finds, whatever the order, with weights as a share of what both speak of', () => {
    fc.assert(
      fc.property(shuffled(somePositions), ([positions, others]) => {
        for (const [network, product] of [
          [congruence, 1],
          [conflict, -1],
        ] as const) {
          const { rows } = network(positions);
          expect(network(others).rows).toEqual(rows);
          expect(
            rows
              .flatMap(({ one, other, targets }) =>
                targets.map(({ target, topic }) => `${one},${other},${target ?? topic}`),
              )
              .sort(),
          ).toEqual(eachWithEach(positions, product));
          const held = sidesOf(positions);
          for (const row of rows) {
            const spokenOf = new Set(
              held.filter(({ holder }) => [row.one, row.other].includes(holder)).map(({ on }) => on),
            );
            expect(row.normalised).toBe(row.weight / spokenOf.size);
            expect(row.weight).toBe(row.targets.length);
            expect(DiscourseTie.safeParse(row).error).toBeUndefined();
          }
        }
      }),
    );
  });

  test('share no target of a pair unless one of the two takes both sides of it', () => {
    fc.assert(
      fc.property(somePositions, (positions) => {
        const tied = (network: typeof congruence) =>
          network(positions).rows.flatMap(({ one, other, targets }) =>
            targets.map((shared) => ({ id: `${one},${other},${shared.target},${shared.topic}`, shared })),
          );
        const opposed = new Set(tied(conflict).map(({ id }) => id));
        for (const { id, shared } of tied(congruence)) {
          const mixed = [shared.one, shared.other].some(({ positive, negative }) => positive && negative);
          expect(opposed.has(id)).toBe(mixed);
        }
      }),
    );
  });
});

function sidesOf(positions: readonly Position[]) {
  return positions.flatMap((each) => {
    const { holder, target, topic, stance, negated } = each;
    const side = sideOf(each);
    const on = target ?? topic;
    if (!side || on === null || holder === target) return [];
    const held = [{ holder, on, side: side as number }];
    if (target !== null && isSymmetric(stance) && !negated) held.push({ holder: target, on: holder, side });
    return held;
  });
}

function eachWithEach(positions: readonly Position[], product: number): string[] {
  const held = sidesOf(positions);
  const found = held.flatMap((one) =>
    held
      .filter((other) => one.holder < other.holder && one.on === other.on && one.side * other.side === product)
      .map((other) => `${one.holder},${other.holder},${one.on}`),
  );
  return [...new Set(found)].sort();
}
