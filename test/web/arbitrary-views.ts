import fc from 'fast-check';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { LANGUAGES } from '#model/document';
import { STANCE_CODES } from '#model/stance';
import { SIGNS, TABS, type View } from '../../web/state/view.ts';

/** What is shown, in the order of the closed list, as the filters write it. */
const someOf = <Value>(all: readonly Value[]) => fc.option(fc.subarray([...all]), { nil: null });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const text = fc.string({ unit: 'grapheme', minLength: 1 });
const day = maybe(fc.constantFrom('1999-12-31', '2024-02-29', '2025-12-25'));
const moment = fc.oneof(
  fc.constantFrom('2025-12-25', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00+05:00'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((name) => `snapshot:${name}`),
  fc.constantFrom("snapshot:it's $(date) `date` \\ «x»", 'snapshot:-1', 'snapshot: a  b '),
);

/** Any view that has an address. `stateId`: ids of the actors in it. */
export const anyViewOf = (stateId: fc.Arbitrary<string>): fc.Arbitrary<View> =>
  fc
    .record({
      tab: fc.constantFrom(...TABS),
      document: maybe(text),
      signs: someOf(SIGNS),
      stances: someOf(STANCE_CODES),
      types: someOf(ACTOR_TYPES),
      certainty: fc.constantFrom(...CERTAINTIES),
      from: day,
      to: day,
      asOf: maybe(moment.filter((asOf) => !/[\n\r\u2028\u2029]/u.test(asOf))),
      fold: fc.boolean(),
      around: fc.uniqueArray(stateId),
      selection: maybe(
        fc.oneof(
          fc.record({ kind: fc.constant('actor' as const), id: stateId }),
          fc.record({ kind: fc.constant('pair' as const), holder: stateId, target: stateId }),
        ),
      ),
      claim: maybe(text),
      language: maybe(fc.constantFrom(...LANGUAGES)),
    })
    .map((view) => ({ ...view, document: view.tab === 'documents' ? view.document : null }));
