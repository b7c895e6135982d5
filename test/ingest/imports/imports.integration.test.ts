import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openActorDesk } from '#ingest/actors/desk';
import { importClaims } from '#ingest/imports/import';
import type { ImportReport } from '#ingest/imports/report';
import { layersOf } from '#ingest/layers';
import { extract } from '#ingest/pipeline';
import { readSource } from '#ingest/read';
import { openDesk } from '#ingest/review/desk';
import { saveLaid } from '#ingest/settle';
import type { Claim, StoredClaim } from '#model/claim';
import { paramsFor } from '#model/questions/index';
import { canonical } from '#model/snapshot/canonical';
import { extractionOf, KAZ, PRESIDENT, press, USA, work } from '../../cypher/extractions.ts';
import { emptiedGraph } from '../../cypher/graph.ts';
import { interview, root } from '../../e2e/program.ts';
import { exported, exportedLines, saidBy, table, tableIn } from './tables.ts';

const graph = await emptiedGraph();
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stance-atlas-import-'));
  return () => rmSync(home, { recursive: true, force: true });
});
const layers = () => layersOf(home);

async function bring(text: string, more: { dryRun?: boolean; partial?: boolean } = {}): Promise<ImportReport> {
  const { claims, format } = await tableIn(text);
  return importClaims(graph.store, layers(), claims, {
    format,
    dryRun: false,
    partial: false,
    by: 'somebody',
    now: () => '2026-02-01T00:00:00.000Z',
    ...more,
  });
}

async function claimsOf(document?: string): Promise<StoredClaim[]> {
  const params = { limit: 1000, minCertainty: 'U' as const, ...(document ? { document } : {}) };
  const { rows } = await graph.store.ask('claims', paramsFor('claims', params));
  return rows;
}
const version = () => graph.store.version();
const plain = ({ recordedAt: _at, retractedAt: _gone, ...claim }: StoredClaim): Claim => claim;

/** Spans outside of the quote have no place in a text that is made of quotes. */
const said = (claim: Claim): string => {
  const isWithin = ({ start, end }: { start: number; end: number }) => claim.start <= start && end <= claim.end;
  const attribution = claim.attribution.map((link) => ({
    ...link,
    cue: link.cue && isWithin(link.cue) ? link.cue : null,
  }));
  return canonical(saidBy({ ...claim, cues: claim.cues.filter(isWithin), attribution }));
};

const HEAD = 'document,document.date,quote,holder,holder.type,stance,target,target.type';
const rows = (...lines: string[]) => table(HEAD, ...lines);

describe('an export of claims', () => {
  test('comes into an empty graph as it was, and again without a change', async () => {
    await graph.store.save(await extract(await readSource(interview)));
    const before = (await claimsOf()).map(plain);
    expect(before.length).toBeGreaterThan(50);
    const [csv, lines] = [await exported(before), await exportedLines(before)];
    for (const text of [csv, lines]) {
      await graph.connection.plain('MATCH (n) WHERE NOT n:Migration DETACH DELETE n');
      const report = await bring(text);
      expect(report).toMatchObject({
        outcome: 'written',
        flawed: 0,
        documents: { new: 1, extended: 0, unchanged: 0 },
        claims: { new: before.length, changed: 0, known: 0 },
      });
      const after = await claimsOf();
      expect(after.map(plain).map(said).sort()).toEqual(before.map(said).sort());
      const [document] = (await graph.store.ask('documents', paramsFor('documents', {}))).rows;
      expect(document?.source).toMatch(/made of the quotes/);

      const then = await version();
      expect(await bring(text)).toMatchObject({
        outcome: 'written',
        documents: { unchanged: 1 },
        claims: { new: 0, changed: 0, known: before.length },
      });
      expect(await version()).toBe(then);
    }
  });

  test('of the same graph is known there, claim by claim', async () => {
    await graph.store.save(await extract(await readSource(interview)));
    const before = await claimsOf();
    const then = await version();
    expect(await bring(await exported(before.map(plain)))).toMatchObject({
      outcome: 'written',
      documents: { new: 0, extended: 0, unchanged: 1 },
      actors: { new: 0 },
      claims: { new: 0, known: before.length },
    });
    expect(await version()).toBe(then);
  });
});

