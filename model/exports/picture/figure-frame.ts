import type { Network } from '../../questions/network.ts';
import { type AtlasGraph, buildGraph } from './build.ts';
import { drawingsOf } from './draw.ts';
import { type Drawing, group } from './drawing.ts';
import type { Palette } from './encoding.ts';
import type { Block } from './figure-blocks.ts';
import { type Point, pointAt } from './geometry.ts';
import type { Box } from './labels.ts';
import { type Frame, layoutOf } from './layout.ts';
import { curvesOf, LABEL_LINE, LABEL_SIZE, labelBoxes, type View } from './placing.ts';
import { widthOf } from './text.ts';

/** Pixels between the picture and its border. */
const INSET = 6;

/**
 * The network laid out for a frame and drawn into it, smaller where it needs more room. `labels` has the lines of each
 * actor's name, for the layout and the picture alike. Counts the lines that are drawn, and the actors whose name found
 * no room.
 */
export function framed(
  network: Network,
  frame: Frame,
  palette: Palette,
  labels: ReadonlyMap<string, readonly string[]>,
): Block & { readonly lines: number; readonly unnamed: number } {
  const labelOf = (id: string) => labels.get(id) ?? [id];
  const named = network.actors.map((actor) => ({
    ...actor,
    names: { en: labelOf(actor.id).join(' '), ru: null, kk: null },
  }));
  const graph = buildGraph(network, layoutOf({ ...network, actors: named }, roomFor(named.length, frame)));
  const { view, scale } = viewOf(graph, frame);
  const look = { palette, font: '', labelOf, focus: null, selected: new Set<string>(), cursor: null };
  const curves = curvesOf(graph, view);
  const placed = labelBoxes(graph, look, view, (line) => widthOf(line, LABEL_SIZE, 'bold'), curves);
  const boxes = new Map([...placed].map(([id, box]) => [id, inside(box, view.frame)]));
  const drawings = drawingsOf(graph, look, view, curves, boxes).map(withoutReach);
  return {
    height: frame.height,
    drawings: [group(drawings, { scale })],
    lines: graph.size,
    unnamed: graph.order - boxes.size,
  };
}

/** Square pixels that an actor with a name of two lines takes. */
const AREA = 13_000;

/** The frame, enlarged until all have room: from a smaller one they are pushed out in all directions. */
function roomFor(actors: number, { width, height }: Frame): Frame {
  const times = Math.max(1, Math.sqrt((actors * AREA) / (width * height)));
  return { width: width * times, height: height * times };
}

/** The frame as it is seen from the picture: as large as the picture needs, and all of it inside. */
function viewOf(graph: AtlasGraph, { width, height }: Frame): { view: View; scale: number } {
  const placeOf = (id: string): Point => {
    const { x, y } = graph.getNodeAttributes(id);
    return { x, y };
  };
  const { low, high } = extentOf(graph, curvesOf(graph, { frame: { width, height }, placeOf }));
  const times = Math.min(1, width / (high.x - low.x), height / (high.y - low.y));
  // Rounded down, so that all stays inside; machines may differ in what comes behind it.
  const scale = Math.floor(times * 10_000) / 10_000;
  const frame = { width: width / scale, height: height / scale };
  // In the middle where it is made smaller, else moved only where it would leave the frame.
  const shift = (from: number, to: number, room: number) =>
    scale < 1 ? (room - from - to) / 2 : from < 0 ? -from : to > room ? room - to : 0;
  const [right, down] = [shift(low.x, high.x, frame.width), shift(low.y, high.y, frame.height)];
  return {
    view: {
      frame,
      placeOf: (id) => {
        const { x, y } = placeOf(id);
        return { x: x + right, y: y + down };
      },
    },
    scale,
  };
}

/** Of all marks and lines, with the inset; labels stand where there is room. */
function extentOf(graph: AtlasGraph, curves: ReadonlyMap<string, readonly [Point, Point, Point]>) {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  const hold = ({ x, y }: Point, radius: number) => {
    left = Math.min(left, x - radius - INSET);
    right = Math.max(right, x + radius + INSET);
    top = Math.min(top, y - radius - INSET);
    bottom = Math.max(bottom, y + radius + INSET);
  };
  // Below an actor there is to be room for a line of its name at least.
  for (const { x, y, radius } of graph.mapNodes((_, each) => each)) hold({ x, y }, radius + LABEL_LINE);
  for (const curve of curves.values()) for (const t of [0.25, 0.5, 0.75]) hold(pointAt(...curve, t), 8);
  return { low: { x: left, y: top }, high: { x: right, y: bottom } };
}

const inside = (box: Box, { width, height }: Frame): Box => ({
  ...box,
  x: Math.max(0, Math.min(width - box.width, box.x)),
  y: Math.max(0, Math.min(height - box.height, box.y)),
});

/** Nothing points at a figure. */
const withoutReach = (mark: Drawing): Drawing =>
  mark.kind === 'group' ? { ...mark, marks: mark.marks.filter(({ kind }) => kind !== 'reach') } : mark;
