/** How long something took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle of the measurements; one that was disturbed does not move it. */
export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** One line: ours, the baseline of the same run, and how many times as long ours took. */
export function report(name: string, ours: readonly number[], baseline: readonly number[], unit = ''): void {
  const [own, base] = [median(ours), median(baseline)];
  console.log(
    `${name}: ${own.toFixed(0)} ms against ${base.toFixed(0)} ms, ratio ${(own / base).toFixed(2)}${unit && ` (${unit})`}`,
  );
}
