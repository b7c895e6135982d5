import { countsTowardsStance, type StoredClaim } from '#model/claim';
import { InvalidInput, NotFound } from '#model/errors';
import type { Direction } from '#model/questions/relationship';
import { foldTallies, tallyOf } from '#model/relationship';
import { isSymmetric } from '#model/stance';
import type { Run } from '../driver.ts';
import { reading } from '../statements.ts';
import type { Answer } from './answer.ts';
import { wholeClaims } from './claims.ts';
import { selectionOf } from './selection.ts';

export const relationship: Answer<'relationship'> = async (run, { holder: one, target: other, ...filters }) => {
  if (one === other) throw new InvalidInput('target: is the same actor as the holder');
  await mustExist(run, [one, other]);
  const selection = await selectionOf(run, filters, [one, other]);
  const ends = await run<Ends>(reading('relationship'), { ...selection, one, other });
  const claims = await wholeClaims(
    run,
    ends.map(({ id }) => id),
  );
  const between = ends.flatMap(({ id, holder, target }) => {
    const claim = claims.get(id);
    return claim ? [{ claim, holder, target }] : [];
  });
  return { rows: [direction(between, one, other), direction(between, other, one)] };
};

/** Throws `NotFound` naming the first of the actors that is not there. */
export async function mustExist(run: Run, ids: readonly string[]): Promise<void> {
  const there = await run<{ id: string }>(reading('network-actors'), { actors: ids });
  const missing = ids.find((id) => !there.some((actor) => actor.id === id));
  if (missing) throw new NotFound(`actor "${missing}": there is none with this id.`);
}

/** A claim's id with the ends it has in a relationship. */
interface Ends {
  id: string;
  holder: string;
  target: string;
}

/** What one of two actors holds towards the other, given all claims between them in the order of the text. */
function direction(
  between: readonly { claim: StoredClaim; holder: string; target: string }[],
  holder: string,
  target: string,
): Direction {
  const ours = between.filter((ends) => ends.holder === holder || isSymmetric(ends.claim.stance));
  const counting = ours.filter(({ claim }) => countsTowardsStance(claim));
  const tallies = counting.flatMap(({ claim, ...ends }) => {
    const tally = tallyOf(claim, false);
    return tally ? [{ ...tally, ...ends }] : [];
  });
  return {
    holder,
    target,
    stances: foldTallies(tallies),
    claims: [...counting, ...ours.filter(({ claim }) => claim.negated)].map(({ claim }) => claim),
  };
}
