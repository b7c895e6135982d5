import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '#model/exports/picture/build';
import { FRAMES } from '#model/exports/picture/layout';
import { type Direction, linesAround, nearestActor, reverseOf } from '../../../web/graph/navigation.ts';
import { anyNetwork } from '../arbitraries.ts';
import { actor, drawn, line, typicalNetwork } from '../networks.ts';

const DIRECTIONS: readonly Direction[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
const [, , frame] = FRAMES;

const cross = buildGraph(
  {
    actors: ['C', 'E', 'N', 'S', 'W'].map((id) => actor(id)),
    stances: [line('C', 'N', 1), line('E', 'C', -1), line('C', 'S', 0), line('W', 'C', 1), line('C', 'E', 1)],
  },
  new Map([
    ['C', { x: 100, y: 100 }],
    ['N', { x: 100, y: 0 }],
    ['E', { x: 200, y: 100 }],
    ['S', { x: 100, y: 200 }],
    ['W', { x: 0, y: 100 }],
  ]),
);

describe('an arrow key', () => {
  test('goes where it points', () => {
    const ways = DIRECTIONS.map((direction) => nearestActor(cross, 'C', direction));
    expect(ways).toEqual(['W', 'E', 'N', 'S']);
    expect(nearestActor(cross, 'N', 'ArrowUp')).toBeNull();
  });

  test.each([3, 8, 17, 30])('reaches every one of %i actors from any other, pressed often enough', (size) => {
    const { graph } = drawn(typicalNetwork(size), frame);
    const [first = ''] = graph.nodes();
    const reached = new Set([first]);
    for (const id of reached)
      for (const direction of DIRECTIONS) {
        const next = nearestActor(graph, id, direction);
        if (next !== null) reached.add(next);
      }
    expect(reached.size).toBe(size);
  });
});

describe('the brackets', () => {
  test('go through the lines of an actor clockwise from the top', () => {
    expect(linesAround(cross, 'C')).toEqual(['C>N>1', 'C>E>1', 'E>C>-1', 'C>S>0', 'W>C>1']);
  });

  test('reach every line of every actor once', () => {
    fc.assert(
      fc.property(anyNetwork(6), (network) => {
        const { graph } = drawn(network, frame);
        for (const { id } of network.actors)
          expect([...linesAround(graph, id)].sort()).toEqual(
            network.stances
              .filter(({ holder, target }) => holder === id || target === id)
              .map((each) => each.id)
              .sort(),
          );
      }),
      { numRuns: 30 },
    );
  });
});

describe('the way back of a line', () => {
  const graph = buildGraph({
    actors: [actor('KAZ'), actor('RUS'), actor('USA')],
    stances: [line('USA', 'KAZ', 1), line('KAZ', 'USA', -1), line('KAZ', 'USA', 1), line('RUS', 'USA', -1)],
  });

  test('is that of the same sign, else another, else none', () => {
    expect(reverseOf(graph, 'USA>KAZ>1')).toBe('KAZ>USA>1');
    expect(reverseOf(graph, 'KAZ>USA>-1')).toBe('USA>KAZ>1');
    expect(reverseOf(graph, 'RUS>USA>-1')).toBeNull();
  });
});
