import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineChange } from '#model/analysis/changes';
import type { StoredClaim } from '#model/claim';
import { foldClaims } from '#model/relationship';
import { canonical } from '#model/snapshot/canonical';
import { differenceOf } from '#model/snapshot/diff';
import { DiffRow, type Side } from '#model/snapshot/diff-rows';
import { extractionOf, KAZ, PRESIDENT, RUS, type Said, USA, UZB } from '../../cypher/extractions.ts';
import { actorOf, documentOf, someSide, twoSides } from './sides.ts';

const OPPOSITE: Readonly<Record<string, string>> = {
  new: 'gone',
  gone: 'new',
  edited: 'edited',
  appeared: 'vanished',
  vanished: 'appeared',
  firmer: 'softer',
  softer: 'firmer',
  'more-claims': 'fewer-claims',
  'fewer-claims': 'more-claims',
};
const opposite = <Word extends string>(word: Word): Word => (OPPOSITE[word] ?? word) as Word;

/** The row of the same difference, seen from the other side. */
function mirrored(row: DiffRow): DiffRow {
  if (row.kind === 'stance') {
    const { changes, before, after, ...line } = row.line;
    return { ...row, line: { ...line, changes: changes.map(opposite), before: after, after: before } };
  }
  if (row.kind === 'review')
    return {
      ...row,
      before: row.after,
      after: row.before,
      from: row.to,
      to: row.from,
      made: row.undone,
      undone: row.made,
    };
  const fields = row.fields.map(({ field, from, to }) => ({ field, from: to, to: from }));
  return { ...row, change: opposite(row.change), before: row.after, after: row.before, fields } as DiffRow;
}

const inAnyOrder = (rows: readonly DiffRow[]) => rows.map(canonical).sort();

const sideOf = (said: readonly Said[], more: Partial<Side> = {}): Side => {
  const { document, actors, claims } = extractionOf('one', said);
  const recordedAt = '2026-01-01T00:00:00.000Z';
  const { text: _text, ...described } = document;
  return {
    documents: [described],
    actors,
    claims: claims.map((claim) => ({ ...claim, recordedAt, retractedAt: null })),
    reviews: [],
    ...more,
  };
};
const PARTNERS: Said = { words: 'They work together.', holder: KAZ, stance: 'PARTNERS_WITH', target: UZB };
const PRESSES: Said = { words: 'It presses.', holder: PRESIDENT, stance: 'PRESSURES', target: RUS };
const PRAISES: Said = { words: 'It praises.', holder: USA, stance: 'SUPPORT', target: RUS };

const edited = (side: Side, more: Partial<StoredClaim>): Side => ({
  ...side,
  claims: side.claims.map((claim) => ({ ...claim, ...more })),
});
const rowsOf = (from: Side, to: Side) => differenceOf(from, to).rows;
const linesIn = (rows: readonly DiffRow[]): [id: string, folded: boolean, changes: LineChange[]][] =>
  rows.flatMap((row) => (row.kind === 'stance' ? [[row.line.id, row.folded, row.line.changes] as const] : [])) as never;

