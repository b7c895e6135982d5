import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Icon } from './icon.tsx';

const SHOWN_FOR = 3000;

interface Props {
  /** Says what the text is. */
  label: string;
  text: string;
  /** How many lines of it to show at once. */
  rows?: number;
}

/** A text to be taken along. Where the clipboard is out of reach, it is selected, to be copied by hand. */
export function CopyField({ label, text, rows = 2 }: Props) {
  const { t } = useText();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const id = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      ref.current?.select();
      setOutcome('failed');
    }
  };
  return (
    <div className="copy-field">
      <div className="copy-head">
        <label htmlFor={id}>{label}</label>
        <span className="quiet" role="status">
          {outcome === null ? '' : t(outcome === 'copied' ? 'action.copied' : 'action.copyFailed')}
        </span>
        <button
          type="button"
          className="button"
          onClick={() => void copy()}
          aria-label={`${t('action.copy')}: ${label}`}
        >
          <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
          {t('action.copy')}
        </button>
      </div>
      <textarea id={id} ref={ref} readOnly rows={rows} value={text} spellCheck={false} />
    </div>
  );
}
