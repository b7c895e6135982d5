import { ingestFile } from '#ingest/ingest';
import { type ParamsIn, paramsFor, QUESTIONS, type QuestionName } from '#model/questions/index';
import type { GraphStore } from '#model/store';
import { emptyGraph, type TestGraph } from '../cypher/graph.ts';
import { DOCUMENT, type Fields, INTERVIEW, isFields, type Stage } from './written.ts';

/** A graph with nothing but the interview, at the end of a stage. Close its store when done. */
export async function interviewAt(stage: Stage): Promise<TestGraph> {
  const graph = await emptyGraph();
  if (stage === 'read-before-review') {
    graph.at('2026-11-20T09:00:00.000Z');
    await ingestFile(graph.store, INTERVIEW, { review: false });
  }
  graph.at('2026-12-01T09:00:00.000Z');
  await ingestFile(graph.store, INTERVIEW);
  if (stage === 'removed') {
    graph.at('2026-12-03T09:00:00.000Z');
    await graph.store.remove(DOCUMENT);
  }
  return graph;
}

/** Asks as HTTP would: parameters go through the question's schema, and rows are held against it. */
export async function ask(store: GraphStore, name: QuestionName, given: Fields): Promise<Fields> {
  const answer: Fields = { ...(await store.ask(name, paramsFor(name, given as ParamsIn<QuestionName>))) };
  for (const row of Array.isArray(answer.rows) ? answer.rows : [answer]) QUESTIONS[name].row.parse(row);
  return answer;
}

/** The rows of an answer; all questions but the network's have them. */
export const rowsOf = async <Row>(store: GraphStore, name: QuestionName, given: Fields = {}): Promise<Row[]> =>
  (await ask(store, name, given)).rows as Row[];

/** An id that is written as what the one claim says which has it. */
export async function withIds(store: GraphStore, given: Fields): Promise<Fields> {
  if (!isFields(given.id)) return given;
  const { quote, ...filters } = given.id;
  const found = await rowsOf<{ id: string; quote: string }>(store, 'claims', filters);
  const [claim, ...others] = found.filter((row) => quote === undefined || row.quote === quote);
  if (!claim || others.length) throw new Error(`not one claim, but ${others.length + (claim ? 1 : 0)}: ${quote}`);
  return { ...given, id: claim.id };
}
