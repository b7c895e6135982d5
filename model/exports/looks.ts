import type { NetworkActor } from '../questions/network.ts';
import type { Relationship } from '../relationship.ts';
import type { ExportGraph } from './graph.ts';
import { busiest } from './picture/crowd.ts';
import { round } from './picture/drawing.ts';
import { PALETTES, radiusOf, widthOf } from './picture/encoding.ts';
import { FRAMES, layoutOf, type Point } from './picture/layout.ts';

/** How actors and lines are drawn: pixels, y downwards, colours as `#rrggbb`. */
export interface Looks {
  ofActor(actor: NetworkActor): { x: number; y: number; size: number; color: string };
  ofLine(line: Relationship): { size: number; color: string };
}

/** Actors up to which the layout takes about a second; others who ask have to wait for it. */
const MOST = 400;

/** The page's picture in its widest frame and its light colours; a larger graph is a disc, who is busiest in its middle. */
export function looksOf(graph: Pick<ExportGraph, 'actors' | 'stances'>): Looks {
  const [, , frame] = FRAMES;
  const { signs, ink } = PALETTES.light;
  const places = graph.actors.length > MOST ? disc(graph.actors) : layoutOf(graph, frame);
  return {
    ofActor({ id, held, received }) {
      const { x, y } = places.get(id) ?? { x: 0, y: 0 };
      return { x: round(x), y: round(y), size: round(radiusOf(held + received)), color: ink };
    },
    ofLine: ({ claims, sign }) => ({ size: round(widthOf(claims)), color: signs[sign] }),
  };
}

/** The angle by which sunflowers set their seeds, so that all have the same room. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Pixels; an actor needs about twice this. */
const ROOM = 30;

function disc(actors: readonly NetworkActor[]): Map<string, Point> {
  return new Map(
    busiest(actors).map(({ id }, index) => {
      const radius = ROOM * Math.sqrt(index);
      return [id, { x: radius * Math.cos(index * GOLDEN), y: radius * Math.sin(index * GOLDEN) }];
    }),
  );
}
