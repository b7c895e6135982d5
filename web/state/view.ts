import { ACTOR_TYPES, type ActorType } from '#model/actor';
import { CERTAINTIES, type Certainty } from '#model/certainty';
import { LANGUAGES, type Language } from '#model/document';
import { AT_SNAPSHOT, Then } from '#model/questions/filters';
import { type Sign, STANCE_CODES, type StanceCode } from '#model/stance';

export const SIGNS = [1, -1, 0] as const satisfies readonly Sign[];
export const TABS = ['network', 'table', 'documents'] as const;
export type Tab = (typeof TABS)[number];

/** What the evidence belongs to. */
export type Selection =
  | { readonly kind: 'actor'; readonly id: string }
  | { readonly kind: 'pair'; readonly holder: string; readonly target: string };

/** Everything that a link opens again. A list of what is shown is null while all is shown, and empty while nothing is. */
export interface View {
  readonly tab: Tab;
  /** The opened document; only on its tab. */
  readonly document: string | null;
  readonly signs: readonly Sign[] | null;
  readonly stances: readonly StanceCode[] | null;
  readonly types: readonly ActorType[] | null;
  readonly certainty: Certainty;
  readonly from: string | null;
  readonly to: string | null;
  /** The graph of then: a day, a moment, or `snapshot:` with an id or name; null for now. */
  readonly asOf: string | null;
  readonly fold: boolean;
  /** Only lines of these actors; empty for all. */
  readonly around: readonly string[];
  readonly selection: Selection | null;
  readonly claim: string | null;
  readonly language: Language | null;
}

export const START: View = {
  tab: 'network',
  document: null,
  signs: null,
  stances: null,
  types: null,
  certainty: 'PS',
  from: null,
  to: null,
  asOf: null,
  fold: true,
  around: [],
  selection: null,
  claim: null,
  language: null,
};

export const UNFILTERED = {
  signs: null,
  stances: null,
  types: null,
  certainty: 'PS',
  from: null,
  to: null,
  asOf: null,
  fold: true,
  around: [],
} as const satisfies Partial<View>;

/** Whether anything is set aside, the everyday defaults not counted. */
export const isFiltered = (view: View): boolean =>
  Object.entries(UNFILTERED).some(([key, value]) => {
    const now = view[key as keyof typeof UNFILTERED];
    return Array.isArray(now) && Array.isArray(value) ? now.length > 0 : now !== value;
  });

const NONE = 'none';

/** A list as repeated parameters, in the order of the closed list; the shorter of what is shown and what is not. */
function writeList<Value extends string | number>(
  query: URLSearchParams,
  key: string,
  shown: readonly Value[] | null,
  all: readonly Value[],
): void {
  if (shown === null) return;
  const hidden = all.filter((value) => !shown.includes(value));
  if (hidden.length === all.length) query.append(key, NONE);
  else if (hidden.length < shown.length) {
    // All ticked one by one is still a choice of its own, and says so.
    if (!hidden.length) query.append(`without-${key}`, NONE);
    for (const value of hidden) query.append(`without-${key}`, String(value));
  } else for (const value of all) if (shown.includes(value)) query.append(key, String(value));
}

function readList<Value extends string | number>(
  query: URLSearchParams,
  key: string,
  all: readonly Value[],
): Value[] | null {
  const pick = (given: string[]) => all.filter((value) => given.includes(String(value)));
  const hidden = query.getAll(`without-${key}`);
  if (hidden.length) return all.filter((value) => !hidden.includes(String(value)));
  const shown = query.getAll(key);
  if (!shown.length) return null;
  const known = pick(shown);
  return known.length || shown.includes(NONE) ? known : null;
}

/** Whether it is a day, as 2025-12-25. */
export const isDate = (value: string | null): value is string =>
  value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
/** Whether a day (in UTC) or a moment has not begun yet; of a snapshot, never. */
export const isFuture = (asOf: string): boolean => Date.parse(asOf) > Date.now();
/** The snapshot that a moment is named by; null where it is named by its day or time. */
export const snapshotIn = (asOf: string | null): string | null =>
  asOf?.startsWith(AT_SNAPSHOT) ? asOf.slice(AT_SNAPSHOT.length) : null;
const oneOf = <Value extends string>(value: string | null, all: readonly Value[]): Value | null =>
  all.find((each) => each === value) ?? null;

/** The address of a view, from the root of the site on. */
export function addressOf(view: View): string {
  const query = new URLSearchParams();
  writeList(query, 'sign', view.signs, SIGNS);
  writeList(query, 'stance', view.stances, STANCE_CODES);
  writeList(query, 'type', view.types, ACTOR_TYPES);
  if (view.certainty !== START.certainty) query.set('certainty', view.certainty);
  if (view.from) query.set('from', view.from);
  if (view.to) query.set('to', view.to);
  if (view.asOf) query.set('asOf', view.asOf);
  if (!view.fold) query.set('fold', 'false');
  for (const id of view.around) query.append('around', id);
  if (view.selection?.kind === 'actor') query.set('actor', view.selection.id);
  if (view.selection?.kind === 'pair') query.set('pair', `${view.selection.holder}~${view.selection.target}`);
  if (view.claim) query.set('claim', view.claim);
  if (view.language) query.set('lang', view.language);
  const path =
    view.tab === 'network'
      ? '/'
      : view.tab === 'documents' && view.document !== null
        ? `/documents/${encodeURIComponent(view.document)}`
        : `/${view.tab}`;
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The view of an address. Whatever it cannot make sense of is as at the start: an old link still opens. */
export function viewOf(path: string, search: string): View {
  const query = new URLSearchParams(search);
  const [head = '', name] = path.replace(/^\//, '').split('/');
  const tab = oneOf(head, TABS) ?? 'network';
  const from = query.get('from');
  const to = query.get('to');
  const asOf = query.get('asOf');
  return {
    tab,
    document: tab === 'documents' && name ? decode(name) : null,
    signs: readList(query, 'sign', SIGNS),
    stances: readList(query, 'stance', STANCE_CODES),
    types: readList(query, 'type', ACTOR_TYPES),
    certainty: oneOf(query.get('certainty'), CERTAINTIES) ?? START.certainty,
    from: isDate(from) ? from : null,
    to: isDate(to) ? to : null,
    asOf: Then.safeParse(asOf).success ? asOf : null,
    fold: query.get('fold') !== 'false',
    around: [...new Set(query.getAll('around').filter(Boolean))],
    selection: selectionOf(query),
    claim: query.get('claim') || null,
    language: oneOf(query.get('lang'), LANGUAGES),
  };
}

function selectionOf(query: URLSearchParams): Selection | null {
  const actor = query.get('actor');
  if (actor) return { kind: 'actor', id: actor };
  const [holder, target, ...rest] = query.get('pair')?.split('~') ?? [];
  return holder && target && !rest.length ? { kind: 'pair', holder, target } : null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}
