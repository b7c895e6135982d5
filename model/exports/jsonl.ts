import { z } from 'zod';
import { answerFormat, isNetwork } from './format.ts';

/**
 * JSON Lines: a row a line and nothing else. Of the network first a line `{"actor": …}` for each actor, then a line
 * `{"stance": …}` for each stance.
 */
export const jsonl = answerFormat({
  extension: 'jsonl',
  mediaType: 'application/x-ndjson',
  isText: true,
  summary: 'JSON Lines, a row a line',
  options: z.strictObject({}),
  takes: 'answers',
  async *write({ pages }) {
    for await (const page of pages) {
      const rows = isNetwork(page)
        ? [...page.actors.map((actor) => ({ actor })), ...page.stances.map((stance) => ({ stance }))]
        : page.rows;
      if (rows.length) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    }
  },
});
