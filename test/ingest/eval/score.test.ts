import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GoldClaim } from '#ingest/eval/gold';
import { type Predicted, score, together } from '#ingest/eval/score';

const names = {
  states: { Russia: 'RUS', China: 'CHN', US: 'USA', Kazakhstan: 'KAZ', Uzbekistan: 'UZB' },
  persons: { 'Some Minister': 'RUS' },
  aliases: { eu: 'european-union' },
};

const gold = (over: Partial<GoldClaim>): GoldClaim => ({
  id: 'G',
  start: 0,
  end: 10,
  quote: '',
  holder: 'RUS',
  stance: 'WARY_OF',
  also: [],
  target: 'CHN',
  sign: -1,
  certainty: 'CT',
  negated: false,
  tier: 'core',
  ...over,
});

const actor = (id: string, state: string | null = null) => ({ id, type: 'STATE' as const, name: id, state });
const predicted = (over: Partial<Predicted>): Predicted => ({
  start: 0,
  end: 10,
  holder: actor('RUS'),
  stance: 'WARY_OF',
  target: actor('CHN'),
  sign: -1,
  certainty: 'CT',
  negated: false,
  ...over,
});
/** What a perfect reader would say to this gold claim. */
const echo = ({ start, end, stance, sign, certainty, negated, ...g }: GoldClaim): Predicted => ({
  start,
  end,
  stance,
  sign,
  certainty,
  negated,
  holder: g.holder === null ? null : actor(g.holder),
  target: g.target === null ? null : actor(g.target),
});

test('the gold itself scores 1 on everything, in any order', () => {
  const someGold = fc
    .record({
      length: fc.integer({ min: 1, max: 60 }),
      holder: fc.constantFrom('RUS', 'CHN', 'USA', null),
      target: fc.constantFrom('KAZ', 'UZB', null),
      stance: fc.constantFrom('WARY_OF' as const, 'COOPERATE' as const, 'OBSERVES' as const, null),
      negated: fc.boolean(),
    })
    .map(({ length, ...rest }) => gold({ ...rest, end: length }));
  fc.assert(
    fc.property(fc.array(someGold, { minLength: 1, maxLength: 15 }), (list) => {
      // Spans apart from each other: where they overlap, several one-to-one matches are possible.
      const claims = list.map((claim, i) => ({ ...claim, start: 100 * i, end: 100 * i + claim.end }));
      const result = score(claims, claims.map(echo).reverse(), names);
      expect(result.spans).toMatchObject({ f1: 1, fp: 0, fn: 0 });
      expect(result.claims.fn + result.claims.fp).toBe(0);
      expect(result.pairs.fn + result.pairs.fp + result.edges.fn + result.edges.fp).toBe(0);
    }),
  );
});

describe('pairs and edges', () => {
  test('count each pair once, however many claims stand behind it', () => {
    const result = score([gold({}), gold({ start: 50, end: 60 })], [predicted({})], names);
    expect(result.pairs).toMatchObject({ tp: 1, fp: 0, fn: 0 });
    expect(result.spans).toMatchObject({ tp: 1, fp: 0, fn: 1 });
  });

  test('take another spelling, a person for the state, and a stance that counts as right too', () => {
    const claims = [gold({ holder: 'Some Minister', also: ['OPPOSES'] })];
    const said = [predicted({ holder: actor('some-minister', 'RUS'), stance: 'OPPOSES', target: actor('x', 'CHN') })];
    expect(score(claims, said, names).edges).toMatchObject({ tp: 1, fp: 0, fn: 0 });
  });

  test('a symmetric stance is right from either end, a directed one is not', () => {
    const turned = { holder: actor('CHN'), target: actor('RUS') };
    const both = { stance: 'COMPETES_WITH' } as const;
    expect(score([gold(both)], [predicted({ ...both, ...turned })], names).edges).toMatchObject({ tp: 1, fp: 0 });
    expect(score([gold({})], [predicted(turned)], names).edges).toMatchObject({ tp: 0, fp: 1, fn: 1 });
  });

  test('leave denied claims out, and count optional ones neither as missed nor as false', () => {
    expect(score([gold({ negated: true })], [predicted({ negated: true })], names).pairs).toMatchObject({
      tp: 0,
      fp: 0,
      fn: 0,
    });
    expect(score([gold({ tier: 'optional' })], [], names).pairs).toMatchObject({ fn: 0 });
    expect(score([gold({ tier: 'optional' })], [predicted({})], names).pairs).toMatchObject({ tp: 0, fp: 0 });
  });

  test('signed pairs need the sign', () => {
    expect(score([gold({})], [predicted({ sign: 1 })], names).signedPairs).toMatchObject({ tp: 0, fp: 1, fn: 1 });
  });
});

describe('claims', () => {
  test('match where half of the shorter span is shared and the holder is the same', () => {
    const half = score([gold({ start: 0, end: 10 })], [predicted({ start: 5, end: 40 })], names);
    expect(half.spans.tp).toBe(1);
    expect(score([gold({})], [predicted({ start: 6, end: 40 })], names).spans.tp).toBe(0);
    expect(score([gold({})], [predicted({ holder: actor('CHN') })], names).spans.tp).toBe(0);
  });

  test('with stance are fewer than spans alone, and the shares tell what is wrong', () => {
    const result = score([gold({})], [predicted({ stance: 'OPPOSES', certainty: 'PS', target: null })], names);
    expect(result.spans.tp).toBe(1);
    expect(result.claims.tp).toBe(0);
    expect(result.onMatchedSpans).toEqual({ n: 1, stance: 0, target: 0, sign: 1, certainty: 0, negated: 1 });
  });
});

test('several texts count as one long text', () => {
  const right = score([gold({})], [predicted({})], names);
  const wrong = score([gold({}), gold({ start: 50, end: 60 })], [predicted({ holder: actor('CHN') })], names);
  const both = together([right, wrong]);
  expect(both.gold.core).toBe(3);
  expect(both.spans).toMatchObject({ tp: 1, fp: 1, fn: 2, precision: 0.5, recall: 0.333 });
  expect(both.pairs.f1).toBe(0.5);
  expect(both.onMatchedSpans).toMatchObject({ n: 1, certainty: 1 });
  expect(together([wrong]).onMatchedSpans.certainty).toBeNull();
});
