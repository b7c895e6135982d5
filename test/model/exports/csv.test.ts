import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { supplied } from '#ingest/supply';
import { csv } from '#model/exports/csv';
import { written } from '#model/exports/index';
import { answerOf, aRow, type Row, things, whole } from './answers.ts';
import { type Cell, listIn, readCsv, textIn } from './rfc4180.ts';

const write = (...pages: unknown[][]) => whole(written(csv, answerOf(things(), ...pages), { bom: false }, supplied));

const HEADER = 'id,note,count,isKnown,sign,holder.id,holder.names.en,holder.names.ru,aliases,signs,spans,more\r\n';

describe('a table', () => {
  test('has its header without rows, and begins with a mark only where one was asked for', async () => {
    expect(await write()).toBe(HEADER);
    expect(await write([])).toBe(HEADER);
    expect(await whole(written(csv, answerOf(things(), []), { bom: true }, supplied))).toBe(`\ufeff${HEADER}`);
  });

  test('has one header over all pages, and the same bytes each time', async () => {
    const row = aRow();
    const text = await write([row, row], [row]);
    expect(text).toBe(`${HEADER}${'one,,1,true,1,,,,"","","",{}\r\n'.repeat(3)}`);
    expect(await write([row, row], [row])).toBe(text);
  });

  test.each<[string, Partial<Row>, string]>([
    ['a comma', { note: 'a,b' }, 'one,"a,b",1'],
    ['quotes', { note: 'say "no"' }, 'one,"say ""no""",1'],
    ['CRLF', { note: 'a\r\nb' }, 'one,"a\r\nb",1'],
    ['LF', { note: 'a\nb' }, 'one,"a\nb",1'],
    ['CR', { note: 'a\rb' }, 'one,"a\rb",1'],
    ['an emoji and Kazakh', { note: 'Қазақстан 🇰🇿' }, 'one,Қазақстан 🇰🇿,1'],
    ['text from right to left', { note: 'עברית \u202eabc' }, 'one,עברית \u202eabc,1'],
    ['nothing', { note: null }, 'one,,1'],
    ['an empty text', { note: '' }, 'one,"",1'],
    ['a formula', { note: "=cmd|' /C calc'!A0" }, "one,'=cmd|' /C calc'!A0,1"],
    ['a link', { note: '=HYPERLINK("http://x";"y")' }, 'one,"\'=HYPERLINK(""http://x"";""y"")",1'],
    ['a plus', { note: '+1 234' }, "one,'+1 234,1"],
    ['a text that is a negative number', { note: '-1' }, "one,'-1,1"],
    ['an at', { note: '@SUM(A1)' }, "one,'@SUM(A1),1"],
    ['a tab', { note: '\t=1' }, "one,'\t=1,1"],
    ['a line break and a formula', { note: '\r=1' }, 'one,"\'\r=1",1'],
    ['a space and a formula', { note: ' =1' }, "one,' =1,1"],
    ['a wide sign', { note: '＝1' }, "one,'＝1,1"],
    ['an apostrophe and a formula', { note: "'=1" }, "one,''=1,1"],
    ['an apostrophe', { note: "'tis" }, "one,'tis,1"],
    ['a dash inside', { note: 'a-b' }, 'one,a-b,1'],
    ['a negative number', { count: -1.5 }, 'one,,-1.5'],
    ['a tiny number', { count: 1e-7 }, 'one,,1e-7'],
  ])('%s', async (_, more, expected) => {
    const text = (await write([aRow(more)])).slice(HEADER.length);
    expect(text.startsWith(expected), text).toBe(true);
  });

  test.each<[string, Partial<Row>, string]>([
    ['several', { aliases: ['a b', 'c'], signs: [1, -1] }, 'a b; c,1; -1,""'],
    ['of negative numbers', { signs: [-1, 0] }, '"",\'-1; 0,""'],
    ['with a semicolon in it', { aliases: ['a; b', 'c'] }, '"[""a; b"",""c""]","",""'],
    ['of an empty text', { aliases: [''] }, '"[""""]","",""'],
    ['that begins with a bracket', { aliases: ['[x]'] }, '"[""[x]""]","",""'],
    ['that begins with a formula', { aliases: ['=1+1', 'b'] }, '\'=1+1; b,"",""'],
    ['of objects', { spans: [{ start: 1, text: 'a' }] }, '"","","[{""start"":1,""text"":""a""}]"'],
  ])('lists: %s', async (_, more, expected) => {
    expect(await write([aRow(more)])).toContain(`,,,${expected},{}\r\n`);
  });
});

describe('rows of several kinds', () => {
  const Kinds = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('line'), line: z.object({ id: z.string(), sign: z.number() }) }),
    z.object({ kind: z.literal('claim'), at: z.string(), line: z.string().nullable() }),
  ]);

  test('have the columns of all of them', async () => {
    const rows = [
      { kind: 'line', line: { id: 'a>b', sign: -1 } },
      { kind: 'claim', at: '2025-12-25', line: 'words' },
      { kind: 'claim', at: '2025-12-25', line: null },
    ];
    expect(await whole(csv.write(answerOf(things(Kinds), rows), { bom: false }))).toBe(
      'kind,line.id,line.sign,at,line\r\nline,a>b,-1,,\r\nclaim,,,2025-12-25,words\r\nclaim,,,2025-12-25,\r\n',
    );
  });
});

/** Reads a table back as rows. */
function rowsIn(text: string): unknown[] {
  const [header = [], ...records] = readCsv(text);
  return records.map((record) => {
    const cell = (name: string): Cell => record[header.indexOf(name)] ?? null;
    const word = (name: string) => (cell(name) === null ? null : textIn(cell(name) ?? ''));
    const list = <Item>(name: string, item: (text: string) => Item) => listIn(cell(name) ?? 'none', item);
    return {
      id: word('id'),
      note: word('note'),
      count: Number(cell('count')),
      isKnown: cell('isKnown') === 'true',
      sign: Number(cell('sign')),
      holder:
        cell('holder.id') === null
          ? null
          : { id: word('holder.id'), names: { en: word('holder.names.en'), ru: word('holder.names.ru') } },
      aliases: list('aliases', String),
      signs: list('signs', Number),
      spans: JSON.parse(cell('spans') || '[]'),
      more: JSON.parse(cell('more') ?? ''),
    };
  });
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\'",; []{}aЖ🇰🇿\u202e\ufeff') }),
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const someRow: fc.Arbitrary<Row> = fc.record({
  id: nasty,
  note: fc.option(nasty),
  count: number,
  isKnown: fc.boolean(),
  sign: fc.constantFrom(-1 as const, 0 as const, 1 as const),
  holder: fc.option(fc.record({ id: nasty, names: fc.record({ en: nasty, ru: fc.option(nasty) }) })),
  aliases: fc.array(nasty),
  signs: fc.array(number),
  spans: fc.array(fc.record({ start: fc.nat(), text: nasty })),
  more: fc.dictionary(fc.constantFrom('a', 'b c', '='), nasty),
});

test('whatever a row holds is read back by another reader', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(someRow)), async (pages) => {
      const text = await write(...pages);
      expect(rowsIn(text)).toEqual(JSON.parse(JSON.stringify(pages.flat())));
      for (const cell of readCsv(text).flat())
        if (cell !== null && !/^-?[\d.]+(e[+-]?\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
    }),
  );
});
