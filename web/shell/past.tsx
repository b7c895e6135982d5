import { formatDate, formatMoment } from '../i18n/dates.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../parts/icon.tsx';
import { useAtlas } from '../state/atlas.ts';
import { snapshotCalled, useSnapshots } from '../state/queries.ts';
import { isDate, isFuture, snapshotIn } from '../state/view.ts';

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
  if (ref === null) {
    const moment = isDate(asOf) ? formatDate(asOf, language) : formatMoment(asOf, language);
    if (isFuture(asOf)) return t('past.future', { moment });
    return isDate(asOf) ? t('past.day', { date: moment }) : t('past.moment', { moment });
  }
  // Nothing is said of a snapshot before it is known to be there.
  if (data === undefined) return t('filters.asOf');
  const found = snapshotCalled(ref, data);
  return found ? t('past.snapshot', { name: found.name }) : t('past.noSnapshot', { name: ref.slice(0, 60) });
}
