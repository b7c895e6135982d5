import { createHash } from 'node:crypto';
import { InvalidInput } from '#model/errors';
import { type Claims, type Column, claimsIn, columnNamed } from './columns.ts';
import type { SheetRow } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** How statements of Discourse Network Analyzer are to be taken for claims. */
export interface DnaOptions {
  /** A concept is what the claim is about, or the name of an actor that it is about. */
  concept: 'topic' | 'target';
  /** Whose the stance is where a statement has both; without that one, it is the other's. */
  holder: 'person' | 'organization';
}

export const CONCEPTS = ['topic', 'target'] as const;
export const HOLDERS = ['person', 'organization'] as const;

/** Columns of an event list that tell it from other tables. */
const OWN = ['statement id', 'document id', 'text', 'concept', 'agreement'] as const;

/** All that DNA itself writes into its list. */
const TAKEN: readonly string[] = [
  ...OWN,
  ...['time', 'document title', 'author', 'source', 'section', 'type', 'person', 'organization'],
];

/** Columns of our own export, which has all that a claim says behind the columns of DNA. */
const OURS = ['claim', 'document', 'holder', 'stance', 'target', 'speakers'] as const;

const indexOf = (columns: readonly string[], name: string): number =>
  columns.findIndex((column) => column.trim().toLowerCase() === name);

/** Whether these are the columns of an event list. */
export const isDna = (columns: readonly string[]): boolean => OWN.every((name) => indexOf(columns, name) !== -1);

/** What stands in a column of a row, by the name in DNA; nothing where there is none. */
type Cell = (name: string) => string;

/** A column of claims, what DNA calls it, and what it is in a row. */
type Told = readonly [column: Column, called: string, value: (cell: Cell) => string | null];

/**
 * The statements of an event list as claims. Of a foreign list, whoever makes a statement supports its concept, or
 * opposes it; of our own, all is taken as the columns behind have it. Throws `InvalidInput` where columns are missing.
 */
export function dnaIn(name: string, sheet: Sheet, options: DnaOptions): Claims {
  const missing = OWN.find((column) => indexOf(sheet.columns, column) === -1);
  if (missing !== undefined)
    throw new InvalidInput(`${name}: column "${missing}": is missing. An event list of DNA has it.`);
  const isOurs = OURS.every((column) => indexOf(sheet.columns, column) !== -1);
  const behind = sheet.columns.map((column, index) => ({ index, column: isOurs ? columnNamed(column) : null }));
  const told = [...(isOurs ? ours : theirs(options))];
  const taken = new Set(told.map(([column]) => column));
  const kept = behind.filter((each) => each.column !== null && !taken.has(each.column));
  const place = new Map(sheet.columns.map((column, index) => [column.trim().toLowerCase(), index]));
  const rows = sheet.rows.flatMap(({ row, values }): SheetRow[] => {
    const raw: Cell = (called) => values[place.get(called) ?? -1] ?? '';
    const cell: Cell = isOurs ? raw : (called) => raw(called).trim();
    const flaw = isOurs ? null : flawOf(cell);
    if (flaw !== null) sheet.flaws.add({ row, ...flaw });
    if (flaw !== null) return [];
    const of = [...told.map(([, , value]) => value(cell) ?? undefined), ...kept.map(({ index }) => values[index])];
    return [{ row, values: of }];
  });
  const columns = [...told.map(([column]) => column), ...kept.flatMap((each) => each.column ?? [])];
  const called = new Map(told.map(([column, from]) => [column as string, from]));
  const claims = claimsIn(name, { ...sheet, columns, rows });
  const ignored = isOurs
    ? []
    : sheet.columns.filter((column) => column && !TAKEN.includes(column.trim().toLowerCase()));
  return { ...claims, ignored, called: (column) => called.get(column) ?? column };
}

/** Reads the cell as it is. */
const as = (called: string) => (cell: Cell) => cell(called) || null;

const DOCUMENT: readonly Told[] = [
  ['quote', 'text', as('text')],
  ['document.title', 'document title', as('document title')],
  ['document.outlet', 'source', as('source')],
];

const ours: readonly Told[] = [
  ...DOCUMENT,
  ['saidAt', 'time', as('time')],
  ['id', 'claim', as('claim')],
  ['document.url', 'url', as('url')],
  ['document.rights', 'rights', as('rights')],
  ['document.language', 'language', as('language')],
  ['holder.id', 'holder', as('holder')],
  ['holder.type', 'person', (cell) => cell('holder.type') || (cell('person') && 'PERSON') || null],
  ['holder.name', 'person', (cell) => cell('person') || cell('organization') || null],
  ['target.id', 'target', as('target')],
  ['kind', 'stance', (cell) => cell('kind') || (cell('stance') ? 'stance' : 'risk')],
  ['negated', 'agreement', (cell) => ({ '0': 'yes', '1': 'no' })[cell('agreement')] ?? cell('agreement')],
  ['review.state', 'review', as('review')],
  ['asserters', 'speakers', (cell) => cell('speakers').replaceAll(' > ', '; ') || null],
];

function theirs({ concept, holder }: DnaOptions): readonly Told[] {
  const other = holder === 'person' ? 'organization' : 'person';
  const whose = (cell: Cell) => (cell(holder) ? holder : other);
  const speaks = (cell: Cell) => (cell('person') ? 'person' : 'organization');
  return [
    ...DOCUMENT,
    ['document.date', 'time', as('time')],
    ['document', 'document ID', documentId],
    ['document.source', 'document ID', (cell) => `Discourse Network Analyzer, document ${cell('document id')}`],
    ['holder', holder, (cell) => cell(whose(cell))],
    ['holder.type', holder, (cell) => TYPES[whose(cell)]],
    ['stance', 'agreement', (cell) => (cell('agreement') === '1' ? 'SUPPORT' : 'OPPOSES')],
    concept === 'topic' ? ['topic', 'concept', as('concept')] : ['target', 'concept', as('concept')],
    ['asserters', 'person', (cell) => JSON.stringify([cell(speaks(cell))])],
    ['asserters.type', 'person', (cell) => TYPES[speaks(cell)]],
  ];
}

/** Of whom nobody knows otherwise. What an organization is, DNA does not say; a group is what claims least. */
const TYPES = { person: 'PERSON?', organization: 'GROUP?' } as const;

/** What a foreign statement lacks, to be a claim. */
function flawOf(cell: Cell): { column: string; value: string | null; message: string } | null {
  if (!cell('person') && !cell('organization'))
    return { column: 'person', value: null, message: 'is missing, and so is organization. A statement is somebody’s.' };
  if (!cell('concept')) return { column: 'concept', value: null, message: 'is missing.' };
  if (!cell('document id')) return { column: 'document ID', value: null, message: 'is missing.' };
  if (['0', '1'].includes(cell('agreement'))) return null;
  return { column: 'agreement', value: cell('agreement') || null, message: 'is neither 1, agrees, nor 0, does not.' };
}

/** Two lists count their documents from 1, so title and day belong to the id. */
function documentId(cell: Cell): string {
  const number = cell('document id');
  const what = JSON.stringify([cell('document title'), cell('time').split(/[T ]/)[0]]);
  const hash = createHash('sha256').update(what).digest('hex').slice(0, 8);
  return `dna-${number.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${hash}`;
}
