import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { addressOf, type View, viewOf } from './view.ts';

export interface ViewState {
  readonly view: View;
  /** Changes parts of the view; a new entry of the browser's history, so that back is undo. */
  readonly go: (patch: Partial<View>, options?: { replace?: boolean }) => void;
  /** Whether a step of this page lies behind, which back takes back. */
  readonly canUndo: boolean;
  /** The address of the view with these parts changed, for links. */
  readonly linkTo: (patch: Partial<View>) => string;
}

/** How many steps of this page lie behind; the browser keeps it with each entry, also over a reload. */
const stepsOf = (state: unknown): number => {
  const steps = (state as { steps?: unknown } | null)?.steps;
  return typeof steps === 'number' ? steps : 0;
};

/** The view as the address has it. */
export function useView(): ViewState {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const steps = stepsOf(useHistoryState());
  const view = useMemo(() => viewOf(path, search), [path, search]);
  const linkTo = useCallback((patch: Partial<View>) => addressOf({ ...view, ...patch }), [view]);
  const go = useCallback(
    (patch: Partial<View>, { replace = false } = {}) => {
      const address = addressOf({ ...view, ...patch });
      if (address === addressOf(view)) return;
      navigate(address, { replace, state: { steps: replace ? steps : steps + 1 } });
    },
    [view, steps, navigate],
  );
  return { view, go, linkTo, canUndo: steps > 0 };
}
