import { useText } from '../i18n/use-text.ts';
import { useAtlas } from '../state/atlas.ts';

/** An old link may name somebody who has left the graph. */
export function UnknownActor({ id }: { id: string }) {
  const { go } = useAtlas();
  const { t } = useText();
  return (
    <div className="notice">
      <p>{t('evidence.unknown', { id })}</p>
      <button type="button" className="button" onClick={() => go({ selection: null, claim: null })}>
        {t('evidence.largest')}
      </button>
    </div>
  );
}
