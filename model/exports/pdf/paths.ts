/** A command of an absolute path and its numbers. */
const COMMAND = /([MLHVQCAZ])([^MLHVQCAZ]*)/g;
const NUMBER = /-?\d+(?:\.\d+)?(?:e-?\d+)?/g;

/**
 * The same path with a cubic curve for each quadratic one: PDF has no others, and the library's own operator for them
 * draws another curve. Absolute commands M, L, H, V, Q, C, A and Z, each with one set of numbers.
 */
export function withCubics(d: string): string {
  let [x, y] = [0, 0];
  let start: readonly [number, number] = [0, 0];
  return d.replace(COMMAND, (whole, command: string, given: string) => {
    const numbers = (given.match(NUMBER) ?? []).map(Number);
    const [fromX, fromY] = [x, y];
    if (command === 'Z') [x, y] = start;
    else if (command === 'H') x = numbers.at(-1) ?? x;
    else if (command === 'V') y = numbers.at(-1) ?? y;
    else [x, y] = [numbers.at(-2) ?? x, numbers.at(-1) ?? y];
    if (command === 'M') start = [x, y];
    if (command !== 'Q') return whole;
    const [controlX = 0, controlY = 0] = numbers;
    // Two thirds of the way to the control point, from either end.
    const near = (end: number, control: number) => thousandths(end + (2 / 3) * (control - end));
    const first = `${near(fromX, controlX)} ${near(fromY, controlY)}`;
    return `C${first} ${near(x, controlX)} ${near(y, controlY)} ${x} ${y}`;
  });
}

const thousandths = (value: number): number => Math.round(value * 1000) / 1000 + 0;
