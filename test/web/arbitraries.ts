import fc from 'fast-check';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import type { Network, NetworkActor } from '#model/questions/network';
import { foldTallies, type Tally } from '#model/relationship';
import { type Sign, STANCE_CODES } from '#model/stance';

/** Text that markup would trip over. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '&amp;&lt;]]>',
  '<![CDATA[x]]>',
  '\u0000\u0008\u000b\u001f\ufffe\uffff',
  'Ёлка & Қазақстан 👍🏽',
] as const;

export const anyName = fc.oneof(
  fc.constantFrom('United States', 'Қазақстан Республикасы', 'Центральная Азия', ...HOSTILE),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);

const anyActor = (id: string): fc.Arbitrary<NetworkActor> =>
  fc.record({
    id: fc.constant(id),
    type: fc.constantFrom(...ACTOR_TYPES),
    names: fc.record({
      en: anyName,
      ru: fc.option(anyName, { nil: null }),
      kk: fc.option(anyName, { nil: null }),
    }),
    wikidata: fc.constant(null),
    held: fc.nat(60),
    received: fc.nat(60),
  });

const anyTally = (ids: readonly string[]): fc.Arbitrary<Tally> =>
  fc
    .record({
      ends: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 }),
      sign: fc.constantFrom<Sign[]>(-1, 0, 1),
      stance: fc.option(fc.constantFrom(...STANCE_CODES), { nil: null }),
      certainty: fc.constantFrom(...CERTAINTIES),
      claims: fc.integer({ min: 1, max: 40 }),
      said: fc.constantFrom('2024-01-31', '2025-06-01', '2025-12-25'),
    })
    .map(({ ends: [holder = '', target = ''], said, ...given }) => ({
      ...given,
      holder,
      target,
      documents: ['one'],
      asserters: ['some-expert'],
      scoreSum: 0,
      scored: 0,
      firstSaid: said,
      lastSaid: said,
    }));

/** Any answer of the network question: up to `most` actors, lines folded from claims as the server folds them. */
export const anyNetwork = (most = 12): fc.Arbitrary<Network> =>
  fc.integer({ min: 2, max: most }).chain((count) => {
    const ids = Array.from({ length: count }, (_, index) => `actor-${index}`);
    return fc.record({
      actors: fc.tuple(...ids.map(anyActor)),
      stances: fc.array(anyTally(ids), { maxLength: 3 * most }).map(foldTallies),
    });
  });

/** The same answer in another order. */
export const shuffled = ({ actors, stances }: Network): fc.Arbitrary<Network> =>
  fc.record({
    actors: fc.shuffledSubarray(actors, { minLength: actors.length }),
    stances: fc.shuffledSubarray(stances, { minLength: stances.length }),
  });
