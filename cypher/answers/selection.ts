import { atLeast, type Certainty } from '#model/certainty';
import type { Run } from '../driver.ts';
import { reading } from '../statements.ts';

/** The filters as questions have them; a question that lacks one lets everything through. */
export interface Filters {
  actors?: readonly string[];
  type?: readonly string[];
  sign?: readonly number[];
  stance?: readonly string[];
  minCertainty?: Certainty;
  negated?: boolean | undefined;
  kind?: readonly string[];
  realis?: readonly string[];
  asserter?: readonly string[];
  document?: readonly string[];
  language?: readonly string[];
  method?: readonly string[];
  review?: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
  asOf?: string | undefined;
  fold?: boolean;
}

/**
 * The parameter of the parts. It is one map, because the database plans a statement anew for parameters of other types,
 * and a list that is empty, or a day that is not given, has another type than one that is there.
 */
export async function selectionOf(run: Run, filters: Filters, own: readonly string[] = []) {
  const { fold = false, minCertainty = 'U', from = null, to = null, asOf = null, negated = null, ...lists } = filters;
  return {
    filters: {
      actors: lists.actors ?? [],
      type: lists.type ?? [],
      sign: lists.sign ?? [],
      stance: lists.stance ?? [],
      kind: lists.kind ?? [],
      realis: lists.realis ?? [],
      asserter: lists.asserter ?? [],
      document: lists.document ?? [],
      language: lists.language ?? [],
      method: lists.method ?? [],
      review: lists.review ?? [],
      certainties: atLeast(minCertainty),
      from,
      to,
      asOf,
      negated,
      fold,
      own,
      officials: fold ? await officialsOf(run) : [],
    },
  };
}

/** Those whose ends can fold without the claim saying so itself. */
async function officialsOf(run: Run): Promise<string[]> {
  const [found] = await run<{ officials: string[] }>(reading('officials'));
  return found?.officials ?? [];
}
