import type { ParamsOf, QuestionName, RowOf } from '#model/questions/index';
import type { Run } from '../driver.ts';

/** What a question found, before it is said with which parameters and in which graph. */
export type Found<Name extends QuestionName> = (Name extends 'network'
  ? RowOf<'network'>
  : { rows: RowOf<Name>[]; next?: string | null }) & {
  /** What is left out because there is too much of it. */
  cut?: string | null;
  /** What holds for the answer as a whole. */
  summary?: Record<string, unknown>;
};

export type Answer<Name extends QuestionName> = (run: Run, params: ParamsOf<Name>) => Promise<Found<Name>>;
