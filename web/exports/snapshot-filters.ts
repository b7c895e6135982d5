import { ACTOR_TYPES } from '#model/actor';
import { CERTAINTIES } from '#model/certainty';
import { STANCE_CODES } from '#model/stance';
import type { Translate } from '../i18n/catalogue.ts';
import type { NameBook } from '../i18n/names.ts';
import { signWord, stanceWord, typeWord } from '../parts/words.ts';
import { SIGNS, UNFILTERED, type View } from '../state/view.ts';

/** As a snapshot has them: only those that keep something out. */
type Filters = Readonly<Record<string, unknown>>;

/** The filters of a snapshot as far as a view has them. */
interface AsView {
  readonly to: Partial<View>;
  /** Whether the view then lets through what the snapshot holds, and nothing else. */
  readonly isAll: boolean;
}

/** What the view must be set to for it to show what a snapshot holds; for one of the whole graph, nothing. */
export function viewWith(filters: Filters): AsView {
  if (!Object.keys(filters).length) return { to: {}, isAll: true };
  const { sign, stance, type, minCertainty = 'U', from, to, actors, fold = false, ...others } = filters;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    to: {
      ...UNFILTERED,
      signs: listed(sign, SIGNS),
      stances: listed(stance, STANCE_CODES),
      types: listed(type, ACTOR_TYPES),
      certainty: CERTAINTIES.find((each) => each === minCertainty) ?? 'U',
      from: text(from),
      to: text(to),
      around: Array.isArray(actors) ? actors.map(String) : [],
      // What is folded only decides which claims are kept where actors do.
      ...(actors || type ? { fold: fold === true } : {}),
    },
    isAll: !Object.keys(others).length,
  };
}

function listed<Value>(value: unknown, all: readonly Value[]): Value[] | null {
  return Array.isArray(value) ? all.filter((each) => value.includes(each)) : null;
}

/** The filters of a snapshot in words; what a view cannot be filtered by, as the API calls it. */
export function filterWords(filters: Filters, t: Translate, nameOf: NameBook): string[] {
  const { to, from, ...others } = filters;
  const lists: Readonly<Record<string, (value: never) => string>> = {
    sign: (value) => signWord(t, value),
    stance: (value) => stanceWord(t, value),
    type: (value) => typeWord(t, value),
    actors: (value) => t('filters.around', { name: nameOf(value) }),
    minCertainty: (value) => t(`filters.certainty.${value}`),
  };
  return [
    ...Object.entries(others).flatMap(([name, value]) => {
      if (name === 'fold') return value === true ? [t('filters.fold')] : [];
      const worded = lists[name];
      const values: unknown[] = Array.isArray(value) ? value : [value];
      if (worded) return [values.map((each) => worded(each as never)).join(' / ')];
      return [`${name}: ${values.join(' / ')}`];
    }),
    ...(from === undefined ? [] : [`${t('filters.from')} ${String(from)}`]),
    ...(to === undefined ? [] : [`${t('filters.to')} ${String(to)}`]),
  ];
}
