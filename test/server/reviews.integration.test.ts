import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { ingestFile } from '#ingest/ingest';
import { reconcile, saveLaid } from '#ingest/settle';
import { Unreachable } from '#model/errors';
import type { GraphStore } from '#model/store';
import { bundle, start } from '../cypher/children/programs.ts';
import { KAZ, RUS, USA, UZB } from '../cypher/extractions.ts';
import { empty, emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { machineReads } from '../ingest/review/documents.ts';
import { type Deciding, deciding } from './deciding.ts';

/** The second claim is a language model's, and nobody who reads the text by rules would find it again. */
const machine = machineReads('talk', [
  {
    lead: 'Well, ',
    quote: 'the United States press Russia',
    tail: ' hard.',
    holder: USA,
    stance: 'PRESSURES',
    target: RUS,
  },
  {
    quote: 'Kazakhstan works with Uzbekistan',
    tail: '.',
    holder: KAZ,
    stance: 'PARTNERS_WITH',
    target: UZB,
    more: { methods: ['llm'] },
  },
  { quote: 'Russia fears Kazakhstan, and Russia fears Kazakhstan again.' },
]);
const [press, work] = machine.claims.map(({ id }) => id);
const { text } = machine.document;

let graph: TestGraph;
let site: Deciding;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await graph?.store.close();
});
/** What of the store behaves otherwise for now. */
let broken: Partial<GraphStore> = {};
beforeEach(async () => {
  broken = {};
  await empty(graph.connection);
  site = await deciding(
    new Proxy(graph.store, { get: (store, key: keyof GraphStore) => broken[key] ?? store[key] }) as GraphStore,
  );
  await saveLaid(graph.store, site.layers, machine);
});
afterEach(async () => {
  await site?.close();
});

const decide = (claim: string | undefined, body: object) =>
  site.post(`/api/claims/${claim}/reviews`, { by: 'Aigerim', ...body });
const add = (body: object) => site.post('/api/documents/talk/claims', { by: 'Aigerim', ...body });
const stored = async (claim: string | undefined) => (await site.get(`/api/claims/${claim}`)).body.rows[0];
const lines = async () =>
  (await graph.cypher<{ id: string }>('MATCH ()-[s:STANCE]->() RETURN s.id AS id ORDER BY id')).map(({ id }) => id);
const file = () =>
  readFileSync(join(site.home, 'reviews', 'talk.review.jsonl'), 'utf8')
    .trim()
    .split('\n');

