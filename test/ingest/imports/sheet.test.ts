import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILE_LIMITS, readSheet } from '#ingest/imports/sheet';
import { cellOf } from '#model/exports/cells';
import { linesOf } from '#model/exports/csv';
import { pieces } from './tables.ts';

const read = (text: string | Uint8Array, limits = FILE_LIMITS, size?: number) =>
  readSheet('table', pieces(text, size), limits);

describe('CSV', () => {
  test.each([
    ['commas', 'a,b\r\n1,2\r\n'],
    ['semicolons', 'a;b\r\n1;2\r\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['a byte order mark', '\ufeffa,b\n1,2\n'],
    ['no end of the last row', 'a,b\n1,2'],
    ['ends of rows as old spreadsheets have them', 'a,b\r1,2\r'],
    ['other ends of rows than that of the names', 'a,b\n1,2\r\n'],
    ['the same the other way round', 'a,b\r\n1,2\n'],
    ['spaces around names', ' a , b \n1,2\n'],
    ['quotation marks', '"a","b"\n"1","2"\n'],
  ])('with %s', async (_name, text) => {
    const { kind, columns, rows, flaws } = await read(text);
    expect(kind).toBe('csv');
    expect(columns).toEqual(['a', 'b']);
    expect(rows).toEqual([{ row: 2, values: ['1', '2'] }]);
    expect(flaws.count).toBe(0);
  });

  test('counts rows as a spreadsheet does: empty ones, and ends of lines inside of cells', async () => {
    const { rows } = await read('a,b\n"one\ntwo",1\n\n,\nlast,2\n');
    expect(rows).toEqual([
      { row: 2, values: ['one\ntwo', '1'] },
      { row: 5, values: ['last', '2'] },
    ]);
  });

  test('loses the apostrophe in front of what a spreadsheet would calculate, and no other', async () => {
    const { rows } = await read("a,b\n'=1+1,''tis\n'@x,'plain'\n''=1,\"'-2\"\n");
    expect(rows.map(({ values }) => values)).toEqual([
      ['=1+1', "''tis"],
      ['@x', "'plain'"],
      ["'=1", '-2'],
    ]);
  });

  test('tells which rows are none', async () => {
    const { rows, flaws } = await read('a,b\n1,2,3\nright,2\n1,"x"y\n"5",6\n');
    expect(rows).toEqual([{ row: 3, values: ['right', '2'] }]);
    expect(flaws.listed).toMatchObject([
      { row: 2, column: null, value: '3', message: expect.stringMatching(/^has 3 cells, and there are 2 columns/) },
      { row: 4, column: null, message: expect.stringMatching(/^a quotation mark .* Rows behind it may have been/) },
    ]);
  });

  test('ends with a flaw where a quotation mark is never closed', async () => {
    const { rows, flaws } = await read(`a,b\n1,2\n"3,4\n${'5,6\n'.repeat(1000)}`, FILE_LIMITS, 100);
    expect(rows).toHaveLength(1);
    expect(flaws.listed).toMatchObject([{ row: 3, message: expect.stringMatching(/is not closed/) }]);
  });

  test('any cells come back, wherever the bytes are cut', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=cmd|x', "'=1", '"', '\r\n', '; ', ',', '👍🏽', 'қазақ', '\u0000', '\ufeff'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (all, size) => {
          const cells = all
            .filter(([one, other]) => `${one}${other}`.trim())
            .map(([one, other]) => [safe(one), safe(other)]);
          const { rows, flaws } = await read(linesOf([['a', 'b'], ...cells]), FILE_LIMITS, size);
          expect(flaws.count).toBe(0);
          expect(rows.map(({ values }) => values)).toEqual(
            all.filter(([one, other]) => `${one}${other}`.trim()).map((row) => [...row]),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('any cells come back, whichever row ends how', async () => {
    const cell = fc.constantFrom('x', '', 'x\r', '\r\n', '"', '"\r\n', 'a"b', ' ', ' "');
    const end = fc.constantFrom('\r\n', '\n');
    await fc.assert(
      fc.asyncProperty(
        end,
        fc.array(fc.tuple(cell, cell, end), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        async (first, all, size) => {
          const lines = all.map(([one, other, how]) => `${linesOf([['.', one, other]]).slice(0, -2)}${how}`);
          const { rows, flaws } = await read(`a,b,c${first}${lines.join('')}`, FILE_LIMITS, size);
          expect(flaws.count).toBe(0);
          expect(rows.map(({ values }) => values)).toEqual(all.map(([one, other]) => ['.', one, other]));
        },
      ),
    );
  });

  test('whatever stands there, it is the same rows with the other ends', async () => {
    const sign = fc.constantFrom('"', '"', ',', '\n', ' ', 'x');
    const plain = (text: string | undefined) => text?.replaceAll('\r\n', '\n');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: sign }), fc.integer({ min: 1, max: 9 }), async (any, size) => {
        const text = `a,b\n${any}\n`;
        const [one, other] = [await read(text), await read(text.replaceAll('\n', '\r\n'), FILE_LIMITS, size)];
        expect(other.rows.map(({ row, values }) => ({ row, values: values.map(plain) }))).toEqual(one.rows);
        expect(other.flaws.listed.map(({ row }) => row)).toEqual(one.flaws.listed.map(({ row }) => row));
      }),
      { numRuns: 300 },
    );
  });

  /** As the export writes a cell. */
  const safe = (text: string): string => cellOf(text) ?? '';
});

