import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { supplied } from '#ingest/supply';
import { cellOf } from '#model/exports/cells';
import { valueIn } from '#model/exports/columns';
import { sheetsOf } from '#model/exports/sheets';
import { zip } from '#model/exports/zip';
import { hostile, kinds } from './evidence.ts';
import { readCsv } from './rfc4180.ts';

async function tablesOf(graph: ReturnType<typeof kinds>) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.takes === 'network' ? zip.render(graph, {}, supplied) : []) chunks.push(chunk);
  const files = Object.entries(unzipSync(Buffer.concat(chunks)));
  return new Map(files.map(([name, bytes]) => [name, readCsv(strFromU8(bytes))]));
}

test.each([
  ['claims of all kinds', kinds],
  ['hostile texts', hostile],
])('an archive of %s has a table of each kind, cell by cell', async (_, graphOf) => {
  const graph = graphOf();
  const tables = await tablesOf(graph);
  expect([...tables.keys()]).toEqual(['about.csv', 'actors.csv', 'stances.csv', 'claims.csv', 'documents.csv']);
  const wellFormed = (cell: string | null) => (cell === null ? null : Buffer.from(cell).toString());
  for (const { name, columns, rows } of sheetsOf(graph)) {
    expect(rows.length).toBeGreaterThan(0);
    expect(tables.get(`${name.toLowerCase()}.csv`)).toEqual([
      columns.map((column) => column.name),
      ...rows.map((row) => columns.map((column) => wellFormed(cellOf(valueIn(row, column))))),
    ]);
  }
  const about = new Map(tables.get('about.csv')?.map(([what, value]) => [what, value]));
  expect(about.get('licence')).toBe(graph.about.licence);
  expect(about.get('params.minCertainty')).toBe('U');
});
