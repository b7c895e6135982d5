import { z } from 'zod';
import type { Meta } from '../questions/question.ts';
import { answerFormat, isNetwork } from './format.ts';
import { joined } from './pages.ts';

/** The answer as HTTP gives it, all pages as one. A row has a line of its own, so that two files can be compared. */
export const json = answerFormat({
  extension: 'json',
  mediaType: 'application/json',
  isText: true,
  summary: 'the answer as a JSON object',
  options: z.strictObject({}),
  takes: 'answers',
  async *write({ pages }) {
    let meta: Meta | null = null;
    let next: string | null = null;
    let rows = 0;
    for await (const page of pages) {
      if (isNetwork(page)) {
        const { actors, stances, meta } = page;
        yield `{"actors":[${linesOf(actors)}],"stances":[${linesOf(stances)}],"meta":${JSON.stringify(meta)}}\n`;
        return;
      }
      if (!meta) yield '{"rows":[';
      if (page.rows.length) yield `${rows ? ',' : ''}${linesOf(page.rows)}`;
      rows += page.rows.length;
      meta = joined(meta, page.meta);
      next = page.next;
    }
    yield `],"next":${JSON.stringify(next)},"meta":${JSON.stringify(meta)}}\n`;
  },
});

const linesOf = (values: readonly unknown[]): string => values.map((value) => `\n${JSON.stringify(value)}`).join(',');
