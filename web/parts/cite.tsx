import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { CitationBox } from './citation-box.tsx';
import { Icon } from './icon.tsx';

/** A button that opens the citation under it, and below that whatever else there is to take along. */
export function Cite({ address, children }: { address: string; children?: ReactNode }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const ref = useRef<HTMLButtonElement>(null);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // What lies around it has other plans for this key.
    event.preventDefault();
    setOpen(false);
    ref.current?.focus();
  };
  return (
    <>
      <button
        type="button"
        ref={ref}
        className="text-button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="cite" />
        {t('cite.open')}
      </button>
      {isOpen ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the key is heard from what stands inside
        <div id={id} className="cite" onKeyDown={onKeyDown}>
          <CitationBox address={address} />
          {children}
        </div>
      ) : null}
    </>
  );
}
