import { Restoring } from '#model/errors';
import type { AnswerOf, ParamsOf, QuestionName } from '#model/questions/index';
import type { Network } from '#model/questions/network';
import type { Run } from '../driver.ts';
import { reading } from '../statements.ts';
import { actor, actors } from './actors.ts';
import * as analysis from './analysis.ts';
import type { Answer } from './answer.ts';
import { atMoments } from './as-of.ts';
import { changes } from './changes.ts';
import { claim, claims } from './claims.ts';
import { document, documents } from './documents.ts';
import { network } from './network.ts';
import { relationship } from './relationship.ts';
import { search } from './search.ts';

const ANSWERS: { [Name in QuestionName]: Answer<Name> } = {
  network,
  actors,
  actor,
  ...analysis,
  relationship,
  changes,
  claims,
  claim,
  documents,
  document,
  search,
};

/** Answers a question inside one read transaction. */
export async function answerTo<Name extends QuestionName>(
  run: Run,
  name: Name,
  params: ParamsOf<Name>,
): Promise<AnswerOf<Name>> {
  // The version is asked for first: an answer may be newer than it says, and is then asked for once more, but never
  // older. Both go out at once, and the database takes them one after the other.
  const asked = await atMoments(run, params);
  const [graph, { cut = null, summary, ...found }] = await Promise.all([versionOf(run), ANSWERS[name](run, asked)]);
  const count = isNetwork(found) ? found.stances.length : rowsOf(found).length;
  const meta = { params: said(asked), count, graph, cut, ...(summary ? { summary } : {}) };
  // The kind of answer goes with the name, which the compiler cannot follow through the table of answers.
  return (isNetwork(found) ? { ...found, meta } : { next: null, ...found, meta }) as unknown as AnswerOf<Name>;
}

const isNetwork = (found: object): found is Network => 'stances' in found;
const rowsOf = (found: object): readonly unknown[] => ('rows' in found && Array.isArray(found.rows) ? found.rows : []);

/** Throws `Restoring` while the graph is on its way from one state to another. */
export async function versionOf(run: Run): Promise<string> {
  const [found] = await run<{ version: string; restoring: string | null }>(reading('graph-version'));
  if (found && found.restoring !== null) throw new Restoring(found.restoring);
  return found?.version ?? 'empty';
}

const said = (params: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
