import type { Asking } from '../api.ts';
import type { View } from './view.ts';

/** The moment of a view, as every question takes it. */
export const thenOf = ({ asOf }: View): { asOf?: string } => (asOf ? { asOf } : {});

/** The filters of a view as the questions about lines and claims take them. */
export const filtersOf = (view: View): Asking<'network'> => ({
  ...(view.signs ? { sign: [...view.signs] } : {}),
  ...(view.stances ? { stance: [...view.stances] } : {}),
  minCertainty: view.certainty,
  ...(view.from ? { from: view.from } : {}),
  ...(view.to ? { to: view.to } : {}),
  ...thenOf(view),
});

/** An empty list of what is shown means nothing; the server would take it for everything. */
export const showsNothing = ({ signs, stances }: View): boolean => signs?.length === 0 || stances?.length === 0;

/** All that a view shows, as one question asks for it: for whoever has nothing but the answer. */
export const wholeOf = (view: View): Asking<'network'> => ({
  ...filtersOf(view),
  ...(view.types ? { type: [...view.types] } : {}),
  fold: view.fold,
  ...(view.around.length ? { actors: [...view.around] } : {}),
});

/** Whether there is anything that `wholeOf` could ask for. */
export const hasWhole = (view: View): boolean => !showsNothing(view) && view.types?.length !== 0;
