import type { AtlasGraph } from '#model/exports/picture/build';
import type { Point } from '#model/exports/picture/geometry';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const WAYS: Readonly<Record<Direction, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest actor in a direction, those straight ahead preferred; null where there is none. Ties go to the first id. */
export function nearestActor(graph: AtlasGraph, from: string, direction: Direction): string | null {
  const { x, y } = graph.getNodeAttributes(from);
  const way = WAYS[direction];
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const id of graph.nodes()) {
    const place = graph.getNodeAttributes(id);
    const ahead = (place.x - x) * way.x + (place.y - y) * way.y;
    const aside = Math.abs((place.x - x) * way.y) + Math.abs((place.y - y) * way.x);
    // Beyond some 70 degrees it is no longer that direction.
    if (id === from || ahead <= 0 || aside > 2.8 * ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost >= least) continue;
    nearest = id;
    least = cost;
  }
  return nearest;
}

/** Lines of an actor, held and received, clockwise from the top by their other end, then by id. */
export function linesAround(graph: AtlasGraph, actor: string): string[] {
  const { x, y } = graph.getNodeAttributes(actor);
  const angleOf = (line: string) => {
    const other = graph.getNodeAttributes(graph.opposite(actor, line));
    const angle = Math.atan2(other.x - x, y - other.y);
    return angle < 0 ? angle + 2 * Math.PI : angle;
  };
  return graph
    .edges(actor)
    .map((id) => ({ id, angle: angleOf(id) }))
    .sort((a, b) => a.angle - b.angle || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** A line that goes the other way between the same two, one of the same sign if there is; null where there is none. */
export function reverseOf(graph: AtlasGraph, line: string): string | null {
  const [holder, target] = graph.extremities(line);
  const { sign } = graph.getEdgeAttribute(line, 'line');
  const back = graph
    .edges(target, holder)
    .filter((id) => graph.source(id) === target)
    .sort();
  return back.find((id) => graph.getEdgeAttribute(id, 'line').sign === sign) ?? back[0] ?? null;
}