describe('JSON Lines', () => {
  test('are laid out flat, with lists as cells', async () => {
    const { kind, columns, rows } = await read(
      '{"a": {"b": "x", "c": null}, "l": ["p", "q"], "n": -1}\n\n{"l": [";"], "t": true}',
    );
    expect(kind).toBe('jsonl');
    expect(columns).toEqual(['a.b', 'a.c', 'l', 'n', 't']);
    expect(rows).toEqual([
      { row: 1, values: ['x', '', 'p; q', '-1'] },
      { row: 3, values: [undefined, undefined, '[";"]', undefined, 'true'] },
    ]);
  });

  test('tells which lines are none, and says nothing of their neighbours', async () => {
    const deep = `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const { rows, flaws } = await read(
      `{"a": 1}\n{"a": \n[1]\n${deep}\n{"a": "\\ud800"}\n{"__proto__": {"x": 1}, "a": 2}\n`,
    );
    expect(rows.map(({ row }) => row)).toEqual([1, 6]);
    expect(flaws.listed.map(({ row, message }) => `${row} ${message.slice(0, 18)}`)).toEqual([
      '2 is no JSON. Each l',
      '3 is no object. Each',
      expect.stringMatching(/^4 (a: goes too deep|is no JSON)/),
      '5 a: has half a char',
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('what is no table, or too much of one', () => {
  test.each([
    ['nothing', '', /is empty/],
    ['white space', ' \n\n', /is empty/],
    ['Windows-1251', Uint8Array.from([0xca, 0xe0, 0xe7, 0x0a]), /is not valid UTF-8/],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), /is not valid UTF-8/],
    ['UTF-16 without its mark', Buffer.from('document,quote\n', 'utf16le'), /is not valid UTF-8/],
    ['the same with the bytes swapped', Buffer.from('document,quote\n', 'utf16le').swap16(), /is not valid UTF-8/],
    ['a JSON list', '[{"document": "d"}]', /is a JSON list\. Write one object a line/],
    ['a JSON list over several lines', '[\n  {"document": "d"}\n]', /is a JSON list\. Write one object a line/],
    ['a hint for Excel', 'sep=;\r\na;b\r\n1;2\r\n', /first row is sep=;, .* Take that row out/],
    ['a first row without an end', `"${'a,'.repeat(70_000)}`, /first row has no end/],
  ])('%s', async (_name, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  test('too many bytes, or rows', async () => {
    const table = `a,b\n${'1,2\n'.repeat(10)}`;
    await expect(read(table, { bytes: 20, rows: 100 })).rejects.toMatchObject({ status: 413 });
    await expect(read(table, { bytes: 1000, rows: 9 })).rejects.toMatchObject({ status: 413 });
    await expect(read('{"a":1}\n{"a":1}\n', { bytes: 1000, rows: 1 })).rejects.toMatchObject({ status: 413 });
    expect((await read(table, { bytes: 1000, rows: 10 })).rows).toHaveLength(10);
  });

  /** Lines with so many names each that no other line has. */
  const wide = (lines: number, each: number) =>
    Array.from({ length: lines }, (_, line) =>
      JSON.stringify(Object.fromEntries(Array.from({ length: each }, (_, name) => [`${line}-${name}`, 1]))),
    ).join('\n');

  test('more columns than a table has, before there is room made for them', async () => {
    await expect(read(wide(1_000, 45))).rejects.toMatchObject({
      status: 413,
      message:
        'table: row 23: with it there are more than 1000 columns. Leave out those that are none of the template; docs/imports.md lists them.',
    });
    expect((await read(wide(20, 50))).columns).toHaveLength(1_000);
    await expect(read(`a${',b'.repeat(1_000)}\n1,2\n`)).rejects.toMatchObject({
      status: 413,
      message: expect.stringMatching(/^table: row 1: with it there are more than 1000 columns/),
    });
    // As one piece, which is how HTTP hands it over.
    await expect(read(`a${',b'.repeat(2_400_000)}\n`, FILE_LIMITS, 5_000_000)).rejects.toMatchObject({
      status: 413,
      message: expect.stringMatching(/first row has no end within 65536 characters/),
    });
  });

  test('few words in very many cells', async () => {
    const limits = { bytes: 200_000, rows: 100_000 };
    const lines = `${wide(1, 1_000)}\n${'{"0-999":1}\n'.repeat(9_000)}`;
    await expect(read(lines, limits)).rejects.toMatchObject({
      status: 413,
      message: expect.stringMatching(/^table: row 201: with it there are more than 200000 cells/),
    });
    const { rows } = await read(`a,b\n1,2${','.repeat(10_000)}\n`, limits);
    expect(rows).toEqual([{ row: 2, values: ['1', '2'] }]);
  });

  test('a cell that is longer than any', async () => {
    const { rows, flaws } = await read(`a,b\n${'x'.repeat(1_000_001)},2\n1,2\n`);
    expect(rows).toHaveLength(1);
    expect(flaws.listed).toMatchObject([{ row: 2, column: 'a', value: expect.stringMatching(/^x{100}…$/) }]);
  });
});
