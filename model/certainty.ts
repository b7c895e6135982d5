import { z } from 'zod';

/** FactBank's scale, weakest first: uncommitted, possible, probable, certain. */
export const CERTAINTIES = ['U', 'PS', 'PR', 'CT'] as const;
export const Certainty = z.enum(CERTAINTIES);
export type Certainty = z.infer<typeof Certainty>;

/** 0 (uncommitted) to 3 (certain). */
export const rankOf = (certainty: Certainty): number => CERTAINTIES.indexOf(certainty);

/** The weaker of two. */
export const weaker = (a: Certainty, b: Certainty): Certainty => (rankOf(a) <= rankOf(b) ? a : b);

/** The stronger of two. */
export const stronger = (a: Certainty, b: Certainty): Certainty => (rankOf(a) >= rankOf(b) ? a : b);

/** The lowest along a chain; a chain without links leaves nothing in doubt. */
export const weakestOf = (chain: readonly Certainty[]): Certainty => chain.reduce(weaker, 'CT');

/** The certainties that are at least as firm as `floor`. */
export const atLeast = (floor: Certainty): Certainty[] => CERTAINTIES.slice(rankOf(floor));
