import { join } from 'node:path';
import { fullTextOf } from '#cypher/full-text';
import { ingestFile } from '#ingest/ingest';
import { paramsFor } from '#model/questions/index';
import { queryOf } from '#model/search/words';
import { report, timed } from './clock.ts';
import { type Measured, native } from './database.ts';

const INTERVIEW = join(import.meta.dirname, '../../data/interviews/2025-12-25-baq-kz-momynkulov-g20.ru.txt');

/** What people look for in the interview: names, inflected, in the other script, misspelt; quotes; topics; stances. */
const QUERIES = [
  'Казахстаном',
  'tokaev',
  'Qazaqstan',
  'Узбекистон',
  'осторожной дипломатии',
  'ядерного разоружения',
  'strategic autonomy',
  'США Китай',
  'COMPETES_WITH',
];

/** Words that stand in every invented sentence, in one of them, and a name that many claims have at an end. */
const INVENTED = ['sentence says', 'sentence 777', 'State XAB', 'State XAB sentence 777'];

/**
 * Searches of the interview, in a graph that may hold other interviews too, against the bare driver that asks one
 * full-text index for the same words and reads 20 quotes. The difference is what the other indexes, the names, filters,
 * ranking and highlights cost.
 */
export async function measureSearch(database: Measured, graph: string, rounds: number): Promise<void> {
  await ingestFile(database.store, INTERVIEW);
  const queries = graph === 'the interview' ? QUERIES : [...QUERIES, ...INVENTED];
  const all: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  let slowest = { query: '', time: 0 };
  for (const query of queries) {
    const ours: number[] = [];
    const baseline: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const own = await timed(() => database.store.ask('search', paramsFor('search', { q: query })));
      const base = await timed(() => bare(database, query));
      // The first round plans the statements.
      if (round === 0) continue;
      ours.push(own);
      baseline.push(base);
    }
    const quickest = Math.min(...ours);
    if (quickest > slowest.time) slowest = { query, time: quickest };
    all.ours.push(...ours);
    all.baseline.push(...baseline);
  }
  report(
    `search in ${graph}, against one bare full-text query`,
    all.ours,
    all.baseline,
    `slowest «${slowest.query}», at best ${slowest.time.toFixed(0)} ms`,
  );
}

async function bare(database: Measured, query: string): Promise<void> {
  const session = database.session();
  await session.executeRead((tx) =>
    tx.run(
      "CALL db.index.fulltext.queryNodes('claimWordsRussian', $words) YIELD node, score RETURN node.id, node.quote, score LIMIT $most",
      native({ words: fullTextOf(queryOf(query).terms), most: 20 }),
    ),
  );
  await session.close();
}
