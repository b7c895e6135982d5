import type { StoredClaim } from '#model/claim';
import type { Extraction } from '#model/document';
import { ExportGraph, LICENCE_NOTE } from '#model/exports/graph';
import { foldClaims } from '#model/relationship';
import { EXPERT, extractionOf, KAZ, OUTLET, PRESIDENT, RUS, type Said, USA, UZB } from '../../cypher/extractions.ts';

/** A whole graph as it would be gathered of what these documents say, persons not folded; the model checks it. */
export function graphOf(extractions: readonly Extraction[], recordedAt = '2026-01-01T00:00:00.000Z'): ExportGraph {
  const claims = extractions.flatMap(({ claims }) =>
    claims.map((claim): StoredClaim => ({ ...claim, recordedAt, retractedAt: null })),
  );
  const known = new Map(extractions.flatMap(({ actors }) => actors.map((actor) => [actor.id, actor] as const)));
  const actors = [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const stances = foldClaims(claims, { foldPersons: false });
  const documents = extractions
    .map(({ document: { text: _text, ...document }, claims }) => ({
      ...document,
      recordedAt,
      retractedAt: null,
      claims: claims.length,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return ExportGraph.parse({
    about: {
      title: 'Stance Atlas: who stands how towards whom',
      params: { sign: [1, -1], minCertainty: 'U', fold: false, asOf: null },
      graph: 'test.1',
      moment: recordedAt,
      program: '0.0.0',
      vocabulary: 1,
      snapshot: null,
      licence: LICENCE_NOTE,
      counts: {
        actors: actors.length,
        stances: stances.length,
        claims: claims.length,
        claimsInLines: stances.reduce((sum, line) => sum + line.claims, 0),
        documents: documents.length,
      },
    },
    actors: actors.map((actor) => ({
      ...actor,
      held: claims.filter(({ holder }) => holder?.id === actor.id).length,
      received: claims.filter(({ target }) => target?.id === actor.id).length,
    })),
    stances,
    claims,
    documents,
    names: [],
  });
}

/** Claims of all kinds: what counts, what is denied, supposed, about a topic, a risk of nobody, decided on, let go of. */
export const KINDS: readonly Said[] = [
  { words: 'Kazakhstan works together with Uzbekistan.', holder: KAZ, stance: 'COOPERATE', target: UZB },
  {
    words: 'It was not the case that Russia blames the US.',
    holder: RUS,
    stance: 'ACCUSE',
    target: USA,
    more: { negated: true, certainty: 'PR' },
  },
  {
    words: 'Were Russia to press Kazakhstan.',
    holder: RUS,
    stance: 'PRESSURES',
    target: KAZ,
    more: { realis: 'hypothetical' },
  },
  {
    words: 'The president may be interested in the region.',
    holder: PRESIDENT,
    stance: 'INTERESTED_IN',
    target: null,
    more: { topic: { en: 'the region', words: 'the region' }, certainty: 'PS' },
  },
  {
    words: 'There could be a war.',
    holder: null,
    stance: null,
    target: null,
    more: { topic: { en: null, words: 'a war' } },
  },
  {
    words: 'The president presses Kazakhstan.',
    holder: PRESIDENT,
    stance: 'PRESSURES',
    target: KAZ,
    more: {
      review: { state: 'accepted', by: 'Reader', at: '2026-01-02T00:00:00Z', note: 'as it stands there' },
      validFrom: '2025-01-01',
      validTo: '2025-02-01',
      confidence: 0.5,
      qualifiers: ['selective'],
    },
  },
  {
    words: 'The US supports Uzbekistan.',
    holder: USA,
    stance: 'SUPPORT',
    target: UZB,
    more: { review: { state: 'rejected', by: 'Reader', at: '2026-01-02T00:00:00Z', note: null } },
  },
  { words: 'Uzbekistan confronts itself.', holder: UZB, stance: 'CONFRONTS', target: UZB },
];

export const kinds = (): ExportGraph => graphOf([extractionOf('kinds', KINDS)]);

/** Texts that files have trouble with. */
export const HOSTILE: readonly string[] = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1:A2)',
  '"quoted", \'single\', `ticks`; and \\back\\slashes\\',
  '<b>&amp; ]]> <!-- --> <script>alert(1)</script>',
  'a\tb\nc\r\nd\re',
  'control \u0000\u0001\u0008\u000b\u001f\u007f\u0085 \ufffe\uffff \u2028\u2029',
  'half \ud800 and \udfff of a pair',
  '👍🏽 𝕊 e\u0301',
  'مرحبا \u202eright to left\u202c',
  'Әңгіме ғылым қазақ өңір ұлт үй һәм і «Ёлка»',
  '_x0041_ _x000D_ _X0041_ __x0041__',
  ' spaces around ',
  '$1 $ {x} \\u0041 {{a}} :param',
  '//not a comment /* nor this */ ; RETURN 1;',
  `${'ы'.repeat(100_000)}.`,
  `${'a'.repeat(32_762)}👍👍👍`,
];

/** Each of the texts as everything that may be any text. */
export const hostile = (): ExportGraph =>
  graphOf(
    HOSTILE.map((text, index) => {
      const said: Said[] = [
        {
          words: text,
          holder: KAZ,
          stance: index % 2 ? 'SUPPORT' : 'OPPOSES',
          target: UZB,
          more: {
            topic: { en: text, words: text },
            qualifiers: [text, 'plain', ''],
            review: { state: 'edited', by: text, at: '2026-01-02T00:00:00Z', note: text },
          },
        },
        { words: text, holder: UZB, stance: 'PRESSURES', target: KAZ, more: { negated: index % 3 === 0 } },
      ];
      const names = { names: { en: text, ru: text, kk: text }, aliases: [text, 'plain'] };
      const extraction = extractionOf(`hostile-${index}`, said, { actors: { [OUTLET.id]: names, [EXPERT.id]: names } });
      const { document } = extraction;
      return { ...extraction, document: { ...document, title: text, outlet: text, rights: text, source: text } };
    }),
  );
