import { supplied } from '#ingest/supply';
import { cellOf } from '#model/exports/cells';
import { dna } from '#model/exports/dna';
import type { NetworkFormat } from '#model/exports/format';
import type { ExportGraph } from '#model/exports/graph';
import { aboutLines, cellsOf, sheetsOf } from '#model/exports/sheets';
import { stix } from '#model/exports/stix';
import { stixed } from '#model/exports/stix/values';
import { xlsx } from '#model/exports/xlsx';
import { zip } from '#model/exports/zip';
import type { Check } from './check.ts';

type Value = string | number | boolean | null;

const check = (
  format: NetworkFormat,
  reader: string,
  expected: Check['expected'],
  seen: Check['seen'] = (read) => read,
): Check => ({
  extension: format.extension,
  reader,
  write: (graph) => format.render(graph, format.options.parse({}), supplied),
  expected,
  seen,
});

/** What a cell of Excel holds of a text: what XML does, and no more than 32,767 UTF-16 code units. */
function inCell(value: Value): Value {
  if (typeof value !== 'string') return value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are replaced
  const fit = value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
  return fit.length > 32_767 ? `${fit.slice(0, 32_763)} […]` : fit;
}

const trimmed = (row: readonly Value[]): Value[] => row.slice(0, row.findLastIndex((value) => value !== null) + 1);

const letters = (index: number): string =>
  (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

function workbook(graph: ExportGraph) {
  const tables = sheetsOf(graph).map(({ name, columns, rows }) => ({
    name,
    rows: [columns.map((column) => column.name as Value), ...rows.map((row) => cellsOf(row, columns))],
  }));
  const about: Value[][] = [['what', 'value'], ...aboutLines(graph.about)];
  const changed = (name: string, rows: Value[][]) =>
    rows.flatMap((row, line) =>
      row.flatMap((value, column) => (inCell(value) === value ? [] : `${name}!${letters(column)}${line + 1}`)),
    );
  const held = (rows: Value[][]) => rows.map((row) => trimmed(row.map(inCell)));
  return {
    sheets: Object.fromEntries([['About', held(about)], ...tables.map(({ name, rows }) => [name, held(rows)])]),
    listed: [
      ...about.flatMap((row) => row.flatMap((value) => (inCell(value) === value ? [] : `About: ${row[0]}`))),
      ...tables.flatMap(({ name, rows }) => changed(name, rows)),
    ],
    frozen: Object.fromEntries(['About', ...tables.map(({ name }) => name)].map((name) => [name, 'A2'])),
  };
}

const LISTED = /^(About: .+|(Actors|Stances|Claims|Documents)![A-Z]+\d+)$/;

/** What the sheet says of changed cells, apart from what it says of the graph. */
function seenWorkbook(read: unknown) {
  const { sheets, frozen } = read as { sheets: Record<string, Value[][]>; frozen: Record<string, string> };
  const about = sheets.About ?? [];
  const isListed = ([what = '']: Value[]) => LISTED.test(String(what));
  return {
    sheets: { ...sheets, About: about.filter((row) => !isListed(row)) },
    listed: about.filter(isListed).map(([place]) => place),
    frozen,
  };
}

const archived = (graph: ExportGraph) => {
  const tables = sheetsOf(graph).map(({ name, columns, rows }): [string, string[][]] => [
    `${name.toLowerCase()}.csv`,
    [columns.map((column) => column.name), ...rows.map((row) => cellsOf(row, columns).map(inCsv))],
  ]);
  const about = [['what', 'value'], ...aboutLines(graph.about).map((line) => line.map(inCsv))];
  return Object.fromEntries([['about.csv', about], ...tables]);
};

/** An apostrophe keeps spreadsheets from calculating; half of a pair is no text in UTF-8. */
const inCsv = (value: Value): string => Buffer.from(cellOf(value) ?? '').toString();

function statements({ claims, documents }: ExportGraph) {
  const numbers = new Map(documents.map(({ id }, index) => [id, index + 1]));
  return claims
    .filter(({ review, realis }) => review.state !== 'rejected' && realis !== 'hypothetical')
    .map((claim, index) => ({
      'statement ID': `${index + 1}`,
      time: `${claim.saidAt} 00:00:00`,
      'document ID': `${numbers.get(claim.document)}`,
      text: inCsv(claim.quote),
      organization: claim.holder?.type === 'PERSON' ? undefined : inCsv(claim.holder?.name ?? ''),
      person: claim.holder?.type === 'PERSON' ? inCsv(claim.holder.name) : '',
      agreement: claim.negated ? '0' : '1',
      claim: claim.id,
      document: inCsv(claim.document),
      holder: claim.holder?.id ?? '',
      target: claim.target?.id ?? '',
      stance: claim.stance ?? '',
      certainty: claim.certainty,
      speakers: claim.attribution.map(({ actor }) => actor.id).join(' > '),
    }));
}

/** The columns that are compared; of a person's state the name is looked up elsewhere. */
function seenStatements(read: unknown) {
  const { columns, rows } = read as { columns: string[]; rows: string[][] };
  return rows.map((row) => {
    const cell = (name: string) => row[columns.indexOf(name)];
    const names =
      'statement ID,time,document ID,text,person,agreement,claim,document,holder,target,stance,certainty,speakers';
    const of = Object.fromEntries(names.split(',').map((name) => [name, cell(name)]));
    return { ...of, organization: cell('person') === '' ? cell('organization') : undefined };
  });
}

function facts(graph: ExportGraph) {
  const { actors, stances, claims, documents, about } = graph;
  return {
    errors: [],
    warnings: [],
    actors: actors.map(stixed),
    lines: stances.map(stixed),
    claims: claims.map(stixed),
    documents: documents.filter(({ id }) => claims.some(({ document }) => document === id)).map(stixed),
    about: [stixed(about)],
    relationships: claims.filter(
      ({ holder, target, stance, negated, realis, review }) =>
        holder && target && stance && !negated && realis !== 'hypothetical' && review.state !== 'rejected',
    ).length,
  };
}

/** All that stands in the extension of the objects, by what it is of; actors that the graph has, and not their speakers. */
function seenFacts(read: unknown) {
  const { objects, errors, warnings } = read as {
    objects: { type: string; extensions?: Record<string, Record<string, unknown>> }[];
    errors: string[];
    warnings: string[];
  };
  const facts = objects.flatMap(({ extensions = {} }) => Object.values(extensions));
  const of = (kind: string) => facts.flatMap((fact) => fact[kind] ?? []);
  return {
    errors,
    warnings,
    actors: of('actor').filter((actor) => Object.hasOwn(actor as object, 'held')),
    lines: of('line'),
    claims: of('claim'),
    documents: of('document'),
    about: of('about'),
    relationships: objects.filter(({ type }) => type === 'relationship').length,
  };
}

export const TABLE_CHECKS: readonly Check[] = [
  check(xlsx, 'xlsx_openpyxl.py', workbook, seenWorkbook),
  check(zip, 'zip_csv.py', archived),
  check(dna, 'dna_csv.py', statements, seenStatements),
  check(stix, 'stix_stix2.py', facts, seenFacts),
];
