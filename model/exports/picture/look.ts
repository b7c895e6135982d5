import type { Palette } from './encoding.ts';

/** Everything about the picture that may change while its actors and lines stay. */
export interface Look {
  readonly palette: Palette;
  readonly font: string;
  /** The actor's label, in lines. */
  readonly labelOf: (actor: string) => readonly string[];
  /** What stays at full strength; null is everything. */
  readonly focus: ReadonlySet<string> | null;
  /** Actors and lines with a ring or a glow. */
  readonly selected: ReadonlySet<string>;
  /** Where the keyboard is. */
  readonly cursor: string | null;
}
