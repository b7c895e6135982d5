import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph, largestPair } from '#model/exports/picture/build';
import { pullOf } from '#model/exports/picture/layout';
import type { Network } from '#model/questions/network';
import { neighbourhood, pairMarks } from '../../../web/graph/picture.ts';
import { anyNetwork, shuffled } from '../arbitraries.ts';
import { actor, line } from '../networks.ts';

/** Weights by pair, in the order that a layout meets them. */
const pulls = (network: Network) =>
  pullOf(network).mapEdges((_edge, { weight }, source, target) => [source, target, weight]);

describe('the graph of an answer', () => {
  test('has every actor and every line, keyed by their ids', () => {
    fc.assert(
      fc.property(anyNetwork(), (network) => {
        const graph = buildGraph(network);
        expect(graph.nodes().sort()).toEqual(network.actors.map(({ id }) => id).sort());
        expect(graph.edges().sort()).toEqual(network.stances.map(({ id }) => id).sort());
        for (const { id, holder, target } of network.stances) expect(graph.extremities(id)).toEqual([holder, target]);
      }),
    );
  });

  test('does not depend on the order of the answer', () => {
    fc.assert(
      fc.property(
        anyNetwork().chain((network) => fc.tuple(fc.constant(network), shuffled(network))),
        ([network, other]) => {
          expect(buildGraph(other).export()).toEqual(buildGraph(network).export());
          expect(largestPair(other.stances)).toEqual(largestPair(network.stances));
          expect(pulls(other)).toEqual(pulls(network));
        },
      ),
    );
  });

  test('gives the lines of one ordered pair a curvature each, never 0: opposite signs lie side by side', () => {
    fc.assert(
      fc.property(anyNetwork(4), (network) => {
        const graph = buildGraph(network);
        const ways = new Map<string, number[]>();
        for (const { id, holder, target } of network.stances) {
          const way = `${holder}>${target}`;
          ways.set(way, [...(ways.get(way) ?? []), graph.getEdgeAttribute(id, 'curvature')]);
        }
        for (const curvatures of ways.values()) {
          expect(new Set(curvatures).size).toBe(curvatures.length);
          for (const curvature of curvatures) expect(curvature).toBeGreaterThan(0.1);
        }
      }),
    );
  });

  test('leaves out a line without one of its actors', () => {
    const graph = buildGraph({ actors: [actor('USA')], stances: [line('USA', 'KAZ', 1)] });
    expect([graph.order, graph.size]).toEqual([1, 0]);
  });

  test('pulls with the claims of both directions', () => {
    const actors = [actor('KAZ'), actor('USA')];
    const stances = [line('USA', 'KAZ', 1, { claims: 3 }), line('KAZ', 'USA', -1, { claims: 2 })];
    expect(pulls({ actors, stances })).toEqual([['KAZ', 'USA', 5]]);
  });
});

describe('the pair that most is said about', () => {
  test('counts both directions, and puts the one with more claims first', () => {
    const stances = [
      line('USA', 'RUS', -1, { claims: 4 }),
      line('KAZ', 'USA', 1, { claims: 2 }),
      line('USA', 'KAZ', 1, { claims: 1 }),
      line('USA', 'KAZ', 0, { claims: 2 }),
    ];
    expect(largestPair(stances)).toEqual({ holder: 'USA', target: 'KAZ' });
  });

  test('is the first by id where two have as many', () => {
    expect(largestPair([line('USA', 'RUS', 1), line('CHN', 'KAZ', 1)])).toEqual({ holder: 'CHN', target: 'KAZ' });
  });

  test('is none without lines', () => {
    expect(largestPair([])).toBeNull();
  });

  test('is always a pair that has a line', () => {
    fc.assert(
      fc.property(anyNetwork(), ({ stances }) => {
        const pair = largestPair(stances);
        if (!stances.length) expect(pair).toBeNull();
        else
          expect(
            stances.some(
              ({ holder, target }) =>
                (holder === pair?.holder && target === pair.target) ||
                (holder === pair?.target && target === pair.holder),
            ),
          ).toBe(true);
      }),
    );
  });
});

describe('what stays in focus', () => {
  const graph = buildGraph({
    actors: ['CHN', 'KAZ', 'RUS', 'USA'].map((id) => actor(id)),
    stances: [line('USA', 'KAZ', 1), line('KAZ', 'USA', -1), line('RUS', 'KAZ', 1), line('RUS', 'CHN', 0)],
  });

  test('around an actor: its lines and neighbours', () => {
    expect(neighbourhood(graph, { kind: 'actor', id: 'USA' })).toEqual(
      new Set(['USA', 'KAZ', 'USA>KAZ>1', 'KAZ>USA>-1']),
    );
  });

  test('around a line: its ends', () => {
    expect(neighbourhood(graph, { kind: 'line', id: 'RUS>CHN>0' })).toEqual(new Set(['RUS>CHN>0', 'RUS', 'CHN']));
  });

  test('around what is not there: nothing', () => {
    expect(neighbourhood(graph, { kind: 'actor', id: 'FRA' }).size).toBe(0);
    expect(neighbourhood(graph, { kind: 'line', id: 'FRA>USA>1' }).size).toBe(0);
    expect(pairMarks(graph, 'USA', 'FRA').size).toBe(0);
  });

  test('of a pair: the two and their lines both ways', () => {
    expect(pairMarks(graph, 'KAZ', 'USA')).toEqual(new Set(['KAZ', 'USA', 'USA>KAZ>1', 'KAZ>USA>-1']));
  });
});
