import { widthOf } from './shown.ts';

/** Between two columns. */
export const GAP = 2;

/** A column that is no wider than this is never wrapped. */
const NARROW = 16;

/** What is read as sentences gets more, before columns of less account get anything. */
const leastOf = (natural: number): number => Math.min(natural, natural > 3 * NARROW ? 2 * NARROW : NARROW);

/** What a narrow terminal shows first; all that is not here comes later, in the order of the schema. */
const FIRST = [
  ...['kind', 'change', 'period', 'verdict', 'actors', 'actor', 'community', 'one', 'other'],
  ...['holder.names.en', 'holder.name', 'holder', 'stance', 'stances', 'target.names.en', 'target.name', 'target'],
  ...['names.en', 'title', 'sign', 'positive', 'neutral', 'negative', 'certainty', 'maxCertainty', 'claims', 'quote'],
  ...['text', 'id', 'type', 'held', 'received', 'date', 'saidAt'],
];

/** Lower comes first. `line.holder` of a row that holds a line ranks as `holder` does. */
function rankOf(name: string): number {
  const rank = [name, name.replace(/^\w+\./, '')].map((one) => FIRST.indexOf(one)).find((index) => index >= 0);
  return rank ?? FIRST.length;
}

export interface Laid {
  /** Index into what was given. */
  readonly index: number;
  readonly width: number;
}

/**
 * Chooses which columns fit into a width, and how wide each is. Columns without any content come only where they were
 * `wished` for, and then all that were wished for are shown, in their order.
 */
export function layOut(
  names: readonly string[],
  cells: readonly (readonly string[])[],
  width: number,
  wished: readonly string[] = [],
): Laid[] {
  const columns = names.map((name, index) => {
    const widest = cells.reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), 0);
    return { index, name, isEmpty: widest === 0, natural: Math.max(widest, widthOf(name)) };
  });
  const candidates = wished.length
    ? wished.flatMap((name) => columns.filter((column) => column.name === name))
    : columns.filter(({ isEmpty }) => !isEmpty).sort((a, b) => rankOf(a.name) - rankOf(b.name));
  const chosen: (Laid & { natural: number })[] = [];
  let free = width + GAP;
  for (const { index, natural } of candidates) {
    const least = wished.length ? Math.min(natural, NARROW) : leastOf(natural);
    if (!wished.length && chosen.length && least + GAP > free) continue;
    chosen.push({ index, natural, width: least });
    free -= least + GAP;
  }
  return widened(chosen, free);
}

/** Hands out what is free, evenly among those that want more. */
function widened(chosen: readonly (Laid & { natural: number })[], free: number): Laid[] {
  const wanting = chosen.filter(({ natural, width }) => natural > width).sort((a, b) => a.natural - b.natural);
  const widths = new Map(chosen.map(({ index, width }) => [index, width]));
  let left = Math.max(0, free);
  for (const [place, { index, natural, width }] of wanting.entries()) {
    const share = Math.min(natural - width, Math.floor(left / (wanting.length - place)));
    widths.set(index, width + share);
    left -= share;
  }
  return chosen.map(({ index }) => ({ index, width: widths.get(index) ?? 1 }));
}
