import { z } from 'zod';
import { CERTAINTIES, type Certainty, rankOf } from '#model/certainty';
import { countsTowardsStance, type StoredClaim } from '#model/claim';
import { InvalidInput, NotFound } from '#model/errors';
import type { ActorRow } from '#model/questions/actors';
import type { DocumentRow, DocumentText } from '#model/questions/documents';
import type { AnswerOf, ParamsOf, QuestionName } from '#model/questions/index';
import type { NetworkActor } from '#model/questions/network';
import type { Direction } from '#model/questions/relationship';
import { foldTallies, type Tally, tallyOf } from '#model/relationship';
import { isSymmetric } from '#model/stance';
import type { Run } from './driver.ts';
import { keysOf, pageOf } from './pages.ts';
import { reading } from './statements.ts';

type Answers = { [Name in QuestionName]: (run: Run, params: ParamsOf<Name>) => Promise<AnswerOf<Name>> };

/** Answers a question inside one read transaction. */
export const answerTo = <Name extends QuestionName>(
  run: Run,
  name: Name,
  params: ParamsOf<Name>,
): Promise<AnswerOf<Name>> => ANSWERS[name](run, params);

const ANSWERS: Answers = {
  network: async (run, params) => {
    const { minCertainty, from = null, to = null, ...filters } = params;
    const officials = await officialsOf(run, params.fold);
    const certainties = atLeast(minCertainty);
    const groups = await run<Group>(reading('network'), { ...filters, from, to, certainties, officials });
    const stances = foldTallies(groups.filter(isOfLine));
    const counts = countEnds(groups);
    const actors = await run<Omit<NetworkActor, 'held' | 'received'>>(reading('network-actors'), {
      actors: [...counts.keys()],
    });
    return {
      actors: actors.map((actor) => ({ ...actor, ...(counts.get(actor.id) ?? NO_CLAIMS) })),
      stances,
      meta: { params: said(params), count: stances.length },
    };
  },

  actors: async (run, params) => {
    const after = keysOf(params.after, z.tuple([z.string()]));
    const found = await run<ActorRow>(reading('actors'), {
      type: params.type,
      after: after?.[0] ?? null,
      limit: params.limit + 1,
    });
    return many(
      params,
      pageOf(found, params.limit, ({ id }) => [id]),
    );
  },

  actor: async (run, params) => many(params, { rows: await run<ActorRow>(reading('actor'), params) }),

  relationship: async (run, params) => {
    const { holder: one, target: other, minCertainty, from = null, to = null, ...filters } = params;
    if (one === other) throw new InvalidInput('target: is the same actor as the holder');
    const there = await run<{ id: string }>(reading('network-actors'), { actors: [one, other] });
    const missing = [one, other].find((id) => !there.some((actor) => actor.id === id));
    if (missing) throw new NotFound(`actor "${missing}": there is none with this id.`);
    const certainties = atLeast(minCertainty);
    const officials = await officialsOf(run, params.fold);
    const ends = await run<Ends>(reading('relationship'), { one, other, from, to, certainties, officials, ...filters });
    const claims = await wholeClaims(
      run,
      ends.map(({ id }) => id),
    );
    const between = ends.flatMap(({ id, holder, target }) => {
      const claim = claims.get(id);
      return claim ? [{ claim, holder, target }] : [];
    });
    return many(params, { rows: [direction(between, one, other), direction(between, other, one)] });
  },

  claims: async (run, params) => {
    const { minCertainty, after: token, limit, from = null, to = null, negated = null, ...filters } = params;
    const places = await run<{ id: string; document: string; start: number; end: number }>(reading('claims'), {
      ...filters,
      from,
      to,
      negated,
      certainties: atLeast(minCertainty),
      after: keysOf(token, z.tuple([z.string(), z.int(), z.int(), z.string()])),
      limit: limit + 1,
    });
    const { rows, next } = pageOf(places, limit, ({ document, start, end, id }) => [document, start, end, id]);
    const whole = await wholeClaims(
      run,
      rows.map(({ id }) => id),
    );
    return many(params, { rows: [...whole.values()], next });
  },

  claim: async (run, params) => many(params, { rows: [...(await wholeClaims(run, [params.id])).values()] }),

  documents: async (run, params) => {
    const after = keysOf(params.after, z.tuple([z.iso.date(), z.string()]));
    const found = await run<DocumentRow>(reading('documents'), { after, limit: params.limit + 1 });
    return many(
      params,
      pageOf(found, params.limit, ({ date, id }) => [date, id]),
    );
  },

  document: async (run, params) => many(params, { rows: await run<DocumentText>(reading('document'), params) }),
};

/** Claims that agree in everything a line is told apart by; an end is null where nobody stands there. */
type Group = Omit<Tally, 'holder' | 'target'> & { holder: string | null; target: string | null; counts: boolean };

const NO_CLAIMS = { held: 0, received: 0 };

const isOfLine = (group: Group): group is Group & Tally =>
  group.counts && group.holder !== null && group.target !== null && group.holder !== group.target;

/** How many of the claims each actor holds and receives. */
function countEnds(groups: readonly Group[]): Map<string, { held: number; received: number }> {
  const counts = new Map<string, { held: number; received: number }>();
  const of = (id: string) => {
    const found = counts.get(id) ?? { ...NO_CLAIMS };
    counts.set(id, found);
    return found;
  };
  for (const { holder, target, claims } of groups) {
    if (holder !== null) of(holder).held += claims;
    if (target !== null) of(target).received += claims;
  }
  return counts;
}

async function officialsOf(run: Run, fold: boolean): Promise<string[]> {
  if (!fold) return [];
  const [found] = await run<{ officials: string[] }>(reading('officials'));
  return found?.officials ?? [];
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

async function wholeClaims(run: Run, ids: readonly string[]): Promise<Map<string, StoredClaim>> {
  if (!ids.length) return new Map();
  const rows = await run<{ claim: StoredClaim }>(reading('claim'), { claims: ids });
  return new Map(rows.map(({ claim }) => [claim.id, claim]));
}

const atLeast = (least: Certainty): Certainty[] =>
  CERTAINTIES.filter((certainty) => rankOf(certainty) >= rankOf(least));

const said = (params: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));

const many = <Row>(params: object, { rows, next = null }: { rows: Row[]; next?: string | null }) => ({
  rows,
  next,
  meta: { params: said(params), count: rows.length },
});
