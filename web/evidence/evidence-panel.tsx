import type { KeyboardEvent } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useAtlas } from '../state/atlas.ts';
import { ActorEvidence } from './actor-evidence.tsx';
import { evidenceId, focusNetwork } from './focus.ts';
import { PairEvidence } from './pair-evidence.tsx';
import { PassageEvidence } from './passage-evidence.tsx';

/** The words behind what is selected. */
export function EvidencePanel() {
  const { view, selection } = useAtlas();
  const { t } = useText();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && focusNetwork()) event.preventDefault();
  };
  return (
    <section
      id={evidenceId}
      tabIndex={-1}
      className="evidence panel"
      data-sheet={view.document !== null || undefined}
      aria-label={t('evidence.title')}
      onKeyDown={onKeyDown}
    >
      {view.document !== null ? (
        <PassageEvidence source={view.document} claim={view.claim} />
      ) : selection?.kind === 'pair' ? (
        <PairEvidence
          key={`${selection.holder}~${selection.target}`}
          holder={selection.holder}
          target={selection.target}
        />
      ) : selection ? (
        <ActorEvidence key={selection.id} id={selection.id} />
      ) : (
        <p className="quiet">{t('evidence.none')}</p>
      )}
    </section>
  );
}
