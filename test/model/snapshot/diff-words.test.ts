import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredClaim } from '#model/claim';
import { LANGUAGES } from '#model/document';
import type { Relationship } from '#model/relationship';
import { differenceOf } from '#model/snapshot/diff';
import { diffCsv } from '#model/snapshot/diff-csv';
import { DIFF_PHRASES } from '#model/snapshot/diff-phrases';
import type { DiffRow } from '#model/snapshot/diff-rows';
import { sentenceOf } from '#model/snapshot/diff-words';
import { extractionOf, KAZ, UZB } from '../../cypher/extractions.ts';
import { actorOf, documentOf, twoSides } from './sides.ts';

const names = {
  KAZ: { en: 'Kazakhstan', ru: 'Казахстан', kk: 'Қазақстан' },
  UZB: { en: 'Uzbekistan', ru: 'Узбекистан', kk: 'Өзбекстан' },
};
const said = (row: DiffRow) => LANGUAGES.map((language) => sentenceOf(row, names, language));

const line = (claims: number, maxCertainty: Relationship['maxCertainty']): Relationship => ({
  id: 'KAZ>UZB>1',
  holder: 'KAZ',
  target: 'UZB',
  sign: 1,
  symmetric: false,
  claims,
  documents: 1,
  asserters: 1,
  minCertainty: 'U',
  maxCertainty,
  meanScore: 5,
  firstSaid: '2025-12-25',
  lastSaid: '2025-12-25',
  stances: ['SUPPORT'],
});
const stance = (
  changes: Extract<DiffRow, { kind: 'stance' }>['line']['changes'],
  before: Relationship | null,
  after: Relationship | null,
  folded = true,
): DiffRow => {
  const { id, holder, target, sign, symmetric } = line(1, 'CT');
  return { kind: 'stance', folded, line: { id, holder, target, sign, symmetric, changes, before, after } };
};
const extraction = extractionOf('one', [
  { words: 'They work together.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
]);
const claim = {
  ...extraction.claims[0],
  recordedAt: '2026-01-01T00:00:00.000Z',
  retractedAt: null,
} as StoredClaim;

describe('differences in words', () => {
  test('tell what became of a line, with the plurals of each language', () => {
    expect(said(stance(['appeared'], null, line(2, 'CT')))).toEqual([
      'Казахстан → Узбекистан, сотрудничество: появилась (2 утверждения, утверждается)',
      'Kazakhstan → Uzbekistan, cooperative: appeared (2 claims, stated)',
      'Қазақстан → Өзбекстан, ынтымақтастық: пайда болды (2 тұжырым, нақты айтылған)',
    ]);
    expect(said(stance(['softer', 'fewer-claims'], line(21, 'CT'), line(5, 'PS'), false))).toEqual([
      'Казахстан → Узбекистан, сотрудничество: стала менее уверенной, меньше утверждений (21 утверждение, утверждается → 5 утверждений, возможно; лица и органы сами по себе)',
      'Kazakhstan → Uzbekistan, cooperative: softer, fewer claims (21 claims, stated → 5 claims, possible; persons and bodies for themselves)',
      'Қазақстан → Өзбекстан, ынтымақтастық: сенімі азайды, тұжырым азайды (21 тұжырым, нақты айтылған → 5 тұжырым, мүмкін; тұлғалар мен органдар өз атынан)',
    ]);
    expect(said(stance(['vanished', 'turned'], line(1, 'PR'), null))[1]).toBe(
      'Kazakhstan → Uzbekistan, cooperative: vanished, changed sign (1 claim, probable)',
    );
  });

  test('tell what of a claim was edited, and who decided', () => {
    const fields = [
      { field: 'certainty', from: 'CT', to: 'PS' },
      { field: 'target', from: { id: 'UZB', state: null }, to: null },
      { field: 'negated', from: false, to: true },
      { field: 'cues', from: [], to: [{}] },
    ] as const;
    expect(said({ kind: 'claim', change: 'edited', before: claim, after: claim, fields: [...fields] })).toEqual([
      'Утверждение «They work together.» (Казахстан ↔ Узбекистан, партнёрство): изменено — уверенность утверждается → возможно; о ком Узбекистан → —; отрицается нет → да; опорные слова',
      'Claim “They work together.” (Kazakhstan ↔ Uzbekistan, partnership): edited — certainty stated → possible; target Uzbekistan → —; denied no → yes; cues',
      'Тұжырым «They work together.» (Қазақстан ↔ Өзбекстан, серіктестік): өзгерді — сенімділігі нақты айтылған → мүмкін; нысаны Өзбекстан → —; жоққа шығарылған жоқ → иә; тірек сөздері',
    ]);
    const to = { state: 'accepted', by: 'somebody', at: '2026-02-01T00:00:00.000Z', note: null } as const;
    const review = {
      kind: 'review',
      before: claim,
      after: claim,
      from: claim.review,
      to,
      made: [],
      undone: [],
    } as const;
    expect(sentenceOf({ ...review, made: [], undone: [] }, names, 'en')).toBe(
      'Claim “They work together.” (Kazakhstan ↔ Uzbekistan, partnership): reviewed — not reviewed → accepted, somebody, 2026-02-01',
    );
  });

  test('name documents and actors', () => {
    const document = documentOf('one');
    const fields = [{ field: 'title' as const, from: 'Old', to: null }];
    expect(said({ kind: 'document', change: 'edited', before: document, after: document, fields })[1]).toBe(
      'Document “Interview one” (one): edited — title “Old” → —',
    );
    expect(said({ kind: 'actor', change: 'new', before: null, after: actorOf('KAZ'), fields: [] })).toEqual([
      'Актор «Казахстан»: новый',
      'Actor “Kazakhstan”: new',
      'Актор «Қазақстан»: жаңа',
    ]);
  });

  test('are one line, whatever a text holds, and no longer than can be read', () => {
    const hostile = `\u001b[31m\u202eevil\r\nline ${'👍'.repeat(500)}\ud800`;
    const told = sentenceOf(
      { kind: 'claim', change: 'new', before: null, after: { ...claim, quote: hostile }, fields: [] },
      { KAZ: { en: 'a\nb', ru: null, kk: null } },
      'en',
    );
    expect(told).not.toMatch(/[\p{Cc}\u202e\p{Cs}]/u);
    expect(told).toMatch(/^Claim “\[31m evil line (👍)+…” \(a b ↔ UZB, partnership\): new$/u);
    expect([...told].length).toBeLessThan(200);
  });

  test('are there for every difference, in every language', () => {
    fc.assert(
      fc.property(twoSides, fc.constantFrom(...LANGUAGES), ([from, to], language) => {
        const { rows, names } = differenceOf(from, to);
        for (const row of rows)
          expect(sentenceOf(row, names, language)).toMatch(/^(?!.*(undefined|null|\[object|NaN)).{8,}$/u);
      }),
    );
  });

  test('have forms for every number, and no word is left in English', () => {
    for (const language of LANGUAGES) {
      const { claims } = DIFF_PHRASES[language];
      for (const rule of new Intl.PluralRules(language).resolvedOptions().pluralCategories)
        expect(claims[rule], `${language} ${rule}`).toContain('#');
    }
    const texts = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : value && typeof value === 'object'
          ? Object.values(value).flatMap(texts)
          : [];
    for (const language of ['ru', 'kk'] as const)
      for (const text of texts(DIFF_PHRASES[language])) expect(text).toMatch(/^[^A-Za-z]+$/);
  });
});

describe('differences as a table', () => {
  const tableOf = async (rows: DiffRow[]) => {
    const pieces: string[] = [];
    for await (const piece of diffCsv(rows, names, 'en')) pieces.push(piece);
    return pieces.join('').split('\r\n');
  };

  test('have a row each, and of an edit one for each field', async () => {
    const fields = [
      { field: 'certainty' as const, from: 'CT', to: 'PS' },
      { field: 'topic' as const, from: null, to: { en: null, words: 'trade' } },
    ];
    const lines = await tableOf([
      { kind: 'claim', change: 'edited', before: claim, after: claim, fields },
      stance(['appeared'], null, line(2, 'CT')),
      stance(['firmer', 'more-claims'], line(1, 'PS'), line(2, 'CT')),
    ]);
    expect(lines.map((one) => one.replace(/,[^,]*(, [^,]*)*$/, ''))).toHaveLength(7);
    expect(lines[0]).toBe(
      'kind,change,id,document,holder,holderName,target,targetName,sign,folded,field,from,to,words',
    );
    const own = `claim,edited,${claim.id},one,KAZ,Kazakhstan,UZB,Uzbekistan,1,`;
    expect(lines[1]).toContain(`${own},certainty,CT,PS,`);
    expect(lines[2]).toContain(`${own},topic,,"{""en"":null,""words"":""trade""}",`);
    expect(lines[3]).toContain('stance,appeared,KAZ>UZB>1,,KAZ,Kazakhstan,UZB,Uzbekistan,1,true,,,,');
    expect(lines[4]).toContain(
      'stance,firmer; more-claims,KAZ>UZB>1,,KAZ,Kazakhstan,UZB,Uzbekistan,1,true,claims,1,2,',
    );
    expect(lines[5]).toContain(',true,maxCertainty,PS,CT,');
    expect(lines[6]).toBe('');
  });

  test('hold no formula', async () => {
    const document = documentOf('one');
    const fields = [{ field: 'title' as const, from: 'Old', to: '=cmd|calc' }];
    const [, row] = await tableOf([{ kind: 'document', change: 'edited', before: document, after: document, fields }]);
    expect(row).toContain(",title,Old,'=cmd|calc,");
  });

  test('have at least one row for every difference', async () => {
    await fc.assert(
      fc.asyncProperty(twoSides, async ([from, to]) => {
        const { rows } = differenceOf(from, to);
        for (const row of rows) expect((await tableOf([row])).length).toBeGreaterThan(2);
      }),
    );
  });
});
