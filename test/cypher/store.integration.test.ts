import { describe, expect, inject, test } from 'vitest';
import { connect } from '#cypher/driver';
import { openStore } from '#cypher/store';
import { InvalidInput, NotFound, Unprepared } from '#model/errors';
import { paramsFor } from '#model/questions/index';
import { bundle, start } from './children/programs.ts';
import { EXPERT, extractionOf, manyClaims, PRESIDENT, press, RUS, USA, work } from './extractions.ts';
import { connectToTests, emptiedGraph } from './graph.ts';

const graph = await emptiedGraph();

const fear = { words: 'Russia fears the United States.', holder: RUS, stance: 'WARY_OF', target: USA } as const;

/** Everything in the graph but the version that counts writes, in one comparable text. */
const picture = async () => {
  const nodes = await graph.cypher(
    'MATCH (n) WHERE NOT n:Migration AND NOT n:Graph RETURN labels(n) AS labels, properties(n) AS own',
  );
  const links = await graph.cypher(
    'MATCH (a)-[r]->(b) RETURN coalesce(a.id, a.text) AS one, type(r) AS type, properties(r) AS own, coalesce(b.id, b.text) AS other',
  );
  return [...nodes, ...links].map((row) => JSON.stringify(sorted(row))).sort();
};
const sorted = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, part]) => [key, sorted(part)] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      )
    : value;
const version = async () => (await graph.cypher<{ v: number }>('MATCH (g:Graph) RETURN g.version AS v'))[0]?.v ?? 0;
const lines = async () =>
  (
    await graph.cypher<{ id: string; claims: number }>(
      'MATCH ()-[s:STANCE]->() RETURN s.id AS id, s.claims AS claims ORDER BY id',
    )
  ).map(({ id, claims }) => `${id} ${claims}`);

