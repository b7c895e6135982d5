import fc from 'fast-check';
import type { ActorRef } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import {
  CLAIM_KINDS,
  type Claim,
  CUE_ROLES,
  METHODS,
  MODALITIES,
  REALIS,
  REVIEW_STATES,
  type Span,
} from '#model/claim';
import { type Extraction, LANGUAGES, TURN_ROLES } from '#model/document';
import { STANCE_CODES } from '#model/stance';
import { actorOf, EXPERT, KAZ, OUTLET, PRESIDENT, RUS, sha256, USA } from './extractions.ts';

const ACTORS = [USA, KAZ, RUS, PRESIDENT, EXPERT, OUTLET] as const;

/** Any text that UTF-8 can carry, quotes, backslashes, control characters and emoji included. */
const anyText = (constraints: fc.StringConstraints = {}) =>
  fc.oneof(
    fc.string({ unit: 'binary', ...constraints }),
    fc
      .constantFrom('`"\'\\', '$x {a: 1}', '«Ёлка»', 'қазақ', '👍🏽', '\u0000', '\r\n', ' ')
      .filter((text) => text.length >= (constraints.minLength ?? 0)),
  );
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** The actor with any state to fold into: what a reference carries beside the actor's own. */
const anyRef: fc.Arbitrary<ActorRef> = fc
  .tuple(fc.constantFrom(...ACTORS), maybe(fc.constantFrom('USA', 'KAZ')))
  .map(([actor, state]) => ({ ...actor, state }));
const day = fc.constantFrom('1999-12-31', '2024-02-29', '2025-12-25');
const moment = fc.constantFrom('2025-01-01T00:00:00Z', '2026-02-03T04:05:06.789Z');
const score = maybe(fc.double({ min: -10, max: 10, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value)));

const spanIn = (text: string): fc.Arbitrary<Span> =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }))
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
    // Half of a surrogate pair is no text that could be sent or stored.
    .filter((span) => !/\p{Surrogate}/u.test(span.text));

const claimIn = (document: string, text: string, turns: number): fc.Arbitrary<Claim> =>
  fc
    .record({
      id: fc.uuid(),
      document: fc.constant(document),
      turn: fc.nat(turns - 1),
      kind: fc.constantFrom(...CLAIM_KINDS),
      holder: maybe(anyRef),
      stance: maybe(fc.constantFrom(...STANCE_CODES)),
      target: maybe(anyRef),
      topic: maybe(fc.record({ en: maybe(anyText({ minLength: 1 })), words: anyText({ minLength: 1 }) })),
      sign: fc.constantFrom<Claim['sign'][]>(-1, 0, 1),
      scores: fc.record({ plover: score, goldstein: score, posture: score }),
      qualifiers: fc.array(anyText(), { maxLength: 3 }),
      certainty: fc.constantFrom(...CERTAINTIES),
      negated: fc.boolean(),
      realis: fc.constantFrom(...REALIS),
      modality: fc.constantFrom(...MODALITIES),
      attribution: fc.array(
        fc.record({ actor: anyRef, certainty: fc.constantFrom(...CERTAINTIES), cue: maybe(spanIn(text)) }),
        { minLength: 1, maxLength: 4 },
      ),
      cues: fc.array(
        fc
          .tuple(spanIn(text), fc.constantFrom(...CUE_ROLES), fc.boolean())
          .map(([span, role, metonym]) => ({ ...span, role, metonym })),
        { maxLength: 4 },
      ),
      methods: fc.uniqueArray(fc.constantFrom(...METHODS), { minLength: 1 }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
      review: fc.record({
        state: fc.constantFrom(...REVIEW_STATES),
        by: maybe(anyText()),
        at: maybe(moment),
        note: maybe(anyText()),
      }),
      saidAt: day,
      validFrom: maybe(day),
      validTo: maybe(day),
      span: spanIn(text).filter(({ text: quote }) => quote.length > 0),
    })
    .map(({ span, ...claim }) => ({ ...claim, quote: span.text, start: span.start, end: span.end }));

/** Any document that the model allows, with turns and claims, of a few actors. */
export const anyExtraction: fc.Arbitrary<Extraction> = anyText({ minLength: 1, maxLength: 200 })
  .map((text) => `${text}.`)
  .chain((text) =>
    fc.record({
      document: fc.record({
        id: fc.constantFrom('one', 'two words', 'três'),
        title: anyText({ minLength: 1 }),
        outlet: maybe(anyText({ minLength: 1 })),
        date: day,
        language: fc.constantFrom(...LANGUAGES),
        experts: fc.array(anyRef, { maxLength: 3 }),
        url: maybe(anyText()),
        rights: maybe(anyText()),
        source: maybe(anyText()),
        hash: fc.constant(sha256(text)),
        text: fc.constant(text),
      }),
      turns: fc
        .array(fc.record({ role: fc.constantFrom(...TURN_ROLES), span: spanIn(text), speaker: maybe(anyRef) }), {
          minLength: 1,
          maxLength: 4,
        })
        .map((turns) =>
          turns.map(({ role, span: { start, end }, speaker }, index) => ({ index, role, start, end, speaker })),
        ),
      extractor: anyText({ minLength: 1 }),
    }),
  )
  .chain(({ document, turns, extractor }) =>
    fc
      .uniqueArray(claimIn(document.id, document.text, turns.length), { maxLength: 6, selector: ({ id }) => id })
      .map((claims) => ({
        document,
        turns,
        actors: ACTORS.map((actor) => actorOf(actor)),
        claims,
        extractor,
      })),
  );
