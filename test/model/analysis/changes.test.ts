import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChangedLine, changes } from '#model/analysis/changes';
import { line, shuffled, someLines } from './lines.ts';

describe('changes between two moments', () => {
  const told = (...given: Parameters<typeof changes>) =>
    Object.fromEntries(changes(...given).rows.map(({ id, changes }) => [id, changes]));

  test('say what became of each line, with what it was and is', () => {
    const before = [line('a', 'b', 1), line('a', 'c', 1, { certainty: 'PS', claims: 3 }), line('a', 'd', 0)];
    const after = [line('a', 'c', 1, { certainty: 'CT', claims: 2 }), line('a', 'd', 0), line('d', 'a', 1)];
    const { rows, cut } = changes(before, after);
    expect(cut).toBeNull();
    expect(rows).toEqual([
      {
        id: 'a>b>1',
        holder: 'a',
        target: 'b',
        sign: 1,
        symmetric: false,
        changes: ['vanished'],
        before: before[0],
        after: null,
      },
      {
        id: 'a>c>1',
        holder: 'a',
        target: 'c',
        sign: 1,
        symmetric: false,
        changes: ['firmer', 'fewer-claims'],
        before: before[1],
        after: after[0],
      },
      {
        id: 'd>a>1',
        holder: 'd',
        target: 'a',
        sign: 1,
        symmetric: false,
        changes: ['appeared'],
        before: null,
        after: after[2],
      },
    ]);
  });

  test('tell softer lines and more claims', () => {
    expect(told([line('a', 'b', 1)], [line('a', 'b', 1, { certainty: 'U', claims: 2 })])).toEqual({
      'a>b>1': ['softer', 'more-claims'],
    });
  });

  test('tell other evidence where number and certainty are the same', () => {
    const was = line('a', 'b', 1);
    expect(told([was], [{ ...was, stances: ['AID'] }])).toEqual({ 'a>b>1': ['evidence'] });
    expect(told([was], [{ ...was, lastSaid: '2026-01-01' }])).toEqual({ 'a>b>1': ['evidence'] });
    expect(told([was], [{ ...was, meanScore: 5 }])).toEqual({ 'a>b>1': ['evidence'] });
    expect(told([was], [{ ...was }])).toEqual({});
  });

  test('tell that a pair turned, at both of its lines', () => {
    expect(told([line('a', 'b', -1)], [line('a', 'b', 1)])).toEqual({
      'a>b>-1': ['vanished', 'turned'],
      'a>b>1': ['appeared', 'turned'],
    });
    // A neutral line takes no side, so it neither turns nor keeps others from it.
    expect(told([line('a', 'b', -1), line('a', 'b', 0)], [line('a', 'b', 1)])).toEqual({
      'a>b>-1': ['vanished', 'turned'],
      'a>b>0': ['vanished'],
      'a>b>1': ['appeared', 'turned'],
    });
  });

  test('call nothing turned where a side stays, comes first, or is another line', () => {
    const [hostile, friendly] = [line('a', 'b', -1), line('a', 'b', 1)];
    expect(told([hostile], [hostile, friendly])).toEqual({ 'a>b>1': ['appeared'] });
    expect(told([hostile, friendly], [friendly])).toEqual({ 'a>b>-1': ['vanished'] });
    expect(told([], [friendly])).toEqual({ 'a>b>1': ['appeared'] });
    expect(told([hostile], [line('b', 'a', 1)])).toEqual({ 'a>b>-1': ['vanished'], 'b>a>1': ['appeared'] });
    expect(told([hostile], [line('a', 'b', 1, { symmetric: true })])).toEqual({
      'a>b>-1': ['vanished'],
      'a>b>1>sym': ['appeared'],
    });
  });

  test('are cut and said to be', () => {
    expect(changes([], [line('a', 'b', 1), line('a', 'c', 1)], { limit: 1 })).toMatchObject({
      rows: [{ id: 'a>b>1' }],
      cut: 'Only the first 1 of 2 changes are given.',
    });
  });

  test('are none between a moment and itself, and lead from the one to the other', () => {
    fc.assert(
      fc.property(shuffled(someLines(4, 15)), someLines(4, 15), ([before, others], after) => {
        expect(changes(before, others).rows).toEqual([]);
        const { rows } = changes(before, after);
        expect(changes(others, after.toReversed()).rows).toEqual(rows);
        const now = new Map(before.map((each) => [each.id, each]));
        for (const { id, after: is } of rows) {
          if (is) now.set(id, is);
          else now.delete(id);
        }
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect([...now.values()].sort(byId)).toEqual(after.toSorted(byId));
      }),
    );
  });

  test('are the reverse of each other, back and forth', () => {
    const reverse: Record<string, string> = {
      appeared: 'vanished',
      vanished: 'appeared',
      turned: 'turned',
      firmer: 'softer',
      softer: 'firmer',
      'more-claims': 'fewer-claims',
      'fewer-claims': 'more-claims',
      evidence: 'evidence',
    };
    fc.assert(
      fc.property(someLines(4, 15), someLines(4, 15), (before, after) => {
        const back = changes(after, before).rows;
        expect(back).toEqual(
          changes(before, after).rows.map((row) => ({
            ...row,
            changes: row.changes.map((change) => reverse[change]),
            before: row.after,
            after: row.before,
          })),
        );
        for (const row of back) {
          const named = { ...row, holder: 'KAZ', target: 'UZB', before: null, after: null };
          expect(ChangedLine.safeParse(named).error).toBeUndefined();
        }
      }),
    );
  });
});
