import { useText } from '../i18n/use-text.ts';
import { useAtlas } from '../state/atlas.ts';
import { useWholeSnapshot } from '../state/queries.ts';
import { useTheme } from '../theme.ts';

/** The claim as a card to show to others: an image in the colours of the page, and words. */
export function CardLinks({ claim }: { claim: string }) {
  const { view } = useAtlas();
  const { t, language } = useText();
  const { theme } = useTheme();
  const snapshot = useWholeSnapshot(view);
  const addressOf = (ending: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ lang: language, ...more, ...(snapshot === null ? {} : { snapshot }) });
    return `/api/claims/${encodeURIComponent(claim)}/card.${ending}?${query}`;
  };
  return (
    <p className="card-links">
      {t('cite.card')}{' '}
      <a href={addressOf('svg', { theme })} download={`stance-atlas-claim-${claim}.svg`}>
        {t('cite.card.image')}
      </a>{' '}
      <a href={addressOf('txt')} download={`stance-atlas-claim-${claim}.txt`}>
        {t('cite.card.text')}
      </a>
    </p>
  );
}