describe('the difference of two sides', () => {
  test('of a side with itself, in whatever order, is nothing', () => {
    fc.assert(
      fc.property(someSide, fc.boolean(), (side, onlyNamed) => {
        const turned = {
          documents: [...side.documents].reverse(),
          actors: [...side.actors].reverse().map((actor) => ({ ...actor, aliases: [...actor.aliases].reverse() })),
          claims: [...side.claims].reverse().map((claim) => ({ ...claim, recordedAt: '2030-01-01T00:00:00.000Z' })),
          reviews: [...(side.reviews ?? [])].reverse(),
        };
        expect(differenceOf(side, turned, { onlyNamed })).toEqual({ rows: [], names: {} });
      }),
    );
  });

  test('mirrors the difference in the other direction', () => {
    fc.assert(
      fc.property(twoSides, fc.boolean(), ([from, to], onlyNamed) => {
        const there = differenceOf(from, to, { onlyNamed }).rows;
        const back = differenceOf(to, from, { onlyNamed }).rows;
        expect(inAnyOrder(back.map(mirrored))).toEqual(inAnyOrder(there));
      }),
    );
  });

  test('is nothing only where nothing is different', () => {
    const facts = ({ documents, actors, claims, reviews }: Side) =>
      [
        ...documents,
        ...actors.map(({ aliases, ...actor }) => ({ ...actor, aliases: [...aliases].sort() })),
        ...claims.map(({ recordedAt: _recordedAt, methods, ...claim }) => ({ ...claim, methods: [...methods].sort() })),
        ...(reviews ?? []),
      ]
        .map(canonical)
        .sort();
    fc.assert(
      fc.property(twoSides, ([from, to]) => {
        expect(rowsOf(from, to).length === 0).toBe(canonical(facts(from)) === canonical(facts(to)));
      }),
    );
  });

  test('accounts for every claim, line and document, in rows of the declared shape', () => {
    fc.assert(
      fc.property(twoSides, ([from, to]) => {
        const { rows, names } = differenceOf(from, to);
        for (const row of rows) expect(DiffRow.parse(row)).toEqual(row);
        const balance = (kind: DiffRow['kind']) =>
          rows.reduce(
            (sum, row) =>
              sum + (row.kind === kind && 'change' in row ? { new: 1, gone: -1, edited: 0 }[row.change] : 0),
            0,
          );
        expect(from.claims.length + balance('claim')).toBe(to.claims.length);
        expect(from.documents.length + balance('document')).toBe(to.documents.length);
        expect(from.actors.length + balance('actor')).toBe(to.actors.length);
        const [old, now] = [from, to].map(({ claims }) => new Set(foldClaims(claims).map(({ id }) => id)));
        const folded = linesIn(rows).filter(([, isFolded]) => isFolded);
        const linesThat = (change: LineChange) => folded.filter(([, , all]) => all.includes(change)).map(([id]) => id);
        expect(linesThat('appeared').sort()).toEqual([...(now ?? [])].filter((id) => !old?.has(id)).sort());
        expect(linesThat('vanished').sort()).toEqual([...(old ?? [])].filter((id) => !now?.has(id)).sort());
        for (const [id] of folded) for (const end of id.split('>').slice(0, 2)) expect(names).toHaveProperty(end);
      }),
    );
  });

  test('does not depend on the order of the lists', () => {
    fc.assert(
      fc.property(twoSides, ([from, to]) => {
        const turned = { ...to, claims: [...to.claims].reverse(), actors: [...to.actors].reverse() };
        expect(differenceOf(from, turned)).toEqual(differenceOf(from, to));
      }),
    );
  });
});

describe('claims', () => {
  test('are new and gone, and make lines appear and vanish', () => {
    const rows = rowsOf(sideOf([PARTNERS]), sideOf([PRESSES]));
    expect(
      rows.flatMap((row) => (row.kind === 'claim' ? [[row.change, (row.after ?? row.before)?.quote]] : [])),
    ).toEqual([
      ['new', PRESSES.words],
      ['gone', PARTNERS.words],
    ]);
    expect(linesIn(rows)).toEqual([
      ['KAZ>UZB>1>sym', true, ['vanished']],
      ['USA>RUS>-1', true, ['appeared']],
      ['some-president>RUS>-1', false, ['appeared']],
    ]);
  });

  test('keep their identity where only the words around them were edited', () => {
    const from = sideOf([PARTNERS]);
    const to = edited(from, { id: 'other', start: 40, end: 59, cues: [], turn: 3 });
    const [row, ...others] = rowsOf(from, to);
    expect(row).toMatchObject({ kind: 'claim', change: 'edited' });
    expect(row?.kind === 'claim' && row.fields.map(({ field }) => field)).toEqual([
      'id',
      'place',
      'attribution',
      'cues',
    ]);
    expect(others).toEqual([]);
  });

  test('that moved with their text moved and nothing else', () => {
    const from = sideOf([PARTNERS]);
    const moved = from.claims.map((claim) => ({
      ...claim,
      start: claim.start + 5,
      end: claim.end + 5,
      cues: claim.cues.map((cue) => ({ ...cue, start: cue.start + 5, end: cue.end + 5 })),
      attribution: claim.attribution.map((link) => ({
        ...link,
        cue: link.cue && { ...link.cue, start: link.cue.start + 5, end: link.cue.end + 5 },
      })),
    }));
    expect(rowsOf(from, { ...from, claims: moved })).toMatchObject([
      { kind: 'claim', fields: [{ field: 'place', from: { start: 0 }, to: { start: 5 } }] },
    ]);
  });

  test('say which of two that are alike is gone', () => {
    const from = sideOf([PARTNERS]);
    const twice = [...from.claims, ...from.claims.map((claim) => ({ ...claim, id: 'second', start: 50, end: 69 }))];
    const rows = rowsOf({ ...from, claims: twice }, { ...from, claims: edited(from, { id: 'anew' }).claims });
    expect(rows).toMatchObject([
      { kind: 'claim', change: 'edited', before: { id: from.claims[0]?.id }, after: { id: 'anew' } },
      { kind: 'claim', change: 'gone', before: { id: 'second' } },
      { kind: 'stance', line: { changes: ['fewer-claims'] } },
    ]);
  });

  test('become softer with their line, and turn it', () => {
    const from = sideOf([PARTNERS]);
    expect(linesIn(rowsOf(from, edited(from, { certainty: 'PS' })))).toEqual([['KAZ>UZB>1>sym', true, ['softer']]]);
    expect(linesIn(rowsOf(sideOf([PRESSES]), sideOf([PRAISES])))).toEqual([
      ['USA>RUS>-1', true, ['vanished', 'turned']],
      ['USA>RUS>1', true, ['appeared', 'turned']],
      ['USA>RUS>1', false, ['appeared']],
      ['some-president>RUS>-1', false, ['vanished']],
    ]);
  });
});

