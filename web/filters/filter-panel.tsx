import { useId, useMemo } from 'react';
import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { definitionOf, STANCE_CODES } from '#model/stance';
import { today } from '../i18n/dates.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../parts/icon.tsx';
import { DashSample, Glyph, TypeMark } from '../parts/marks.tsx';
import { signWord, stanceWord, typeWord } from '../parts/words.ts';
import { useAtlas } from '../state/atlas.ts';
import { isDate, isFiltered, SIGNS, UNFILTERED } from '../state/view.ts';
import { countsOf } from './counts.ts';
import { TickList } from './tick-list.tsx';

/** What is shown, and what each mark of the picture means. */
export function FilterPanel({ isAside = false }: { isAside?: boolean }) {
  const { view, go } = useAtlas();
  const { t } = useText();
  const titleId = useId();
  const reset = (
    <button type="button" className="text-button" disabled={!isFiltered(view)} onClick={() => go(UNFILTERED)}>
      {t('filters.reset')}
    </button>
  );
  if (!isAside)
    return (
      <div className="filters">
        {reset}
        <Filters />
      </div>
    );
  return (
    <section className="filters panel" aria-labelledby={titleId}>
      <div className="panel-head">
        <h2 id={titleId}>{t('filters.title')}</h2>
        {reset}
      </div>
      <Filters />
    </section>
  );
}

function Filters() {
  const { view, whole, go, nameOf } = useAtlas();
  const { t } = useText();
  const counts = useMemo(() => countsOf(whole), [whole]);
  const name = useId();
  const hintId = useId();
  const thenId = useId();
  const stances = STANCE_CODES.filter((code) => counts.stances.has(code)).sort(
    (a, b) => (counts.stances.get(b) ?? 0) - (counts.stances.get(a) ?? 0),
  );
  return (
    <>
      {view.around.map((id) => (
        <button
          key={id}
          type="button"
          className="chip"
          aria-label={`${t('filters.around', { name: nameOf(id) })}. ${t('evidence.aroundAll')}`}
          onClick={() => go({ around: view.around.filter((each) => each !== id) })}
        >
          <span>{t('filters.around', { name: nameOf(id) })}</span>
          <Icon name="close" />
        </button>
      ))}
      <TickList
        title={t('filters.sign')}
        all={SIGNS}
        shown={view.signs}
        onChange={(signs) => go({ signs })}
        ticks={SIGNS.map((sign) => ({
          value: sign,
          label: signWord(t, sign),
          mark: <Glyph sign={sign} />,
          count: counts.signs.get(sign) ?? 0,
        }))}
      />
      <fieldset className="filter">
        <legend>{t('filters.certainty')}</legend>
        {[...CERTAINTIES].reverse().map((certainty) => (
          <label key={certainty} className="tick">
            <input type="radio" name={name} checked={view.certainty === certainty} onChange={() => go({ certainty })} />
            <span className="tick-mark">
              <DashSample certainty={certainty} />
            </span>
            <span className="tick-label">{t(`filters.certainty.${certainty}`)}</span>
            <span className="tick-count">{counts.atLeast(certainty)}</span>
          </label>
        ))}
      </fieldset>
      <TickList
        title={t('filters.types')}
        all={ACTOR_TYPES}
        shown={view.types}
        onChange={(types) => go({ types })}
        ticks={ACTOR_TYPES.filter((type) => counts.types.has(type)).map((type) => ({
          value: type,
          label: typeWord(t, type),
          mark: <TypeMark type={type} />,
          count: counts.types.get(type) ?? 0,
        }))}
      />
      <label className="tick tick-alone">
        <input
          type="checkbox"
          checked={view.fold}
          aria-describedby={hintId}
          onChange={(event) => go({ fold: event.target.checked })}
        />
        <span className="tick-label">{t('filters.fold')}</span>
      </label>
      <p id={hintId} className="hint">
        {t('filters.fold.hint')}
      </p>
      <TickList
        title={t('filters.stances')}
        all={STANCE_CODES}
        shown={view.stances}
        onChange={(next) => go({ stances: next })}
        most={8}
        ticks={stances.map((code) => ({
          value: code,
          label: stanceWord(t, code),
          mark: <Glyph sign={definitionOf(code).sign} />,
          count: counts.stances.get(code) ?? 0,
        }))}
      />
      <fieldset className="filter dates">
        <legend>{t('filters.dates')}</legend>
        {(['from', 'to'] as const).map((key) => (
          <label key={key}>
            <span>{t(`filters.${key}`)}</span>
            <input
              type="date"
              value={view[key] ?? ''}
              onChange={(event) => go({ [key]: event.target.value || null })}
            />
          </label>
        ))}
      </fieldset>
      <fieldset className="filter dates">
        <legend>{t('filters.asOf')}</legend>
        <label>
          <span>{t('filters.asOf.day')}</span>
          <input
            type="date"
            // A moment and a snapshot are said above the picture.
            value={isDate(view.asOf) ? view.asOf : ''}
            max={today()}
            aria-describedby={thenId}
            onChange={(event) => go({ asOf: event.target.value || null })}
          />
        </label>
      </fieldset>
      <p id={thenId} className="hint">
        {t('filters.asOf.hint')}
      </p>
      <p className="hint">{t('filters.counted')}</p>
    </>
  );
}
