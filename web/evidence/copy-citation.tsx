import { useEffect, useId, useRef, useState } from 'react';
import type { StoredClaim } from '#model/claim';
import type { DocumentRow } from '#model/questions/documents';
import { useText } from '../i18n/use-text.ts';
import { citationOf } from '../parts/citation.ts';
import { Icon } from '../parts/icon.tsx';
import { useAtlas } from '../state/atlas.ts';
import { addressOf, START } from '../state/view.ts';

const SHOWN_FOR = 3000;

/** Copies a claim as one cites it. Where the clipboard is out of reach, the text is put there to be copied by hand. */
export function CopyCitation({ claim, document }: { claim: StoredClaim; document: DocumentRow | undefined }) {
  const { nameOf } = useAtlas();
  const { t, language } = useText();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const textId = useId();
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (outcome === 'failed') ref.current?.select();
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  const address = addressOf({ ...START, tab: 'documents', document: claim.document, claim: claim.id, language });
  const citation = citationOf(claim, document, `${location.origin}${address}`, { language, nameOf });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(citation);
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <>
      <button type="button" className="text-button" onClick={() => void copy()}>
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
        {t('claim.cite')}
      </button>
      <span className="copied" role="status">
        {outcome === 'copied' ? t('claim.cited') : ''}
      </span>
      {outcome === 'failed' ? (
        <p className="by-hand">
          <label htmlFor={textId}>{t('claim.citeFailed')}</label>
          <textarea id={textId} ref={ref} readOnly rows={5} value={citation} />
        </p>
      ) : null}
    </>
  );
}
