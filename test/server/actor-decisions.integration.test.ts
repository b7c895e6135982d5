import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reconcile, saveLaid } from '#ingest/settle';
import { Unreachable } from '#model/errors';
import type { GraphStore } from '#model/store';
import { extractionOf, KAZ, PRESIDENT, RUS } from '../cypher/extractions.ts';
import { empty, emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { type Deciding, deciding } from './deciding.ts';

const LEADER = { ...PRESIDENT, id: 'the-leader', name: 'The Leader', state: null };
const one = extractionOf('one', [
  { words: 'The president presses Russia.', holder: PRESIDENT, stance: 'PRESSURES', target: RUS },
]);
const two = extractionOf('two', [
  { words: 'The leader presses Kazakhstan.', holder: LEADER, stance: 'PRESSURES', target: KAZ },
]);

let graph: TestGraph;
let site: Deciding;
let broken: Partial<GraphStore> = {};
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await graph?.store.close();
});
beforeEach(async () => {
  broken = {};
  await empty(graph.connection);
  site = await deciding(
    new Proxy(graph.store, { get: (store, key: keyof GraphStore) => broken[key] ?? store[key] }) as GraphStore,
  );
  for (const reading of [one, two]) await saveLaid(graph.store, site.layers, reading);
});
afterEach(async () => {
  await site?.close();
});

const decide = (actor: string, action: string, body: object) =>
  site.post(`/api/actors/${actor}/${action}`, { by: 'Aigerim', ...body });

