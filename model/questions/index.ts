import type { z } from 'zod';
import { actor, actors } from './actors.ts';
import { claim, claims } from './claims.ts';
import { document, documents } from './documents.ts';
import { network } from './network.ts';
import type { Meta } from './question.ts';
import { relationship } from './relationship.ts';

/** Everything that can be asked. A question is a file here, a line in this list, and its Cypher. */
export const QUESTIONS = { network, actors, actor, relationship, claims, claim, documents, document } as const;

export type QuestionName = keyof typeof QUESTIONS;
export type ParamsOf<Name extends QuestionName> = z.output<(typeof QUESTIONS)[Name]['params']>;
export type ParamsIn<Name extends QuestionName> = z.input<(typeof QUESTIONS)[Name]['params']>;
export type RowOf<Name extends QuestionName> = z.output<(typeof QUESTIONS)[Name]['row']>;

/** The network answers with its parts; every other question with rows and the token of the next page. */
export type AnswerOf<Name extends QuestionName> = Name extends 'network'
  ? RowOf<'network'> & { meta: Meta }
  : { rows: RowOf<Name>[]; next: string | null; meta: Meta };
