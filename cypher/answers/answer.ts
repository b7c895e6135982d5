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

/** The first rows, and words for the rest. */
export const first = <Row>(all: readonly Row[], limit: number): { rows: Row[]; cut: string | null } => ({
  rows: all.slice(0, limit),
  cut: all.length > limit ? `the first ${limit} of ${all.length} rows; limit takes more, filters make it fewer` : null,
});
