import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldActors } from '#ingest/actors/fold';
import { overActors } from '#ingest/actors/over';
import { castOf } from '#ingest/imports/cast';
import { type Before, EXTRACTOR, madeOf } from '#ingest/imports/made';
import { applyReviews } from '#ingest/review/apply';
import { accept, add, edit, reject, type Who } from '#ingest/review/decide';
import type { Decision } from '#ingest/review/decision';
import { readingOf } from '#ingest/review/keys';
import type { Claim } from '#model/claim';
import type { Extraction } from '#model/document';
import { actorOf, KAZ, RUS, USA } from '../../cypher/extractions.ts';
import { described, someRows } from './arbitraries.ts';
import { exported, exportedLines, imported, rowsIn, table } from './tables.ts';

const WHO: Who = { by: 'a reviewer', at: '2026-02-01T00:00:00Z', note: null };

type Made = ReturnType<typeof madeOf>;

/** What is there of a document after decisions on it. */
function decidedOn({ document, claims }: Made, decisions: readonly Decision[], isMerged = false): Before {
  const reading: Extraction = {
    document,
    turns: [{ index: 0, role: 'narration', start: 0, end: document.text.length, speaker: null }],
    actors: [KAZ, USA, RUS].map((ref) => actorOf(ref)),
    claims,
    extractor: EXTRACTOR,
  };
  const { extraction } = applyReviews(reading, decisions);
  const merge = { action: 'merge' as const, id: 'm', ...WHO, actor: KAZ.id, into: USA.id, actors: [] };
  const laid = isMerged ? overActors(extraction, foldActors([merge])) : extraction;
  const decided = new Set(extraction.reviews.map(({ claim }) => claim));
  return { document, claims, laid: laid.claims, decided };
}

type Change = 'none' | 'accept' | 'reject' | 'stance' | 'certainty' | 'words' | 'more';
const CHANGES: readonly Change[] = ['none', 'accept', 'reject', 'stance', 'certainty', 'words', 'more'];

/** What a reviewer does with a claim. */
function decision(text: string, claim: Claim, change: Change): Decision[] {
  const seen = { text, claim, machine: claim };
  const [reading, place] = [readingOf(claim), { start: claim.start, end: claim.end }];
  const edited = (fields: Partial<typeof reading>, at = place) =>
    edit(WHO, seen, { reading: { ...reading, ...fields }, place: at }, []);
  if (change === 'accept') return [accept(WHO, seen)];
  if (change === 'reject') return [reject(WHO, seen)];
  if (change === 'stance') return [edited({ stance: 'AID', sign: 1 })];
  if (change === 'certainty') return [edited({ certainty: claim.certainty === 'U' ? 'PS' : 'U' })];
  // The first words alone, which may be the words of other claims.
  if (change === 'words') return [edited({}, { ...place, end: place.start + 4 })];
  const more = { ...reading, stance: 'INVITE' as const, sign: 1 as const };
  return change === 'more' ? [add(WHO, { text, document: claim.document }, { reading: more, place }, [])] : [];
}

const reviewed = fc.record({
  rows: someRows.filter((rows) => rows.length > 0),
  changes: fc.array(fc.constantFrom(...CHANGES), { minLength: 12, maxLength: 12 }),
  isMerged: fc.boolean(),
  picked: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
  hasIds: fc.boolean(),
});

