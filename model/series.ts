/** A claim that supersedes another. */
export interface Tie {
  later: string;
  earlier: string;
}

/**
 * What supersedes what in a series of current claims of one asserter, holder, stance and target, given in the order they
 * were said. The first claim of a day supersedes all of the day before, its other claims the last of it: no claim is left
 * out, and there are never more ties than twice the claims.
 */
export function tiesOf(claims: readonly { id: string; saidAt: string }[]): Tie[] {
  const days: string[][] = [];
  let day: string | null = null;
  for (const { id, saidAt } of claims) {
    if (saidAt === day) days.at(-1)?.push(id);
    else days.push([id]);
    day = saidAt;
  }
  return days.slice(1).flatMap(([first = '', ...others], index): Tie[] => {
    const before = days[index] ?? [];
    const last = before.at(-1) ?? '';
    return [
      ...before.map((earlier) => ({ later: first, earlier })),
      ...others.map((later) => ({ later, earlier: last })),
    ];
  });
}
