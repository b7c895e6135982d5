import type { Sign } from '../../stance.ts';
import type { Point } from './geometry.ts';
import type { Weight } from './text.ts';

/**
 * What a picture is made of, in the order in which it is drawn: SVG and PDF write the same list. Pixels, y downwards,
 * colours as `#rrggbb`; paths are absolute and have the commands M, L, H, V, Q, A and Z.
 */
export type Drawing = PathMark | CircleMark | SignMark | TextMark | Reach | Group;

export interface Stroke {
  readonly color: string;
  readonly width: number;
  /** Lengths of a dash and of the gap behind it. */
  readonly dash?: readonly [number, number] | null;
  readonly hasRoundEnds?: boolean;
}

interface Painted {
  readonly fill: string | null;
  readonly stroke: Stroke | null;
}

export interface PathMark extends Painted {
  readonly kind: 'path';
  readonly d: string;
}

export interface CircleMark extends Painted {
  readonly kind: 'circle';
  readonly at: Point;
  readonly radius: number;
}

/** The glyph of a sign around a point; few fonts draw it alike, and some not at all. */
export interface SignMark {
  readonly kind: 'sign';
  readonly sign: Sign;
  readonly at: Point;
  readonly color: string;
}

export interface TextLine {
  /** Of the baseline: its start or its middle, as the text is anchored. */
  readonly at: Point;
  readonly text: string;
}

export interface TextMark {
  readonly kind: 'text';
  readonly lines: readonly TextLine[];
  readonly size: number;
  readonly weight: Weight;
  readonly anchor: 'start' | 'middle';
  readonly color: string;
  /** Around the letters, below them. */
  readonly halo: string | null;
}

/** Where a pointer meets a line: wider than the line, and unseen. */
export interface Reach {
  readonly kind: 'reach';
  readonly d: string;
}

/** Whose marks these are. */
export interface Subject {
  readonly kind: 'actor' | 'line';
  readonly id: string;
}

/** Marks that belong together. What is in a group is seen from `at`, and `scale` times as large. */
export interface Group {
  readonly kind: 'group';
  readonly of: Subject | null;
  readonly at: Point | null;
  readonly scale: number;
  /** 0 to 1. */
  readonly opacity: number;
  readonly marks: readonly Drawing[];
}

export const group = (marks: readonly Drawing[], more: Partial<Omit<Group, 'kind' | 'marks'>> = {}): Group => ({
  kind: 'group',
  of: null,
  at: null,
  scale: 1,
  opacity: 1,
  marks,
  ...more,
});

/** Hundredths: machines may differ in what comes behind them. */
export const round = (value: number): number => Math.round(value * 100) / 100 + 0;