describe('a document that an import made', () => {
  const first = rows('talk,2026-01-15,They work together.,KAZ,,PARTNERS_WITH,UZB,');
  const more = 'talk,2026-01-15,It invites.,Somebody New,PERSON,INVITE,KAZ,';

  test('takes further rows, and keeps those that it has', async () => {
    await bring(first);
    const [before] = await claimsOf('talk');
    expect(await bring(rows(more))).toMatchObject({
      documents: { new: 0, extended: 1 },
      actors: { new: 1, known: 2 },
      claims: { new: 1, known: 0 },
    });
    const after = await claimsOf('talk');
    expect(after).toHaveLength(2);
    expect(after[0]).toEqual(before);
    expect(after[1]).toMatchObject({ quote: 'It invites.', holder: { id: 'somebody-new', type: 'PERSON' } });
    // Whom an import brought, the next one knows.
    const known = await bring(rows('other,2026-01-16,They meet.,somebody new,,CONSULT,USA,'));
    expect(known).toMatchObject({ outcome: 'written', actors: { new: 0, known: 3 } });
  });

  test('takes the rows of all who import into it at once', async () => {
    const tables = Array.from({ length: 4 }, (_, who) =>
      rows(...Array.from({ length: 20 }, (_, row) => `d,2025-01-01,words ${who} ${row},KAZ,STATE,SUPPORT,UZB,STATE`)),
    );
    const reports = await Promise.all(tables.map((text) => bring(text)));
    for (const { outcome, claims } of reports)
      expect({ outcome, ...claims }).toMatchObject({ outcome: 'written', new: 20 });
    const claims = await claimsOf('d');
    expect(new Set(claims.map(({ quote }) => quote)).size).toBe(80);
    const [document] = (await graph.store.ask('document', { id: 'd' })).rows;
    for (const { quote, start, end } of claims) expect(document?.text.slice(start, end)).toBe(quote);
  });

  test('is brought to what its rows say, below the decisions of reviewers', async () => {
    await bring(first);
    const [claim] = await claimsOf('talk');
    const desk = openDesk(graph.store, layers());
    await desk.review(claim?.id ?? '', { action: 'reject', by: 'a reviewer', note: null });
    const surer = table(`${HEAD},certainty`, 'talk,2026-01-15,They work together.,KAZ,,PARTNERS_WITH,UZB,,PS');
    expect(await bring(surer)).toMatchObject({ claims: { changed: 1 } });
    expect(await claimsOf('talk')).toMatchObject([
      { certainty: 'CT', review: { state: 'rejected', by: 'a reviewer' } },
    ]);
    const [{ id = '' } = {}] = await claimsOf('talk');
    await desk.review(id, { action: 'undo', by: 'a reviewer', note: null });
    expect(await claimsOf('talk')).toMatchObject([{ certainty: 'PS', review: { state: 'unreviewed' } }]);
  });
});

describe('an export of a document that people decided on', () => {
  test.each(['made', 'read'])('is known there, whole or in part, where it was %s', async (how) => {
    if (how === 'read') await graph.store.save(extractionOf('one', [press, work]));
    else await bring(rows('one,2026-01-15,They press.,USA,,PRESSURES,RUS,', 'one,,They work.,KAZ,,PARTNERS_WITH,UZB,'));
    const desk = openDesk(graph.store, layers());
    const [pressing, working] = await claimsOf('one');
    const patch = { stance: 'AID', certainty: 'PS' } as const;
    await desk.review(pressing?.id ?? '', { action: 'edit', by: 'a reviewer', note: 'softer', patch });
    await desk.review(working?.id ?? '', { action: 'reject', by: 'a reviewer', note: null });
    const who = { by: 'a reviewer', note: null };
    await openActorDesk(graph.store, layers()).merge('KAZ', { into: 'USA', ...who });
    const all = (await claimsOf('one')).map(plain);
    expect(all.map(({ review, holder }) => `${review.state} ${holder?.id}`)).toEqual(['edited USA', 'rejected USA']);
    const then = await version();
    for (const part of [all, all.slice(0, 1), all.slice(1)])
      for (const text of [await exported(part), await exportedLines(part)])
        expect(await bring(text)).toMatchObject({
          outcome: 'written',
          flaws: [],
          documents: { new: 0, extended: 0, unchanged: 1 },
          claims: { new: 0, changed: 0, known: part.length },
        });
    expect(await version()).toBe(then);
  });
});

