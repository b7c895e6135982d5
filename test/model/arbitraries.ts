import fc from 'fast-check';
import { CERTAINTIES } from '#model/certainty';
import { type Claim, REALIS, UNREVIEWED } from '#model/claim';
import { STANCE_CODES, scoresOf } from '#model/stance';

const STATE_IDS = ['USA', 'KAZ', 'UZB', 'RUS'] as const;

const actor = fc.constantFrom<NonNullable<Claim['holder']>>(
  ...STATE_IDS.map((id) => ({ id, type: 'STATE' as const, name: id, state: null })),
  { id: 'some-president', type: 'PERSON', name: 'Some President', state: 'USA' },
  { id: 'central-asia', type: 'REGION', name: 'Central Asia', state: null },
);

/** A claim of few actors, so that several fall on one line; its text is of no account. */
export const someClaim: fc.Arbitrary<Claim> = fc
  .record({
    document: fc.constantFrom('one', 'two'),
    holder: fc.option(actor, { freq: 8 }),
    target: fc.option(actor, { freq: 8 }),
    stance: fc.option(fc.constantFrom(...STANCE_CODES), { freq: 9 }),
    override: fc.constantFrom(null, null, null, -1 as const, 1 as const),
    certainty: fc.constantFrom(...CERTAINTIES),
    negated: fc.boolean(),
    realis: fc.constantFrom(...REALIS),
    rejected: fc.boolean(),
    saidAt: fc.constantFrom('2024-01-31', '2025-06-01', '2025-12-25'),
    asserter: actor,
    id: fc.uuid(),
  })
  .map(({ override, rejected, asserter, stance, ...given }) => {
    const sign = override ?? (stance ? (scoresSign(stance) as Claim['sign']) : 0);
    return {
      ...given,
      stance,
      turn: 0,
      kind: stance ? 'stance' : 'risk',
      quote: 'quote',
      start: 0,
      end: 5,
      topic: null,
      sign,
      scores: scoresOf(stance, sign),
      qualifiers: [],
      modality: 'none',
      attribution: [{ actor: asserter, certainty: given.certainty, cue: null }],
      cues: [],
      methods: ['rules'],
      confidence: 0.5,
      review: rejected ? { ...UNREVIEWED, state: 'rejected' } : UNREVIEWED,
      validFrom: null,
      validTo: null,
    } satisfies Claim;
  });

const scoresSign = (stance: (typeof STANCE_CODES)[number]) => {
  const { plover, posture } = scoresOf(stance, 0);
  return Math.sign(plover ?? posture ?? 0);
};
