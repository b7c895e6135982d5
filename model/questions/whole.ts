import { Conflict } from '../errors.ts';
import type { AnswerOf, ParamsOf, QuestionName } from './index.ts';

/** Asks a question: a store, or the API. */
export type Ask = <Name extends QuestionName>(name: Name, params: ParamsOf<Name>) => Promise<AnswerOf<Name>>;

/** Questions whose answers come in pages. */
export type Paged = 'claims' | 'actors' | 'documents';

/** Rows of a page: as many as these questions give. */
export const PAGE = 1_000;

/** All rows of a question, page after page. */
export async function allRows<Name extends Paged>(
  ask: Ask,
  name: Name,
  params: ParamsOf<Name>,
): Promise<AnswerOf<Name>['rows']> {
  const rows: unknown[] = [];
  let after: string | null = null;
  do {
    const page: { rows: unknown[]; next: string | null } = await ask(
      name,
      (after === null ? params : { ...params, after }) as ParamsOf<Name>,
    );
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows as AnswerOf<Name>['rows'];
}

/** How often a graph that is being written to is read again. */
const TRIES = 5;

/**
 * Reads by several questions what is of one and the same state of the graph: anew where somebody wrote meanwhile. Throws
 * `Conflict` where the graph is written to faster than it can be read.
 */
export async function ofOneState<Result>(ask: Ask, read: (ask: Ask) => Promise<Result>): Promise<Result> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const states = new Set<string>();
    const result = await read(async (name, params) => {
      const answer = await ask(name, params);
      states.add(answer.meta.graph);
      return answer;
    });
    if (states.size <= 1) return result;
  }
  throw new Conflict('The graph is written to faster than it can be read. Try again when less is written.');
}