describe('save', () => {
  test('adds, and says so; a second time it writes nothing', async () => {
    const extraction = extractionOf('one', [press, work]);
    expect(await graph.store.save(extraction)).toEqual({
      document: 'one',
      outcome: 'added',
      claims: { added: 2, changed: 0, retracted: 0, unchanged: 0 },
    });
    expect(await lines()).toEqual(['KAZ>UZB>1>sym 1', 'USA>RUS>-1 1']);
    const [before, written] = [await picture(), await version()];
    graph.at('2026-02-02T00:00:00.000Z');
    expect(await graph.store.save(extraction)).toMatchObject({ outcome: 'unchanged', claims: { unchanged: 2 } });
    expect(await picture()).toEqual(before);
    expect(await version()).toBe(written);
  });

  test('updates only what changed, and keeps what is gone as retracted', async () => {
    await graph.store.save(extractionOf('one', [press, work]));
    graph.at('2026-02-02T00:00:00.000Z');
    const surer = { ...work, more: { confidence: 0.25 } };
    expect(await graph.store.save(extractionOf('one', [fear, surer], { extractor: 'test-2' }))).toMatchObject({
      outcome: 'updated',
      claims: { added: 1, changed: 1, retracted: 1, unchanged: 0 },
    });
    const rows = await graph.cypher<Record<string, unknown>>(
      'MATCH (c:Claim) RETURN c.quote AS quote, c.recordedAt AS recordedAt, c.retractedAt AS retractedAt, c.confidence AS confidence ORDER BY quote',
    );
    expect(rows).toEqual([
      { quote: work.words, recordedAt: '2026-01-01T00:00:00.000Z', retractedAt: null, confidence: 0.25 },
      { quote: fear.words, recordedAt: '2026-02-02T00:00:00.000Z', retractedAt: null, confidence: 1 },
      {
        quote: press.words,
        recordedAt: '2026-01-01T00:00:00.000Z',
        retractedAt: '2026-02-02T00:00:00.000Z',
        confidence: 1,
      },
    ]);
    expect(await lines()).toEqual(['KAZ>UZB>1>sym 1', 'RUS>USA>-1 1']);
    expect((await graph.store.ask('documents', { limit: 5 })).rows).toMatchObject([
      { id: 'one', recordedAt: '2026-01-01T00:00:00.000Z', retractedAt: null, claims: 2 },
    ]);
  });

  test('a claim that returns is no longer retracted and keeps its first moment', async () => {
    await graph.store.save(extractionOf('one', [press, work]));
    await graph.store.save(extractionOf('one', [work]));
    expect(await lines()).toEqual(['KAZ>UZB>1>sym 1']);
    graph.at('2026-03-03T00:00:00.000Z');
    expect(await graph.store.save(extractionOf('one', [press, work]))).toMatchObject({
      outcome: 'updated',
      claims: { added: 1 },
    });
    const { rows } = await graph.store.ask('claims', anyClaim);
    expect(rows.map(({ recordedAt, retractedAt }) => [recordedAt, retractedAt])).toEqual(
      [null, null].map(() => ['2026-01-01T00:00:00.000Z', null]),
    );
    expect(await lines()).toEqual(['KAZ>UZB>1>sym 1', 'USA>RUS>-1 1']);
  });

  test('a change of title alone touches the document alone', async () => {
    const extraction = extractionOf('one', [press]);
    await graph.store.save(extraction);
    const before = await picture();
    await graph.store.save({ ...extraction, document: { ...extraction.document, title: 'Another' } });
    const after = await picture();
    expect(after.filter((row) => !before.includes(row))).toHaveLength(1);
  });

  test('turns that differ are replaced, others stay the nodes they are', async () => {
    const extraction = extractionOf('one', [press, work]);
    const turn = (index: number, start: number, end: number) => ({
      index,
      role: 'answer' as const,
      start,
      end,
      speaker: EXPERT,
    });
    await graph.store.save({ ...extraction, turns: [turn(0, 0, 10), turn(1, 10, 20), turn(2, 20, 30)] });
    const ids = () =>
      graph.cypher('MATCH (t:Turn) RETURN t.index AS index, elementId(t) AS element, t.end AS end ORDER BY index');
    const before = await ids();
    await graph.store.save({ ...extraction, turns: [turn(0, 0, 10), { ...turn(1, 10, 22), speaker: null }] });
    expect(await ids()).toEqual([before[0], { ...(before[1] as object), end: 22 }]);
    const { rows } = await graph.store.ask('document', { id: 'one' });
    expect(rows[0]?.turns.map(({ speaker }) => speaker?.id ?? null)).toEqual([EXPERT.id, null]);
  });

  test('shared actors are merged: names filled in, aliases united, facts with their source, none lost', async () => {
    const fact = { kind: 'LEADS', target: 'USA', from: '2025-01-20', to: null, source: 'facts-1' } as const;
    const say = {
      words: 'The president presses Russia.',
      holder: PRESIDENT,
      stance: 'PRESSURES',
      target: RUS,
    } as const;
    await graph.store.save(
      extractionOf('one', [say], {
        actors: {
          'some-president': { aliases: ['Chief'], relations: [fact] },
          RUS: { names: { en: 'Russia', ru: 'Россия', kk: null } },
        },
      }),
    );
    await graph.store.save(
      extractionOf('two', [say], {
        actors: {
          'some-president': { aliases: ['Boss', 'Chief'], wikidata: 'Q1', relations: [{ ...fact, to: '2029-01-20' }] },
          RUS: { names: { en: 'Russian Federation', ru: 'РФ', kk: 'Ресей' } },
        },
      }),
    );
    const rows = (await graph.store.ask('actors', { type: [], limit: 20 })).rows;
    expect(rows.find(({ id }) => id === 'some-president')).toMatchObject({
      aliases: ['Chief', 'Boss'],
      wikidata: 'Q1',
      relations: [{ ...fact, to: '2029-01-20' }],
      held: 2,
    });
    expect(rows.find(({ id }) => id === 'RUS')).toMatchObject({
      names: { en: 'Russia', ru: 'Россия', kk: 'Ресей' },
      aliases: ['Russian Federation', 'РФ'],
      received: 2,
    });
  });

  test('a state that a person folds into is there, and filled in when somebody describes it', async () => {
    const say = {
      words: 'The president presses Russia.',
      holder: PRESIDENT,
      stance: 'PRESSURES',
      target: RUS,
    } as const;
    await graph.store.save(extractionOf('one', [say]));
    expect((await graph.store.ask('actor', { id: 'USA' })).rows).toMatchObject([
      { type: 'STATE', names: { en: 'USA' } },
    ]);
    await graph.store.save(extractionOf('two', [press]));
    expect((await graph.store.ask('actor', { id: 'USA' })).rows).toMatchObject([{ names: { en: 'United States' } }]);
  });

  test('a later claim supersedes what the same asserter said last of the same stance, and nothing else', async () => {
    for (const [id, date] of [
      ['c', '2025-03-03'],
      ['a', '2025-01-01'],
      ['b', '2025-02-02'],
    ] as const)
      await graph.store.save(extractionOf(id, [press, id === 'b' ? work : fear], { date }));
    const chain = () =>
      graph.cypher(
        'MATCH (l:Claim)-[:SUPERSEDES]->(e:Claim) RETURN l.document + l.holder + ">" + e.document + e.holder AS link ORDER BY link',
      );
    expect(await chain()).toEqual([{ link: 'bUSA>aUSA' }, { link: 'cRUS>aRUS' }, { link: 'cUSA>bUSA' }]);
    await graph.store.remove('b');
    expect(await chain()).toEqual([{ link: 'cRUS>aRUS' }, { link: 'cUSA>aUSA' }]);
  });

  test('of several claims of one day none is left out of what supersedes what', async () => {
    const twice = [
      press,
      { ...press, words: 'Again the United States press Russia.' },
      { ...press, words: 'And again.' },
    ];
    await graph.store.save(extractionOf('a', twice, { date: '2025-01-01' }));
    await graph.store.save(extractionOf('b', twice, { date: '2025-02-02' }));
    const ties = await graph.cypher(
      'MATCH (l:Claim)-[:SUPERSEDES]->(e:Claim) RETURN count(DISTINCT l) AS later, count(DISTINCT e) AS earlier, count(*) AS ties',
    );
    expect(ties).toEqual([{ later: 3, earlier: 3, ties: 5 }]);
  });

  test.each([
    ['a quote that is not in the text', { quote: 'never said' }, /quote of claim/],
    ['a turn that is not there', { turn: 7 }, /turn 7/],
    ['an actor that nobody describes', { holder: { ...USA, id: 'XXX' } }, /"XXX"/],
    ['a confidence beyond 1', { confidence: 2 }, /claims\.0\.confidence/],
    ['another document', { document: 'two' }, /another document/],
  ])('refuses %s, and nothing is written', async (_, more, message) => {
    const extraction = extractionOf('one', [press]);
    const broken = { ...extraction, claims: extraction.claims.map((claim) => ({ ...claim, ...more })) };
    const before = await picture();
    await expect(graph.store.save(broken)).rejects.toThrow(message);
    await expect(graph.store.save(broken)).rejects.toBeInstanceOf(InvalidInput);
    expect(await picture()).toEqual(before);
  });

  test('a failure in the last batch leaves the graph as it was', async () => {
    await graph.store.save(extractionOf('other', [press]));
    const before = await picture();
    // Another document has a claim of this id already; a constraint of the test's own refuses the last batch.
    await graph.cypher('CREATE CONSTRAINT testQuote IF NOT EXISTS FOR (c:Claim) REQUIRE c.quote IS UNIQUE');
    try {
      const many = manyClaims('large', 1500);
      const text = `${many.document.text}\n${press.words}`;
      const start = text.length - press.words.length;
      const [last] = many.claims;
      if (!last) throw new Error('no claims');
      const clash = { ...last, id: 'clash', quote: press.words, start, end: text.length };
      await expect(
        graph.store.save({ ...many, document: { ...many.document, text }, claims: [...many.claims, clash] }),
      ).rejects.toThrow(/already exists/);
      expect(await picture()).toEqual(before);
    } finally {
      await graph.cypher('DROP CONSTRAINT testQuote');
    }
  });

  test('a process killed in the middle of a save leaves the graph as it was, and the next save is whole', async () => {
    await graph.store.save(extractionOf('other', [press]));
    const before = await picture();
    const path = await bundle('save');
    const { uri, username, password } = inject('neo4j');
    const env = { ...process.env, NEO4J_USERNAME: username, NEO4J_PASSWORD: password };
    const program = start(path, [uri, '6000'], env);
    expect(await program.line()).toBe('saving');
    await transactionThatWrites();
    program.child.kill('SIGKILL');
    expect((await program.ended).signal).toBe('SIGKILL');
    await noTransaction();
    expect(await picture()).toEqual(before);
    expect(await graph.store.save(manyClaims('large', 10))).toMatchObject({ outcome: 'added', claims: { added: 10 } });
  });

  test('the same by two at a time is added by one, and the other says that nothing was to change', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => graph.store.save(extractionOf('one', [press, work]))));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['added', 'unchanged', 'unchanged']);
    expect(outcomes.filter(({ outcome }) => outcome === 'unchanged').map(({ claims }) => claims.unchanged)).toEqual([
      2, 2,
    ]);
  });

  test('several at a time are all there, with their lines', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(ids.map((id) => graph.store.save(extractionOf(id, [press, work]))));
    expect(await lines()).toEqual(['KAZ>UZB>1>sym 6', 'USA>RUS>-1 6']);
  });
});