describe('a decision about an actor', () => {
  test('of every kind is kept, laid over its documents, listed, and taken back', async () => {
    const merged = await decide('the-leader', 'merge', { into: 'some-president', note: 'the same' });
    expect(merged).toMatchObject({
      status: 200,
      body: {
        saved: ['one', 'two'],
        pending: [],
        decision: { action: 'merge', actor: 'the-leader', into: 'some-president', note: 'the same', stands: true },
      },
    });
    expect((await site.get('/api/actors/the-leader')).status).toBe(404);
    expect((await site.get('/api/actors/the-leader/decisions')).body).toMatchObject({
      mergedInto: 'some-president',
      rows: [{ id: merged.body.decision.id }],
    });
    const split = await decide('some-president', 'split', {
      into: { type: 'PERSON', names: { en: 'Other One' } },
      documents: ['one'],
    });
    expect(split).toMatchObject({ status: 200, body: { decision: { into: 'other-one', documents: ['one'] } } });
    expect((await site.get('/api/actors/other-one')).body.rows[0]).toMatchObject({ type: 'PERSON', held: 1 });
    const renamed = await decide('RUS', 'rename', { names: { en: 'The Federation', ru: 'Федерация' } });
    expect(renamed.body.decision.names).toEqual({ en: 'The Federation', ru: 'Федерация' });
    expect((await decide('RUS', 'aliases', { add: ['RF'], remove: ['Russia'] })).status).toBe(200);
    expect((await site.get('/api/actors/RUS')).body.rows[0]).toMatchObject({
      names: { en: 'The Federation', ru: 'Федерация' },
      aliases: ['RF'],
    });

    expect((await decide('RUS', 'undo', { of: renamed.body.decision.id, by: 'Boris' })).status).toBe(200);
    expect((await site.get('/api/actors/RUS')).body.rows[0].names).toEqual({ en: 'Russia', ru: null, kk: null });
    expect((await site.get('/api/actors/RUS/decisions')).body.rows).toMatchObject([
      { action: 'rename', stands: false },
      { action: 'aliases', stands: true },
      { action: 'undo', stands: true, of: renamed.body.decision.id, actor: null },
    ]);
    // Without an id it is the last of whoever asks.
    expect((await decide('some-president', 'undo', {})).body.decision.of).toBe(split.body.decision.id);
    expect((await decide('the-leader', 'undo', {})).body.decision.of).toBe(merged.body.decision.id);
    expect((await site.get('/api/actors/the-leader')).status).toBe(200);
    expect(statSync(join(site.home, 'actors.decisions.jsonl')).mode & 0o777).toBe(0o600);
  });

  test('that cannot be taken is refused with its status and the field, and nothing is decided', async () => {
    const refused: [actor: string, action: string, body: object, status: number, words: string][] = [
      ['the-leader', 'merge', {}, 400, 'into: '],
      ['the-leader', 'merge', { into: 'Not An Id' }, 400, 'into: '],
      ['the-leader', 'merge', { into: 'RUS', by: '' }, 400, 'by: '],
      ['the-leader', 'merge', { into: 'the-leader' }, 409, 'into: '],
      ['the-leader', 'merge', { into: 'nobody' }, 404, 'into: '],
      ['nobody', 'merge', { into: 'RUS' }, 404, 'actor "nobody"'],
      ['Not%20An%20Id', 'merge', { into: 'RUS' }, 404, 'mergeActor'],
      ['the-leader', 'split', { into: 'RUS' }, 400, 'documents: '],
      ['the-leader', 'split', { into: 'RUS', documents: ['one'] }, 400, 'documents.0: '],
      ['the-leader', 'split', { into: 'RUS', claims: ['none'] }, 400, 'claims.0: '],
      ['RUS', 'rename', { names: {} }, 400, 'names: '],
      ['RUS', 'rename', { names: { en: null } }, 400, 'names.en: '],
      ['RUS', 'rename', { names: { de: 'Russland' } }, 400, 'names.de: '],
      ['RUS', 'aliases', {}, 400, 'add: '],
      ['RUS', 'undo', {}, 409, 'actor "RUS"'],
      ['RUS', 'undo', { of: 'none' }, 409, 'of: '],
      ['nobody', 'undo', {}, 404, 'actor "nobody"'],
    ];
    for (const [actor, action, body, status, words] of refused) {
      const answer = await decide(actor, action, body);
      expect([actor, action, body, answer.status, answer.body.error.message]).toEqual([
        actor,
        action,
        body,
        status,
        expect.stringMatching(new RegExp(`^${words}`)),
      ]);
    }
    expect((await site.get('/api/actors/nobody/decisions')).status).toBe(404);
    expect(await site.layers.actorDecisions()).toEqual([]);
  });

  test('two that contradict each other at once: one is taken, the other refused', async () => {
    const answers = await Promise.all([
      decide('the-leader', 'merge', { into: 'some-president' }),
      decide('some-president', 'merge', { into: 'the-leader' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await site.layers.actorDecisions()).toHaveLength(1);
  });

  test('with the database away is refused; gone in between it is kept, and there at the next start', async () => {
    broken = { ping: () => Promise.reject(new Unreachable('away')) };
    expect((await decide('the-leader', 'merge', { into: 'some-president' })).status).toBe(503);
    expect(await site.layers.actorDecisions()).toEqual([]);
    broken = { save: () => Promise.reject(new Unreachable('away')) };
    const answer = await decide('the-leader', 'merge', { into: 'some-president' });
    expect(answer).toMatchObject({
      status: 202,
      body: { saved: [], pending: [{ document: 'one' }, { document: 'two' }] },
    });
    broken = {};
    expect((await site.get('/api/actors/the-leader')).status).toBe(200);
    expect(await reconcile(graph.store, site.layers)).toMatchObject({ pending: [] });
    expect((await site.get('/api/actors/the-leader')).status).toBe(404);
  });

  test('and decisions on claims live together: what was decided of a claim stays whoever its actors are', async () => {
    const claim = two.claims[0]?.id ?? '';
    await site.post(`/api/claims/${claim}/reviews`, { action: 'edit', by: 'Boris', patch: { certainty: 'PS' } });
    await decide('the-leader', 'merge', { into: 'some-president' });
    const now = (await site.get(`/api/claims/${claim}`)).body.rows[0];
    expect(now).toMatchObject({ holder: { id: 'some-president' }, certainty: 'PS', review: { state: 'edited' } });
    await site.post(`/api/claims/${claim}/reviews`, { action: 'accept', by: 'Boris' });
    await decide('the-leader', 'undo', {});
    expect((await site.get(`/api/claims/${claim}`)).body.rows[0]).toMatchObject({
      holder: { id: 'the-leader' },
      certainty: 'PS',
    });
  });
});
