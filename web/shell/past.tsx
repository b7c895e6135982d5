import { formatDate } from '../i18n/dates.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../parts/icon.tsx';
import { useAtlas } from '../state/atlas.ts';
import { useSnapshots } from '../state/queries.ts';
import { snapshotIn } from '../state/view.ts';

/** Above everything that is shown of an earlier moment: that it is, of which, and the way back. */
export function Past({ asOf }: { asOf: string }) {
  const { go } = useAtlas();
  const { t } = useText();
  const words = useMoment(asOf);
  return (
    <div className="past" role="status">
      <p>
        <Icon name="past" />
        {words}
      </p>
      <button type="button" className="button" onClick={() => go({ asOf: null })}>
        {t('past.now')}
      </button>
    </div>
  );
}

function useMoment(asOf: string): string {
  const { t, language } = useText();
  const ref = snapshotIn(asOf);
  const { data } = useSnapshots(ref !== null);
  const date = formatDate(asOf, language);
  // Behind a day and the letter between them.
  const time = asOf.slice(11);
  if (ref === null) return time ? t('past.moment', { date, time }) : t('past.day', { date });
  const found = data?.find(({ id, name }) => id === ref || name === ref);
  return t('past.snapshot', { name: found?.name ?? ref.slice(0, 60) });
}
