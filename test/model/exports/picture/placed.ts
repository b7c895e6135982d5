import type { Drawing } from '#model/exports/picture/drawing';
import { pointAt } from '#model/exports/picture/geometry';
import { widthOf } from '#model/exports/picture/text';

/** How far a mark reaches in its picture, in pixels. */
export interface Reached {
  readonly mark: Drawing;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Seen {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const numbers = (d: string): number[] => (d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

/** Points all along an absolute path of the commands that pictures have. */
function pointsOf(d: string): [x: number, y: number][] {
  const points: [number, number][] = [];
  for (const [, command = '', given = ''] of d.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const values = numbers(given);
    const [x = 0, y = 0] = points.at(-1) ?? [];
    const [one = x, other = y, toX = x, toY = y] = values;
    if (command === 'H') points.push([one, y]);
    else if (command === 'V') points.push([x, one]);
    else if (command === 'A') points.push([values[5] ?? x, values[6] ?? y]);
    else if (command === 'Q')
      for (let step = 1; step <= 20; step++) {
        const along = pointAt({ x, y }, { x: one, y: other }, { x: toX, y: toY }, step / 20);
        points.push([along.x, along.y]);
      }
    else if (command !== 'Z') points.push([one, other]);
  }
  return points;
}

/** All marks but groups, as far as they reach. */
export const reachedBy = (drawings: readonly Drawing[], seen: Seen = { x: 0, y: 0, scale: 1 }): Reached[] =>
  drawings.flatMap((mark) =>
    mark.kind === 'group'
      ? reachedBy(mark.marks, {
          x: seen.x + (mark.at?.x ?? 0) * seen.scale,
          y: seen.y + (mark.at?.y ?? 0) * seen.scale,
          scale: seen.scale * mark.scale,
        })
      : boxesOf(mark)
          .filter((points) => points.length > 0)
          .map((points) => {
            const across = points.map(([x]) => seen.x + x * seen.scale);
            const down = points.map(([, y]) => seen.y + y * seen.scale);
            return {
              mark,
              left: Math.min(...across),
              right: Math.max(...across),
              top: Math.min(...down),
              bottom: Math.max(...down),
            };
          }),
  );

type Points = readonly (readonly [x: number, y: number])[];

function boxesOf(mark: Exclude<Drawing, { kind: 'group' }>): Points[] {
  switch (mark.kind) {
    case 'path':
    case 'reach':
      return [pointsOf(mark.d)];
    case 'circle': {
      const { at, radius } = mark;
      return [
        [
          [at.x - radius, at.y - radius],
          [at.x + radius, at.y + radius],
        ],
      ];
    }
    case 'sign':
      return [[[mark.at.x, mark.at.y]]];
    case 'text':
      return mark.lines.map(({ at, text }) => {
        const width = widthOf(text, mark.size, mark.weight);
        const left = mark.anchor === 'middle' ? at.x - width / 2 : at.x;
        return [
          [left, at.y - mark.size * 0.8],
          [left + width, at.y + mark.size * 0.25],
        ];
      });
  }
}
