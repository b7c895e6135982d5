import fc from 'fast-check';
import type { Described } from '#ingest/imports/made';
import type { RowClaim } from '#ingest/imports/row';
import { CERTAINTIES } from '#model/certainty';
import { definitionOf } from '#model/stance';
import { KAZ, RUS, USA } from '../../cypher/extractions.ts';

/** What no row says. */
export const described: Described = {
  id: 'talk',
  title: null,
  outlet: null,
  date: '2026-01-15',
  language: null,
  url: null,
  rights: null,
  source: null,
};

/** Rows of few words and places, so that quotes repeat, with white space and ends of lines in them. */
const someRow: fc.Arbitrary<RowClaim> = fc
  .record({
    quote: fc.constantFrom('They meet.', 'They  meet.', 'They', 'one\ntwo', '\nleading', '👍🏽 қазақ'),
    start: fc.option(fc.nat(3), { nil: null }),
    holder: fc.constantFrom(KAZ, USA),
    stance: fc.constantFrom('CONSULT' as const, 'OPPOSES' as const),
    certainty: fc.constantFrom(...CERTAINTIES),
    negated: fc.boolean(),
  })
  .map(({ quote, start, holder, stance, certainty, negated }) => ({
    row: 2,
    id: null,
    quote,
    start,
    saidAt: null,
    review: { state: null, by: null, at: null, note: null },
    reading: {
      ...{ kind: 'stance', holder, stance, target: RUS, topic: null, sign: definitionOf(stance).sign },
      ...{ qualifiers: [], certainty, negated, realis: 'actual', modality: 'none', attribution: [], cues: [] },
      ...{ methods: ['human'], confidence: 1, validFrom: null, validTo: null },
    },
  }));

/** Rows that differ in who, where and what: two that say the same less surely are a flaw of the table. */
export const someRows = fc.uniqueArray(someRow, {
  maxLength: 12,
  selector: ({ quote, start, reading: { holder, stance, negated } }) =>
    JSON.stringify([quote, start, holder?.id, stance, negated]),
});
