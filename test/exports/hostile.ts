import type { StoredClaim } from '#model/claim';
import { type ExportActor, type ExportGraph, LICENCE_NOTE } from '#model/exports/graph';
import type { DocumentRow } from '#model/questions/documents';
import { foldClaims } from '#model/relationship';
import type { Sign, StanceCode } from '#model/stance';
import { scoresOf } from '#model/stance';

/** Everything that breaks a format which glues text together. */
export const NASTY = {
  quotes: `"double" 'single' «guillemets» \`tick\` ""`,
  formula: "=cmd|' /C calc'!A0",
  cdata: 'end ]]> of <![CDATA[ <!-- -- --> <b>&amp;&lt;</b> <?php ?>',
  script: '</script><script>alert(1)</script>\u2028\u2029',
  control: 'null \u0000 bell \u0007 escape \u001b[31m vertical \u000b unit \u001f delete \u007f next \u0085 end',
  breaks: ' \t tab\rreturn\r\nboth\nfeed \n',
  emoji: '🇰🇿 👩‍👩‍👧‍👦 🕊️ 𝒜 \u{10ffff}',
  direction: 'שלום \u202eabc\u202c مرحبا',
  kazakh: 'Қазақстан Әі Ңң Ғғ Үү Ұұ Ққ Өө Һһ',
  noncharacters: 'a\ufffeb\uffffc \ud800 alone \udc00',
  separators: 'a;b,c|d\te[f]{g}\\h',
  combining: 'e\u0301 \u00e9 \u200b\ufeff',
  escapes: '\\u0041 \\n \\" \\\\ $1 #{x} %s %00 {{y}}',
  long: `${'Ұзақ мәтін, очень длинный <текст> & "слова". '.repeat(2_300)}end`,
} as const;

const actor = (id: string, type: ExportActor['type'], more: Partial<ExportActor> = {}): ExportActor => ({
  id,
  type,
  names: { en: id, ru: null, kk: null },
  wikidata: null,
  held: 0,
  received: 0,
  aliases: [],
  relations: [],
  ...more,
});

const refOf = ({ id, type, names }: ExportActor) => ({ id, type, name: names.en, state: null });

const KAZ = actor('KAZ', 'STATE', {
  names: { en: NASTY.quotes, ru: NASTY.formula, kk: NASTY.kazakh },
  wikidata: 'Q232',
  held: 5,
  received: 3,
  aliases: [...Object.values(NASTY).filter((text) => text !== NASTY.long), '', '[', ' padded '],
  relations: [
    { kind: 'MEMBER_OF', target: 'some-bloc', from: '2015-01-01', to: null, source: `${NASTY.cdata}${NASTY.control}` },
  ],
});
const BLOC = actor('some-bloc', 'BLOC', { names: { en: NASTY.cdata, ru: NASTY.script, kk: NASTY.emoji }, held: 1 });
const PERSON = actor('some-person', 'PERSON', {
  names: { en: NASTY.control, ru: NASTY.direction, kk: NASTY.breaks },
  aliases: [NASTY.long],
});
const COMPANY = actor('çelik-öz', 'COMPANY', {
  names: { en: NASTY.noncharacters, ru: '', kk: NASTY.separators },
  received: 2,
});
const GROUP = actor('alone', 'GROUP', { names: { en: '-1', ru: NASTY.combining, kk: NASTY.escapes } });
const LONG = actor('long', 'PUBLIC', { names: { en: NASTY.long, ru: 'null', kk: 'NaN' } });
const ACTORS = [KAZ, GROUP, LONG, BLOC, PERSON, COMPANY];

const DOCUMENT: DocumentRow = {
  id: '=hostile "document"',
  title: `${NASTY.quotes} ${NASTY.cdata} ${NASTY.control} ${NASTY.noncharacters}`,
  outlet: NASTY.direction,
  date: '2025-12-25',
  language: 'kk',
  experts: [refOf(PERSON)],
  url: 'https://example.org/?a=1&b="2"',
  rights: NASTY.script,
  source: NASTY.breaks,
  hash: '0'.repeat(64),
  recordedAt: '2025-12-26T10:00:00.000Z',
  retractedAt: null,
  claims: 10,
};

