import { beginsVoice } from '../text/paragraphs.ts';
import { type Line, linesOfRuns, type Run, tidy } from './lines.ts';

/** Words that a page draws in one go; lengths in points, `y` of the baseline from the top. */
export interface Fragment extends Run {
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

/** A line as printed, in one column. */
interface Row {
  readonly fragments: readonly Fragment[];
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** Page and column, and the column's place on any page. */
  readonly region: string;
  readonly column: string;
}

/** The paragraphs of all pages in reading order, without what stands at the head and foot of page after page. */
export function linesOfPages(pages: readonly (readonly Fragment[])[]): Line[] {
  const rows = withoutRunning(pages).flatMap((page, index) =>
    columnsOf(segmentsOf(page)).flatMap(({ column, segments }, place) =>
      rowsOf(
        segments.flatMap(({ fragments }) => fragments),
        column,
        `${index}:${place}`,
      ),
    ),
  );
  const words = new PartedWords(rows);
  return paragraphsOf(rows).flatMap((paragraph) => linesOfRuns(words.join(paragraph)).map(asItem));
}

/** A bullet is layout; a list entry is known by it. */
const asItem = (line: Line): Line =>
  /^[•▪◦●■‣]\s*/u.test(line.text) ? { ...line, text: line.text.replace(/^[•▪◦●■‣]\s*/u, ''), item: 'many' } : line;

// — Rows —

/** Fragments on one baseline, from left to right. Raised numbers are notes and left out. */
function rowsOf(fragments: readonly Fragment[], column: string, region: string): Row[] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && Math.abs(fragment.y - last.y) < 0.5 * Math.max(fragment.size, last.size)) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.flatMap((row) => {
    const size = Math.max(...row.map((each) => each.size));
    const kept = row
      .filter((each) => each.size > 0.75 * size || !/^\s*[[(]?\d{1,3}[\])]?\s*$/.test(each.text))
      .sort((a, b) => a.x0 - b.x0);
    return kept.length ? [rowOf(kept, column, region)] : [];
  });
}

function rowOf(fragments: readonly Fragment[], column: string, region: string): Row {
  const worded = fragments.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const sized = worded.length ? worded : fragments;
  return {
    fragments,
    text: tidy(
      spaced(fragments)
        .map(({ text }) => text)
        .join(''),
    ),
    x0: Math.min(...fragments.map(({ x0 }) => x0)),
    x1: Math.max(...fragments.map(({ x1 }) => x1)),
    y: fragments[0]?.y ?? 0,
    size: Math.max(...sized.map(({ size }) => size)),
    bold: worded.length > 0 && worded.every(({ bold }) => bold),
    region,
    column,
  };
}

/** Gap between two words, in ems; smaller ones are kerning. */
const WORD_GAP = 0.12;

function spaced(fragments: readonly Fragment[]): Run[] {
  return fragments.map(({ text, bold, x0, size }, index) => {
    const before = fragments[index - 1];
    return { text: before && x0 - before.x1 > WORD_GAP * size ? ` ${text}` : text, bold };
  });
}

// — Running heads and page numbers —

/** Rows at each edge of a page among which running ones are looked for. */
const EDGE = 3;

function withoutRunning(pages: readonly (readonly Fragment[])[]): Fragment[][] {
  const edges = pages.map((page) => {
    const rows = rowsOf(page, '', '');
    return { top: rows.slice(0, EDGE), bottom: rows.slice(-EDGE) };
  });
  const counts = new Map<string, number>();
  const keys = edges.map(
    ({ top, bottom }) =>
      new Set([...top.map((row) => keyOf('top', row)), ...bottom.map((row) => keyOf('bottom', row))]),
  );
  for (const page of keys) for (const key of page) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRunning = (edge: string, row: Row) => {
    const count = counts.get(keyOf(edge, row)) ?? 0;
    return count >= 2 && count >= pages.length * 0.4;
  };
  return pages.map((page, index) => {
    const { top = [], bottom = [] } = edges[index] ?? {};
    const outermost = [top[0], bottom.at(-1)].filter((row) => row && isPageNumber(row.text));
    const dropped = [
      ...top.filter((row) => isRunning('top', row)),
      ...bottom.filter((row) => isRunning('bottom', row)),
      ...outermost,
    ];
    const gone = new Set(dropped.flatMap((row) => row?.fragments ?? []));
    return page.filter((fragment) => !gone.has(fragment));
  });
}

/** The same words at the same height, whatever the page's number. */
const keyOf = (edge: string, { text, y }: Row): string => `${edge} ${Math.round(y / 6)} ${text.replace(/\d+/g, '#')}`;

const isPageNumber = (text: string): boolean =>
  /^[-–—\s]*(?:(?:page|p\.|стр\.?|с\.|бет)\s*)?\d{1,3}(?:\s*(?:\/|of|из)\s*\d{1,3})?(?:\s*бет)?[-–—\s]*$/iu.test(text);