describe('a document that is too much', () => {
  const many = (count: number) =>
    rows(...Array.from({ length: count }, (_, index) => `big,2026-01-15,They work ${index}.,KAZ,,PARTNERS_WITH,UZB,`));

  test('is refused when it is checked', async () => {
    const report = await bring(many(10_001), { dryRun: true });
    expect(report.flaws).toMatchObject([
      { row: 2, column: 'document', message: expect.stringMatching(/10000 .* most/) },
    ]);
  });

  test('is more than 10,000 claims at once', { timeout: 120_000 }, async () => {
    expect(await bring(many(10_000))).toMatchObject({ outcome: 'written', claims: { new: 10_000 } });
    expect(await bring(many(10_003))).toMatchObject({ outcome: 'written', claims: { new: 3, known: 10_000 } });
  });
});

describe('a document that a machine has read', () => {
  const extraction = extractionOf('one', [
    press,
    work,
    { words: 'The president invites Kazakhstan.', holder: PRESIDENT, stance: 'INVITE', target: KAZ },
  ]);
  const add = rows('one,,The president invites Kazakhstan.,United States,,INTERESTED_IN,KAZ,');

  test('has new claims as additions, which stay when it is read anew', async () => {
    await graph.store.save(extraction);
    const before = (await claimsOf()).map(plain);
    expect(await bring(add)).toMatchObject({ documents: { extended: 1 }, claims: { new: 1 } });
    const after = (await claimsOf()).map(plain);
    expect(after).toHaveLength(4);
    expect(after).toEqual(expect.arrayContaining(before));
    const added = after.find(({ stance }) => stance === 'INTERESTED_IN');
    expect(added).toMatchObject({
      holder: USA,
      methods: ['human'],
      review: { state: 'accepted', by: 'somebody', at: '2026-02-01T00:00:00.000Z' },
      attribution: extraction.claims[0]?.attribution.map(({ actor }) => ({ actor })),
    });
    await saveLaid(graph.store, layers(), extraction);
    expect((await claimsOf()).map(plain)).toEqual(after);
    const then = await version();
    expect(await bring(add)).toMatchObject({ documents: { unchanged: 1 }, claims: { new: 0, known: 1 } });
    expect(await version()).toBe(then);
    expect((await openDesk(graph.store, layers()).reviews(added?.id ?? '')).rows).toHaveLength(1);
  });

  test('goes on where somebody was stopped between decision and graph', async () => {
    await graph.store.save(extraction);
    const real = graph.store.save;
    graph.store.save = () => Promise.reject(new Error('killed'));
    await expect(bring(add)).rejects.toThrow('killed');
    graph.store.save = real;
    expect(await claimsOf()).toHaveLength(3);
    expect(await bring(add)).toMatchObject({ outcome: 'written', claims: { new: 0, known: 1 } });
    expect(await claimsOf()).toHaveLength(4);
  });

  test('has a rejected row as one', async () => {
    await graph.store.save(extraction);
    const rejected = table(
      `${HEAD},review.state,review.by,review.at,review.note`,
      'one,,The president invites Kazakhstan.,USA,,INTERESTED_IN,KAZ,,rejected,A Coder,2026-01-03T00:00:00Z,too much',
    );
    expect(await bring(rejected)).toMatchObject({ outcome: 'written', claims: { new: 1 } });
    expect((await claimsOf()).find(({ stance }) => stance === 'INTERESTED_IN')?.review).toEqual({
      state: 'rejected',
      by: 'A Coder',
      at: '2026-01-03T00:00:00Z',
      note: 'too much',
    });
  });

  test('refuses what does not stand there, stands there twice, says otherwise, or was said on another day', async () => {
    await graph.store.save(
      extractionOf('one', [
        press,
        work,
        { words: 'Once more: Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'AID', target: USA },
      ]),
    );
    const [id] = (await claimsOf()).filter(({ stance }) => stance === 'PRESSURES').map((claim) => claim.id);
    const text = table(
      `${HEAD},start,saidAt,certainty,id`,
      'one,,Nobody said this.,KAZ,,AID,UZB,,,,,',
      'one,,Kazakhstan works with Uzbekistan.,KAZ,,AID,UZB,,,,,',
      `one,,The United States press Russia.,USA,,PRESSURES,RUS,,,,PS,${id}`,
      'one,,The United States press Russia.,USA,,AID,RUS,,,2020-01-01,,',
      'one,,Kazakhstan works with Uzbekistan.,KAZ,,AID,UZB,,32,,,',
    );
    const then = await version();
    const report = await bring(text);
    expect(report).toMatchObject({ outcome: 'refused', flawed: 4 });
    expect(report.flaws.map(({ row, column, message }) => `${row} ${column}: ${message}`)).toEqual([
      expect.stringMatching(/^2 quote: does not stand in the text/),
      expect.stringMatching(/^3 quote: stands in the text of the document more than once/),
      expect.stringMatching(/^4 quote: carries a claim that is there already .*certainty CT/),
      expect.stringMatching(/^5 saidAt: is another day than 2025-12-25/),
    ]);
    expect(await version()).toBe(then);
    expect(await bring(text, { partial: true })).toMatchObject({ outcome: 'partly', flawed: 4, claims: { new: 1 } });
  });

  test('that was removed is refused', async () => {
    await graph.store.save(extraction);
    await graph.store.remove('one');
    const report = await bring(add);
    expect(report).toMatchObject({ outcome: 'refused' });
    expect(report.flaws).toMatchObject([{ row: 2, column: 'document', message: expect.stringMatching(/was removed/) }]);
  });
});

describe('flaws', () => {
  const mixed = rows(
    'a,2026-01-15,They work together.,KAZ,,PARTNERS_WITH,UZB,',
    'a,2026-01-15,They quarrel.,KAZ,,OPOSES,UZB,',
    'b,2026-01-15,Who knows.,Nobody Known,,AID,UZB,',
  );

  test('keep everything out, unless the rest is wanted', async () => {
    const then = await version();
    expect(await bring(mixed)).toMatchObject({
      outcome: 'refused',
      flawed: 2,
      documents: { new: 1 },
      claims: { new: 1 },
    });
    expect(await version()).toBe(then);
    expect(await bring(mixed, { partial: true, dryRun: true })).toMatchObject({ outcome: 'checked', flawed: 2 });
    expect(await version()).toBe(then);
    expect(await bring(mixed, { partial: true })).toMatchObject({ outcome: 'partly', documents: { new: 1 } });
    expect((await claimsOf()).map(({ quote }) => quote)).toEqual(['They work together.']);
  });

  test('of a dry run are none of the graph’s, and a dry run writes nothing', async () => {
    const then = await version();
    const right = rows('a,2026-01-15,They work together.,KAZ,,PARTNERS_WITH,Some Union,GROUP');
    expect(await bring(right, { dryRun: true })).toMatchObject({
      outcome: 'checked',
      documents: { new: 1 },
      actors: { new: 2, known: 1 },
      claims: { new: 1 },
    });
    expect(await version()).toBe(then);
  });
});

test('the templates of the documentation are imported as they are', async () => {
  for (const [name, claims] of [
    ['import-template.csv', 3],
    ['import-template.jsonl', 2],
  ] as const)
    expect(await bring(readFileSync(join(root, 'docs', name), 'utf8'))).toMatchObject({
      outcome: 'written',
      claims: { new: claims },
    });
});
