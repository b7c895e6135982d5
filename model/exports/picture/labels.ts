import type { Point } from './geometry.ts';
import type { Frame } from './layout.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An actor's label to be placed. Pixels; `width` and `height` are those of the text. */
export interface Wanted {
  readonly id: string;
  readonly at: Point;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** Placed first, and kept even where there is no room. */
  readonly urgent: boolean;
}

/** Clear of the ring around a selected actor. */
const MARGIN = 8;
/** From the border of the picture. */
const INSET = 4;

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

const around = ({ x, y }: Point, radius: number): Box => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});

function candidates({ at, radius, width, height }: Wanted, frame: Frame): Box[] {
  const off = radius + MARGIN;
  // Above and below, a label slides along rather than out of the picture.
  const across = Math.max(INSET, Math.min(frame.width - INSET - width, at.x - width / 2));
  return [
    { x: across, y: at.y + off, width, height },
    { x: at.x + off, y: at.y - height / 2, width, height },
    { x: at.x - off - width, y: at.y - height / 2, width, height },
    { x: across, y: at.y - off - height, width, height },
    { x: at.x + off * 0.7, y: at.y + off * 0.7, width, height },
    { x: at.x - off * 0.7 - width, y: at.y + off * 0.7, width, height },
    { x: at.x + off * 0.7, y: at.y - off * 0.7 - height, width, height },
    { x: at.x - off * 0.7 - width, y: at.y - off * 0.7 - height, width, height },
  ];
}

/**
 * Where each label stands: the first of eight places around its actor that hides nothing, else the one that hides
 * least. Labels that would hide another by more than a third are left out, unless urgent.
 */
export function placeLabels(wanted: readonly Wanted[], lines: readonly Point[], frame: Frame): Map<string, Box> {
  const actors = wanted.map(({ at, radius }) => around(at, radius));
  const beads = lines.map((point) => around(point, 4));
  const placed = new Map<string, Box>();
  for (const label of [...wanted].sort((a, b) => Number(b.urgent) - Number(a.urgent))) {
    const texts = [...placed.values()];
    const costOf = (box: Box): number => {
      const inside = overlap(box, { x: 2, y: 2, width: frame.width - 4, height: frame.height - 4 });
      return (
        texts.reduce((sum, other) => sum + 6 * overlap(box, other), 0) +
        actors.reduce((sum, other) => sum + 4 * overlap(box, other), 0) +
        beads.reduce((sum, other) => sum + overlap(box, other), 0) +
        8 * (box.width * box.height - inside)
      );
    };
    let best: Box | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, box] of candidates(label, frame).entries()) {
      // A little in favour of the first places, so that labels do not jump about while the view moves.
      const cost = costOf(box) + index * 6;
      if (cost >= least) continue;
      best = box;
      least = cost;
    }
    if (!best) continue;
    const hidden = texts.reduce((sum, other) => sum + overlap(best, other), 0);
    if (label.urgent || hidden < (best.width * best.height) / 3) placed.set(label.id, best);
  }
  return placed;
}