// — Columns —

/** Words of one row that stand together: a piece of a line that no gutter parts. */
interface Segment {
  readonly fragments: readonly Fragment[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly letters: number;
}

/** Widest gap within a line, in ems; justified type stretches its spaces. */
const LINE_GAP = 1.2;

const segmentsOf = (page: readonly Fragment[]): Segment[] =>
  rowsOf(page, '', '').flatMap(({ fragments }) => {
    const segments: Fragment[][] = [];
    for (const fragment of fragments) {
      const last = segments.at(-1)?.at(-1);
      if (last && fragment.x0 - last.x1 <= LINE_GAP * fragment.size) segments.at(-1)?.push(fragment);
      else segments.push([fragment]);
    }
    return segments.map((own) => ({
      fragments: own,
      x0: Math.min(...own.map(({ x0 }) => x0)),
      x1: Math.max(...own.map(({ x1 }) => x1)),
      y: own[0]?.y ?? 0,
      size: Math.max(...own.map(({ size }) => size)),
      letters: own.reduce((sum, { text }) => sum + text.length, 0),
    }));
  });

interface Column {
  readonly column: string;
  readonly segments: readonly Segment[];
}

/**
 * The parts of a page in reading order: where a gutter runs down it, the left column before the right one, between
 * the lines that cross the gutter.
 */
function columnsOf(segments: readonly Segment[], column = '', depth = 0): Column[] {
  const gutter = depth < 3 ? gutterOf(segments) : null;
  if (gutter === null) return [{ column, segments }];
  const isCrossing = ({ x0, x1 }: Segment) => x0 < gutter && x1 > gutter;
  const parts: Column[] = [];
  let band: Segment[] = [];
  const emit = () => {
    const left = band.filter(({ x1 }) => x1 <= gutter);
    const right = band.filter(({ x1 }) => x1 > gutter);
    if (left.length) parts.push(...columnsOf(left, `${column}L`, depth + 1));
    if (right.length) parts.push(...columnsOf(right, `${column}R`, depth + 1));
    band = [];
  };
  for (const segment of [...segments].sort((a, b) => a.y - b.y)) {
    if (!isCrossing(segment)) {
      band.push(segment);
      continue;
    }
    emit();
    const last = parts.at(-1);
    if (last?.column === column) parts.splice(-1, 1, { column, segments: [...last.segments, segment] });
    else parts.push({ column, segments: [segment] });
  }
  emit();
  return parts;
}

const FEWEST_ROWS = 4;

/** Where, in points from the left, hardly a line crosses though many stand on both sides; null where nowhere. */
function gutterOf(segments: readonly Segment[]): number | null {
  if (segments.length < 2 * FEWEST_ROWS) return null;
  const from = Math.min(...segments.map(({ x0 }) => x0));
  const to = Math.max(...segments.map(({ x1 }) => x1));
  let best: { x: number; crossing: number } | null = null;
  for (let x = from + (to - from) * 0.2; x <= from + (to - from) * 0.8; x += 2) {
    const crossing = segments.filter(({ x0, x1 }) => x0 < x && x1 > x).length;
    if (crossing > segments.length * 0.2 || (best && crossing >= best.crossing)) continue;
    if (partsText(segments, x)) best = { x, crossing };
  }
  return best?.x ?? null;
}

/** Whether running text stands on both sides, side by side and with a real gap between. */
function partsText(segments: readonly Segment[], x: number): boolean {
  const left = segments.filter(({ x1 }) => x1 <= x);
  const right = segments.filter(({ x0 }) => x0 >= x);
  if (left.length < FEWEST_ROWS || right.length < FEWEST_ROWS) return false;
  const letters = (side: readonly Segment[]) => side.reduce((sum, segment) => sum + segment.letters, 0);
  const [less, more] = [letters(left), letters(right)].sort((a, b) => a - b) as [number, number];
  // A narrow column of names beside what they say is no column to be read from top to bottom.
  if (less < 0.2 * (less + more)) return false;
  const ends = left.map(({ x1 }) => x1).sort((a, b) => a - b);
  const gap = Math.min(...right.map(({ x0 }) => x0)) - (ends[Math.floor(ends.length * 0.9)] ?? 0);
  if (
    gap <
    0.6 *
      quantile(
        segments.map(({ size }) => size),
        0.5,
      )
  )
    return false;
  const span = (side: readonly Segment[]) => [Math.min(...side.map(({ y }) => y)), Math.max(...side.map(({ y }) => y))];
  const [a = 0, b = 0] = span(left);
  const [c = 0, d = 0] = span(right);
  return Math.min(b, d) - Math.max(a, c) > 0.5 * Math.min(b - a, d - c);
}

// — Paragraphs —

const endsSentence = (text: string): boolean => /[.!?…:？]["»”')\]]*$/u.test(text);

interface Measures {
  /** Distance of two baselines within a paragraph: a low one of all, for in talk of single lines most are wider. */
  readonly leading: number;
  readonly edges: ReadonlyMap<string, { left: number; right: number }>;
}

function paragraphsOf(rows: readonly Row[]): Row[][] {
  const measures = measuresOf(rows);
  const paragraphs: Row[][] = [];
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before && !beginsParagraph(before, row, measures)) paragraphs.at(-1)?.push(row);
    else paragraphs.push([row]);
  }
  return paragraphs;
}

