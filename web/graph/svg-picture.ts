import { type AtlasGraph, buildGraph } from '#model/exports/picture/build';
import type { Point } from '#model/exports/picture/geometry';
import type { Frame } from '#model/exports/picture/layout';
import type { Look } from '#model/exports/picture/look';
import { graphToSvg } from '#model/exports/picture/svg';
import type { Mark, Picture, PictureEvents } from './picture.ts';

/** Pixels that a press may move and still be a click. */
const DRAG_FROM = 4;

/** The picture without WebGL: the SVG text put into the page, with the same ways to select and to come nearer. */
export function drawWithSvg(container: HTMLElement, events: PictureEvents): Picture {
  let graph: AtlasGraph = buildGraph({ actors: [], stances: [] });
  let frame: Frame = { width: 1, height: 1 };
  let look: Look | null = null;
  let ratio = 1;
  let center: Point = { x: 0.5, y: 0.5 };
  let hovered: string | null = null;

  const draw = () => {
    if (!look) return;
    const at = (point: Point): Point => ({
      x: (point.x - center.x * frame.width) * ratio + frame.width / 2,
      y: (point.y - center.y * frame.height) * ratio + frame.height / 2,
    });
    // The text is escaped where it is made; nothing in it comes from elsewhere.
    container.innerHTML = graphToSvg(graph, look, { frame, placeOf: (id) => at(graph.getNodeAttributes(id)) });
  };

  const markOf = (event: Event): Mark | null => {
    const element = event.target instanceof Element ? event.target.closest('[data-actor],[data-line]') : null;
    if (!(element instanceof SVGElement)) return null;
    const { actor, line } = element.dataset;
    return actor !== undefined ? { kind: 'actor', id: actor } : line !== undefined ? { kind: 'line', id: line } : null;
  };
  // Dragging moves the picture; what is let go of after a drag is no click.
  let grip: Point | null = null;
  let isDragged = false;
  const onDown = ({ clientX: x, clientY: y }: PointerEvent) => {
    grip = { x, y };
    isDragged = false;
  };
  const onUp = () => {
    grip = null;
  };
  const onDrag = ({ clientX: x, clientY: y }: PointerEvent, from: Point) => {
    const [across, down] = [x - from.x, y - from.y];
    if (!isDragged && Math.hypot(across, down) < DRAG_FROM) return;
    isDragged = true;
    grip = { x, y };
    center = {
      x: Math.min(1, Math.max(0, center.x - across / ratio / frame.width)),
      y: Math.min(1, Math.max(0, center.y - down / ratio / frame.height)),
    };
    draw();
  };
  const onClick = (event: Event) => {
    if (!isDragged) events.onSelect(markOf(event));
  };
  const onMove = (event: PointerEvent) => {
    if (grip && event.pointerType === 'mouse') onDrag(event, grip);
    const mark = markOf(event);
    if ((mark?.id ?? null) === hovered) return;
    hovered = mark?.id ?? null;
    events.onHover(mark);
  };
  const onLeave = () => {
    hovered = null;
    events.onHover(null);
  };
  container.addEventListener('click', onClick);
  container.addEventListener('pointerdown', onDown);
  window.addEventListener('pointerup', onUp);
  container.addEventListener('pointermove', onMove);
  container.addEventListener('pointerleave', onLeave);

  return {
    show(next, size) {
      graph = next;
      frame = size;
      draw();
    },
    dress(next) {
      look = next;
      draw();
    },
    zoom(factor) {
      ratio = Math.min(5, Math.max(0.6, ratio * factor));
      draw();
    },
    reset() {
      ratio = 1;
      center = { x: 0.5, y: 0.5 };
      draw();
    },
    reveal(at) {
      if (ratio <= 1) return;
      center = { x: at.x / frame.width, y: at.y / frame.height };
      draw();
    },
    destroy() {
      container.removeEventListener('click', onClick);
      container.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointerup', onUp);
      container.removeEventListener('pointermove', onMove);
      container.removeEventListener('pointerleave', onLeave);
      container.replaceChildren();
    },
  };
}