describe('a decision on a claim', () => {
  test('is kept, laid over the document, and answered with the claim as it is now', async () => {
    expect((await site.get(`/api/claims/${press}/reviews`)).body.rows).toEqual([]);
    const accepted = await decide(press, { action: 'accept', note: 'clear' });
    expect(accepted).toMatchObject({
      status: 200,
      body: {
        saved: true,
        decision: { action: 'accept', by: 'Aigerim', note: 'clear', stands: true, of: null, changed: [] },
        claim: { id: press, review: { state: 'accepted', by: 'Aigerim', note: 'clear' } },
      },
    });
    const rejected = await decide(press, { action: 'reject', by: 'Boris' });
    expect(rejected.body.claim.review).toMatchObject({ state: 'rejected', by: 'Boris', note: null });
    expect(await lines()).toEqual(['KAZ>UZB>1>sym']);
    const { rows, seen } = (await site.get(`/api/claims/${press}/reviews`)).body;
    expect(rows).toEqual([accepted.body.decision, rejected.body.decision]);
    expect(seen).toBe(rejected.body.seen);
    expect(file()).toHaveLength(2);
    expect(statSync(join(site.home, 'reviews')).mode & 0o777).toBe(0o700);
    expect(statSync(join(site.home, 'reviews', 'talk.review.jsonl')).mode & 0o777).toBe(0o600);
  });

  test('edits fields and words, finds actors by any name, and brings somebody new', async () => {
    const edited = await decide(press, {
      action: 'edit',
      patch: {
        quote: 'press Russia',
        holder: 'Казахстан',
        stance: 'WARY_OF',
        target: { type: 'PERSON', name: 'Quiet Adviser', state: 'RUS' },
        certainty: 'PS',
        topic: { words: 'hard', en: 'hardship' },
        negated: true,
        qualifiers: ['hard, very', ' so '],
        validFrom: '2025-01-01',
      },
    });
    expect(edited.status).toBe(200);
    const start = text.indexOf('press Russia');
    expect(edited.body.claim).toMatchObject({
      id: press,
      quote: 'press Russia',
      start,
      end: start + 12,
      holder: { id: 'KAZ' },
      stance: 'WARY_OF',
      sign: -1,
      target: { id: 'quiet-adviser', type: 'PERSON', state: 'RUS' },
      certainty: 'PS',
      topic: { words: 'hard', en: 'hardship' },
      negated: true,
      qualifiers: ['hard, very', 'so'],
      validFrom: '2025-01-01',
      methods: ['rules', 'human'],
      review: { state: 'edited' },
    });
    expect(edited.body.decision.changed).toEqual(expect.arrayContaining(['holder', 'stance', 'quote', 'negated']));
    // What is not said stays, and sign and kind can be said beside the stance.
    const again = await decide(press, { action: 'edit', patch: { stance: null, sign: 0, target: null } });
    expect(again.body.claim).toMatchObject({ stance: null, kind: 'risk', holder: { id: 'KAZ' }, certainty: 'PS' });
  });

  test('finds an actor that only another document names', async () => {
    const stranger = { id: 'far-away', type: 'GROUP' as const, name: 'Far Away', state: null };
    const other = machineReads('other', [{ quote: 'Far away.', holder: stranger, stance: 'PRESSURES', target: RUS }]);
    await saveLaid(graph.store, site.layers, other);
    const { body } = await decide(press, { action: 'edit', patch: { target: 'far-away' } });
    expect(body.claim.target).toMatchObject({ id: 'far-away', type: 'GROUP', name: 'Far Away' });
  });

  test('is taken back by its id, or as the last of whoever asks; and an undo can be taken back', async () => {
    const first = (await decide(press, { action: 'accept' })).body.decision.id;
    await decide(press, { action: 'reject', by: 'Boris' });
    const undone = await decide(press, { action: 'undo', by: 'Boris', note: 'too quick' });
    expect(undone.body.claim.review).toMatchObject({ state: 'accepted', by: 'Aigerim' });
    const other = await decide(press, { action: 'undo', by: 'Chinara', of: first });
    expect(other.body.claim.review.state).toBe('unreviewed');
    expect((await decide(press, { action: 'undo', of: other.body.decision.id })).body.claim.review.state).toBe(
      'accepted',
    );
    const { rows } = (await site.get(`/api/claims/${press}/reviews`)).body;
    expect(rows.map(({ action, stands }: { action: string; stands: boolean }) => `${action} ${stands}`)).toEqual([
      'accept true',
      'reject false',
      'undo true',
      'undo false',
      'undo true',
    ]);
    expect(await decide(press, { action: 'undo', of: other.body.decision.id })).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining('taken back already') } },
    });
    expect((await decide(work, { action: 'undo' })).body.error.message).toContain('no decision of Aigerim');
    expect((await decide(work, { action: 'undo', of: first })).body.error.message).toContain('of: ');
  });

  test('is refused where the claim is no longer as the caller saw it', async () => {
    const { seen } = (await site.get(`/api/claims/${press}/reviews`)).body;
    const answers = await Promise.all(
      ['Aigerim', 'Boris', 'Chinara'].map((by) => decide(press, { action: 'accept', by, seen })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(file()).toHaveLength(1);
    expect(
      (await decide(press, { action: 'reject', seen: answers.find(({ status }) => status === 200)?.body.seen })).status,
    ).toBe(200);
  });

  test('that cannot be taken is refused with the field, and nothing is decided', async () => {
    const refused: [object, string][] = [
      [{ action: 'praise' }, 'action'],
      [{ action: 'accept', by: ' ' }, 'by'],
      [{ action: 'accept', mood: 'good' }, 'mood'],
      [{ action: 'edit' }, 'patch'],
      [{ action: 'edit', patch: { stance: 'LOVES' } }, 'patch.stance'],
      [{ action: 'edit', patch: { holder: 'Nobody At All' } }, 'holder'],
      [{ action: 'edit', patch: { holder: 'none' } }, 'holder'],
      [{ action: 'edit', patch: { target: 'USA' } }, 'claim'],
      [{ action: 'edit', patch: { target: { type: 'STATE', name: 'Atlantis' } } }, 'patch.target'],
      [{ action: 'edit', patch: { target: { type: 'GROUP', name: 'Вождь' } } }, 'target'],
      [{ action: 'edit', patch: { quote: 'never said' } }, 'quote'],
      [{ action: 'edit', patch: { start: 0, end: 100_000 } }, 'end'],
      [{ action: 'edit', patch: { start: 5, end: 5 } }, 'start'],
      [{ action: 'edit', patch: { end: 60 } }, 'start'],
      [{ action: 'edit', patch: { start: 0, quote: 'Well' } }, 'quote'],
      [{ action: 'edit', patch: { topic: { words: 'never said' } } }, 'topic'],
      [{ action: 'edit', patch: { validTo: '2025-02-30' } }, 'patch.validTo'],
    ];
    for (const [body, field] of refused) {
      const answer = await decide(press, body);
      expect([body, answer.status, answer.body.error.message]).toEqual([
        body,
        400,
        expect.stringMatching(new RegExp(`^${field}`)),
      ]);
    }
    expect(() => file()).toThrow(/ENOENT/);
    expect((await stored(press)).review.state).toBe('unreviewed');
  });

  test('needs the claim, its document and its reading to be there', async () => {
    expect((await decide('none', { action: 'accept' })).status).toBe(404);
    expect((await site.get('/api/claims/none/reviews')).status).toBe(404);
    await graph.cypher('MATCH (r:Reading) DETACH DELETE r');
    expect((await decide(press, { action: 'accept' })).body.error.message).toMatch(/earlier version/);
    await graph.store.remove('talk');
    expect((await decide(press, { action: 'accept' })).body.error.message).toMatch(/was removed/);
    expect((await site.get(`/api/claims/${press}/reviews`)).status).toBe(200);
  });
});

