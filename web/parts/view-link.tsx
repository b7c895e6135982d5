import type { ComponentProps, MouseEvent } from 'react';
import { useAtlas } from '../state/atlas.ts';
import type { View } from '../state/view.ts';

interface Props extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  /** The parts of the view that following the link changes. */
  to: Partial<View>;
  /** Called when it was opened here. */
  onFollow?: () => void;
}

/** A link to another view: opened here by a plain click, and anywhere else as links are. */
export function ViewLink({ to, onFollow, children, ...rest }: Props) {
  const { go, linkTo } = useAtlas();
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
    onFollow?.();
  };
  return (
    <a {...rest} href={linkTo(to)} onClick={onClick}>
      {children}
    </a>
  );
}
