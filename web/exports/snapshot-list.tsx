import { AT_SNAPSHOT } from '#model/questions/filters';
import { formatMoment } from '../i18n/dates.ts';
import { useText } from '../i18n/use-text.ts';
import { CopyField } from '../parts/copy-field.tsx';
import { WaitingForAnswer } from '../parts/states.tsx';
import { ViewLink } from '../parts/view-link.tsx';
import { useAtlas } from '../state/atlas.ts';
import { useSnapshots } from '../state/queries.ts';
import { commandOfSnapshot } from './addresses.ts';
import { filterWords, viewWith } from './snapshot-filters.ts';

/** The snapshots that are kept: their files, and the page as the graph was then. Taking one is a matter of the command line. */
export function SnapshotList({ onOpen }: { onOpen: () => void }) {
  const { view } = useAtlas();
  const { t } = useText();
  const answer = useSnapshots();
  const command = commandOfSnapshot(view);
  return (
    <section className="snapshots">
      <h3>{t('export.snapshots')}</h3>
      <p className="hint">{t('export.snapshots.hint')}</p>
      {answer.data === undefined ? (
        <WaitingForAnswer {...answer} />
      ) : answer.data.length ? (
        <ul>
          {answer.data.map((snapshot) => (
            <Kept key={snapshot.id} snapshot={snapshot} onOpen={onOpen} />
          ))}
        </ul>
      ) : (
        <p className="quiet">{t('export.snapshots.none')}</p>
      )}
      {command === null ? null : <CopyField label={t('export.snapshots.take')} text={command} />}
    </section>
  );
}

type Row = NonNullable<ReturnType<typeof useSnapshots>['data']>[number];

function Kept({ snapshot, onOpen }: { snapshot: Row; onOpen: () => void }) {
  const { id, name, at, claims, filters, isHere } = snapshot;
  const { nameOf } = useAtlas();
  const { t, language } = useText();
  const only = filterWords(filters, t, nameOf);
  const { to, isAll } = viewWith(filters);
  return (
    <li data-snapshot={id}>
      <strong>{name}</strong>{' '}
      <span className="quiet">
        <time dateTime={at}>{formatMoment(at, language)}</time> · {t('evidence.claims', { count: claims })}
      </span>
      {only.length ? <p className="quiet">{t('export.snapshots.only', { filters: only.join('; ') })}</p> : null}
      <span className="snapshot-ways">
        {/* By its id: names change, and the address is passed on. */}
        <ViewLink to={{ ...to, asOf: `${AT_SNAPSHOT}${id}` }} onFollow={onOpen}>
          {t(isAll ? 'export.snapshots.open' : 'export.snapshots.moment')}
        </ViewLink>
        {isHere ? (
          <a href={`/api/snapshots/${id}/file`} download>
            {t('export.snapshots.file')}
          </a>
        ) : null}
      </span>
    </li>
  );
}
