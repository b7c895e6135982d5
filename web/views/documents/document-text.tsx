import { useEffect, useRef } from 'react';
import type { DocumentText as Text } from '#model/questions/documents';
import { ApiError } from '../../api.ts';
import { formatDate } from '../../i18n/dates.ts';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../../parts/icon.tsx';
import { WaitingForAnswer } from '../../parts/states.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { useAtlas } from '../../state/atlas.ts';
import { useDocument } from '../../state/queries.ts';
import { useReady } from '../../state/ready.ts';
import { TurnText } from './turn-text.tsx';

/** One document: who speaks when, with the passages marked that something is claimed in. */
export function DocumentText({ id }: { id: string }) {
  const { view } = useAtlas();
  const { t } = useText();
  const answer = useDocument(id, view);
  const isMissing = answer.data === null || (answer.error instanceof ApiError && answer.error.status === 404);
  useReady(Boolean(answer.data) || isMissing);
  return (
    <div className="document">
      <ViewLink className="text-button back" to={{ document: null, claim: null }}>
        <Icon name="back" />
        {t('documents.back')}
      </ViewLink>
      {isMissing ? (
        <p className="notice">{t('document.missing', { id })}</p>
      ) : answer.data ? (
        <Turns document={answer.data} />
      ) : (
        <WaitingForAnswer {...answer} />
      )}
    </div>
  );
}

/** Only addresses of the web become links; a sidecar may hold anything. */
const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

function Turns({ document }: { document: Text }) {
  const { view, nameOf } = useAtlas();
  const { t, language } = useText();
  const ref = useRef<HTMLElement>(null);
  const { title, outlet, date, experts, rights, source, url, claims, retractedAt, text, turns, claimSpans } = document;
  useEffect(() => {
    if (view.claim === null) return;
    const passage = ref.current?.querySelector(`[data-chosen]`);
    passage?.scrollIntoView({ block: 'center' });
  }, [view.claim]);
  return (
    <article ref={ref}>
      <header className="document-head">
        <h2 lang={document.language}>{title}</h2>
        <p className="facts">
          {outlet === null ? null : <span lang={document.language}>{outlet}</span>}
          <time dateTime={date}>{formatDate(date, language)}</time>
          {experts.length ? <span>{t('documents.expert', { names: experts.map(nameOf).join(', ') })}</span> : null}
          <span>{t('documents.claims', { count: claims })}</span>
          {retractedAt === null ? null : (
            <span className="tag">{t('documents.retracted', { date: formatDate(retractedAt, language) })}</span>
          )}
        </p>
        <p className="facts quiet">
          {rights === null ? null : <span>{t('document.rights', { rights })}</span>}
          {isWeb(url) ? (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {t('document.source')} <Icon name="away" />
            </a>
          ) : null}
          {source === null ? null : (
            <span>
              {t('document.source')}: {source}
            </span>
          )}
        </p>
      </header>
      {turns.map((turn) => (
        <TurnText key={turn.index} turn={turn} text={text} spans={claimSpans} lang={document.language} />
      ))}
    </article>
  );
}
