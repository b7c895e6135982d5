import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from './clock.ts';

/** What a process took at a moment. */
export interface Sample {
  /** Milliseconds, as `performance.now` counts them. */
  at: number;
  /** Megabytes of it in memory, and of those in use by JavaScript. */
  resident: number;
  heap: number;
}

const MEGABYTE = 1024 * 1024;

/** A program of ours in a process of its own that tells, four times a second, what memory it takes. */
export function startWatched(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): { child: ChildProcess; samples: Sample[] } {
  const told = pathToFileURL(join(import.meta.dirname, 'tell-memory.js')).href;
  const options: SpawnOptions = { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] };
  const child = spawn(process.execPath, ['--import', told, program, ...args], options);
  const samples: Sample[] = [];
  child.on('message', ({ rss, heapUsed }: NodeJS.MemoryUsage) =>
    samples.push({ at: performance.now(), resident: rss / MEGABYTE, heap: heapUsed / MEGABYTE }),
  );
  return { child, samples };
}

/**
 * One line of the memory during something: in the middle of the samples around three moments, since a heap goes up and
 * down as it is swept, and at its largest. `when` gives the moment at which a share of it was done, from 0 to 1.
 */
export function memoryOf(samples: readonly Sample[], when: (share: number) => number): string {
  const around = (share: number): Sample => {
    const [from, to] = [when(Math.max(0, share - 0.05)), when(Math.min(1, share + 0.05))];
    const found = samples.filter(({ at }) => at >= from && at <= to);
    // What is over within a quarter of a second may have no sample of its own.
    const last = samples.findLast(({ at }) => at <= to) ?? samples[0];
    const near = found.length || !last ? found : [last];
    return { at: from, resident: middle(near, 'resident'), heap: middle(near, 'heap') };
  };
  const [early, half, late] = [around(0.1), around(0.5), around(1)];
  const during = samples.filter(({ at }) => at >= when(0) && at <= when(1));
  const most = (what: 'resident' | 'heap') => Math.max(early[what], ...during.map((sample) => sample[what])).toFixed(0);
  const both = ({ resident, heap }: Sample) => `${resident.toFixed(0)} (${heap.toFixed(0)})`;
  const growth = late.resident - early.resident;
  return (
    `memory in MB (of it JavaScript's heap) at 10 % ${both(early)}, at 50 % ${both(half)}, at 100 % ${both(late)}, ` +
    `largest ${most('resident')} (${most('heap')}); growth from 10 % to 100 % ${growth.toFixed(0)}`
  );
}

const middle = (samples: readonly Sample[], what: 'resident' | 'heap'): number =>
  median(samples.map((sample) => sample[what]));
