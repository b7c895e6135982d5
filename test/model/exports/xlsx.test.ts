import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import { supplied } from '#ingest/supply';
import { textOf } from '#model/exports/cells';
import type { ExportGraph } from '#model/exports/graph';
import { cellsOf, sheetsOf } from '#model/exports/sheets';
import { xlsx } from '#model/exports/xlsx';
import { CUT_MARK, columnName, heldText, MOST_CHARACTERS } from '#model/exports/xlsx/cells';
import { HOSTILE, hostile, kinds } from './evidence.ts';

type Value = string | number | boolean | null;

async function bytesOf(graph: ExportGraph): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of xlsx.takes === 'network' ? xlsx.render(graph, {}, supplied) : []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads the workbook as the standard says, letter by letter where it matters. */
function sheetsIn(bytes: Uint8Array): Map<string, Value[][]> {
  const parts = unzipSync(bytes);
  const xmlOf = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const names = [...xmlOf('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/g)].map(([, name = '']) => name);
  return new Map(names.map((name, index) => [name, rowsIn(xmlOf(`xl/worksheets/sheet${index + 1}.xml`))]));
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };

function rowsIn(xml: string): Value[][] {
  return [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(([, row = '']) => {
    const values: Value[] = [];
    for (const [, at = '', type, inner = ''] of row.matchAll(
      /<c r="([A-Z]+)\d+"(?: s="\d")?(?: t="(\w+)")?>(.*?)<\/c>/gs,
    )) {
      const column = [...at].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      while (values.length < column) values.push(null);
      const text = /<(?:v|t xml:space="preserve")>(.*)<\/[vt]>/s.exec(inner)?.[1] ?? '';
      values.push(type === 'b' ? text === '1' : type === 'inlineStr' ? unescaped(text) : Number(text));
    }
    return values;
  });
}

const unescaped = (text: string) =>
  text
    .replace(/&(#?\w+);/g, (_, name: string) => ENTITIES[name] ?? `&${name};`)
    .replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const held = (value: Value) => (typeof value === 'string' ? heldText(value).text : value);
/** Rows end with their last cell that holds something. */
const trimmed = (row: readonly Value[]) => row.slice(0, row.findLastIndex((value) => value !== null) + 1);

describe.each([
  ['claims of all kinds', kinds],
  ['hostile texts', hostile],
])('a workbook of %s', (_, graphOf) => {
  const graph = graphOf();
  let sheets: Map<string, Value[][]>;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await bytesOf(graph);
    sheets = sheetsIn(bytes);
  });

  test('has every value of every row, in its own type', () => {
    expect([...sheets.keys()]).toEqual(['About', 'Actors', 'Stances', 'Claims', 'Documents']);
    for (const { name, columns, rows } of sheetsOf(graph)) {
      expect(rows.length).toBeGreaterThan(0);
      const [header, ...found] = sheets.get(name) ?? [];
      expect(header).toEqual(columns.map((column) => column.name));
      expect(found).toEqual(rows.map((row) => trimmed(cellsOf(row, columns).map(held))));
    }
  });

  test('says what it is of', () => {
    const about = new Map(sheets.get('About')?.map(([what, value]) => [what, value]));
    expect(about.get('licence')).toBe(graph.about.licence);
    expect(about.get('params.sign')).toBe(textOf(graph.about.params.sign));
    expect(about.get('counts.claims')).toBe(graph.claims.length);
    expect(about.has('params.asOf')).toBe(false);
  });

  test('has the same bytes each time, whatever the day and the time zone', async () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Asia/Kathmandu';
      expect(new Date(0).getTimezoneOffset()).toBe(-330);
      expect(Buffer.compare(await bytesOf(graph), bytes)).toBe(0);
      process.env.TZ = 'America/Los_Angeles';
      expect(Buffer.compare(await bytesOf(graph), bytes)).toBe(0);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test('is well-formed, and no cell of it is a formula', () => {
    for (const [path, part] of Object.entries(unzipSync(bytes))) {
      const xml = strFromU8(part);
      expect(xml, path).not.toMatch(/<f[ >]/);
      expect(parseHTML(xml).document, path).toBeDefined();
      expect(xml.replaceAll(/<[^<>]*>/g, ''), path).not.toMatch(/[<>]/);
    }
  });
});

describe('what no cell can hold', () => {
  test('is replaced where it can be seen, and listed with its place', async () => {
    const sheets = sheetsIn(await bytesOf(hostile()));
    const notes = sheets.get('About')?.filter(([what]) => /![A-Z]+\d+$/.test(String(what))) ?? [];
    expect(notes.length).toBeGreaterThan(10);
    const at = (place: string) => {
      const [, name = '', letters = '', line = ''] = /^(\w+)!([A-Z]+)(\d+)$/.exec(place) ?? [];
      const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      return String(sheets.get(name)?.[Number(line) - 1]?.[column]);
    };
    for (const [place, what] of notes) {
      const text = at(String(place));
      if (String(what).includes('cut')) expect(text.endsWith(CUT_MARK)).toBe(true);
      else expect(text).toContain('\ufffd');
    }
    const listed = new Set(notes.map(([place]) => place));
    for (const [name, rows] of sheets)
      if (name !== 'About')
        for (const [line, row] of rows.entries())
          for (const [column, value] of row.entries())
            if (String(value).includes('\ufffd')) expect(listed).toContain(`${name}!${columnName(column)}${line + 1}`);
  });

  test('is cut to what a cell holds, between characters', () => {
    const { text, change } = heldText(`${'a'.repeat(MOST_CHARACTERS - CUT_MARK.length - 1)}👍 and more`);
    expect(text.length).toBe(MOST_CHARACTERS - 1);
    expect(text.endsWith(`a${CUT_MARK}`)).toBe(true);
    expect(change).toContain('cut');
    expect(heldText('a'.repeat(MOST_CHARACTERS))).toEqual({ text: 'a'.repeat(MOST_CHARACTERS), change: null });
  });

  test('leaves all else as it is', () => {
    const plain = HOSTILE.filter((text) => heldText(text).change === null);
    expect(plain.length).toBe(HOSTILE.length - 4);
  });
});

test('columns are named as Excel names them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
