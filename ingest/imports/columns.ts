import { InvalidInput } from '#model/errors';
import { errorsBetween } from '#model/search/distance';
import type { Flaws } from './flaws.ts';
import type { SheetRow } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** Who is meant. The parts say more of somebody whom nobody knows yet. */
const WHO = 'an id, or a name that packs or graph know; or a new name in English';
const TYPE = 'of somebody new: PERSON, STATE, …; `PERSON?` where they may be known as something else';
const NAME = 'of somebody new: the English name, where the column before has an id';
const STATE = 'ISO code of the state that a person or body stands for; without the column, what packs or graph know';

/** The columns of the template, with what they hold. What an export of claims has, is called as there. */
export const COLUMNS = {
  document: 'id of the document, at most 200 characters',
  quote: 'the words that carry the claim',
  'document.title': 'of a new document: its title; without it, its id',
  'document.outlet': 'of a new document: who published it',
  'document.date': 'of a new document: the day it was published; without it, the first day that something was said',
  'document.language': 'of a new document: ru, en or kk; without it, that of the quotes',
  'document.url': 'of a new document: its address',
  'document.rights': 'of a new document: who may do what with it',
  'document.source': 'of a new document: where it comes from',
  start: 'where the quote begins in the text, in UTF-16 code units from 0',
  kind: 'stance or risk',
  holder: WHO,
  'holder.id': 'the id alone, as exports have it',
  'holder.type': TYPE,
  'holder.name': NAME,
  'holder.state': STATE,
  stance: 'a stance of the vocabulary; nothing for a risk that is none',
  target: WHO,
  'target.id': 'the id alone, as exports have it',
  'target.type': TYPE,
  'target.name': NAME,
  'target.state': STATE,
  topic: 'what it is about, in the words of the text',
  'topic.words': 'the same, as exports have it',
  'topic.en': 'a short English noun phrase for it',
  sign: '-1, 0 or 1; without it, that of the stance',
  qualifiers: 'words that narrow it, `; ` between them',
  certainty: 'CT, PR, PS or U; without it, CT',
  negated: 'yes where the text denies it; without it, no',
  realis: 'actual, habitual, future, conditional or hypothetical; without it, actual',
  modality: 'none, intention, wish, recommendation, capability or obligation; without it, none',
  asserters: 'who says so, ids or names, outermost first, `; ` between them',
  'asserters.type': 'the types of those who are new, in the same order',
  attribution: 'who says so and how surely, as exports have it, in JSON',
  cues: 'the words that carry the parts of the claim, as exports have it, in JSON',
  methods: 'rules, llm, human; without it, human',
  confidence: "the reader's trust in the reading, 0 to 1; without it, 1",
  'review.state': 'unreviewed, accepted, edited or rejected; without it, unreviewed',
  'review.by': 'who decided',
  'review.at': 'when, as 2025-12-31T10:00:00Z',
  'review.note': 'why',
  saidAt: 'the day it was said; without it, that of the document',
  validFrom: 'the first day for which it is claimed',
  validTo: 'the last day for which it is claimed',
  id: 'of the claim, as exports have it; by it, a claim that is in the graph is found again',
} as const satisfies Record<string, string>;

export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** What an export of claims has besides: it is worked out anew. */
export const WORKED_OUT = [
  'turn',
  'end',
  'scores.plover',
  'scores.goldstein',
  'scores.posture',
  'recordedAt',
  'retractedAt',
] as const;

/** A table of claims. */
export interface Claims {
  readonly columns: readonly Column[];
  readonly rows: readonly SheetRow[];
  readonly flaws: Flaws;
  /** Columns that were not looked at. */
  readonly ignored: readonly string[];
  /** What the file calls a column; messages name it so. */
  called(column: string): string;
}

/** Upper or lower case, dots, lines or spaces between words: `Document title` is `document.title`. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[\s._-]+/g, '');

const BY_PLAIN_NAME = new Map(COLUMN_NAMES.map((column) => [plainName(column), column]));
const LEFT_OUT = new Set(WORKED_OUT.map(plainName));

export const columnNamed = (name: string): Column | null => BY_PLAIN_NAME.get(plainName(name)) ?? null;

/**
 * What the columns of a sheet are in the template. Throws `InvalidInput` where one is there twice, looks like a typing
 * error, or is missing.
 */
export function claimsIn(name: string, sheet: Sheet, columnOf: (given: string) => Column | null = columnNamed): Claims {
  const place = new Map<Column, number>();
  const called = new Map<string, string>();
  const ignored: string[] = [];
  for (const [index, given] of sheet.columns.entries()) {
    const column = columnOf(given);
    if (column === null) {
      if (given === '' || LEFT_OUT.has(plainName(given))) continue;
      const meant = alike(given, [...BY_PLAIN_NAME.keys()]);
      if (meant !== null)
        throw new InvalidInput(
          `${name}: column "${given}": is none of the template. "${BY_PLAIN_NAME.get(meant)}" is.`,
        );
      ignored.push(given);
      continue;
    }
    if (place.has(column))
      throw new InvalidInput(`${name}: column "${given}": is there twice, also as "${called.get(column)}". Leave one.`);
    place.set(column, index);
    called.set(column, given);
  }
  mustHave(name, place);
  if (!sheet.rows.length && !sheet.flaws.count)
    throw new InvalidInput(`${name}: names columns and has no claims. Write each claim into a row below the names.`);
  const columns = [...place.keys()];
  const places = [...place.values()];
  const rows = sheet.rows.map(({ row, values }) => ({ row, values: places.map((at) => values[at]) }));
  return { columns, rows, flaws: sheet.flaws, ignored, called: (column) => called.get(column) ?? column };
}

function mustHave(name: string, place: ReadonlyMap<Column, number>): void {
  for (const column of ['document', 'quote'] as const)
    if (!place.has(column))
      throw new InvalidInput(
        `${name}: column "${column}": is missing. The first row names the columns; docs/imports.md lists them.`,
      );
}

/** The word that was probably meant; null where none is near. */
export function alike(given: string, words: readonly string[]): string | null {
  const plain = plainName(given);
  const most = Math.min(2, Math.floor(plain.length / 3));
  const near = words
    .map((word) => ({ word, errors: errorsBetween(plain, plainName(word), most) }))
    .filter(({ errors }) => errors <= most)
    .sort((a, b) => a.errors - b.errors);
  return near[0]?.word ?? null;
}

/** One row by the columns of the template. */
export interface Cells {
  readonly row: number;
  /** Null where nothing stands there. */
  text(column: Column): string | null;
  /** Whether the row says anything about the column, be it that it is empty. */
  has(column: Column): boolean;
}

/** Reads the rows of a table. */
export function cellsOf(columns: readonly Column[]): (row: SheetRow) => Cells {
  const place = new Map(columns.map((column, index) => [column, index]));
  const at = ({ values }: SheetRow, column: Column) => values[place.get(column) ?? -1];
  return (row) => ({
    row: row.row,
    text: (column) => at(row, column) || null,
    has: (column) => at(row, column) !== undefined,
  });
}
