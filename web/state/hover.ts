import { useSyncExternalStore } from 'react';
import type { Mark } from '../graph/picture.ts';

/** What the pointer is over, or a card's focus is in: shown in all views at once. */
export interface Hovered {
  readonly mark: Mark | null;
  /** Id of a claim. */
  readonly claim: string | null;
}

const NOTHING: Hovered = { mark: null, claim: null };
const listeners = new Set<() => void>();
let hovered = NOTHING;

/** Beside React's tree, because it changes with every move of the pointer. */
export function hover(next: Partial<Hovered> | null): void {
  const { mark = null, claim = null } = next ?? NOTHING;
  if (hovered.claim === claim && hovered.mark?.id === mark?.id && hovered.mark?.kind === mark?.kind) return;
  hovered = { mark, claim };
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useHovered = (): Hovered => useSyncExternalStore(subscribe, () => hovered);

/** Handlers of an element that stands for a mark or a claim. */
export const hovering = (what: Partial<Hovered>) => ({
  onPointerEnter: () => hover(what),
  onPointerLeave: () => hover(null),
  onFocus: () => hover(what),
  onBlur: () => hover(null),
});
