import { isNetwork, type Page } from '#model/exports/format';
import { joined } from '#model/exports/pages';
import type { Meta } from '#model/questions/question';

/** The same pages, and what is to be said of them when they are through. */
export function watched(pages: AsyncIterable<Page>) {
  let meta: Meta | null = null;
  let next: string | null = null;
  return {
    seen: (async function* () {
      for await (const page of pages) {
        meta = joined(meta, page.meta);
        next = isNetwork(page) ? null : page.next;
        yield page;
      }
    })(),
    /** Sentences for people. What holds for the answer as a whole is part of JSON, and has no place in a table. */
    notes(isTable: boolean): string[] {
      if (!meta) return [];
      const { count, cut, summary } = meta as Meta;
      return [
        ...(count === 0 ? ['no rows'] : []),
        ...(isTable && summary ? [`All in all: ${JSON.stringify(summary)}`] : []),
        ...(cut === null ? [] : [`Not everything: ${cut}`]),
        ...(next === null ? [] : [`There is more: --after ${next}`]),
      ];
    },
  };
}
