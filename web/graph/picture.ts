import type { AtlasGraph } from '#model/exports/picture/build';

import type { Point } from '#model/exports/picture/geometry';
import type { Frame } from '#model/exports/picture/layout';
import type { Look } from '#model/exports/picture/look';

/** An actor or a line of the picture. */
export type Mark = { readonly kind: 'actor'; readonly id: string } | { readonly kind: 'line'; readonly id: string };

export interface PictureEvents {
  onSelect(mark: Mark | null): void;
  onHover(mark: Mark | null): void;
}

/** What draws: WebGL where there is some, else SVG. */
export interface Picture {
  /** Draws this graph from now on; its places are pixels of the frame, y downwards. */
  show(graph: AtlasGraph, frame: Frame): void;
  dress(look: Look): void;
  /** Above 1 comes nearer. */
  zoom(factor: number): void;
  reset(): void;
  /** Brings a place into view, without coming nearer. */
  reveal(at: Point): void;
  destroy(): void;
}

/** What stays in focus around a mark: an actor with its lines and neighbours, a line with its ends. */
export function neighbourhood(graph: AtlasGraph, mark: Mark): Set<string> {
  if (mark.kind === 'actor') {
    if (!graph.hasNode(mark.id)) return new Set();
    return new Set([mark.id, ...graph.edges(mark.id), ...graph.neighbors(mark.id)]);
  }
  return graph.hasEdge(mark.id) ? new Set([mark.id, ...graph.extremities(mark.id)]) : new Set();
}

/** All lines between two actors, both ways, with the two. */
export function pairMarks(graph: AtlasGraph, a: string, b: string): Set<string> {
  if (!graph.hasNode(a) || !graph.hasNode(b)) return new Set();
  return new Set([a, b, ...graph.edges(a, b), ...graph.edges(b, a)]);
}
