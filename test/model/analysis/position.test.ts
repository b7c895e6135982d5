import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachPair, fromEachEnd, NAMED_CLAIMS, namedClaims, sideOf } from '#model/analysis/position';
import { position } from './positions.ts';

describe('positions', () => {
  test('take the opposite side where the text denies them, and none where they have no sign', () => {
    const side = (sign: -1 | 0 | 1, negated: boolean) => sideOf({ sign, negated });
    expect([side(1, false), side(-1, false), side(0, false)]).toEqual([1, -1, 0]);
    expect([side(1, true), side(-1, true), side(0, true)]).toEqual([-1, 1, 0]);
  });

  test('are held by both ends where the stance is symmetric', () => {
    const ends = (...given: Parameters<typeof position>) =>
      fromEachEnd(position(...given)).map(({ holder, target, topic }) => [holder, target, topic]);
    expect(ends('ann', 'a', 'COOPERATE', { target: 'b', topic: 'gas' })).toEqual([
      ['a', 'b', null],
      ['b', 'a', null],
    ]);
    expect(ends('ann', 'a', 'SUPPORT', { target: 'b', topic: 'gas' })).toEqual([['a', 'b', null]]);
    expect(ends('ann', 'a', 'COOPERATE', { topic: 'gas' })).toEqual([['a', null, 'gas']]);
    expect(ends('ann', 'a', 'SUPPORT')).toEqual([]);
    expect(ends('ann', 'a', 'SUPPORT', { target: 'a' })).toEqual([]);
  });

  test('name the first of their claims, however they come together', () => {
    const ids = fc.array(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 5 }), (parts) => {
        const all = [...new Set(parts.flat())].sort();
        const first = all.slice(0, NAMED_CLAIMS);
        expect(parts.reduce<string[]>((named, more) => namedClaims(named, more), [])).toEqual(first);
        expect(parts.reduceRight<string[]>((named, more) => namedClaims(named, more), [])).toEqual(first);
      }),
    );
  });

  test('are compared each two once, the earlier first, and never more of them than allowed', () => {
    const groups = () =>
      new Map([
        [
          'second',
          new Map([
            ['y', 5],
            ['x', 4],
          ]),
        ],
        [
          'first',
          new Map([
            ['c', 3],
            ['a', 1],
            ['b', 2],
          ]),
        ],
      ]);
    const visited = (most: number) => {
      const seen: string[] = [];
      const whole = eachPair(groups(), most, (matter, one, ofOne, other, ofOther) =>
        seen.push(`${matter} ${one}${ofOne} ${other}${ofOther}`),
      );
      return { seen, whole };
    };
    const all = ['first a1 b2', 'first a1 c3', 'first b2 c3', 'second x4 y5'];
    expect(visited(4)).toEqual({ seen: all, whole: true });
    expect(visited(3)).toEqual({ seen: all.slice(0, 3), whole: false });
  });
});
