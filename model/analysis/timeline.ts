import { z } from 'zod';
import { Sign } from '../stance.ts';
import { BySign, nameOf, noCounts, totalOf } from './counts.ts';
import type { Analysis } from './rows.ts';

export const TIMELINE_STEPS = ['day', 'month', 'year'] as const;
export type TimelineStep = (typeof TIMELINE_STEPS)[number];

/** Claims of one sign said on one day; several rows may speak of the same day and sign. */
export const DayTally = z.object({ saidAt: z.iso.date(), sign: Sign, claims: z.int().min(1) });
export type DayTally = z.infer<typeof DayTally>;

/** How many claims were said in a period, by sign; `from` and `to` are its first and its last day. */
export const TimelinePeriod = BySign.extend({
  /** `2025-12-25`, `2025-12` or `2025`. */
  period: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  claims: z.int().min(0),
});
export type TimelinePeriod = z.infer<typeof TimelinePeriod>;

const DAY = 86_400_000;

/**
 * The periods from the first claim to the last, oldest first, those without a claim included. Where there are more
 * than `limit`, the newest are kept: one date of long ago must not push the present out.
 */
export function timeline(
  tallies: Iterable<DayTally>,
  by: TimelineStep,
  { limit = 5_000 } = {},
): Analysis<TimelinePeriod> {
  const counts = new Map<number, BySign>();
  for (const { saidAt, sign, claims } of tallies) {
    const at = numberOf(saidAt, by);
    const period = counts.get(at) ?? noCounts();
    period[nameOf(sign)] += claims;
    counts.set(at, period);
  }
  if (!counts.size) return { rows: [], cut: null };
  const [first, last] = [...counts.keys()].reduce(([least, most], at) => [Math.min(least, at), Math.max(most, at)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
  const start = Math.max(first, last - limit + 1);
  const rows = Array.from({ length: last - start + 1 }, (_, index) => {
    const found = counts.get(start + index) ?? noCounts();
    return { ...daysOf(start + index, by), ...found, claims: totalOf(found) };
  });
  const cut = start > first ? `Only the last ${limit} of ${last - first + 1} periods are given.` : null;
  return { rows, cut };
}

/** Numbers the periods without gaps, so that the next period is the next number. */
function numberOf(date: string, by: TimelineStep): number {
  if (by === 'day') return Date.parse(date) / DAY;
  const year = Number(date.slice(0, 4));
  return by === 'year' ? year : year * 12 + Number(date.slice(5, 7)) - 1;
}

function daysOf(at: number, by: TimelineStep): Pick<TimelinePeriod, 'period' | 'from' | 'to'> {
  if (by === 'day') {
    const day = new Date(at * DAY).toISOString().slice(0, 10);
    return { period: day, from: day, to: day };
  }
  if (by === 'year') {
    const year = digits(at, 4);
    return { period: year, from: `${year}-01-01`, to: `${year}-12-31` };
  }
  const period = `${digits(Math.floor(at / 12), 4)}-${digits((at % 12) + 1, 2)}`;
  return { period, from: `${period}-01`, to: `${period}-${digits(daysIn(at), 2)}` };
}

/** `Date.UTC` reads years below 100 as those of the twentieth century; 400 years later the calendar is the same. */
const daysIn = (month: number) => new Date(Date.UTC(Math.floor(month / 12) + 400, (month % 12) + 1, 0)).getUTCDate();

const digits = (value: number, length: number) => String(value).padStart(length, '0');
