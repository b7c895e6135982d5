import type { MessageId } from '../../i18n/catalogue.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAtlas } from '../../state/atlas.ts';
import { isFiltered, START, UNFILTERED, type View } from '../../state/view.ts';

/** The filters that stand in the way, each with what to do about it. */
function remedies(view: View): readonly (readonly [MessageId, MessageId])[] {
  const all: (readonly [boolean, MessageId, MessageId])[] = [
    [view.signs?.length === 0, 'state.noMatch.sign', 'filters.sign'],
    [(view.signs?.length ?? 0) > 0, 'state.noMatch.stances', 'filters.sign'],
    [view.certainty === 'PR' || view.certainty === 'CT', 'state.noMatch.certainty', 'filters.certainty'],
    [view.types !== null, 'state.noMatch.types', 'filters.types'],
    [view.stances !== null, 'state.noMatch.stances', 'filters.stances'],
    [view.from !== START.from || view.to !== START.to, 'state.noMatch.dates', 'filters.dates'],
    [view.asOf !== null, 'state.noMatch.asOf', 'filters.asOf'],
    [view.around.length > 0, 'state.noMatch.around', 'filters.around'],
  ];
  return all.filter(([applies]) => applies).map(([, message, name]) => [message, name]);
}

/** In place of lines that nothing lets through, or that are not there. */
export function NoMatch() {
  const { view, whole, go } = useAtlas();
  const { t } = useText();
  if (!whole.stances.length && !isFiltered(view))
    return (
      <div className="notice">
        <p>{t('state.noMatch.nothing')}</p>
      </div>
    );
  return (
    <div className="notice" role="status">
      <h2>{t('state.noMatch')}</h2>
      <ul>
        {remedies(view).map(([message, name]) => (
          <li key={message + name}>{t(message, { name: name === 'filters.around' ? '' : t(name) })}</li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => go(UNFILTERED)}>
        {t('filters.reset')}
      </button>
    </div>
  );
}
