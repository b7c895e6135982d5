import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Picture, PictureEvents } from '../../graph/picture.ts';
import { drawWithSvg } from '../../graph/svg-picture.ts';

export interface Drawing {
  readonly picture: Picture;
  /** Drawn as SVG, because the machine has or gives no WebGL. */
  readonly isSvg: boolean;
}

/** The network is what most people come for, so that its drawing is on the way before the first answer is. */
const webGl = import('../../graph/renderer.ts');
// Where it cannot be loaded, SVG draws; the failure is met there.
webGl.catch(() => undefined);

/** A picture inside an element, for as long as the element is there; null until it can be drawn on. */
export function usePicture(ref: RefObject<HTMLElement | null>, events: PictureEvents): Drawing | null {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    const container = ref.current;
    if (!container) return;
    const handlers: PictureEvents = {
      onSelect: (mark) => latest.current.onSelect(mark),
      onHover: (mark) => latest.current.onHover(mark),
    };
    let picture: Picture | null = null;
    let isGone = false;
    const start = async () => {
      let isSvg = false;
      try {
        const { drawWithWebGl } = await webGl;
        if (isGone) return;
        picture = drawWithWebGl(container, handlers);
      } catch {
        if (isGone) return;
        container.replaceChildren();
        picture = drawWithSvg(container, handlers);
        isSvg = true;
      }
      setDrawing({ picture, isSvg });
    };
    void start();
    return () => {
      isGone = true;
      picture?.destroy();
      setDrawing(null);
    };
  }, [ref]);
  return drawing;
}