test('any part of what was exported of an imported document is known there, whatever reviewers did', async () => {
  await fc.assert(
    fc.asyncProperty(reviewed, async ({ rows, changes, isMerged, picked, hasIds }) => {
      const made = madeOf(described, rows, null, castOf([]));
      const { text } = made.document;
      const before = decidedOn(
        made,
        made.claims.flatMap((claim, index) => decision(text, claim, changes[index] ?? 'none')),
        isMerged,
      );
      const part = before.laid.filter((_, index) => picked[index]);
      if (!part.length) return;
      for (const written of [await exported(part), await exportedLines(part)]) {
        const given = hasIds ? written : written.replace(/^id,/, 'was,').replace(/^\{"id":/gm, '{"was":');
        const { claims, flaws, texts, counts } = await imported(given, before);
        expect(flaws).toEqual([]);
        expect(counts).toEqual([{ new: 0, changed: 0, known: part.length }]);
        expect(texts).toEqual([text]);
        expect(claims).toEqual(made.claims);
      }
    }),
  );
});

test('the rows that made a document are known in it, whatever reviewers did', () => {
  fc.assert(
    fc.property(reviewed, ({ rows, changes, isMerged }) => {
      const made = madeOf(described, rows, null, castOf([]));
      const { text } = made.document;
      const decisions = made.claims.flatMap((claim, index) => decision(text, claim, changes[index] ?? 'none'));
      const again = madeOf(described, rows, decidedOn(made, decisions, isMerged), castOf([]));
      expect(again.flaws).toEqual([]);
      expect(again.counts).toEqual({ new: 0, changed: 0, known: rows.length });
      expect([again.document, again.claims]).toEqual([made.document, made.claims]);
    }),
  );
});

describe('a row of a claim that is there', () => {
  const HEAD = 'id,document,document.date,quote,start,holder,stance,target,certainty,review.state';
  const first = table(HEAD, ',d,2026-01-15,They meet.,,KAZ,SUPPORT,UZB,,', ',d,,It was said.,,KAZ,AID,USA,,');
  const decided = async (...changes: Change[]) => {
    const { claims, texts } = await imported(first);
    const text = texts[0] ?? '';
    const made = { document: { ...documentOf(text), id: 'd' }, claims } as Made;
    const decisions = claims.flatMap((claim, index) => decision(text, claim, changes[index] ?? 'none'));
    return { id: claims[0]?.id, before: decidedOn(made, decisions) };
  };
  const documentOf = (text: string) => ({ ...madeOf(described, [], null, castOf([])).document, text });
  const bring = async (before: Before, ...rows: string[]) => {
    const { flaws, counts } = await imported(table(HEAD, ...rows), before);
    return { counts: counts[0], flaws: flaws.map(({ row, column, message }) => `${row} ${column}: ${message}`) };
  };

  test('says nothing else under its id', async () => {
    const { id, before } = await decided();
    const { counts, flaws } = await bring(
      before,
      `${id},d,,They meet.,0,KAZ,OPPOSES,UZB,,`,
      `${id},d,,They met.,0,KAZ,SUPPORT,UZB,,`,
      `${id},d,,They meet.,0,KAZ,SUPPORT,UZB,PS,`,
    );
    expect(counts).toEqual({ new: 0, changed: 1, known: 0 });
    expect(flaws).toEqual([
      expect.stringMatching(/^3 quote: has other words than claim .*“They meet\.”/),
      expect.stringMatching(
        /^2 quote: carries a claim .* something else: stance SUPPORT, sign 1\. Edit claim .* leave its id out\.$/,
      ),
    ]);
  });

  test('does not undo what a reviewer decided, and is told so', async () => {
    const { id, before } = await decided('stance', 'reject');
    const known = [`KAZ,AID,UZB,,edited`, `KAZ,AID,UZB,,unreviewed`, `KAZ,AID,UZB,,`, `KAZ,SUPPORT,UZB,,`];
    for (const said of known)
      expect(await bring(before, `${id},d,,They meet.,0,${said}`)).toEqual({
        counts: { new: 0, changed: 0, known: 1 },
        flaws: [],
      });
    for (const [said, flaw] of [
      ['KAZ,AID,UZB,,rejected', /^2 review.state: is not what was decided: claim \w+ is edited/],
      ['KAZ,AID,UZB,PR,edited', /^2 quote: carries a claim .* something else: certainty CT/],
      ['KAZ,SUPPORT,UZB,PR,', /^2 quote: carries a claim .* something else: stance AID, .*certainty CT/],
    ] as const)
      expect(await bring(before, `${id},d,,They meet.,0,${said}`)).toEqual({
        counts: { new: 0, changed: 0, known: 0 },
        flaws: [expect.stringMatching(flaw)],
      });
  });
});

describe('words that stand at several places', () => {
  const HEAD = 'document,document.date,quote,start,holder,stance,target';
  const at10 = 'd,2026-01-15,We agree.,10,KAZ,SUPPORT,UZB';
  const at50 = 'd,2026-01-15,We agree.,50,KAZ,OPPOSES,RUS';
  const there = async (...rows: string[]) => {
    const { claims, texts } = await imported(table(HEAD, ...rows));
    const document = { ...madeOf(described, [], null, castOf([])).document, id: 'd', text: texts[0] ?? '' };
    return decidedOn({ document, claims } as Made, []);
  };
  const middle = 'd,2026-01-15,In between.,40,KAZ,AID,USA';

  test.each([
    ['all of the table that made them', [at10, middle, at50]],
    ['the first', [at10]],
    ['the last, by what it says', [at50]],
    ['the last, by its place in the text that was made', [at50.replace(',50,', ',22,')]],
  ])('%s', async (_, rows) => {
    const { counts, flaws } = await imported(table(HEAD, ...rows), await there(at10, middle, at50));
    expect(flaws).toEqual([]);
    expect(counts).toEqual([{ new: 0, changed: 0, known: rows.length }]);
  });

  test('a new claim of one of them needs its place', async () => {
    const before = await there(at10, middle, at50);
    const news = (start: string) => `d,2026-01-15,We agree.,${start},KAZ,INVITE,USA`;
    for (const start of ['', '50']) {
      const { counts, flaws, texts } = await imported(table(HEAD, news(start)), before);
      expect(flaws).toMatchObject([
        { row: 2, column: 'start', message: expect.stringMatching(/^does not tell which/) },
      ]);
      expect(counts).toEqual([{ new: 0, changed: 0, known: 0 }]);
      expect(texts).toEqual([before.document.text]);
    }
    const { claims, flaws } = await imported(table(HEAD, news('22')), before);
    expect(flaws).toEqual([]);
    expect(claims.find(({ stance }) => stance === 'INVITE')?.start).toBe(22);
  });

  test('a word that a table repeats without end takes no time', async () => {
    const [many] = await rowsIn(table(HEAD, at10), '2026-01-15');
    if (!many) throw new Error('the row is right');
    const before = await there(...Array.from({ length: 2_000 }, (_, index) => at10.replace(',10,', `,${index},`)));
    const rows = Array.from({ length: 50_000 }, (_, index) => ({ ...many, row: index + 2, start: 1_000_000 + index }));
    const { flaws } = madeOf(described, rows, before, castOf([]));
    expect(flaws).toHaveLength(50_000);
  });

  test('a further place comes behind those that are there', async () => {
    const { counts, flaws, texts } = await imported(table(HEAD, at10, at50), await there(at50));
    expect(flaws).toEqual([]);
    expect(counts).toEqual([{ new: 1, changed: 0, known: 1 }]);
    expect(texts).toEqual(['We agree.\nWe agree.']);
  });
});
