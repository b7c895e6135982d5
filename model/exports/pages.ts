import { z } from 'zod';
import type { ParamsOf, QuestionName } from '../questions/index.ts';
import type { Meta } from '../questions/question.ts';
import type { GraphStore } from '../store.ts';
import type { Page } from './format.ts';

/** The largest `limit` that parameters take; null where they have none. */
export function mostOf(params: z.ZodObject): number | null {
  const { limit } = params.shape as Record<string, z.ZodType | undefined>;
  const { maximum } = limit ? z.toJSONSchema(limit, { unrepresentable: 'any' }) : {};
  return maximum ?? null;
}

/**
 * All pages of an answer, or one where `params` has a limit. Each is a read of its own, asked for when the one before
 * was taken; without a limit they are as large as they may be. Failures are those of the store.
 */
export async function* pagesOf(
  store: Pick<GraphStore, 'ask'>,
  name: QuestionName,
  params: Readonly<Record<string, unknown>>,
  most: number | null,
): AsyncGenerator<Page, void, undefined> {
  const isWhole = most !== null && params.limit === undefined;
  const asked = isWhole ? { ...params, limit: most } : params;
  for (let after: string | null = null; ; ) {
    const page: Page = await store.ask(
      name,
      // A question's own schema has made the parameters; with a name that is any of them the compiler cannot say so.
      (after === null ? asked : { ...asked, after }) as ParamsOf<typeof name>,
    );
    yield isWhole ? { ...page, meta: withoutLimit(page.meta) } : page;
    after = 'next' in page ? page.next : null;
    if (!isWhole || after === null) return;
  }
}

/** Nobody has asked for a limit: it is how the pages were fetched, and no part of the question. */
const withoutLimit = (meta: Meta): Meta => ({
  ...meta,
  params: Object.fromEntries(Object.entries(meta.params).filter(([key]) => key !== 'limit')),
});

/** The first page, and all pages from the first on. What fails before there is a page fails here. */
export async function begun(pages: AsyncGenerator<Page, void, undefined>) {
  const { value: first, done } = await pages.next();
  if (done || !first) throw new Error('an answer has at least one page');
  return {
    first,
    pages: (async function* () {
      try {
        yield first;
        yield* pages;
      } finally {
        // Who stops early, also before the second page, asks for no more of them.
        await pages.return();
      }
    })(),
  };
}

const CHANGED = 'The graph changed while this was read: some rows are of before, others of after.';

/** What holds for the pages up to one. The graph is that of the first: no row is older than it. */
export function joined(before: Meta | null, meta: Meta): Meta {
  if (!before) return meta;
  const told = [meta.cut, before.graph === meta.graph ? null : CHANGED].reduce<string>(
    (cut, sentence) => (sentence === null || cut.includes(sentence) ? cut : `${cut} ${sentence}`.trim()),
    before.cut ?? '',
  );
  return { ...before, count: before.count + meta.count, cut: told || null };
}
