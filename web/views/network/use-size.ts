import { type RefObject, useEffect, useState } from 'react';
import type { Frame } from '#model/exports/picture/layout';

/** Width and height of an element in whole pixels, followed; null until it has some. */
export function useSize(ref: RefObject<HTMLElement | null>): Frame | null {
  const [size, setSize] = useState<Frame | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0)
        setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