const anyClaim = paramsFor('claims', { limit: 9 });

/** The statements that other connections run now. */
const running = () =>
  graph.cypher<{ text: string }>(
    "SHOW TRANSACTIONS YIELD currentQuery AS text WHERE NOT text STARTS WITH 'SHOW' AND text <> '' RETURN text",
  );
const until = async (holds: () => Promise<boolean>) => {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const transactionThatWrites = () =>
  until(async () =>
    (await running()).some(({ text }) => /CREATE \(c\)-\[(:FROM|link:ASSERTED_BY|:HAS_CUE)/.test(text)),
  );
const noTransaction = () => until(async () => (await running()).length === 0);

describe('remove and purge', () => {
  test('a removed document is still there as of before; its lines are not', async () => {
    await graph.store.save(extractionOf('one', [press, work]));
    await graph.store.save(extractionOf('two', [press]));
    graph.at('2026-02-02T00:00:00.000Z');
    expect(await graph.store.remove('one')).toEqual({
      document: 'one',
      outcome: 'removed',
      claims: { added: 0, changed: 0, retracted: 2, unchanged: 0 },
    });
    expect(await lines()).toEqual(['USA>RUS>-1 1']);
    expect((await graph.store.known('one'))?.retractedAt).toBe('2026-02-02T00:00:00.000Z');
    expect((await graph.store.ask('documents', { limit: 9 })).rows.map(({ id }) => id)).toEqual(['two']);
    expect((await graph.store.ask('document', { id: 'one' })).rows[0]).toMatchObject({ claims: 0, claimSpans: [] });
    expect(await graph.cypher('MATCH (c:Claim {document: "one"}) RETURN DISTINCT c.retractedAt AS at')).toEqual([
      { at: '2026-02-02T00:00:00.000Z' },
    ]);
    expect(await graph.store.remove('one')).toMatchObject({ outcome: 'unchanged' });
  });

  test('removed and saved again, it is back', async () => {
    await graph.store.save(extractionOf('one', [press, work]));
    const before = await picture();
    await graph.store.remove('one');
    expect(await graph.store.save(extractionOf('one', [press, work]))).toMatchObject({
      outcome: 'added',
      claims: { added: 2 },
    });
    expect(await picture()).toEqual(before);
  });

  test('purge erases all that only this document brought, and keeps shared actors', async () => {
    await graph.store.save(extractionOf('one', [press]));
    const before = await picture();
    const fact = { kind: 'LEADS', target: 'USA', from: null, to: null, source: 'two#0-5' } as const;
    await graph.store.save(
      extractionOf(
        'two',
        [
          { ...work, more: { topic: { en: 'trade', words: 'works' } } },
          { words: 'The president presses Russia.', holder: PRESIDENT, stance: 'PRESSURES', target: RUS },
        ],
        { actors: { 'some-president': { relations: [fact] } } },
      ),
    );
    await graph.store.save(extractionOf('two', [{ ...work, more: { topic: { en: 'trade', words: 'works' } } }]));
    expect(await graph.store.purge('two')).toMatchObject({ outcome: 'purged', claims: { retracted: 2 } });
    expect(await picture()).toEqual(before);
    expect(await graph.store.known('two')).toBeNull();
  });

  test('purge of the last document leaves nothing', async () => {
    await graph.store.save(extractionOf('one', [press, work]));
    await graph.store.purge('one');
    expect(await picture()).toEqual([]);
  });

  test('what is not there is said so', async () => {
    await expect(graph.store.remove('none')).rejects.toBeInstanceOf(NotFound);
    await expect(graph.store.purge('none')).rejects.toThrow(/"none"/);
    const written = await version();
    expect(written).toBe(0);
    expect(await graph.store.known('none')).toBeNull();
  });
});

describe('opening', () => {
  test('a wrong password is said plainly, without the password', async () => {
    const connection = connectToTests('not-the-password');
    const failure = await openStore(connection).catch((error: unknown) => error);
    await connection.close();
    expect(failure).toBeInstanceOf(Unprepared);
    expect(String(failure)).toMatch(/refuses user and password/);
    expect(String(failure)).not.toMatch(/not-the-password/);
  });

  test('what is no address of a Neo4j is said plainly', () => {
    for (const uri of ['localhost:7687', 'http://localhost', 'bolt://', 'nonsense'])
      expect(() => connect({ uri, user: null, password: '', database: null })).toThrow(/NEO4J_URI/);
  });
});
