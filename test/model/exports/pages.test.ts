import { describe, expect, test } from 'vitest';
import type { Page } from '#model/exports/format';
import { begun, joined, mostOf, pagesOf } from '#model/exports/pages';
import { QUESTIONS } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import { metaOf } from './answers.ts';

/** Answers with as many pages as there are, and remembers what it was asked. */
function asking(pages: number, failsAt = Number.POSITIVE_INFINITY) {
  const asked: Record<string, unknown>[] = [];
  const ask = async (_name: string, params: Record<string, unknown>): Promise<Page> => {
    asked.push(params);
    if (asked.length > failsAt) throw new Error('gone');
    const next = asked.length < pages ? `token-${asked.length}` : null;
    return { rows: [{ id: asked.length }], next, meta: metaOf(1, { params }) };
  };
  return { asked, store: { ask } as unknown as Pick<GraphStore, 'ask'> };
}

async function all(pages: AsyncIterable<Page>): Promise<Page[]> {
  const found: Page[] = [];
  for await (const page of pages) found.push(page);
  return found;
}

describe('pages', () => {
  test('without a limit all come, as large as may be, and nobody hears of a limit', async () => {
    const { asked, store } = asking(3);
    const pages = await all(pagesOf(store, 'claims', { document: ['one'] }, mostOf(QUESTIONS.claims.params)));
    expect(asked).toEqual([
      { document: ['one'], limit: 1000 },
      { document: ['one'], limit: 1000, after: 'token-1' },
      { document: ['one'], limit: 1000, after: 'token-2' },
    ]);
    expect(pages.map(({ meta }) => meta.params)).toEqual(asked.map(({ limit: _, ...others }) => others));
  });

  test('with a limit there is one', async () => {
    const { asked, store } = asking(3);
    expect(await all(pagesOf(store, 'claims', { limit: 5, after: 'token' }, 1000))).toHaveLength(1);
    expect(asked).toEqual([{ limit: 5, after: 'token' }]);
  });

  test('of a question without a limit there is one', async () => {
    const { asked, store } = asking(1);
    expect(mostOf(QUESTIONS.network.params)).toBeNull();
    expect(await all(pagesOf(store, 'network', { fold: true }, null))).toHaveLength(1);
    expect(asked).toEqual([{ fold: true }]);
  });

  test('the first is asked for at once, and no other before it is wanted', async () => {
    const { asked, store } = asking(3);
    const { first, pages } = await begun(pagesOf(store, 'claims', {}, 1000));
    expect(asked).toHaveLength(1);
    expect(first.meta.count).toBe(1);
    const left = pages[Symbol.asyncIterator]();
    expect((await left.next()).value).toBe(first);
    expect(asked).toHaveLength(1);
    await left.next();
    expect(asked).toHaveLength(2);
    await left.return?.(undefined);
    expect((await left.next()).done).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test('what fails at the first fails before there is anything, what fails later fails there', async () => {
    await expect(begun(pagesOf(asking(3, 0).store, 'claims', {}, 1000))).rejects.toThrow('gone');
    const { pages } = await begun(pagesOf(asking(3, 1).store, 'claims', {}, 1000));
    await expect(all(pages)).rejects.toThrow('gone');
  });
});

describe('what holds for all pages', () => {
  test('is the sum of rows and the graph of the first', () => {
    expect(joined(metaOf(2), metaOf(3))).toEqual(metaOf(5));
  });

  test('says once that the graph changed in between, and repeats no sentence', () => {
    const first = metaOf(1, { cut: 'Too many.' });
    const changed = [metaOf(1, { graph: 'two', cut: 'Too many.' }), metaOf(1, { graph: 'three' })];
    const { cut, graph, count } = changed.reduce((meta, page) => joined(meta, page), first);
    expect({ graph, count }).toEqual({ graph: 'one', count: 3 });
    expect(cut?.match(/Too many\./g)).toHaveLength(1);
    expect(cut?.match(/changed/g)).toHaveLength(1);
  });
});
