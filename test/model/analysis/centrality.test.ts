import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActorCentrality, centrality } from '#model/analysis/centrality';
import type { Relationship } from '#model/relationship';
import { actorsIn, joined, line, shuffled, someLines } from './lines.ts';

describe('centrality', () => {
  test('finds the one in the middle, and counts by direction and sign', () => {
    // a → m ⇄ b, m → c and c → m: all ways between a, b and c lead through m.
    const { rows, cut } = centrality([
      line('a', 'm', 1, { claims: 2 }),
      line('m', 'b', -1, { symmetric: true, claims: 3 }),
      line('m', 'c', 0),
      line('c', 'm', 1),
    ]);
    expect(cut).toBeNull();
    expect(rows.map(({ actor }) => actor)).toEqual(['m', 'b', 'c', 'a']);
    expect(rows[0]).toMatchObject({
      neighbours: 3,
      betweenness: 1,
      held: { lines: { positive: 0, neutral: 1, negative: 1 }, claims: { positive: 0, neutral: 1, negative: 3 } },
      received: { lines: { positive: 2, neutral: 0, negative: 1 }, claims: { positive: 3, neutral: 0, negative: 3 } },
    });
    expect(rows[1]).toMatchObject({
      actor: 'b',
      neighbours: 1,
      betweenness: 0,
      held: { claims: { positive: 0, neutral: 0, negative: 3 } },
      received: { claims: { positive: 0, neutral: 0, negative: 3 } },
    });
  });

  test('shares the way between two middles', () => {
    // a and b are joined through x and through y, and x and y through a and through b: half each, of three pairs.
    const square = [line('a', 'x', 1), line('x', 'b', 1), line('b', 'y', 1), line('y', 'a', 1)];
    for (const { betweenness } of centrality(square).rows) expect(betweenness).toBeCloseTo(0.5 / 3, 7);
  });

  test('gives two who hold the same of each other the same rank', () => {
    expect(centrality([line('a', 'b', 1, { symmetric: true })]).rows).toMatchObject([
      { actor: 'a', pagerank: 0.5, betweenness: 0 },
      { actor: 'b', pagerank: 0.5, betweenness: 0 },
    ]);
  });

  test('is empty without lines', () => expect(centrality([])).toEqual({ rows: [], cut: null }));

  test('leaves betweenness out where there are too many actors or pairs, and says so', () => {
    const lines = [line('a', 'b', 1), line('b', 'c', 1)];
    const missing = 'Betweenness is left out: 3 actors with 2 joined pairs are too many for it.';
    for (const answer of [centrality(lines, { actors: 2 }), centrality(lines, { effort: 5 })]) {
      expect(answer.rows.map(({ betweenness }) => betweenness)).toEqual([null, null, null]);
      expect(answer.cut).toBe(missing);
    }
    expect(centrality(lines, { actors: 3, effort: 6 }).cut).toBeNull();
    expect(centrality(lines, { limit: 1, actors: 2 }).cut).toBe(`Only the first 1 of 3 actors are given. ${missing}`);
  });

  test('is what the definitions give, whatever the order of the lines', () => {
    fc.assert(
      fc.property(shuffled(someLines(7, 20)), ([lines, others]) => {
        const { rows } = centrality(lines);
        expect(centrality(others).rows).toEqual(rows);
        expect(rows.map(({ actor }) => actor).sort()).toEqual(actorsIn(lines));
        const between = betweennessOf(lines);
        const ranks = pagerankOf(lines);
        for (const row of rows) {
          expect(row.betweenness).toBeCloseTo(between.get(row.actor) ?? Number.NaN, 7);
          expect(row.pagerank).toBeCloseTo(ranks.get(row.actor) ?? Number.NaN, 7);
          expect(ActorCentrality.safeParse(row).error).toBeUndefined();
        }
        const all = (side: 'held' | 'received') =>
          rows.reduce((sum, row) => sum + Object.values(row[side].claims).reduce((a, b) => a + b), 0);
        expect(all('held')).toBe(lines.reduce((sum, { claims, symmetric }) => sum + claims * (symmetric ? 2 : 1), 0));
        expect(all('received')).toBe(all('held'));
      }),
    );
  });
});

/** For each actor, the share of shortest paths between two others that lead through it, by listing all the paths. */
function betweennessOf(lines: readonly Relationship[]): Map<string, number> {
  const actors = actorsIn(lines);
  const known = joined(lines);
  const shares = new Map(actors.map((actor) => [actor, 0]));
  const others = ((actors.length - 1) * (actors.length - 2)) / 2;
  for (const from of actors) {
    for (const to of actors) {
      if (from >= to) continue;
      let trails = [[from]];
      while (trails.length && !trails.some((trail) => trail.at(-1) === to)) {
        trails = trails.flatMap((trail) =>
          actors
            .filter((next) => !trail.includes(next) && known.has(`${trail.at(-1)}>${next}`))
            .map((next) => [...trail, next]),
        );
      }
      const ways = trails.filter((trail) => trail.at(-1) === to);
      for (const way of ways) {
        for (const actor of way.slice(1, -1)) shares.set(actor, (shares.get(actor) ?? 0) + 1 / ways.length / others);
      }
    }
  }
  return shares;
}

/** The definition, reckoned for five hundred rounds: who holds nothing gives its rank to all alike. */
function pagerankOf(lines: readonly Relationship[]): Map<string, number> {
  const actors = actorsIn(lines);
  const gives = lines.flatMap(({ holder, target, symmetric, claims }) => [
    { holder, target, claims },
    ...(symmetric ? [{ holder: target, target: holder, claims }] : []),
  ]);
  let ranks = new Map(actors.map((actor) => [actor, 1 / actors.length]));
  for (let round = 0; round < 500; round++) {
    const next = new Map(actors.map((actor) => [actor, 0.15 / actors.length]));
    for (const [actor, rank] of ranks) {
      const given = gives.filter(({ holder }) => holder === actor);
      const all = given.reduce((sum, { claims }) => sum + claims, 0);
      const parts = all
        ? given.map(({ target, claims }) => [target, claims / all] as const)
        : actors.map((other) => [other, 1 / actors.length] as const);
      for (const [target, part] of parts) next.set(target, (next.get(target) ?? 0) + 0.85 * rank * part);
    }
    ranks = next;
  }
  return ranks;
}
