import { foldTallies, type Tally } from '#model/relationship';
import { type Tie, tiesOf } from '#model/series';
import { inBatches, putAll } from './batches.ts';
import type { Run } from './driver.ts';
import type { KnownClaim } from './plan.ts';
import { reading, writing } from './statements.ts';

/** What of a claim decides which lines and series it belongs to. */
export type Touched = Pick<KnownClaim, 'holder' | 'target' | 'stance' | 'asserter'>;

/** Rebuilds what follows from claims, where it may have changed: lines between actors, and what supersedes what. */
export async function derive(run: Run, touched: readonly Touched[]): Promise<void> {
  const pairs = new Map<string, { one: string; other: string }>();
  const series = new Map<string, Touched>();
  for (const { holder, target, stance, asserter } of touched) {
    if (holder === null || target === null) continue;
    const [one, other] = holder < target ? [holder, target] : [target, holder];
    if (one !== other) pairs.set(JSON.stringify([one, other]), { one, other });
    const key = JSON.stringify([holder, target, stance, asserter]);
    if (stance !== null) series.set(key, { holder, target, stance, asserter });
  }
  await inBatches([...pairs.values()], (batch) => foldPairs(run, batch));
  await inBatches([...series.values()], (batch) => tieSeries(run, batch));
}

async function foldPairs(run: Run, pairs: readonly { one: string; other: string }[]): Promise<void> {
  const lines = foldTallies(await run<Tally>(reading('pair-tallies'), { pairs }));
  await run(writing('drop-stances'), { pairs, keep: lines.map(({ id }) => id) });
  const stances = lines.map(({ holder, target, ...properties }) => ({ holder, target, properties }));
  await putAll(run, 'stances', stances);
}

/** A claim of a series as `read/series.cypher` gives it. */
export interface InSeries {
  id: string;
  saidAt: string;
  isCurrent: boolean;
  supersedes: string[];
}

async function tieSeries(run: Run, series: readonly Touched[]): Promise<void> {
  const found = await run<{ claims: InSeries[] }>(reading('series'), { series });
  const changes = found.map(({ claims }) => tieChanges(claims));
  await inBatches(
    changes.flatMap(({ drop }) => drop),
    (ties) => run(writing('drop-supersedes'), { ties }),
  );
  await putAll(
    run,
    'supersedes',
    changes.flatMap(({ put }) => put),
    'ties',
  );
}

/** The difference between what supersedes what in a series and what should. Claims come in the order they were said. */
export function tieChanges(claims: readonly InSeries[]): { put: Tie[]; drop: Tie[] } {
  const wanted = tiesOf(claims.filter(({ isCurrent }) => isCurrent));
  const there = claims.flatMap(({ id, supersedes }) => supersedes.map((earlier): Tie => ({ later: id, earlier })));
  const keyOf = ({ later, earlier }: Tie) => JSON.stringify([later, earlier]);
  const without = (ties: readonly Tie[], others: readonly Tie[]) => {
    const known = new Set(others.map(keyOf));
    return ties.filter((tie) => !known.has(keyOf(tie)));
  };
  return { put: without(wanted, there), drop: without(there, wanted) };
}
