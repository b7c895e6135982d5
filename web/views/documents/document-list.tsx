import { formatDate } from '../../i18n/dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { ViewLink } from '../../parts/view-link.tsx';
import { useAtlas } from '../../state/atlas.ts';
import { useReady } from '../../state/ready.ts';

/** The texts that everything is read out of. */
export function DocumentList() {
  const { documents, nameOf } = useAtlas();
  const { t, language } = useText();
  useReady(true);
  return (
    <div className="documents">
      <h2>{t('documents.title')}</h2>
      <ul>
        {documents.map(({ id, title, outlet, date, experts, claims, retractedAt, language: lang }) => (
          <li key={id} className="document-row" data-document={id}>
            <ViewLink to={{ document: id, claim: null }} lang={lang}>
              {title}
            </ViewLink>
            <p className="facts">
              {outlet === null ? null : <span lang={lang}>{outlet}</span>}
              <time dateTime={date}>{formatDate(date, language)}</time>
              {experts.length ? <span>{t('documents.expert', { names: experts.map(nameOf).join(', ') })}</span> : null}
              <span>{t('documents.claims', { count: claims })}</span>
              {retractedAt === null ? null : (
                <span className="tag">{t('documents.retracted', { date: formatDate(retractedAt, language) })}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
