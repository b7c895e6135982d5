import { useEffect } from 'react';
import { useText } from '../i18n/use-text.ts';
import { WaitingForAnswer } from '../parts/states.tsx';
import { useAtlas } from '../state/atlas.ts';
import { useDocumentClaims } from '../state/queries.ts';
import { ClaimList } from './claim-list.tsx';
import { evidenceId } from './focus.ts';

/** All that is claimed in the passage of one claim, that one first. */
export function PassageEvidence({ source, claim }: { source: string; claim: string | null }) {
  const { view } = useAtlas();
  const { t } = useText();
  const answer = useDocumentClaims(source, view);
  useEffect(() => {
    if (claim !== null) document.getElementById(evidenceId)?.scrollTo({ top: 0 });
  }, [claim]);

  const chosen = answer.data?.find(({ id }) => id === claim);
  const others = chosen
    ? (answer.data ?? []).filter(({ id, start, end }) => id !== claim && start < chosen.end && end > chosen.start)
    : [];
  return (
    <>
      <header className="evidence-head">
        <h2>{t('evidence.passage')}</h2>
      </header>
      {answer.data === undefined ? (
        <WaitingForAnswer {...answer} />
      ) : chosen ? (
        <ClaimList claims={[chosen, ...others]} within={null} />
      ) : (
        <p className="quiet">{t('evidence.pickPassage')}</p>
      )}
    </>
  );
}
