import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface Tick<Value> {
  readonly value: Value;
  readonly label: string;
  /** What stands for it in the picture. */
  readonly mark: ReactNode;
  readonly count: number;
}

interface Props<Value> {
  title: string;
  ticks: readonly Tick<Value>[];
  /** The closed list that the values are of; what is not offered here stays as it is. */
  all: readonly Value[];
  /** Null while all are. */
  shown: readonly Value[] | null;
  onChange: (shown: Value[] | null) => void;
  /** How many to offer before the rest is asked for. */
  most?: number;
}

/** A filter of several values, each with its mark and how many lines there are of it. */
export function TickList<Value extends string | number>({
  title,
  ticks,
  all,
  shown,
  onChange,
  most = 99,
}: Props<Value>) {
  const { t } = useText();
  const [isLong, setLong] = useState(false);
  const hidden = ticks.length - most;
  const toggle = (value: Value) => {
    const next = all.filter((each) => ((shown ?? all).includes(each) ? each !== value : each === value));
    onChange(next.length === all.length ? null : next);
  };
  return (
    <fieldset className="filter">
      <legend>{title}</legend>
      {ticks.slice(0, isLong ? undefined : most).map(({ value, label, mark, count }) => (
        <label key={value} className="tick">
          <input type="checkbox" checked={shown === null || shown.includes(value)} onChange={() => toggle(value)} />
          <span className="tick-mark">{mark}</span>
          <span className="tick-label">{label}</span>
          <span className="tick-count">{count}</span>
        </label>
      ))}
      {hidden > 0 ? (
        <button type="button" className="text-button" aria-expanded={isLong} onClick={() => setLong(!isLong)}>
          {isLong ? t('filters.less') : t('filters.more', { count: hidden })}
        </button>
      ) : null}
    </fieldset>
  );
}
