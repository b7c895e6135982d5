import { Sigma } from 'sigma';
import {
  type EdgePath,
  extremityArrow,
  type FragmentLayer,
  layerDashed,
  pathCurved,
  sdfCircle,
  sdfSquare,
} from 'sigma/rendering';
import { buildGraph, type LineEdge } from '#model/exports/picture/build';
import { ARROW, DASHES, FADED, type Fill, MARKS } from '#model/exports/picture/encoding';
import type { Point } from '#model/exports/picture/geometry';
import type { Box } from '#model/exports/picture/labels';
import type { Frame } from '#model/exports/picture/layout';
import type { Look } from '#model/exports/picture/look';
import { curvesOf, LABEL_SIZE, labelBoxes, type View } from '#model/exports/picture/placing';
import { paintAbove, paintBelow } from './paint.ts';
import type { Picture, PictureEvents } from './picture.ts';

/** Lengths beyond any line: the dashed layer draws a dash this long as a solid line, its middle on the line's. */
const ENDLESS = { dash: 1e5, gap: 1, offset: 5e4 };

/** Sigma draws lines half as wide as it is told. */
const PER_PIXEL = 2;

const FILLS: Readonly<Record<Fill, number>> = { hollow: 0, filled: 1, dot: 2, ring: 3 };

/** Regular hexagon with a corner at the top; `size` is the distance of the corners. */
const HEXAGON = {
  name: 'hexagon',
  glsl: `float sdf_hexagon(vec2 uv, float size) {
    vec2 p = abs(uv);
    return max(p.x, dot(p, vec2(0.5, 0.8660254))) - size * 0.8660254;
  }`,
  inradiusFactor: 0.866,
};

/** Ink at the rim; inside surface, ink, a dot or a second rim. Distances are pixels; `pixels` is the radius. */
const markLayer = (): FragmentLayer => {
  const { UNSIGNED_BYTE, FLOAT } = WebGL2RenderingContext;
  return {
    name: 'mark',
    uniforms: [],
    attributes: [
      { name: 'ink', size: 4, type: UNSIGNED_BYTE, normalized: true, source: 'color' },
      { name: 'inside', size: 4, type: UNSIGNED_BYTE, normalized: true, source: 'inside' },
      { name: 'filling', size: 1, type: FLOAT, source: 'filling' },
    ],
    glsl: `vec4 layer_mark(vec4 v_ink, vec4 v_inside, float v_filling) {
      float pixels = 0.5 / context.pixelToUV;
      float depth = -context.sdf * pixels;
      float off = length(context.uv) * pixels;
      float ink = 1.0 - smoothstep(1.9, 2.9, depth);
      if (v_filling > 0.5 && v_filling < 1.5) ink = 1.0;
      if (v_filling > 1.5 && v_filling < 2.5) ink = max(ink, 1.0 - smoothstep(pixels * 0.4 - 0.5, pixels * 0.4 + 0.5, off));
      if (v_filling > 2.5) ink = max(ink, smoothstep(4.0, 5.0, depth) * (1.0 - smoothstep(5.8, 6.8, depth)));
      return mix(v_inside, v_ink, ink);
    }`,
  };
};

