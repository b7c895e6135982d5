import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StoredClaim } from '#model/claim';
import { DocumentText } from '#model/questions/documents';
import { paramsFor } from '#model/questions/index';
import { anyExtraction } from './arbitraries.ts';
import { empty, emptyGraph, type TestGraph } from './graph.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(async () => {
  await graph?.store.close();
});

const recordedAt = '2026-01-01T00:00:00.000Z';

test('whatever the model allows comes back from the graph as it was saved', async () => {
  await fc.assert(
    fc
      .asyncProperty(anyExtraction, async (extraction) => {
        const { document, turns, claims } = extraction;
        await graph.store.save(extraction);
        for (const claim of claims) {
          const { rows } = await graph.store.ask('claim', { id: claim.id });
          expect(rows).toEqual([{ ...claim, recordedAt, retractedAt: null }]);
          StoredClaim.parse(rows[0]);
        }
        const { rows } = await graph.store.ask('document', { id: document.id });
        expect(rows).toMatchObject([{ ...document, turns, claims: claims.length, recordedAt, retractedAt: null }]);
        DocumentText.parse(rows[0]);
        expect(rows[0]?.claimSpans.map(({ id }) => id).sort()).toEqual(claims.map(({ id }) => id).sort());
        expect(await graph.store.save(extraction)).toMatchObject({ outcome: 'unchanged' });
      })
      .afterEach(() => empty(graph.connection)),
    { numRuns: 30 },
  );
});

test('a save over any other save of the document leaves what it would have left alone', async () => {
  const lines = () => graph.cypher('MATCH ()-[s:STANCE]->() RETURN properties(s) AS line ORDER BY s.id');
  const shown = async (id: string) => {
    const { rows } = await graph.store.ask('claims', anyClaim);
    const document = (await graph.store.ask('document', { id })).rows;
    return { rows, document, lines: await lines() };
  };
  await fc.assert(
    fc
      .asyncProperty(anyExtraction, anyExtraction, async (first, second) => {
        const over = { ...second, document: { ...second.document, id: first.document.id } };
        over.claims = second.claims.map((claim, index) => ({
          ...claim,
          document: first.document.id,
          // Some claims stay by id while what they say differs.
          id: first.claims[index * 2]?.id ?? claim.id,
        }));
        await graph.store.save(over);
        const alone = await shown(first.document.id);
        await empty(graph.connection);
        await graph.store.save(first);
        await graph.store.save(over);
        expect(await shown(first.document.id)).toEqual(alone);
      })
      .afterEach(() => empty(graph.connection)),
    { numRuns: 15 },
  );
});

const anyClaim = paramsFor('claims', { limit: 1000 });
