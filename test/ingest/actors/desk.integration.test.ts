import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ActorDesk, openActorDesk } from '#ingest/actors/desk';
import { type Layers, layersOf } from '#ingest/layers';
import { reconcile, saveLaid } from '#ingest/settle';
import type { ActorDecided } from '#model/actor-decision';
import type { Extraction } from '#model/document';
import { AtlasError, Conflict, InvalidInput, NotFound, Unreachable } from '#model/errors';
import { paramsFor } from '#model/questions/index';
import { EXPERT, extractionOf, KAZ, OUTLET, PRESIDENT, RUS, USA, UZB } from '../../cypher/extractions.ts';
import { empty, emptyGraph, type TestGraph } from '../../cypher/graph.ts';
import { pictureOf } from '../../cypher/picture.ts';

/** The president again, by another name that nobody knew to be his. */
const LEADER = { ...PRESIDENT, id: 'the-leader', name: 'The Leader', state: null };

const leads = { kind: 'LEADS', target: 'USA', from: '2025-01-20', to: null, source: 'facts-1' } as const;
const member = (document: string) =>
  ({ kind: 'MEMBER_OF', target: 'the-leader', from: null, to: null, source: `${document}#0-5` }) as const;

const DOCUMENTS: Extraction[] = [
  extractionOf(
    'one',
    [
      { words: 'The president presses Russia.', holder: PRESIDENT, stance: 'PRESSURES', target: RUS },
      { words: 'Kazakhstan works with Uzbekistan.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB },
    ],
    { actors: { 'some-president': { aliases: ['Chief'], relations: [leads] } } },
  ),
  extractionOf(
    'two',
    [
      { words: 'The leader fears Russia.', holder: LEADER, stance: 'WARY_OF', target: RUS },
      { words: 'The leader works with the president.', holder: LEADER, stance: 'PARTNERS_WITH', target: PRESIDENT },
      { words: 'Russia opposes the leader.', holder: RUS, stance: 'OPPOSES', target: LEADER },
    ],
    {
      actors: {
        'the-leader': { names: { en: 'The Leader', ru: 'Вождь', kk: null }, aliases: ['Boss'] },
        RUS: { relations: [member('two')] },
      },
    },
  ),
  extractionOf(
    'three',
    [
      { words: 'The leader presses Kazakhstan.', holder: LEADER, stance: 'PRESSURES', target: KAZ },
      { words: 'The United States press Russia.', holder: USA, stance: 'PRESSURES', target: RUS },
    ],
    { actors: { RUS: { names: { en: 'Russia', ru: 'Россия', kk: null } } } },
  ),
];

let graph: TestGraph;
let home: string;
let layers: Layers;
let desk: ActorDesk;
let moment = 0;
const now = () => new Date(Date.UTC(2026, 1, 1) + 1000 * moment++).toISOString();

beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await graph?.store.close();
});
beforeEach(async () => {
  await begin();
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

/** An empty data folder, and a graph with the documents, each recorded on a day of its own. */
async function begin(): Promise<void> {
  home = mkdtempSync(join(tmpdir(), 'stance-atlas-actors-'));
  layers = layersOf(home);
  desk = openActorDesk(graph.store, layers, now);
  await ingest();
}

async function ingest(): Promise<void> {
  await empty(graph.connection);
  for (const [index, reading] of DOCUMENTS.entries()) {
    graph.at(`2026-01-0${index + 1}T00:00:00.000Z`);
    await saveLaid(graph.store, layers, reading);
  }
  graph.at('2026-01-09T00:00:00.000Z');
}

const picture = () => pictureOf(graph);
const who = { by: 'Aigerim', note: null };
const actor = async (id: string) => (await graph.store.ask('actor', paramsFor('actor', { id }))).rows[0] ?? null;
const claims = async () => {
  const { rows } = await graph.store.ask('claims', paramsFor('claims', { limit: 99 }));
  return rows.map(({ quote, holder, target }) => `${holder?.id} ${target?.id}: ${quote}`);
};
const claimOf = (quote: RegExp) =>
  DOCUMENTS.flatMap((document) => document.claims).find((claim) => quote.test(claim.quote))?.id ?? '';
const lines = async () =>
  (await graph.cypher<{ id: string }>('MATCH ()-[s:STANCE]->() RETURN s.id AS id ORDER BY id')).map(({ id }) => id);

describe('merge', () => {
  test('makes one actor of two: claims, lines, facts and names; claims keep their ids', async () => {
    const before = await graph.cypher('MATCH (c:Claim) RETURN c.id AS id ORDER BY id');
    const decided = await desk.merge('the-leader', { into: 'some-president', ...who });
    expect(decided).toMatchObject({ saved: ['one', 'two', 'three'], pending: [] });
    expect(await claims()).toEqual([
      'some-president RUS: The president presses Russia.',
      'KAZ UZB: Kazakhstan works with Uzbekistan.',
      'some-president KAZ: The leader presses Kazakhstan.',
      'USA RUS: The United States press Russia.',
      'some-president RUS: The leader fears Russia.',
      'some-president some-president: The leader works with the president.',
      'RUS some-president: Russia opposes the leader.',
    ]);
    expect(await lines()).toEqual([
      'KAZ>UZB>1>sym',
      'RUS>some-president>-1',
      'USA>RUS>-1',
      'some-president>KAZ>-1',
      'some-president>RUS>-1',
    ]);
    expect(await actor('the-leader')).toBeNull();
    expect(await actor('some-president')).toMatchObject({
      names: { en: 'Some President', ru: null },
      aliases: ['Chief', 'The Leader', 'Вождь', 'Boss'],
      relations: [leads],
      held: 4,
    });
    expect(await actor('RUS')).toMatchObject({ relations: [{ ...member('two'), target: 'some-president' }] });
    // Folded, what the leader holds counts as the state that the president led.
    const network = await graph.store.ask('network', paramsFor('network', {}));
    expect(network.stances.map(({ holder, target }) => `${holder}>${target}`)).toContain('USA>KAZ');
    expect(await graph.cypher('MATCH (c:Claim) RETURN c.id AS id ORDER BY id')).toEqual(before);
  });

  test('is never final: the undo brings back every node, line and name', async () => {
    const before = await picture();
    const { decision } = await desk.merge('some-president', { into: 'the-leader', ...who });
    expect(await actor('the-leader')).toMatchObject({ relations: [leads] });
    const undone = await desk.undo('the-leader', { of: decision.id, by: 'Boris', note: 'another person' });
    expect(undone.decision).toMatchObject({ action: 'undo', of: decision.id, by: 'Boris' });
    expect(await picture()).toEqual(before);
    // And the undo can be taken back.
    await desk.undo('the-leader', { of: undone.decision.id, ...who });
    expect(await actor('some-president')).toBeNull();
  });

  test('goes on from one to the next, whichever came first', async () => {
    await desk.merge('the-leader', { into: 'some-president', ...who });
    await desk.merge('some-president', { into: 'some-expert', ...who });
    expect((await desk.decisions('the-leader')).mergedInto).toBe('some-expert');
    expect((await claims()).filter((claim) => claim.startsWith('some-expert'))).toHaveLength(4);
    expect((await actor('some-expert'))?.aliases).toEqual(
      expect.arrayContaining(['The Leader', 'Вождь', 'Boss', 'Some President', 'Chief']),
    );
  });

  test('a document that comes later, or again, is read with it', async () => {
    await desk.merge('the-leader', { into: 'some-president', ...who });
    const later = extractionOf('four', [
      { words: 'The leader works with Uzbekistan.', holder: LEADER, stance: 'PARTNERS_WITH', target: UZB },
    ]);
    await saveLaid(graph.store, layers, later);
    expect(await claims()).toContain('some-president UZB: The leader works with Uzbekistan.');
    const before = await picture();
    const two = DOCUMENTS[1];
    if (two) await saveLaid(graph.store, layers, two);
    expect(await picture()).toEqual(before);
  });

  test('that does not fit is refused, and nothing is decided', async () => {
    await desk.merge('the-leader', { into: 'some-president', ...who });
    const before = await layers.actorDecisions();
    const refusals: [Promise<ActorDecided>, new (...args: never[]) => Error, RegExp][] = [
      [desk.merge('KAZ', { into: 'KAZ', ...who }), Conflict, /same actor/],
      [desk.merge('the-leader', { into: 'KAZ', ...who }), Conflict, /merged into "some-president"/],
      [desk.merge('KAZ', { into: 'the-leader', ...who }), Conflict, /into: "the-leader" was merged/],
      [desk.rename('the-leader', { names: { en: 'X' }, ...who }), Conflict, /merged into/],
      [desk.merge('nobody', { into: 'KAZ', ...who }), NotFound, /"nobody"/],
      [desk.merge('KAZ', { into: 'nobody', ...who }), NotFound, /into: actor "nobody"/],
      [desk.undo('KAZ', { ...who }), Conflict, /no decision of Aigerim/],
      [desk.undo('KAZ', { of: 'none', ...who }), Conflict, /of: "none"/],
    ];
    for (const [refused, kind, words] of refusals) {
      const error = await refused.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(kind);
      expect(String(error)).toMatch(words);
    }
    expect(await layers.actorDecisions()).toEqual(before);
  });

  test('cannot be taken back by an undo of an undo that no longer fits', async () => {
    const { decision: first } = await desk.merge('the-leader', { into: 'some-president', ...who });
    const { decision: back } = await desk.undo('the-leader', { of: first.id, ...who });
    await desk.merge('some-president', { into: 'the-leader', ...who });
    await expect(desk.undo('the-leader', { of: back.id, ...who })).rejects.toThrow(/Take that one back first/);
  });
});

describe('split', () => {
  const other = { type: 'PERSON' as const, names: { en: 'Other Leader', ru: 'Другой', kk: null } };

  test('makes another actor of some claims, which goes with the undo', async () => {
    const before = await picture();
    const split = { into: other, documents: [], claims: [claimOf(/fears/)], ...who };
    const { decision } = await desk.split('the-leader', split);
    expect(decision).toMatchObject({ action: 'split', actor: 'the-leader', into: 'other-leader' });
    expect(await claims()).toEqual(expect.arrayContaining(['other-leader RUS: The leader fears Russia.']));
    expect(await claims()).toContain('the-leader KAZ: The leader presses Kazakhstan.');
    expect(await actor('other-leader')).toMatchObject({ type: 'PERSON', names: other.names, held: 1 });
    await desk.undo('the-leader', { of: decision.id, ...who });
    expect(await picture()).toEqual(before);
  });

  test('of whole documents takes all that they say, and what a merge brought there', async () => {
    await desk.merge('the-leader', { into: 'some-president', ...who });
    await desk.split('some-president', { into: other, documents: ['two'], claims: [], ...who });
    expect((await claims()).filter((claim) => /other-leader/.test(claim))).toHaveLength(3);
    expect(await claims()).toContain('some-president KAZ: The leader presses Kazakhstan.');
  });

  test('goes into an actor that is there already, and refuses what the actor is not named in', async () => {
    await desk.split('the-leader', { into: 'some-president', documents: ['three'], claims: [], ...who });
    expect(await claims()).toContain('some-president KAZ: The leader presses Kazakhstan.');
    const refusals: [Promise<ActorDecided>, new (...args: never[]) => Error, RegExp][] = [
      [
        desk.split('the-leader', { into: other, documents: [], claims: [], ...who }),
        InvalidInput,
        /documents: is empty/,
      ],
      [desk.split('the-leader', { into: other, documents: ['one'], claims: [], ...who }), InvalidInput, /documents\.0/],
      [
        desk.split('the-leader', { into: other, documents: [], claims: [claimOf(/Kazakhstan works/)], ...who }),
        InvalidInput,
        /claims\.0/,
      ],
      [
        desk.split('the-leader', {
          into: { ...other, names: { en: 'Some Expert', ru: null, kk: null } },
          documents: ['two'],
          claims: [],
          ...who,
        }),
        Conflict,
        /there is "some-expert" already/,
      ],
      [
        desk.split('the-leader', {
          into: { ...other, names: { en: 'Вождь', ru: null, kk: null } },
          documents: ['two'],
          claims: [],
          ...who,
        }),
        InvalidInput,
        /into\.names\.en/,
      ],
    ];
    for (const [refused, kind, words] of refusals) {
      const error = await refused.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(kind);
      expect(String(error)).toMatch(words);
    }
    expect(await layers.actorDecisions()).toHaveLength(1);
  });
});

describe('names', () => {
  test('are renamed and gain and lose aliases for good, and a later document changes nothing of it', async () => {
    const { saved } = await desk.rename('RUS', { names: { en: 'The Federation', kk: 'Ресей' }, ...who });
    expect(saved).toEqual(['one']);
    await desk.aliases('RUS', { add: ['RF'], remove: ['Russia'], ...who });
    const called = { names: { en: 'The Federation', ru: 'Россия', kk: 'Ресей' }, aliases: ['RF'] };
    expect(await actor('RUS')).toMatchObject(called);
    const later = extractionOf('four', [
      { words: 'Russia opposes Kazakhstan.', holder: RUS, stance: 'OPPOSES', target: KAZ },
    ]);
    await saveLaid(graph.store, layers, later);
    expect(await actor('RUS')).toMatchObject(called);
  });

  test('say nothing, or twice the opposite: refused', async () => {
    await expect(desk.rename('RUS', { names: {}, ...who })).rejects.toThrow(/names: says nothing/);
    await expect(desk.aliases('RUS', { add: [], remove: [], ...who })).rejects.toThrow(/add: is empty/);
    await expect(desk.aliases('RUS', { add: ['A'], remove: ['A'], ...who })).rejects.toThrow(/Choose one/);
  });
});

describe('what was decided and not saved', () => {
  test('because the database was away: nothing is decided; gone in between, the next start brings it there', async () => {
    const away = { ...graph.store, ping: () => Promise.reject(new Unreachable('away')) };
    await expect(openActorDesk(away, layers, now).rename('RUS', { names: { en: 'X' }, ...who })).rejects.toThrow(
      'away',
    );
    expect(await layers.actorDecisions()).toEqual([]);

    const lost = { ...graph.store, save: () => Promise.reject(new Unreachable('away')) };
    const decided = await openActorDesk(lost, layers, now).merge('the-leader', { into: 'some-president', ...who });
    expect(decided).toMatchObject({
      saved: [],
      pending: [{ document: 'one' }, { document: 'two' }, { document: 'three' }],
    });
    expect(await actor('the-leader')).not.toBeNull();
    expect(await reconcile(graph.store, layers)).toEqual({ saved: ['one', 'two', 'three'], pending: [] });
    expect(await actor('the-leader')).toBeNull();
    const before = await picture();
    await reconcile(graph.store, layers);
    expect(await picture()).toEqual(before);
  });

  test('a removed document stays removed', async () => {
    await graph.store.remove('two');
    expect((await desk.merge('the-leader', { into: 'some-president', ...who })).saved).toEqual(['one', 'three']);
    expect((await graph.store.known('two'))?.retractedAt).not.toBeNull();
  });
});

describe('any decisions at all', () => {
  const IDS = ['some-president', 'the-leader', 'RUS', 'KAZ', EXPERT.id, OUTLET.id, 'someone-new'];
  const id = fc.constantFrom(...IDS);
  const name = fc.constantFrom('Chief', 'Boss', 'Вождь', 'Anew', 'Russia');
  const operation = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('merge' as const), actor: id, into: id }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('split' as const),
        actor: id,
        into: id,
        documents: fc.subarray(['one', 'two', 'three'], { maxLength: 1 }),
        claims: fc.subarray(
          DOCUMENTS.flatMap((document) => document.claims.map((claim) => claim.id)),
          { minLength: 1, maxLength: 2 },
        ),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('rename' as const), actor: id, en: name, ru: fc.option(name) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('aliases' as const), actor: id, add: name, remove: name }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(20) }) },
  );
  type Operation = typeof operation extends fc.Arbitrary<infer One> ? One : never;

  async function run(operation: Operation): Promise<void> {
    switch (operation.kind) {
      case 'merge':
        return void (await desk.merge(operation.actor, { into: operation.into, ...who }));
      case 'split': {
        const { actor: from, into, documents, claims: some } = operation;
        const someone = { type: 'PERSON' as const, names: { en: 'Someone New', ru: null, kk: null } };
        const other = into === 'someone-new' && !(await actor(into)) ? someone : into;
        const split = documents.length ? { documents, claims: [] } : { documents: [], claims: some };
        return void (await desk.split(from, { into: other, ...split, ...who }));
      }
      case 'rename': {
        const { en, ru } = operation;
        return void (await desk.rename(operation.actor, { names: { en, ru }, ...who }));
      }
      case 'aliases':
        return void (await desk.aliases(operation.actor, { add: [operation.add], remove: [operation.remove], ...who }));
      default:
        return undoNth(operation.nth);
    }
  }

  async function undoNth(nth: number): Promise<void> {
    const all = await layers.actorDecisions();
    const one = all[nth % Math.max(1, all.length)];
    if (one) await undo(one.id);
  }
  async function undo(of: string): Promise<void> {
    const all = await layers.actorDecisions();
    let last = all.find((decision) => decision.id === of);
    while (last?.action === 'undo') {
      const before: string = last.of;
      last = all.find((decision) => decision.id === before);
    }
    await desk.undo(last && 'actor' in last ? last.actor : '', { of, ...who });
  }

  /**
   * What an actor is called also depends on documents that named it once and, as decided, do no longer; and so do the
   * facts about whoever was split off from all claims of the document that tells them.
   */
  async function withoutTold(rows: readonly string[]): Promise<string[]> {
    const isSplit = (await layers.actorDecisions()).some(({ action }) => action === 'split');
    return rows
      .filter((row) => !isSplit || !/"type":"(LEADS|REPRESENTS|MEMBER_OF|PART_OF)"/.test(row))
      .map((row) => row.replace(/"(aliases|name\w*|told[A-Z]\w*)":("(\\.|[^"\\])*"|\[[^\]]*\]),?/g, ''))
      .sort();
  }

  test('the graph is what the readings and the decisions make of it, and all undone it is as before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 3, maxLength: 9 }), async (operations) => {
        rmSync(home, { recursive: true, force: true });
        await begin();
        const before = await picture();
        let taken = 0;
        for (const each of operations)
          await run(each).then(
            () => taken++,
            (error: unknown) => {
              if (!(error instanceof AtlasError) || error.status >= 500) throw error;
            },
          );
        fc.pre(taken > 1);
        const decided = await withoutTold(await picture());
        await ingest();
        expect(await withoutTold(await picture())).toEqual(decided);
        // Latest first, so that nothing is built on what goes.
        for (const decision of (await layers.actorDecisions()).reverse()) {
          if (!('actor' in decision)) continue;
          const { rows } = await desk.decisions(decision.actor);
          if (rows.some(({ id, stands }) => id === decision.id && stands))
            await desk.undo(decision.actor, { of: decision.id, ...who });
        }
        expect(await picture()).toEqual(before);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
