import { useText } from '../i18n/use-text.ts';

/** Before the first interview. */
export function EmptyGraph() {
  const { t } = useText();
  return (
    <div className="notice">
      <h2>{t('state.empty')}</h2>
      <p>{t('state.empty.hint')}</p>
      <pre>
        <code>npm run ingest -- interview.txt</code>
      </pre>
    </div>
  );
}
