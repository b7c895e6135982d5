import { type Drawing, group } from './drawing.ts';
import type { Entry } from './figure-legend.ts';
import { linesWithin } from './figure-text.ts';
import { type Weight, widthOf } from './text.ts';

/** A part of a figure, from 0, 0 to the right and downwards; it is as wide as it was asked to be. */
export interface Block {
  readonly height: number;
  readonly drawings: readonly Drawing[];
}

interface Type {
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
}

/** From the top of a line to its baseline, and to the next line, in multiples of the size. */
const BASELINE = 1.05;
const LEADING = 1.4;

/** A text in at most `most` lines of at most `width` pixels. */
export function paragraph(text: string, type: Type, width: number, most: number): Block {
  const lines = linesWithin(text, type.size, type.weight, width, most);
  const step = type.size * LEADING;
  return { height: lines.length * step, drawings: lines.length ? [textOf(lines, type, 0, type.size * BASELINE)] : [] };
}

const textOf = (lines: readonly string[], { size, weight, color }: Type, x: number, baseline: number): Drawing => ({
  kind: 'text',
  lines: lines.map((text, index) => ({ at: { x, y: baseline + index * size * LEADING }, text })),
  size,
  weight,
  anchor: 'start',
  color,
  halo: null,
});

const SAMPLE_GAP = 7;
const ENTRY_GAP = 18;
const ROW = 22;
/** From the middle of a row to the baseline of its text, in multiples of the size. */
const MIDDLE = 0.36;

/** Entries side by side, in as many rows as they need; each group begins a row of its own. */
export function legend(groups: readonly (readonly Entry[])[], size: number, color: string, width: number): Block {
  const drawings: Drawing[] = [];
  let y = 0;
  for (const entries of groups) {
    let x = 0;
    for (const { text, isHeading, room, sample } of entries) {
      const type: Type = { size, weight: isHeading ? 'bold' : 'regular', color };
      const from = room ? room + SAMPLE_GAP : 0;
      const lines = linesWithin(text, size, type.weight, width - from, 4);
      const wide = from + Math.max(0, ...lines.map((line) => widthOf(line, size, type.weight)));
      if (x > 0 && x + wide > width) {
        x = 0;
        y += ROW;
      }
      const middle = y + ROW / 2;
      if (sample.length) drawings.push(group(sample, { at: { x, y: middle } }));
      drawings.push(textOf(lines, type, x + from, middle + size * MIDDLE));
      x += wide + ENTRY_GAP;
      y += Math.max(0, lines.length - 1) * size * LEADING;
    }
    y += ROW;
  }
  return { height: y, drawings };
}

/** Blocks one below the other, each `gap` pixels below the one before. */
export function stacked(blocks: readonly (Block & { readonly gap: number })[]): Block {
  const drawings: Drawing[] = [];
  let y = 0;
  for (const { height, drawings: inside, gap } of blocks) {
    y += gap;
    drawings.push(group(inside, { at: { x: 0, y } }));
    y += height;
  }
  return { height: y, drawings };
}
