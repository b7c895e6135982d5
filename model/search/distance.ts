/** How many typing errors a word of so many letters may have. */
export const errorsIn = (letters: number): number => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

/**
 * Letters to put in, take out or replace to make one word of the other; two neighbours in the wrong order are one error.
 * Gives `Infinity` as soon as it is more than `most`.
 */
export function errorsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let errors = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        errors = Math.min(errors, at(beforeLast, column - 2) + 1);
      current.push(errors);
      least = Math.min(least, errors);
    }
    // A transposition reaches back two rows, so one row beyond the limit is not yet the end of hope.
    if (least > most + 1) return Number.POSITIVE_INFINITY;
    [beforeLast, last] = [last, current];
  }
  const errors = at(last, b.length);
  return errors <= most ? errors : Number.POSITIVE_INFINITY;
}

const at = (numbers: readonly number[], index: number): number => numbers[index] ?? Number.POSITIVE_INFINITY;