describe('decisions', () => {
  const from = sideOf([PARTNERS]);
  const claim = from.claims[0]?.id ?? '';
  const review = {
    id: 'r1',
    claim,
    action: 'accept',
    by: 'somebody',
    at: '2026-02-01T00:00:00.000Z',
    note: null,
  } as const;
  const state = { state: 'accepted', by: 'somebody', at: review.at, note: null } as const;
  const to = { ...edited(from, { review: state }), reviews: [review] };

  test('are told with who made them', () => {
    expect(rowsOf(from, to)).toMatchObject([
      { kind: 'review', from: { state: 'unreviewed' }, to: state, made: [review], undone: [] },
    ]);
  });

  test('are compared where both sides have them', () => {
    expect(rowsOf({ ...to, reviews: [] }, to)).toMatchObject([{ kind: 'review', made: [review] }]);
    expect(rowsOf({ ...to, reviews: null }, to)).toEqual([]);
  });
});

describe('documents and actors', () => {
  test('are edited field by field', () => {
    const from = sideOf([], {
      documents: [documentOf('one'), documentOf('two')],
      actors: [actorOf('KAZ'), actorOf('UZB')],
    });
    const to = sideOf([], {
      documents: [documentOf('one', { title: 'Other', hash: 'b'.repeat(64) }), documentOf('three')],
      actors: [actorOf('KAZ', { aliases: ['Akorda'], wikidata: 'Q232' }), actorOf('RUS')],
    });
    expect(
      rowsOf(from, to).map((row) =>
        row.kind === 'document' || row.kind === 'actor'
          ? [row.change, (row.after ?? row.before)?.id, row.fields.map(({ field }) => field)]
          : row,
      ),
    ).toEqual([
      ['edited', 'one', ['title', 'text']],
      ['new', 'three', []],
      ['gone', 'two', []],
      ['edited', 'KAZ', ['aliases', 'wikidata']],
      ['new', 'RUS', []],
      ['gone', 'UZB', []],
    ]);
  });

  test('that nobody names are left out where a side could not know them', () => {
    const from = sideOf([PARTNERS]);
    const to = { ...from, actors: [...from.actors, actorOf('nobody')] };
    expect(rowsOf(from, to)).toMatchObject([{ kind: 'actor', change: 'new', after: { id: 'nobody' } }]);
    expect(differenceOf(from, to, { onlyNamed: true }).rows).toEqual([]);
  });

  test('turns are compared where both sides know them', () => {
    const turns = [{ index: 0, role: 'answer', start: 0, end: 5, speaker: KAZ }] as const;
    const known = sideOf([], { documents: [documentOf('one', { turns: [...turns] })], actors: [] });
    const without = sideOf([], { documents: [documentOf('one')], actors: [] });
    expect(rowsOf(known, without)).toEqual([]);
    const none = sideOf([], { documents: [documentOf('one', { turns: [] })], actors: [] });
    expect(rowsOf(known, none)).toMatchObject([{ kind: 'document', fields: [{ field: 'turns' }] }]);
  });
});
