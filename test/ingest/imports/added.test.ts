import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldActors } from '#ingest/actors/fold';
import { overActors } from '#ingest/actors/over';
import { addedTo } from '#ingest/imports/added';
import { applyReviews } from '#ingest/review/apply';
import { add, edit, reject, type Who } from '#ingest/review/decide';
import type { Decision } from '#ingest/review/decision';
import { readingOf } from '#ingest/review/keys';
import type { Claim } from '#model/claim';
import { extractionOf, KAZ, PRESIDENT, press, USA, work } from '../../cypher/extractions.ts';
import { exported, exportedLines, rowsIn, table } from './tables.ts';

const WHO: Who = { by: 'a reviewer', at: '2026-02-01T00:00:00Z', note: null };
const machine = extractionOf('one', [
  press,
  work,
  { words: 'The president invites Kazakhstan.', holder: PRESIDENT, stance: 'INVITE', target: KAZ },
  { words: 'Once more: Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'AID', target: USA },
]);
const { text, id: document, date } = machine.document;

/** The document after decisions, and what is exported of it. */
function decided(decisions: Decision[], isMerged = false) {
  const applied = applyReviews(machine, decisions);
  const merge = { action: 'merge' as const, id: 'm', ...WHO, actor: KAZ.id, into: USA.id, actors: [] };
  const laid = isMerged ? overActors(applied.extraction, foldActors([merge])) : applied.extraction;
  return { on: { machine, decisions, applied }, laid: laid.claims };
}

const bring = async ({ on, laid }: ReturnType<typeof decided>, table: string) =>
  addedTo(on, laid, await rowsIn(table, date), { ...WHO, brought: async () => null });

const CHANGES = {
  none: () => [],
  reject: (claim) => [reject(WHO, { text, claim, machine: claim })],
  stance: (claim) => [edited(claim, { stance: 'CONSULT' })],
  certainty: (claim) => [edited(claim, { certainty: 'PS' })],
  words: (claim) => [edited(claim, {}, claim.end - 5)],
  more: (claim) => {
    const reading = { ...readingOf(claim), stance: 'INTERESTED_IN' as const };
    return [add(WHO, { text, document }, { reading, place: claim }, [])];
  },
} satisfies Record<string, (claim: Claim) => Decision[]>;

const edited = (claim: Claim, fields: Partial<Claim>, end = claim.end) =>
  edit(
    WHO,
    { text, claim, machine: claim },
    { reading: readingOf({ ...claim, ...fields }), place: { start: claim.start, end } },
    [],
  );

const change = fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[]));

test('any part of what was exported of a document is known there, whatever reviewers did', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 4, maxLength: 4 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      fc.boolean(),
      fc.boolean(),
      async (changes, picked, isMerged, hasIds) => {
        const state = decided(
          machine.claims.flatMap((claim, index) => CHANGES[changes[index] ?? 'none'](claim)),
          isMerged,
        );
        const part = state.laid.filter((_, index) => picked[index]);
        if (!part.length) return;
        for (const written of [await exported(part), await exportedLines(part)]) {
          const given = hasIds ? written : written.replace(/^id,/, 'was,').replace(/^\{"id":/gm, '{"was":');
          const { counts, decisions, flaws } = await bring(state, given);
          expect([flaws, decisions]).toEqual([[], []]);
          expect(counts).toEqual({ new: 0, changed: 0, known: part.length });
        }
      },
    ),
  );
});

describe('a decision that a row tells of', () => {
  const HEAD = 'document,quote,start,holder,stance,target,review.state';
  const row = (state: string, stance = 'PRESSURES') => {
    const start = text.indexOf('The United States press Russia.');
    return table(HEAD, `one,The United States press Russia.,${start},USA,${stance},RUS,${state}`);
  };
  const [first] = machine.claims;
  const rejected = first ? CHANGES.reject(first) : [];

  test.each([
    ['rejected', [], 'is not what was decided: .* unreviewed'],
    ['accepted', [], 'is not what was decided: .* unreviewed'],
    ['accepted', rejected, 'is not what was decided: .* rejected'],
  ])('%s, is told where it was not taken', async (state, decisions, message) => {
    const { counts, flaws } = await bring(decided(decisions), row(state));
    expect(counts).toEqual({ new: 0, changed: 0, known: 0 });
    expect(flaws).toMatchObject([
      { row: 2, column: 'review.state', value: state, message: expect.stringMatching(message) },
    ]);
  });

  test.each([
    ['unreviewed', rejected],
    ['', rejected],
    ['rejected', rejected],
  ])('"%s", is known where it says no other', async (state, decisions) => {
    expect(await bring(decided(decisions), row(state))).toMatchObject({ counts: { known: 1 }, flaws: [] });
  });

  test('is known with its addition, and told where another row says otherwise', async () => {
    for (const state of ['unreviewed', 'accepted', 'edited', 'rejected', '']) {
      const { decisions } = await bring(decided([]), row(state, 'AID'));
      expect(decisions).toHaveLength(state === 'rejected' ? 2 : 1);
      expect(await bring(decided(decisions), row(state, 'AID'))).toMatchObject({ counts: { known: 1 }, flaws: [] });
    }
    const [head = '', accepted = ''] = row('accepted', 'AID').split('\r\n');
    const both = table(head, accepted, accepted.replace('accepted', 'rejected'));
    expect(await bring(decided([]), both)).toMatchObject({
      counts: { new: 1 },
      flaws: [{ row: 3, message: expect.stringMatching(/^carries the claim of row 2/) }],
    });
  });
});

test('a row that has the id of a claim and other words is refused', async () => {
  const [, second] = machine.claims;
  const { flaws, counts } = await bring(
    decided([]),
    table('id,document,quote,holder,stance,target', `${second?.id},one,The United States press Russia.,KAZ,AID,USA`),
  );
  expect(counts).toEqual({ new: 0, changed: 0, known: 0 });
  expect(flaws).toMatchObject([
    { row: 2, column: 'quote', message: expect.stringMatching(/^has other words than claim/) },
  ]);
});
