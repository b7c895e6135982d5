/** Rows of an analysis and, where a limit left something out, a sentence that says what; null where nothing is missing. */
export interface Analysis<Row> {
  rows: Row[];
  cut: string | null;
}

/** Code unit order: the same on every machine and in every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first `limit` rows. `what` names them in the plural. */
export function firstRows<Row>(rows: Row[], limit: number, what: string): Analysis<Row> {
  if (rows.length <= limit) return { rows, cut: null };
  return { rows: rows.slice(0, limit), cut: `Only the first ${limit} of ${rows.length} ${what} are given.` };
}

/** Several cuts as one. */
export const joinCuts = (...cuts: (string | null)[]): string | null => cuts.filter((cut) => cut).join(' ') || null;

/** Keeps the first `limit` of any number of values without ever holding more than about twice as many. */
export function keepFirst<Value>(limit: number, compare: (a: Value, b: Value) => number) {
  let kept: Value[] = [];
  const shorten = () => {
    kept = kept.sort(compare).slice(0, limit);
    return kept;
  };
  return {
    add(value: Value): void {
      kept.push(value);
      if (kept.length >= 2 * limit + 1000) shorten();
    },
    first: shorten,
  };
}
