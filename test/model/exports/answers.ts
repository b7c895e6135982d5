import { z } from 'zod';
import type { Answer, Page } from '#model/exports/format';
import { type Question, question } from '#model/questions/question';

/** A row with everything that a table has trouble with. */
export const Row = z.object({
  id: z.string(),
  note: z.string().nullable(),
  count: z.number(),
  isKnown: z.boolean(),
  sign: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  holder: z.object({ id: z.string(), names: z.object({ en: z.string(), ru: z.string().nullable() }) }).nullable(),
  aliases: z.array(z.string()),
  signs: z.array(z.number()),
  spans: z.array(z.object({ start: z.int(), text: z.string() })),
  more: z.record(z.string(), z.unknown()),
});
export type Row = z.infer<typeof Row>;

export const things = (row: z.ZodType = Row, answer: Question['answer'] = 'many'): Question =>
  question({ name: 'things', path: '/things', summary: 'Things', params: z.strictObject({}), row, answer });

export const metaOf = (count: number, more: Partial<Page['meta']> = {}): Page['meta'] => ({
  params: {},
  count,
  graph: 'one',
  cut: null,
  ...more,
});

/** An answer that comes in pages of these rows. */
export const answerOf = (asked: Question, ...pages: unknown[][]): Answer => ({
  question: asked,
  pages: (async function* () {
    for (const [index, rows] of pages.entries())
      yield { rows, next: index < pages.length - 1 ? `page-${index + 1}` : null, meta: metaOf(rows.length) };
  })(),
});

export const aRow = (more: Partial<Row> = {}): Row => ({
  id: 'one',
  note: null,
  count: 1,
  isKnown: true,
  sign: 1,
  holder: null,
  aliases: [],
  signs: [],
  spans: [],
  more: {},
  ...more,
});

/** All pieces as one text. */
export async function whole(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += typeof piece === 'string' ? piece : new TextDecoder().decode(piece);
  return text;
}
