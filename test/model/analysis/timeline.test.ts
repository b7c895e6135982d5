import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DayTally, TIMELINE_STEPS, TimelinePeriod, timeline } from '#model/analysis/timeline';
import { shuffled } from './lines.ts';

const said = (saidAt: string, sign: DayTally['sign'], claims = 1): DayTally => ({ saidAt, sign, claims });

describe('the timeline', () => {
  test('has a row for each month between the first and the last claim, February of a leap year with 29 days', () => {
    const { rows, cut } = timeline([said('2024-03-05', -1, 2), said('2024-01-31', 1), said('2024-03-31', 1)], 'month');
    expect(cut).toBeNull();
    expect(rows).toEqual([
      { period: '2024-01', from: '2024-01-01', to: '2024-01-31', positive: 1, neutral: 0, negative: 0, claims: 1 },
      { period: '2024-02', from: '2024-02-01', to: '2024-02-29', positive: 0, neutral: 0, negative: 0, claims: 0 },
      { period: '2024-03', from: '2024-03-01', to: '2024-03-31', positive: 1, neutral: 0, negative: 2, claims: 3 },
    ]);
  });

  test('goes from year to year in months, days and years', () => {
    const tallies = [said('2025-12-31', 0), said('2026-01-01', 0)];
    const periods = (by: 'day' | 'month' | 'year') => timeline(tallies, by).rows.map(({ period }) => period);
    expect(periods('day')).toEqual(['2025-12-31', '2026-01-01']);
    expect(periods('month')).toEqual(['2025-12', '2026-01']);
    expect(periods('year')).toEqual(['2025', '2026']);
  });

  test('keeps the newest periods where there are too many, and says so', () => {
    // From 1 to 10 January there are ten days; the old date stands alone.
    const { rows, cut } = timeline([said('2025-01-01', 1), said('2025-01-10', -1)], 'day', { limit: 3 });
    expect(rows.map(({ period }) => period)).toEqual(['2025-01-08', '2025-01-09', '2025-01-10']);
    expect(cut).toBe('Only the last 3 of 10 periods are given.');
  });

  test('holds for the first days that a date can name, and makes no more rows than it gives', () => {
    expect(timeline([said('0001-02-01', 1)], 'month').rows).toMatchObject([{ from: '0001-02-01', to: '0001-02-28' }]);
    // The year 0 is a leap year, as 400 and 2000 are.
    expect(timeline([said('0000-02-29', 1)], 'month').rows).toMatchObject([{ from: '0000-02-01', to: '0000-02-29' }]);
    expect(timeline([said('0001-01-01', 1), said('9999-12-31', 1)], 'day').rows).toHaveLength(5000);
  });

  test('is empty without claims', () => expect(timeline([], 'day')).toEqual({ rows: [], cut: null }));

  test('counts every claim once, in a period without gap or overlap, whatever the order', () => {
    const day = fc
      .date({ min: new Date('1999-12-01'), max: new Date('2002-02-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const tally = fc.record({
      saidAt: day,
      sign: fc.constantFrom<DayTally['sign']>(-1, 0, 1),
      claims: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(
        shuffled(fc.array(tally, { maxLength: 20 })),
        fc.constantFrom(...TIMELINE_STEPS),
        ([tallies, others], by) => {
          const { rows } = timeline(tallies, by);
          expect(timeline(others, by).rows).toEqual(rows);
          for (const [index, row] of rows.entries()) {
            const inside = tallies.filter(({ saidAt }) => row.from <= saidAt && saidAt <= row.to);
            expect(row.claims).toBe(inside.reduce((sum, { claims }) => sum + claims, 0));
            expect(row.from.startsWith(row.period) && row.to.startsWith(row.period)).toBe(true);
            const next = rows[index + 1];
            if (next) expect(Date.parse(next.from) - Date.parse(row.to)).toBe(86_400_000);
            expect(TimelinePeriod.safeParse(row).success).toBe(true);
          }
          const all = (list: readonly { claims: number }[]) => list.reduce((sum, { claims }) => sum + claims, 0);
          expect(all(rows)).toBe(all(tallies));
          expect(rows.at(0)?.claims).not.toBe(0);
          expect(rows.at(-1)?.claims).not.toBe(0);
        },
      ),
    );
  });
});