describe('a claim that the machine does not make', () => {
  test('is added where its words stand, marked, and gone with the undo', async () => {
    const start = text.indexOf('Russia fears Kazakhstan');
    const claim = { start, end: start + 23, holder: 'RUS', stance: 'WARY_OF', target: 'Kazakhstan', note: 'plain' };
    const added = await add(claim);
    expect(added).toMatchObject({
      status: 201,
      headers: { location: `/api/claims/${added.body.claim.id}` },
      body: {
        claim: {
          quote: 'Russia fears Kazakhstan',
          start,
          holder: { id: 'RUS' },
          stance: 'WARY_OF',
          sign: -1,
          target: { id: 'KAZ' },
          certainty: 'CT',
          methods: ['human'],
          attribution: [{ actor: { id: 'some-outlet' } }, { actor: { id: 'some-expert' } }],
          cues: [
            { role: 'holder', text: 'Russia', start },
            { role: 'target', text: 'Kazakhstan', start: start + 13 },
          ],
          review: { state: 'accepted', by: 'Aigerim', note: 'plain' },
        },
        decision: { action: 'add' },
      },
    });
    expect(await lines()).toContain('RUS>KAZ>-1');
    expect((await add(claim)).body.error).toMatchObject({ code: 'conflict' });
    const undone = await decide(added.body.claim.id, { action: 'undo' });
    expect(undone).toMatchObject({ status: 200, body: { claim: null } });
    expect(await lines()).not.toContain('RUS>KAZ>-1');
    expect(await decide(added.body.claim.id, { action: 'accept' })).toMatchObject({ status: 409 });
    expect((await add(claim)).body.claim.id).toBe(added.body.claim.id);
  });

  test('that cannot be taken is refused with the field', async () => {
    const refused: [object, string][] = [
      [
        { quote: 'Russia fears Kazakhstan', holder: 'RUS', stance: 'WARY_OF', target: 'KAZ' },
        'quote: stands in the text more',
      ],
      [{ quote: 'never said', holder: 'RUS', stance: 'WARY_OF', target: 'KAZ' }, 'quote: does not stand'],
      [{ holder: 'RUS', stance: 'WARY_OF', target: 'KAZ' }, 'quote: is missing'],
      [{ start: 3, holder: 'RUS', stance: 'WARY_OF', target: 'KAZ' }, 'end: is missing'],
      [{ quote: 'again', holder: 'RUS', stance: 'WARY_OF' }, 'claim: Name a target or a topic'],
      [{ quote: 'again', stance: 'WARY_OF', target: 'KAZ' }, 'claim: A stance towards somebody'],
      [{ quote: 'again', holder: 'RUS', target: 'KAZ' }, 'claim: A claim without a stance'],
    ];
    for (const [body, words] of refused) {
      const answer = await add(body);
      expect([body, answer.status, answer.body.error.message]).toEqual([body, 400, expect.stringContaining(words)]);
    }
    expect(() => file()).toThrow(/ENOENT/);
  });

  test('of no document is not found', async () => {
    const body = { by: 'A', quote: 'again', holder: 'RUS', stance: 'WARY_OF', target: 'KAZ' };
    expect((await site.post('/api/documents/none/claims', body)).status).toBe(404);
  });
});

