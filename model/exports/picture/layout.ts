import { DirectedGraph } from 'graphology';
import * as library from 'graphology-layout-forceatlas2';
import type { Network } from '../../questions/network.ts';

type Layout = typeof library.default;

/** CommonJS, as the bundler and Node take it alike: the default import is the function itself. */
const forceAtlas2 = library.default as unknown as Layout extends { default: infer Fn } ? Fn : Layout;

/** Points of the picture in pixels, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Width and height in pixels that the picture is laid out for. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** A picture keeps its places while the window moves a little: it is laid out for one of these. */
export const FRAMES = [
  { width: 360, height: 460 },
  { width: 620, height: 620 },
  { width: 900, height: 620 },
] as const satisfies readonly Frame[];

/** The frame whose shape is nearest to the window's. */
export const frameFor = ({ width, height }: Frame): Frame => {
  if (width < 480) return FRAMES[0];
  return width / Math.max(1, height) > 1.15 ? FRAMES[2] : FRAMES[1];
};

const ITERATIONS = 400;
/** Room for one line of a label below its actor, and between neighbours. */
const LINE_HEIGHT = 18;
const GLYPH_WIDTH = 7.6;
const GAP = 26;

/**
 * Places for all actors: pixels within the frame, y downwards. The same answer gives the same places, whatever its
 * order: the start is a circle in the order of ids, and nothing is left to chance.
 */
export function layoutOf(network: Network, frame: Frame): Map<string, Point> {
  const graph = pullOf(network);
  const ids = graph.nodes();
  ids.forEach((id, index) => {
    const angle = (2 * Math.PI * index) / ids.length;
    graph.mergeNodeAttributes(id, { x: 100 * Math.cos(angle), y: 100 * Math.sin(angle) });
  });
  if (ids.length > 2)
    forceAtlas2.assign(graph, {
      iterations: ITERATIONS,
      getEdgeWeight: (_edge, attributes) => Math.sqrt(attributes.weight),
      settings: {
        gravity: 0.6,
        strongGravityMode: true,
        scalingRatio: 40,
        slowDown: 4,
        barnesHutOptimize: ids.length > 400,
      },
    });
  const boxes = new Map(network.actors.map((actor) => [actor.id, boxOf(actor.names)]));
  const places = ids.map((id) => ({
    id,
    ...graph.getNodeAttributes(id),
    ...(boxes.get(id) ?? boxOf({ en: id, ru: null, kk: null })),
  }));
  stretch(places, frame);
  spread(places, frame);
  return new Map(places.map(({ id, x, y }) => [id, { x, y }]));
}

/** The same without directions and with one edge a pair, weighted by claims: what a layout pulls on. */
export function pullOf({ actors, stances }: Network): DirectedGraph<{ x: number; y: number }, { weight: number }> {
  const graph = new DirectedGraph<{ x: number; y: number }, { weight: number }>();
  for (const { id } of [...actors].sort(byId)) graph.addNode(id, { x: 0, y: 0 });
  for (const { holder, target, claims } of [...stances].sort(byId)) {
    const [a, b] = holder < target ? [holder, target] : [target, holder];
    if (!graph.hasNode(a) || !graph.hasNode(b)) continue;
    if (graph.hasEdge(a, b)) graph.updateEdgeAttribute(a, b, 'weight', (weight) => (weight ?? 0) + claims);
    else graph.addEdge(a, b, { weight: claims });
  }
  return graph;
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

type Place = { id: string; x: number; y: number; width: number; height: number };

/** The room that an actor and its label take, in whichever language it is longest: switching moves nobody. */
function boxOf(names: { en: string; ru: string | null; kk: string | null }) {
  const all = [names.en, names.ru, names.kk].filter((name) => name !== null).map(linesOf);
  const longest = Math.max(...all.flat().map((line) => line.length));
  return {
    width: Math.max(36, longest * GLYPH_WIDTH) + GAP,
    height: 34 + LINE_HEIGHT * Math.max(...all.map((lines) => lines.length)) + GAP / 2,
  };
}

/** A name in lines of about 16 characters, broken between words only. */
export function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= 16) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Stretches the places over the frame, each direction for itself. */
function stretch(places: Place[], { width, height }: Frame): void {
  for (const [axis, length, margin] of [
    ['x', width, 60],
    ['y', height, 44],
  ] as const) {
    const values = places.map((place) => place[axis]);
    const low = Math.min(...values);
    const extent = Math.max(...values) - low;
    for (const place of places)
      place[axis] = extent < 1e-6 ? length / 2 : margin + ((place[axis] - low) / extent) * (length - 2 * margin);
  }
}

/** Pushes overlapping boxes apart along the shorter way, until none overlap or 300 rounds are over. */
function spread(places: Place[], frame: Frame): void {
  for (let round = 0; round < 300; round++) {
    let moved = false;
    for (const [index, a] of places.entries())
      for (const b of places.slice(index + 1)) {
        const overX = (a.width + b.width) / 2 - Math.abs(b.x - a.x);
        const overY = (a.height + b.height) / 2 - Math.abs(b.y - a.y);
        if (overX <= 0 || overY <= 0) continue;
        moved = true;
        if (overX < overY) {
          const step = ((b.x < a.x ? -1 : 1) * overX) / 3;
          a.x -= step;
          b.x += step;
        } else {
          const step = ((b.y < a.y ? -1 : 1) * overY) / 3;
          a.y -= step;
          b.y += step;
        }
      }
    // Back into the frame, so that a dense picture grows in rows instead of out of sight.
    if (places.length < 40)
      for (const place of places) {
        place.x = Math.min(frame.width - 44, Math.max(44, place.x));
        place.y = Math.min(frame.height - 44, Math.max(24, place.y));
      }
    if (!moved) return;
  }
}
