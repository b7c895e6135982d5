import type { z } from 'zod';
import { actor, actors } from './actors.ts';
import { changes } from './changes.ts';
import { claim, claims } from './claims.ts';
import { document, documents } from './documents.ts';
import { balance, centrality, communities, matrix, neighbours, paths, relationships } from './lines.ts';
import { network } from './network.ts';
import { agreement, conflict, congruence } from './opinions.ts';
import { profile } from './profile.ts';
import type { Meta } from './question.ts';
import { relationship } from './relationship.ts';
import { search } from './search.ts';
import { timeline } from './timeline.ts';

/** Everything that can be asked. A question is declared here, has a line in this list, and an answer in `cypher/answers`. */
export const QUESTIONS = {
  network,
  actors,
  actor,
  profile,
  relationships,
  relationship,
  matrix,
  timeline,
  paths,
  neighbours,
  agreement,
  congruence,
  conflict,
  balance,
  centrality,
  communities,
  changes,
  claims,
  claim,
  documents,
  document,
  search,
} as const;

export type QuestionName = keyof typeof QUESTIONS;
export type ParamsOf<Name extends QuestionName> = z.output<(typeof QUESTIONS)[Name]['params']>;
export type ParamsIn<Name extends QuestionName> = z.input<(typeof QUESTIONS)[Name]['params']>;
export type RowOf<Name extends QuestionName> = z.output<(typeof QUESTIONS)[Name]['row']>;

/** Parameters as a question takes them, defaults filled in. Throws a `ZodError`. */
export const paramsFor = <Name extends QuestionName>(name: Name, given: ParamsIn<Name>): ParamsOf<Name> =>
  QUESTIONS[name].params.parse(given) as ParamsOf<Name>;

/** The network answers with its parts; every other question with rows and the token of the next page. */
export type AnswerOf<Name extends QuestionName> = Name extends 'network'
  ? RowOf<'network'> & { meta: Meta }
  : { rows: RowOf<Name>[]; next: string | null; meta: Meta };