describe('several reviewers', () => {
  test('at once lose nothing, on one claim or on two', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `Reviewer ${index}`);
    const answers = await Promise.all(
      names.map((by, index) => decide(index % 2 ? press : work, { action: index < 4 ? 'reject' : 'accept', by })),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(file()).toHaveLength(8);
    expect((await site.get(`/api/claims/${press}/reviews`)).body.rows).toHaveLength(4);
    // Requests that are sent at once come in any order.
    const last = (await site.layers.reviewsOf('talk')).findLast((each) => 'claim' in each && each.claim.id === press);
    const state = last?.action === 'reject' ? 'rejected' : 'accepted';
    expect((await stored(press)).review).toMatchObject({ state, by: last?.by });
    // Every decision is in the graph too.
    expect(await graph.cypher('MATCH (r:Review) RETURN count(r) AS n')).toEqual([{ n: 8 }]);
  });

  test('of two servers with one data folder: what one decides while the other saves is there in the end', async () => {
    const { layers } = site;
    let turn = 0;
    broken = {
      save: async (extraction, options) => {
        // Another process decides after this one has read the file and before it saves.
        if (turn++ === 0) {
          const [reject] = (await layers.reviewsOf('talk')).slice(-1);
          if (reject) await layers.decide('talk', { ...reject, id: 'of-another', by: 'Another' });
        }
        return graph.store.save(extraction, options);
      },
    };
    await decide(press, { action: 'reject' });
    expect((await stored(press)).review).toMatchObject({ state: 'rejected', by: 'Another' });
  });
});

