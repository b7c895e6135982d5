import { useEffect } from 'react';

/** Tells whoever waits for the page, by `data-ready` on its root, that what was asked for is drawn: a frame after it is. */
export function useReady(isDrawn: boolean): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (!isDrawn) {
      delete dataset.ready;
      return;
    }
    const frame = requestAnimationFrame(() => {
      dataset.ready = 'yes';
    });
    return () => {
      cancelAnimationFrame(frame);
      delete dataset.ready;
    };
  }, [isDrawn]);
}