function measuresOf(rows: readonly Row[]): Measures {
  const distances = rows.flatMap((row, index) => {
    const before = rows[index - 1];
    return before && before.region === row.region && row.y > before.y ? [row.y - before.y] : [];
  });
  const edges = new Map<string, { left: number; right: number }>();
  for (const column of new Set(rows.map((row) => row.column))) {
    const own = rows.filter((row) => row.column === column);
    edges.set(column, { left: usualLeft(own), right: Math.max(...own.map(({ x1 }) => x1)) });
  }
  return { leading: quantile(distances, 0.25), edges };
}

/** The margin at which most lines begin. */
function usualLeft(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { x0 } of rows) counts.set(Math.round(x0), (counts.get(Math.round(x0)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

function beginsParagraph(before: Row, row: Row, { leading, edges }: Measures): boolean {
  const { left = 0 } = edges.get(row.column) ?? {};
  const { left: leftBefore = 0, right: rightBefore = 0 } = edges.get(before.column) ?? {};
  const isEnded = endsSentence(before.text);
  const isIndented = row.x0 > left + 0.8 * row.size && before.x0 <= leftBefore + 0.5 * before.size;
  const isShort = before.x1 < rightBefore - 0.15 * (rightBefore - leftBefore);
  const isVoice = isEnded && (beginsVoice(row.text) || /^[•▪◦●■‣]/u.test(row.text));
  if (Math.abs(row.size - before.size) > 0.12 * before.size || isVoice) return true;
  if (row.bold !== before.bold && (isEnded || isShort)) return true;
  if (before.region !== row.region) return isEnded ? true : isIndented;
  const distance = row.y - before.y;
  return distance > Math.max(1.25 * leading, 1.1 * row.size) || isIndented || (isEnded && isShort);
}

// — Words parted at line ends —

/** Share of rows that end with a hyphen from which the text was hyphenated, so that most of those hyphens are no words'. */
const HYPHENATED = 0.03;

/** Joins rows, and the halves of a word; a compound («военно-политический») keeps its hyphen where the text shows that it is one. */
class PartedWords {
  readonly #words: ReadonlySet<string>;
  readonly #isHyphenated: boolean;

  constructor(rows: readonly Row[]) {
    const text = rows
      .map((row) => row.text)
      .join('\n')
      .toLowerCase();
    this.#words = new Set(text.match(/\p{L}+(?:-\p{L}+)*/gu));
    const parted = rows.filter((row) => /\p{L}[-‐]$/u.test(row.text)).length;
    this.#isHyphenated = parted >= 2 && parted > HYPHENATED * rows.length;
  }

  join(rows: readonly Row[]): Run[] {
    const runs: Run[] = [];
    for (const row of rows) {
      const [first, ...rest] = spaced(row.fragments);
      if (!first) continue;
      const last = runs.at(-1);
      if (!last) runs.push(first, ...rest);
      else {
        const joint = this.#joint(last.text, first.text);
        runs.splice(-1, 1, { ...last, text: last.text.slice(0, last.text.length - joint.cut) });
        runs.push({ ...first, text: `${joint.between}${first.text}` }, ...rest);
      }
    }
    return runs;
  }

  /** What to cut from the end of a row, and what to put between it and the next. */
  #joint(before: string, behind: string): { cut: number; between: string } {
    const whole = { cut: 0, between: ' ' };
    if (/\u00AD\s*$/u.test(before)) return { cut: before.length - before.search(/\u00AD\s*$/u), between: '' };
    const left = /(\p{L}+(?:-\p{L}+)*)[-‐]\s*$/u.exec(before);
    const right = /^\s*(\p{L}+)/u.exec(behind);
    if (!left?.[1] || !right?.[1]) return whole;
    const isCompound = /^\p{Lu}/u.test(right[1]) || this.#isCompound(left[1].toLowerCase(), right[1].toLowerCase());
    return { cut: isCompound ? 0 : before.length - left.index - left[1].length, between: '' };
  }

  #isCompound(left: string, right: string): boolean {
    if (this.#words.has(`${left}-${right}`)) return true;
    if (this.#words.has(`${left}${right}`)) return false;
    return !this.#isHyphenated || /^(?:то|либо|нибудь|таки)$/u.test(right);
  }
}
