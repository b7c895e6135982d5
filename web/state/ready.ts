import { useIsFetching } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Tells whoever waits for the page, by `data-ready` on its root, that all that was asked for is there and drawn: a
 * frame after it is. Several parts may say so; each takes back only what it said.
 */
export function useReady(isDrawn: boolean): void {
  const isReady = useIsFetching() === 0 && isDrawn;
  useEffect(() => {
    if (!isReady) return;
    const { dataset } = document.documentElement;
    const frame = requestAnimationFrame(() => {
      dataset.ready = 'yes';
    });
    return () => {
      cancelAnimationFrame(frame);
      delete dataset.ready;
    };
  }, [isReady]);
}
