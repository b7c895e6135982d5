import { describe, expect, test } from 'vitest';
import type { Extraction } from '#model/document';
import type { Review } from '#model/review';
import { extractionOf, press, work } from './extractions.ts';
import { emptiedGraph } from './graph.ts';

const graph = await emptiedGraph();

const reviewOf = (extraction: Extraction, index: number, more: Partial<Review> = {}): Review => ({
  id: `review-${index}`,
  claim: extraction.claims[index]?.id ?? '',
  action: 'accept',
  by: 'Aigerim',
  at: '2026-01-01T10:00:00.000Z',
  note: null,
  ...more,
});

const stored = () =>
  graph.cypher<Record<string, unknown>>(
    'MATCH (r:Review) OPTIONAL MATCH (r)-[:OF]->(c:Claim) RETURN r.id AS id, r.action AS action, r.by AS by, r.at AS at, r.note AS note, c.quote AS quote ORDER BY id',
  );
const version = async () => (await graph.cypher<{ v: number }>('MATCH (g:Graph) RETURN g.version AS v'))[0]?.v ?? 0;

const plain = extractionOf('one', [press, work]);
const reviewed = (reviews: Review[], extraction = plain): Extraction => ({ ...extraction, reviews });

describe('reviews in the graph', () => {
  test('lie beside their claims, with who, when and why; a second save writes nothing', async () => {
    const both = reviewed([
      reviewOf(plain, 0, { note: 'Ясно: "да"' }),
      reviewOf(plain, 1, { action: 'reject', by: 'Boris' }),
    ]);
    await graph.store.save(both);
    expect(await stored()).toEqual([
      {
        id: 'one#review-0',
        action: 'accept',
        by: 'Aigerim',
        at: '2026-01-01T10:00:00.000Z',
        note: 'Ясно: "да"',
        quote: press.words,
      },
      {
        id: 'one#review-1',
        action: 'reject',
        by: 'Boris',
        at: '2026-01-01T10:00:00.000Z',
        note: null,
        quote: work.words,
      },
    ]);
    const before = await version();
    expect(await graph.store.save(both)).toMatchObject({ outcome: 'unchanged' });
    expect(await version()).toBe(before);
  });

  test('come and go with the review file, though no claim changes', async () => {
    await graph.store.save(plain);
    expect(await graph.store.save(reviewed([reviewOf(plain, 0)]))).toMatchObject({
      outcome: 'updated',
      claims: { unchanged: 2, changed: 0 },
    });
    expect(await stored()).toHaveLength(1);
    await graph.store.save(reviewed([reviewOf(plain, 0, { note: 'mended by hand' })]));
    expect(await stored()).toMatchObject([{ note: 'mended by hand', quote: press.words }]);
    await graph.store.save(plain);
    expect(await stored()).toEqual([]);
  });

  test('stay when their claim is written anew', async () => {
    await graph.store.save(reviewed([reviewOf(plain, 0)]));
    const surer = extractionOf('one', [{ ...press, more: { confidence: 0.5 } }, work]);
    await graph.store.save(reviewed([reviewOf(plain, 0)], surer));
    expect(await stored()).toMatchObject([{ id: 'one#review-0', quote: press.words }]);
  });

  test('stay beside a claim that was retracted, and are not made for one that is not there', async () => {
    await graph.store.save(reviewed([reviewOf(plain, 0)]));
    const shorter = extractionOf('one', [work]);
    const orphan = reviewOf(plain, 0);
    const stranger = reviewOf(plain, 1, { id: 'stranger', claim: 'no-such-claim' });
    await graph.store.save(reviewed([orphan, stranger], shorter));
    expect(await stored()).toMatchObject([{ id: 'one#review-0', quote: press.words }]);
    // Taken back, it is nobody's decision any more.
    await graph.store.save(shorter);
    expect(await stored()).toEqual([]);
  });

  test('of two documents may have one id', async () => {
    const other = extractionOf('two', [press]);
    await graph.store.save(reviewed([reviewOf(plain, 0)]));
    await graph.store.save(reviewed([reviewOf(other, 0)], other));
    expect(await stored()).toHaveLength(2);
  });

  test('go with a purge, and no other document’s', async () => {
    const other = extractionOf('two', [press]);
    await graph.store.save(reviewed([reviewOf(plain, 0), reviewOf(plain, 1)]));
    await graph.store.save(reviewed([reviewOf(other, 0)], other));
    await graph.store.purge('one');
    expect(await stored()).toMatchObject([{ id: 'two#review-0' }]);
  });

  test('a claim that was rejected is there and is no line', async () => {
    const review = { state: 'rejected', by: 'Boris', at: '2026-01-01T10:00:00.000Z', note: 'no' } as const;
    const rejected = extractionOf('one', [{ ...press, more: { review } }, work]);
    await graph.store.save(reviewed([reviewOf(rejected, 0, { action: 'reject', by: 'Boris' })], rejected));
    expect(await graph.cypher('MATCH ()-[s:STANCE]->() RETURN s.id AS id')).toEqual([{ id: 'KAZ>UZB>1>sym' }]);
    const claims = await graph.cypher(
      'MATCH (c:Claim) RETURN c.quote AS quote, c.review AS review, c.reviewBy AS by ORDER BY quote',
    );
    expect(claims).toEqual([
      { quote: work.words, review: 'unreviewed', by: null },
      { quote: press.words, review: 'rejected', by: 'Boris' },
    ]);
  });
});
