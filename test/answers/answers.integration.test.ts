import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InvalidInput, NotFound } from '#model/errors';
import type { TestGraph } from '../cypher/graph.ts';
import { answered, asWritten, sortedBy, together } from './compare.ts';
import { ask, interviewAt, rowsOf, withIds } from './interview.ts';
import { type Fields, overlap, STAGES, type Stretch, WRITTEN, wordsOf } from './written.ts';

const REFUSALS = { NotFound, InvalidInput };

describe.each(STAGES)('the interview, %s', (stage) => {
  let graph: TestGraph;
  let claims: Map<string, Stretch>;
  beforeAll(async () => {
    graph = await interviewAt(stage);
    const rows = await rowsOf<Stretch & { id: string }>(graph.store, 'claims', { limit: 1000 });
    claims = new Map(rows.map((claim) => [claim.id, claim]));
  });
  afterAll(async () => {
    await graph?.store.close();
  });

  const cases = WRITTEN.flatMap(({ question, cases }) =>
    cases.filter((one) => one.stage === stage).map((one) => [question, one.case, one] as const),
  );

  test.each(cases)('%s: %s', async (question, _name, { given, order, answer, refused }) => {
    const asked = withIds(graph.store, given).then((params) => ask(graph.store, question, params));
    if (refused) {
      await expect(asked).rejects.toThrow(REFUSALS[refused.kind]);
      await expect(asked).rejects.toThrow(refused.says);
      return;
    }
    const found = order ? sortedBy(order, await asked) : await asked;
    expect(answered(found, answer)).toEqual(asWritten(answer));
    together(answer, found, (written, actual) => hold(written, actual, claims));
  });
});

/** Where an answer names claims, they are those of the words: each word is of one of them, and none is without words. */
function hold(written: Fields, actual: Fields, claims: ReadonlyMap<string, Stretch>): void {
  const words = wordsOf(written);
  if (!words.length || !Array.isArray(actual.claimIds)) return;
  const quotes = actual.claimIds.map((id) => claims.get(String(id)) ?? { start: 0, end: 0 });
  expect(quotes).toHaveLength(words.length);
  for (const word of words) expect(quotes.some((quote) => overlap(quote, word))).toBe(true);
  for (const quote of quotes) expect(words.some((word) => overlap(quote, word))).toBe(true);
}
