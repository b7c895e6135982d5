import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ingestFile } from '#ingest/ingest';
import { supplied } from '#ingest/supply';
import type { Relation } from '#model/actor';
import { headingOf, sourceOfSnapshot } from '#model/exports/cypher/source';
import { cypher, script } from '#model/exports/cypher-script';
import { gather } from '#model/exports/graph';
import { paramsFor } from '#model/questions/index';
import type { Review } from '#model/review';
import { INTERVIEW } from '../answers/written.ts';
import { HOSTILE, hostile } from '../model/exports/evidence.ts';
import { anyExtraction } from './arbitraries.ts';
import { extractionOf, KAZ, RUS, UZB } from './extractions.ts';
import { empty } from './graph.ts';
import { pictureOf } from './picture.ts';
import { emptyKept, type Kept, named } from './snapshots/kept.ts';

let graph: Kept;
beforeAll(async () => {
  graph = await emptyKept();
});
beforeEach(() => empty(graph.connection));
afterAll(() => graph?.close());

/** Runs a script as its readers do, a statement at a time. */
async function run(text: string): Promise<void> {
  for (const statement of text.split(';\n').slice(0, -1)) await graph.cypher(statement);
}

/** The graph as its page describes it: what the program keeps for itself goes. */
async function picture(): Promise<string[]> {
  await graph.cypher('MATCH (n) WHERE n:Reading OR n:Snapshot OR n:Restore DETACH DELETE n');
  return pictureOf(graph);
}

async function scriptOfAll(): Promise<string> {
  const { snapshot } = await graph.store.snapshots.create(named(`all ${Math.random()}`));
  const open = await graph.store.snapshots.open({ snapshot: snapshot.id });
  let text = '';
  for await (const piece of script(sourceOfSnapshot(open), headingOf(open.manifest))) text += piece;
  await open.close();
  await graph.store.snapshots.delete(snapshot.id);
  return text;
}

async function expectRestored(): Promise<void> {
  const text = await scriptOfAll();
  const before = await picture();
  await empty(graph.connection);
  await run(text);
  expect(await picture()).toEqual(before);
  await run(text);
  expect(await picture()).toEqual(before);
}

test('the interview comes back in an empty database, node by node, and a second run changes nothing', async () => {
  // Reviewers rejected some claims, and snapshots hold none that are.
  await ingestFile(graph.store, INTERVIEW, { review: false });
  await expectRestored();
  // What the script wrote is what the program would have written.
  expect(await ingestFile(graph.store, INTERVIEW, { review: false })).toMatchObject({ outcome: 'unchanged' });
});

const relations: Relation[] = [
  { kind: 'MEMBER_OF', target: 'some-bloc', from: '2020-01-01', to: null, source: "a 'list'" },
  { kind: 'PART_OF', target: 'USA', from: null, to: '2021-01-01', source: 'another' },
  { kind: 'PART_OF', target: 'USA', from: '2022-01-01', to: null, source: 'another' },
];

test('so do hostile texts, opposite and parallel lines, loops, and series over days', async () => {
  for (const [index, text] of HOSTILE.map((text) => Buffer.from(text).toString()).entries()) {
    const review = { state: 'accepted', by: text, at: '2025-12-31T00:00:00.000Z', note: text } as const;
    const extraction = extractionOf(
      `hostile-${index}`,
      [
        {
          words: text,
          holder: KAZ,
          stance: 'SUPPORT',
          target: UZB,
          more: { review, topic: { en: text, words: text } },
        },
        { words: `${text}!`, holder: UZB, stance: 'OPPOSES', target: KAZ, more: { qualifiers: [text, ''] } },
        { words: `${text}?`, holder: RUS, stance: 'CONFRONTS', target: RUS },
      ],
      { date: `2025-12-${10 + (index % 3)}`, actors: { KAZ: { aliases: [text], relations } } },
    );
    const { at, by, note } = review;
    const reviews = extraction.claims
      .slice(0, 1)
      .map(({ id }): Review => ({ id: `r-${index}`, claim: id, action: 'accept', at, by, note }));
    await graph.store.save({ ...extraction, reviews });
  }
  await expectRestored();
});

test('so does whatever the model allows', async () => {
  await fc.assert(
    fc
      .asyncProperty(anyExtraction, async (extraction) => {
        await graph.store.save({
          ...extraction,
          // Snapshots hold no rejected claims, and no decisions of a time to come.
          claims: extraction.claims.map((claim) => ({
            ...claim,
            review: { ...claim.review, state: 'accepted', at: null },
          })),
        });
        await expectRestored();
      })
      .afterEach(() => empty(graph.connection)),
    { numRuns: 6 },
  );
});

test('the script of a question builds what it shows, and the answers to it are the same', async () => {
  await ingestFile(graph.store, INTERVIEW);
  const ask = graph.store.ask;
  const params = paramsFor('network', { minCertainty: 'PR' });
  const whole = await gather(ask, params, { program: 'test' });
  await empty(graph.connection);
  let text = '';
  for await (const chunk of cypher.takes === 'network' ? cypher.render(whole, {}, supplied) : [])
    text += Buffer.from(chunk).toString();
  await run(text);
  const again = await gather(ask, params, { program: 'test' });
  expect(again.claims).toEqual(whole.claims);
  expect(again.stances).toEqual(whole.stances);
  expect(again.actors).toEqual(whole.actors);
});

test('the script of hostile claims runs', async () => {
  const whole = hostile();
  let text = '';
  for await (const chunk of cypher.takes === 'network' ? cypher.render(whole, {}, supplied) : [])
    text += Buffer.from(chunk).toString();
  await run(text);
  const rows = await graph.cypher<{ quote: string }>('MATCH (c:Claim) RETURN c.quote AS quote');
  const wellFormed = (quote: string) => Buffer.from(quote).toString();
  expect(rows.map(({ quote }) => quote).sort()).toEqual(whole.claims.map(({ quote }) => wellFormed(quote)).sort());
});
