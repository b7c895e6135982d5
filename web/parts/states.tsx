import { ApiError } from '../api.ts';
import type { Translate } from '../i18n/catalogue.ts';
import { useText } from '../i18n/use-text.ts';
import { useAtlas, type Waiting } from '../state/atlas.ts';

export function Loading() {
  const { t } = useText();
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {t('state.loading')}
    </p>
  );
}

/** What went wrong in a sentence, and what happens now. */
function wordsFor(error: Error, t: Translate): { title: string; hint: string } {
  if (error instanceof ApiError && error.status === 0)
    return { title: t('state.noServer'), hint: t('state.unreachable.hint') };
  if (error instanceof ApiError && error.isPassing)
    return { title: t('state.unreachable'), hint: t('state.unreachable.hint') };
  return { title: t('state.error'), hint: error.message };
}

/** In place of what is not there yet: that it is being loaded, or why it is not coming. */
export function WaitingFor({ error, retry }: Pick<Waiting, 'error' | 'retry'>) {
  const { t } = useText();
  if (!error) return <Loading />;
  const { title, hint } = wordsFor(error, t);
  return (
    <div className="notice" role="alert">
      <h2>{title}</h2>
      <p>{hint}</p>
      <button type="button" className="button" onClick={retry}>
        {t('action.retry')}
      </button>
    </div>
  );
}

interface Answer {
  readonly error: Error | null;
  readonly failureReason: Error | null;
  readonly refetch: () => unknown;
}

/** For an answer to one part of the page; what keeps the whole page waiting is said once, above it. */
export function WaitingForAnswer({ error, failureReason, refetch }: Answer) {
  const { trouble } = useAtlas();
  return <WaitingFor error={trouble ? null : (error ?? failureReason)} retry={() => void refetch()} />;
}

/** Above an older answer, while the newer one does not come. */
export function Trouble({ error, retry }: Pick<Waiting, 'error' | 'retry'>) {
  const { t } = useText();
  if (!error) return null;
  const { title, hint } = wordsFor(error, t);
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{title}.</strong> {hint}
      </p>
      <button type="button" className="button" onClick={retry}>
        {t('action.retry')}
      </button>
    </div>
  );
}