let made = 0;
function claim(
  holder: ExportActor | null,
  stance: StanceCode | null,
  sign: Sign,
  target: ExportActor | null,
  quote: string,
  more: Partial<StoredClaim> = {},
): StoredClaim {
  made++;
  return {
    id: made.toString(16).padStart(16, '0'),
    document: DOCUMENT.id,
    turn: 0,
    kind: stance ? 'stance' : 'risk',
    quote,
    start: made * 200_000,
    end: made * 200_000 + quote.length,
    holder: holder && refOf(holder),
    stance,
    target: target && refOf(target),
    topic: null,
    sign,
    scores: scoresOf(stance, sign),
    qualifiers: [],
    certainty: 'CT',
    negated: false,
    realis: 'actual',
    modality: 'none',
    attribution: [{ actor: refOf(PERSON), certainty: 'PR', cue: { start: 0, end: 4, text: NASTY.quotes } }],
    cues: [],
    methods: ['rules'],
    confidence: 0.1 + 0.2,
    review: { state: 'unreviewed', by: null, at: null, note: null },
    saidAt: '2025-12-25',
    validFrom: null,
    validTo: null,
    recordedAt: '2025-12-26T10:00:00.000Z',
    retractedAt: null,
    ...more,
  };
}

const CLAIMS = [
  claim(KAZ, 'SUPPORT', 1, BLOC, NASTY.quotes),
  claim(KAZ, 'AID', 1, BLOC, NASTY.long, { saidAt: '2024-02-29', certainty: 'U' }),
  claim(KAZ, 'ACCUSE', -1, BLOC, NASTY.control),
  claim(KAZ, 'OBSERVES', 0, BLOC, NASTY.cdata, { topic: { en: NASTY.quotes, words: NASTY.direction } }),
  claim(KAZ, 'ALIGNS_WITH', 1, BLOC, NASTY.script),
  claim(BLOC, 'THREATEN', -1, KAZ, NASTY.formula),
  claim(COMPANY, 'CONFRONTS', -1, PERSON, NASTY.emoji, {
    review: { state: 'accepted', by: NASTY.formula, at: '2026-01-02T03:04:05.000Z', note: NASTY.breaks },
  }),
  claim(null, null, -1, KAZ, NASTY.breaks),
  claim(KAZ, 'SUPPORT', 1, null, NASTY.noncharacters, { topic: { en: null, words: NASTY.separators } }),
  claim(BLOC, 'OPPOSES', -1, KAZ, NASTY.kazakh, { negated: true }),
];

const folded = foldClaims(CLAIMS, { foldPersons: false });
const [first] = folded;
if (!first) throw new Error('the hostile claims fold into no line');
/** A line from an actor to itself is never folded today; readers of files may not fall over one. */
const LOOP = {
  ...first,
  id: 'some-person>some-person>-1',
  holder: 'some-person',
  target: 'some-person',
  sign: -1,
} as const;
const STANCES = [...folded, LOOP].sort((a, b) => (a.id < b.id ? -1 : 1));

/** A graph of hostile texts with parallel and opposite lines, a loop, an actor without lines, and 100 kB in one text. */
export const HOSTILE: ExportGraph = {
  about: {
    title: `Hostile ${NASTY.cdata} ${NASTY.control}`,
    params: { fold: false, minCertainty: 'U', actors: [], asserter: [NASTY.quotes, 'asked-for'] },
    graph: 'hostile-1',
    moment: '2025-12-26T10:00:00.000Z',
    program: '0.0.0-"test"',
    vocabulary: 1,
    snapshot: null,
    licence: LICENCE_NOTE,
    counts: {
      actors: ACTORS.length,
      stances: STANCES.length,
      claims: CLAIMS.length,
      claimsInLines: STANCES.reduce((sum, { claims }) => sum + claims, 0),
      documents: 1,
    },
  },
  actors: ACTORS,
  stances: STANCES,
  claims: CLAIMS,
  documents: [DOCUMENT],
  names: [{ id: 'asked-for', names: { en: NASTY.formula, ru: NASTY.script, kk: NASTY.direction } }],
};

/** A graph that nothing is in. */
export const EMPTY: ExportGraph = {
  about: {
    ...HOSTILE.about,
    title: 'Nothing',
    graph: 'empty-1',
    moment: null,
    counts: { actors: 0, stances: 0, claims: 0, claimsInLines: 0, documents: 0 },
  },
  actors: [],
  stances: [],
  claims: [],
  documents: [],
  names: [],
};