describe('the database', () => {
  test('away: 503, and nothing is decided', async () => {
    broken = { ping: () => Promise.reject(new Unreachable('away')) };
    expect((await decide(press, { action: 'reject' })).status).toBe(503);
    expect(await site.layers.reviewsOf('talk')).toEqual([]);
  });

  test('gone after the decision: 202, kept, and there at the next start', async () => {
    broken = { save: () => Promise.reject(new Unreachable('away')) };
    const answer = await decide(press, { action: 'reject' });
    expect(answer).toMatchObject({ status: 202, body: { saved: false, claim: null, decision: { action: 'reject' } } });
    expect(file()).toHaveLength(1);
    broken = {};
    expect((await stored(press)).review.state).toBe('unreviewed');
    expect(await reconcile(graph.store, site.layers)).toEqual({ saved: ['talk'], pending: [] });
    expect((await stored(press)).review.state).toBe('rejected');
  });

  test('a server killed between the decision and the save: the next start brings it there', async () => {
    const { uri, username, password } = inject('neo4j');
    const env = { ...process.env, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    const program = start(await bundle('decide'), [uri, site.home, press ?? ''], env);
    expect(await program.line()).toBe('saving');
    program.child.kill('SIGKILL');
    await program.ended;
    expect((await stored(press)).review.state).toBe('unreviewed');
    await reconcile(graph.store, site.layers);
    expect((await stored(press)).review).toMatchObject({ state: 'rejected', by: 'Aigerim' });
  });
});

describe('read again', () => {
  test('a claim of a language model keeps its decision, and others are there after it', async () => {
    await decide(press, { action: 'accept' });
    expect((await stored(work)).methods).toEqual(['llm']);
    await decide(work, { action: 'edit', patch: { certainty: 'PS' } });
    await decide(press, { action: 'undo' });
    expect(await stored(work)).toMatchObject({ methods: ['llm', 'human'], certainty: 'PS', retractedAt: null });
    await decide(work, { action: 'undo' });
    expect(await stored(work)).toMatchObject({ methods: ['llm'], certainty: 'CT', review: { state: 'unreviewed' } });
    expect((await graph.store.reading('talk'))?.claims).toEqual(machine.claims);
  });

  test('a file keeps what was decided beside it and over the API, in the order it was decided', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stance-atlas-beside-'));
    try {
      const path = join(folder, 'beside.txt');
      writeFileSync(
        path,
        'Some Outlet, 1 March 2024.\n\n- How?\n\nRussia fears Kazakhstan. China competes with the United States.\n',
      );
      writeFileSync(
        join(folder, 'beside.json'),
        JSON.stringify({ outlet: 'Some Outlet', date: '2024-03-01', language: 'en' }),
      );
      await ingestFile(graph.store, path, { home: site.home });
      const { rows } = (await site.get('/api/claims?document=beside')).body;
      const [fears, competes] = rows.map(({ id }: { id: string }) => id);
      const { decision } = (await decide(fears, { action: 'reject' })).body;

      // Somebody decides at a terminal: what was decided over the API moves beside the interview.
      const [line = ''] = readFileSync(join(site.home, 'reviews', 'beside.review.jsonl'), 'utf8').split('\n');
      const terminal = {
        ...JSON.parse(line),
        action: 'accept',
        id: 'terminal',
        by: 'Terminal',
        at: '2020-01-01T00:00:00Z',
      };
      writeFileSync(join(folder, 'beside.review.jsonl'), `${JSON.stringify(terminal)}\n${line}\n`);
      await ingestFile(graph.store, path, { home: site.home });
      expect((await stored(fears)).review).toMatchObject({ state: 'rejected', by: 'Aigerim' });
      expect((await site.get(`/api/claims/${fears}/reviews`)).body.rows.map(({ id }: { id: string }) => id)).toEqual([
        'terminal',
        decision.id,
      ]);
      // A decision on another claim, over the API, loses none of those beside the file.
      await decide(competes, { action: 'accept' });
      await decide(fears, { action: 'undo', of: decision.id });
      expect((await stored(fears)).review).toMatchObject({ state: 'accepted', by: 'Terminal' });
      await ingestFile(graph.store, path, { home: site.home });
      expect((await stored(competes)).review.state).toBe('accepted');
      expect((await stored(fears)).review.by).toBe('Terminal');

      rmSync(join(folder, 'beside.review.jsonl'));
      await ingestFile(graph.store, path, { home: site.home });
      expect((await stored(fears)).review.state).toBe('unreviewed');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