/** The one place that knows Sigma. Throws where there is no WebGL 2. */
export function drawWithWebGl(container: HTMLElement, events: PictureEvents): Picture {
  let graph = buildGraph({ actors: [], stances: [] });
  let look: Look | null = null;
  let boxes = new Map<string, Box>();
  const inFocus = (id: string) => !look?.focus || look.focus.has(id);
  const isQuiet = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const motion = isQuiet ? 0 : 180;

  const sigma = new Sigma(graph as never, container, {
    primitives: {
      nodes: {
        shapes: [sdfCircle(), sdfSquare({ cornerRadius: 0.15 }), HEXAGON],
        variables: { inside: { type: 'color', default: '#ffffff' }, filling: { type: 'number', default: 0 } },
        layers: [markLayer()],
      },
      edges: {
        paths: [pathCurved({ segments: 32 }) as EdgePath],
        extremities: [extremityArrow({ lengthRatio: ARROW.length, widthRatio: 2 * ARROW.halfWidth, margin: 4 })],
        variables: {
          dashSize: { type: 'number', default: ENDLESS.dash },
          gapSize: { type: 'number', default: ENDLESS.gap },
          dashOffset: { type: 'number', default: ENDLESS.offset },
        },
        layers: [
          layerDashed({
            dashSize: { attribute: 'dashSize', mode: 'relative', default: ENDLESS.dash },
            gapSize: { attribute: 'gapSize', mode: 'relative', default: ENDLESS.gap },
            dashOffset: { attribute: 'dashOffset', mode: 'relative', default: 0 },
            cap: 'butt',
            solidExtremities: true,
          }),
        ],
      },
    },
    styles: {
      nodes: {
        x: { attribute: 'x' },
        y: (attributes) => -Number(attributes.y),
        size: (attributes) => Number(attributes.radius) * (shapeOf(attributes) === 'square' ? 0.9 : 1.04),
        shape: (attributes) => shapeOf(attributes),
        color: () => look?.palette.ink ?? '#000000',
        inside: () => look?.palette.surface ?? '#ffffff',
        filling: (attributes) => FILLS[MARKS[attributes.type as keyof typeof MARKS][1]],
        opacity: (attributes) => (inFocus(attributes.actor.id) ? 1 : FADED),
        label: '',
        cursor: 'pointer',
      },
      edges: {
        path: 'curved',
        curvature: (attributes: LineEdge) => attributes.curvature,
        size: (attributes: LineEdge) => attributes.width * PER_PIXEL,
        color: (attributes: LineEdge) => look?.palette.signs[attributes.line.sign] ?? '#000000',
        opacity: (attributes: LineEdge) => (inFocus(attributes.line.id) ? 1 : FADED),
        head: 'arrow',
        tail: (attributes: LineEdge) => (attributes.line.symmetric ? 'arrow' : 'none'),
        dashSize: (attributes: LineEdge) => dashOf(attributes)?.dash ?? ENDLESS.dash,
        gapSize: (attributes: LineEdge) => dashOf(attributes)?.gap ?? ENDLESS.gap,
        dashOffset: (attributes: LineEdge) => (dashOf(attributes) ? 0 : ENDLESS.offset),
        cursor: 'pointer',
      } as never,
    },
    settings: {
      enableEdgeEvents: true,
      edgePickingPadding: 12,
      nodePickingPadding: 4,
      renderLabels: false,
      renderEdgeLabels: false,
      stagePadding: 0,
      autoRescale: true,
      zoomToSizeRatioFunction: () => 1,
      minCameraRatio: 0.2,
      maxCameraRatio: 1.6,
      enableCameraRotation: false,
      zoomDuration: motion,
      inertiaDuration: motion,
      doubleClickZoomingDuration: motion,
      gestureTarget: matchMedia('(pointer: coarse), (max-width: 699px)').matches ? 'page' : 'graph',
      allowInvalidContainer: true,
    },
  });

  const layer = (id: string, where: { beforeLayer: string } | { afterLayer: string }) => {
    const canvas = sigma.createCanvas(id, { ...where, style: { inset: '0', width: '100%', height: '100%' } });
    return canvas.getContext('2d');
  };
  const below = layer('below', { beforeLayer: 'stage' });
  const above = layer('above', { afterLayer: 'stage' });

  const viewNow = (): View => ({
    frame: sigma.getDimensions(),
    placeOf: (id) => {
      const { x, y } = graph.getNodeAttributes(id);
      return sigma.graphToViewport({ x, y: -y });
    },
  });

  const paint = () => {
    if (!look || !below || !above) return;
    const view = viewNow();
    for (const context of [below, above]) sharpen(context, view.frame);
    const curves = curvesOf(graph, view);
    above.font = `600 ${LABEL_SIZE}px ${look.font}`;
    boxes = labelBoxes(graph, look, view, (line) => above.measureText(line).width, curves);
    paintBelow(below, graph, look, view, curves);
    paintAbove(above, graph, look, view, curves, boxes);
  };
  sigma.on('afterRender', paint);

  const labelAt = ({ x, y }: Point): string | null => {
    for (const [id, box] of boxes)
      if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) return id;
    return null;
  };
  sigma.on('clickNode', ({ node }) => events.onSelect({ kind: 'actor', id: node }));
  sigma.on('clickEdge', ({ edge, event }) => {
    const label = labelAt(event);
    events.onSelect(label === null ? { kind: 'line', id: edge } : { kind: 'actor', id: label });
  });
  sigma.on('clickStage', ({ event }) => {
    const label = labelAt(event);
    events.onSelect(label === null ? null : { kind: 'actor', id: label });
  });
  sigma.on('doubleClickStage', ({ preventSigmaDefault }) => preventSigmaDefault());
  sigma.on('enterNode', ({ node }) => events.onHover({ kind: 'actor', id: node }));
  sigma.on('leaveNode', () => events.onHover(null));
  sigma.on('enterEdge', ({ edge }) => events.onHover({ kind: 'line', id: edge }));
  sigma.on('leaveEdge', () => events.onHover(null));

  const camera = sigma.getCamera();
  return {
    show(next, frame) {
      graph = next;
      sigma.setCustomBBox({ x: [0, frame.width], y: [-frame.height, 0] });
      sigma.setGraph(next as never);
      sigma.resize();
      sigma.refresh();
    },
    dress(next) {
      look = next;
      sigma.refresh();
    },
    zoom(factor) {
      const ratio = Math.min(1.6, Math.max(0.2, camera.ratio / factor));
      if (isQuiet) camera.setState({ ratio });
      else void camera.animate({ ratio }, { duration: motion });
    },
    reset() {
      const start = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
      if (isQuiet) camera.setState(start);
      else void camera.animate(start, { duration: motion });
    },
    reveal(at) {
      const { x, y } = sigma.graphToViewport({ x: at.x, y: -at.y });
      const { width, height } = sigma.getDimensions();
      if (x > 20 && y > 20 && x < width - 20 && y < height - 20) return;
      camera.setState(sigma.viewportToFramedGraph({ x, y }));
    },
    destroy() {
      sigma.kill();
    },
  };
}

const shapeOf = (attributes: Record<string, unknown>) => MARKS[attributes.type as keyof typeof MARKS][0];
const dashOf = ({ line }: LineEdge) => DASHES[line.maxCertainty];

/** Sizes a canvas to the pixels of the screen and scales it back, where that has not been done. */
function sharpen(context: CanvasRenderingContext2D, { width, height }: Frame): void {
  const ratio = window.devicePixelRatio || 1;
  const { canvas } = context;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}
