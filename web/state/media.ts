import { useSyncExternalStore } from 'react';

/** Whether a media query holds now; follows it. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Room for filters, picture and evidence side by side. */
export const WIDE = '(min-width: 1280px)';
/** The same beside a table, which needs more of it. */
export const VERY_WIDE = '(min-width: 1600px)';
/** One column. */
export const NARROW = '(max-width: 699px)';
