import { z } from 'zod';
import { LANGUAGES, type Language } from '#model/document';
import type { Cells, Column } from './columns.ts';
import { type Flaws, Unfit } from './flaws.ts';
import type { Described } from './made.ts';
import { readerOf } from './reader.ts';
import { day, oneOf, type Read } from './values.ts';
import { LONGEST, line } from './words.ts';

const Address = z.url({ protocol: /^https?$/ });
const address = line(LONGEST.url);

const url: Read<string> = (text) => {
  const parsed = Address.safeParse(address(text.trim()));
  if (parsed.success) return parsed.data;
  throw new Unfit('is no address that begins with http:// or https://.');
};

const READS = {
  title: line(LONGEST.title),
  outlet: line(LONGEST.name),
  date: day,
  language: oneOf<Language>(LANGUAGES),
  url,
  rights: line(LONGEST.terms),
  source: line(LONGEST.terms),
} satisfies Record<string, Read<string>>;

type Field = keyof typeof READS;

/** What all rows of a document together say of it; what two of them say differently is a flaw of the later one. */
export function describedBy(
  id: string,
  rows: Iterable<Cells>,
  flaws: Flaws,
  called: (column: string) => string,
): { described: Described; flawed: Set<number> } {
  const found = new Map<Field, { value: string; row: number }>();
  const flawed = new Set<number>();
  for (const cells of rows) {
    const before = flaws.count;
    const read = readerOf(cells, flaws, called);
    for (const field of Object.keys(READS) as Field[]) {
      const column: Column = `document.${field}`;
      const value = read<string, null>(column, READS[field], null);
      const known = found.get(field);
      if (value === null) continue;
      if (known === undefined) found.set(field, { value, row: cells.row });
      else if (known.value !== value)
        flaws.add({
          row: cells.row,
          column: called(column),
          value,
          message: `is another than “${known.value.slice(0, 100)}” of row ${known.row}, and the document is the same. Leave one, or give the other document an id of its own.`,
        });
    }
    if (flaws.count > before) flawed.add(cells.row);
  }
  const said = (field: Field) => found.get(field)?.value ?? null;
  const described: Described = {
    id,
    title: said('title'),
    outlet: said('outlet'),
    date: said('date'),
    language: said('language') as Language | null,
    url: said('url'),
    rights: said('rights'),
    source: said('source'),
  };
  return { described, flawed };
}
