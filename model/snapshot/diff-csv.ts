import type { Names } from '../actor.ts';
import type { Language } from '../document.ts';
import { cellOf } from '../exports/cells.ts';
import { linesOf } from '../exports/csv.ts';
import { nameIn } from '../words.ts';
import type { DiffRow } from './diff-rows.ts';
import { sentenceOf } from './diff-words.ts';

const COLUMNS = [
  'kind',
  'change',
  'id',
  'document',
  'holder',
  'holderName',
  'target',
  'targetName',
  'sign',
  'folded',
  'field',
  'from',
  'to',
  'words',
] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], unknown>>;

/** What of a line is told apart. */
const FACTS = ['claims', 'minCertainty', 'maxCertainty', 'documents', 'asserters', 'meanScore', 'stances'] as const;
const DAYS = ['firstSaid', 'lastSaid'] as const;

/** Differences as a table, as RFC 4180 has it: a row each, and of an edit one for each field. */
export async function* diffCsv(
  rows: Iterable<DiffRow>,
  names: Readonly<Record<string, Names>>,
  language: Language,
): AsyncGenerator<string> {
  yield linesOf([[...COLUMNS]]);
  const named = (id: string | undefined) => (id && names[id] ? nameIn(names[id], language) : (id ?? null));
  for (const row of rows) {
    const words = sentenceOf(row, names, language);
    const lines = cellsOf(row).map((cells): Cells => {
      const { holder, target } = cells as { holder?: string; target?: string };
      return { ...cells, holderName: named(holder), targetName: named(target), words };
    });
    yield linesOf(lines.map((cells) => COLUMNS.map((column) => cellOf(cells[column]))));
  }
}

function cellsOf(row: DiffRow): Cells[] {
  const { kind } = row;
  if (kind === 'stance') {
    const { id, holder, target, sign, changes, before, after } = row.line;
    const own = { kind, change: changes.join('; '), id, holder, target, sign, folded: row.folded };
    if (!before || !after) return [own];
    return [...FACTS, ...DAYS]
      .filter((fact) => String(before[fact]) !== String(after[fact]))
      .map((field) => ({ ...own, field, from: before[field], to: after[field] }));
  }
  const thing = row.after ?? row.before;
  const own: Cells = { kind, id: thing?.id };
  if (kind === 'claim' || kind === 'review') {
    const claim = row.after ?? row.before;
    Object.assign(own, { document: claim?.document, holder: claim?.holder?.id, target: claim?.target?.id });
    own.sign = claim?.sign;
  }
  if (kind === 'review') return [{ ...own, change: 'reviewed', field: 'review', from: row.from, to: row.to }];
  const { change, fields } = row;
  if (!fields.length) return [{ ...own, change }];
  return fields.map(({ field, from, to }) => ({ ...own, change, field, from, to }));
}
