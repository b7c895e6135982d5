import type { ActorRef } from '../../actor.ts';
import { type AttributionLink, countsTowardsStance, type StoredClaim } from '../../claim.ts';
import { definitionOf } from '../../stance.ts';
import type { NameOf } from './names.ts';
import {
  day,
  flag,
  integer,
  iri,
  list,
  maybe,
  moment,
  named,
  number,
  type Resource,
  TYPE,
  term,
  text,
  words,
} from './terms.ts';

type Says = Resource['says'];

/** What a claim says: whose stance it is, towards whom, how surely. Nobody's word for it is in here. */
export function assertion(claim: StoredClaim, nameOf: NameOf): Resource {
  const actor = ({ id }: ActorRef) => iri(nameOf('actor', id));
  return {
    iri: nameOf('claim', claim.id),
    says: [
      [TYPE, named('sa', 'Claim')],
      [term('dcterms', 'identifier'), text(claim.id)],
      [term('sa', 'kind'), text(claim.kind)],
      ...maybe(term('sa', 'holder'), claim.holder, actor),
      ...maybe(term('sa', 'holderState'), claim.holder?.state, text),
      ...maybe(term('sa', 'stance'), claim.stance, (code) => named('stance', code)),
      ...maybe(term('sa', 'target'), claim.target, actor),
      ...maybe(term('sa', 'targetState'), claim.target?.state, text),
      ...maybe(term('sa', 'topicWords'), claim.topic?.words, text),
      ...maybe(term('sa', 'topic'), claim.topic?.en, (en) => words(en, 'en')),
      [term('sa', 'sign'), integer(claim.sign)],
      ...maybe(term('sa', 'plover'), claim.scores.plover, number),
      ...maybe(term('sa', 'goldstein'), claim.scores.goldstein, number),
      ...maybe(term('sa', 'posture'), claim.scores.posture, number),
      ...maybe(term('sa', 'qualifiers'), claim.qualifiers.length ? claim.qualifiers : null, (all) =>
        list(all.map(text)),
      ),
      [term('sa', 'certainty'), named('certainty', claim.certainty)],
      [term('sa', 'negated'), flag(claim.negated)],
      [term('sa', 'realis'), text(claim.realis)],
      [term('sa', 'modality'), text(claim.modality)],
      [term('sa', 'saidOn'), day(claim.saidAt)],
      ...maybe(term('sa', 'validFrom'), claim.validFrom, day),
      ...maybe(term('sa', 'validTo'), claim.validTo, day),
    ],
  };
}

/**
 * The stance as a relation between two actors. Null where the claim may not be part of a line, and where the text gives
 * the stance the opposite of its own sign.
 */
export function relation(claim: StoredClaim, nameOf: NameOf): Resource | null {
  const { holder, stance, target, sign } = claim;
  if (!holder || !target || stance === null || !countsTowardsStance(claim)) return null;
  if (sign !== 0 && sign === -definitionOf(stance).sign) return null;
  return {
    iri: nameOf('actor', holder.id),
    says: [[term('sa', stance), iri(nameOf('actor', target.id))]],
  };
}

/** Where a claim comes from: passage, speakers, cues, methods and what a reviewer said, as said of `subject`. */
export function origin(claim: StoredClaim, subject: string, nameOf: NameOf): Resource[] {
  const own = (...parts: (string | number)[]) => nameOf('claim', claim.id, ...parts);
  const { review } = claim;
  const isReviewed = review.state !== 'unreviewed';
  return [
    {
      iri: subject,
      says: [
        [TYPE, named('prov', 'Entity')],
        [TYPE, named('oa', 'Annotation')],
        [term('prov', 'wasQuotedFrom'), iri(nameOf('document', claim.document))],
        [term('oa', 'hasTarget'), iri(own('passage'))],
        [term('sa', 'turn'), integer(claim.turn)],
        ...[...new Set(claim.attribution.map(({ actor }) => actor.id))].map((id): Says[number] => [
          term('prov', 'wasAttributedTo'),
          iri(nameOf('actor', id)),
        ]),
        ...claim.attribution.map((_link, at): Says[number] => [
          term('prov', 'qualifiedAttribution'),
          iri(own('speaker', at + 1)),
        ]),
        ...claim.cues.map((_cue, at): Says[number] => [term('sa', 'cue'), iri(own('cue', at + 1))]),
        ...claim.methods.map((method): Says[number] => [term('sa', 'method'), text(method)]),
        [term('sa', 'confidence'), number(claim.confidence)],
        [term('sa', 'review'), text(review.state)],
        [term('sa', 'recordedAt'), moment(claim.recordedAt)],
        ...maybe(term('sa', 'retractedAt'), claim.retractedAt, moment),
      ],
    },
    {
      iri: own('passage'),
      says: [
        [TYPE, named('oa', 'SpecificResource')],
        [term('oa', 'hasSource'), iri(nameOf('document', claim.document))],
        [term('oa', 'hasSelector'), iri(own('quote'))],
        [term('oa', 'hasSelector'), iri(own('position'))],
      ],
    },
    {
      iri: own('quote'),
      says: [
        [TYPE, named('oa', 'TextQuoteSelector')],
        [term('oa', 'exact'), text(claim.quote)],
      ],
    },
    { iri: own('position'), says: [[TYPE, named('sa', 'CodeUnitPositionSelector')], ...span(claim)] },
    ...claim.attribution.map((link, at) => speaker(link, own('speaker', at + 1), at + 1, nameOf)),
    ...claim.cues.map(
      (cue, at): Resource => ({
        iri: own('cue', at + 1),
        says: [
          [TYPE, named('sa', 'Cue')],
          [term('sa', 'role'), text(cue.role)],
          [term('sa', 'words'), text(cue.text)],
          ...span(cue),
          [term('sa', 'metonym'), flag(cue.metonym)],
        ],
      }),
    ),
    ...(isReviewed
      ? [
          {
            iri: own('review'),
            says: [
              [TYPE, named('prov', 'Activity')],
              [term('prov', 'used'), iri(nameOf('claim', claim.id))],
              [term('sa', 'review'), text(review.state)],
              ...maybe(term('prov', 'wasAssociatedWith'), review.by, (by) => iri(nameOf('reviewer', by))),
              ...maybe(term('prov', 'endedAtTime'), review.at, moment),
              ...maybe(term('rdfs', 'comment'), review.note, text),
            ],
          } satisfies Resource,
        ]
      : []),
  ];
}

/** A link of the chain: who says so, as the how manieth, how surely, in which words. */
const speaker = (
  { actor, certainty, cue }: AttributionLink,
  address: string,
  at: number,
  nameOf: NameOf,
): Resource => ({
  iri: address,
  says: [
    [TYPE, named('prov', 'Attribution')],
    [term('prov', 'agent'), iri(nameOf('actor', actor.id))],
    [term('sa', 'position'), integer(at)],
    [term('sa', 'certainty'), named('certainty', certainty)],
    ...maybe(term('sa', 'agentState'), actor.state, text),
    ...(cue ? [[term('sa', 'words'), text(cue.text)] as const, ...span(cue)] : []),
  ],
});

export const span = ({ start, end }: { start: number; end: number }): Says => [
  [term('sa', 'start'), integer(start)],
  [term('sa', 'end'), integer(end)],
];
