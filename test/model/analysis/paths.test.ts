import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Path, paths } from '#model/analysis/paths';
import { rankOf } from '#model/certainty';
import type { Relationship } from '#model/relationship';
import { actorsIn, line, shuffled, someLines } from './lines.ts';

const ways = (...given: Parameters<typeof paths>) => paths(...given).rows.map(({ actors }) => actors.join(''));

/** All simple paths, by trying every sequence of different actors: slow, and plainly right. */
function everyPath(
  lines: readonly Relationship[],
  from: string,
  to: string,
  length: number,
  directed: boolean,
): string[] {
  const steps = new Set(
    lines.flatMap(({ holder, target, symmetric }) =>
      symmetric || !directed ? [holder + target, target + holder] : [holder + target],
    ),
  );
  const actors = actorsIn(lines);
  let trails = [from];
  const found: string[] = [];
  for (let step = 1; step <= length; step++) {
    trails = trails.flatMap((trail) =>
      actors.filter((actor) => !trail.includes(actor) && steps.has(trail.at(-1) + actor)).map((actor) => trail + actor),
    );
    found.push(...trails.filter((trail) => trail.endsWith(to)).sort());
    trails = trails.filter((trail) => !trail.endsWith(to));
  }
  return found;
}

describe('paths', () => {
  // a ⇄ b (cooperating), b → c (accused, and supported too), a → d → c.
  const lines = [
    line('a', 'b', 1, { symmetric: true, certainty: 'PR' }),
    line('b', 'c', -1, { certainty: 'PS' }),
    line('b', 'c', 1, { certainty: 'CT' }),
    line('a', 'd', -1, { certainty: 'CT', claims: 2 }),
    line('d', 'c', -1, { certainty: 'U' }),
  ];

  test('has each sequence of actors once, with every line of each step', () => {
    const { rows, cut } = paths(lines, 'a', 'c');
    expect(cut).toBeNull();
    expect(rows).toEqual([
      {
        length: 2,
        actors: ['a', 'b', 'c'],
        steps: [
          {
            lines: [{ line: 'a>b>1>sym', sign: 1, direction: 'both', claims: 1, maxCertainty: 'PR' }],
            signs: [1],
          },
          {
            lines: [
              { line: 'b>c>-1', sign: -1, direction: 'forward', claims: 1, maxCertainty: 'PS' },
              { line: 'b>c>1', sign: 1, direction: 'forward', claims: 1, maxCertainty: 'CT' },
            ],
            signs: [-1, 1],
          },
        ],
        // The second step has both signs, so nothing can be said of the two ends.
        product: null,
        // The second step is certain in one of its lines; the first is only probable.
        certainty: 'PR',
      },
      {
        length: 2,
        actors: ['a', 'd', 'c'],
        steps: [
          { lines: [{ line: 'a>d>-1', sign: -1, direction: 'forward', claims: 2, maxCertainty: 'CT' }], signs: [-1] },
          { lines: [{ line: 'd>c>-1', sign: -1, direction: 'forward', claims: 1, maxCertainty: 'U' }], signs: [-1] },
        ],
        product: 1,
        certainty: 'U',
      },
    ]);
  });

  test('goes against directed lines unless told not to, and says so in the direction', () => {
    expect(ways(lines, 'c', 'a')).toEqual(['cba', 'cda']);
    expect(paths(lines, 'c', 'a').rows[0]?.steps[0]?.lines.map(({ direction }) => direction)).toEqual([
      'backward',
      'backward',
    ]);
    expect(ways(lines, 'c', 'a', { directed: true })).toEqual([]);
    // The symmetric line is held by b as well.
    expect(ways(lines, 'b', 'd', { directed: true })).toEqual(['bad']);
  });

  test('gives longer ones only where all are asked for, and none longer than asked', () => {
    const more = [...lines, line('a', 'c', 0)];
    expect(ways(more, 'a', 'c')).toEqual(['ac']);
    expect(ways(more, 'a', 'c', { mode: 'all' })).toEqual(['ac', 'abc', 'adc']);
    expect(ways(more, 'a', 'c', { mode: 'all', length: 1 })).toEqual(['ac']);
    expect(ways(lines, 'a', 'c', { mode: 'shortest', length: 1 })).toEqual([]);
  });

  test('has no product where a step takes no side', () => {
    expect(paths([line('a', 'c', 0)], 'a', 'c').rows[0]?.product).toBeNull();
    expect(paths([line('a', 'c', 0), line('a', 'c', -1)], 'a', 'c').rows[0]?.product).toBe(-1);
  });

  test('is empty for strangers, from an actor to itself, and refuses other lengths', () => {
    expect(ways(lines, 'a', 'x')).toEqual([]);
    expect(ways(lines, 'x', 'a')).toEqual([]);
    expect(ways(lines, 'a', 'a')).toEqual([]);
    for (const length of [0, 7, 1.5, Number.NaN]) expect(() => paths(lines, 'a', 'c', { length })).toThrow(RangeError);
  });

  test('gives what plain trying gives, whatever the order of the lines', () => {
    fc.assert(
      fc.property(
        shuffled(someLines(6, 18)),
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        ([lines, others], length, directed) => {
          const expected = everyPath(lines, 'a', 'b', length, directed);
          expect(ways(lines, 'a', 'b', { mode: 'all', length, directed })).toEqual(expected);
          expect(paths(others, 'a', 'b', { mode: 'all', length, directed })).toEqual(
            paths(lines, 'a', 'b', { mode: 'all', length, directed }),
          );
          const least = expected[0]?.length;
          expect(ways(lines, 'a', 'b', { length, directed })).toEqual(expected.filter((way) => way.length === least));
        },
      ),
    );
  });

  test('joins its actors step by step with lines that are there, and is as sure as its weakest step', () => {
    fc.assert(
      fc.property(someLines(6, 18), (lines) => {
        for (const path of paths(lines, 'a', 'b', { mode: 'all', length: 5 }).rows) {
          expect(new Set(path.actors).size).toBe(path.length + 1);
          const surest = path.steps.map((step, index) => {
            const ends = [path.actors[index], path.actors[index + 1]];
            const between = lines.filter(({ holder, target }) => ends.includes(holder) && ends.includes(target));
            expect(step.lines.map((each) => each.line)).toEqual(between.map(({ id }) => id).sort());
            for (const { line: id, direction } of step.lines) {
              const { holder, symmetric } = between.find((each) => each.id === id) as Relationship;
              expect(direction).toBe(symmetric ? 'both' : holder === ends[0] ? 'forward' : 'backward');
            }
            return Math.max(...between.map(({ maxCertainty }) => rankOf(maxCertainty)));
          });
          expect(rankOf(path.certainty)).toBe(Math.min(...surest));
          expect(Path.safeParse(path).error).toBeUndefined();
        }
      }),
    );
  });

  describe('on a graph where everybody knows everybody', () => {
    const names = Array.from({ length: 60 }, (_, index) => `n${String(index).padStart(2, '0')}`);
    const dense = names.flatMap((one, index) => names.slice(index + 1).map((other) => line(one, other, 1)));

    test('stops at the limit of paths, the shortest first', () => {
      const { rows, cut } = paths(dense, 'n00', 'n59', { mode: 'all', length: 6, limit: 100 });
      // One of one step, 58 of two, and of three steps as many as still fit.
      expect([1, 2, 3].map((length) => rows.filter((row) => row.length === length).length)).toEqual([1, 58, 41]);
      expect(cut).toBe('Only the first 100 paths are given.');
    });

    test('stops at the limit of looks, and says so', () => {
      const { rows, cut } = paths(dense, 'n00', 'n59', { mode: 'all', length: 6, limit: 1e9, looks: 5_000 });
      expect(cut).toBe('The search for paths stopped after 5000 looks.');
      expect(rows.length).toBeGreaterThan(59);
      expect(rows.length).toBeLessThan(5_000);
    });

    test('says nothing of a limit that was just enough', () => {
      const exact = paths(dense, 'n00', 'n59', { mode: 'all', length: 2, limit: 59 });
      expect(exact.rows).toHaveLength(59);
      expect(exact.cut).toBeNull();
    });
  });
});
