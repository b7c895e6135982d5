import { buildGraph } from '#model/exports/picture/build';
import type { Point } from '#model/exports/picture/geometry';
import type { Frame } from '#model/exports/picture/layout';
import type { Look } from '#model/exports/picture/look';
import type { Network } from '#model/questions/network';
import type { Mark, Picture, PictureEvents } from '../../web/graph/picture.ts';
import { drawWithWebGl } from '../../web/graph/renderer.ts';
import { drawWithSvg } from '../../web/graph/svg-picture.ts';

/** What the test of the renderers says to the page. Sets and functions do not cross over, so they travel as lists. */
export interface Order {
  with: 'webgl' | 'svg';
  network: Network;
  places: readonly (readonly [string, Point])[];
  frame: Frame;
  look: Pick<Look, 'palette' | 'cursor'> & { focus: readonly string[] | null; selected: readonly string[] };
}

declare global {
  interface Window {
    draw(order: Order): void;
    picture: Picture | null;
    selected: (Mark | null)[];
    hovered: (Mark | null)[];
  }
}

window.picture = null;
window.selected = [];
window.hovered = [];

window.draw = ({ with: kind, network, places, frame, look }) => {
  window.picture?.destroy();
  window.selected = [];
  window.hovered = [];
  const events: PictureEvents = {
    onSelect: (mark) => window.selected.push(mark),
    onHover: (mark) => window.hovered.push(mark),
  };
  const container = document.getElementById('picture') as HTMLElement;
  window.picture = (kind === 'webgl' ? drawWithWebGl : drawWithSvg)(container, events);
  window.picture.show(buildGraph(network, new Map(places)), frame);
  window.picture.dress({
    ...look,
    font: 'sans-serif',
    labelOf: (id) => [id],
    focus: look.focus && new Set(look.focus),
    selected: new Set(look.selected),
  });
};
