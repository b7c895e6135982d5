import type { Certainty } from '../../../certainty.ts';
import type { Language } from '../../../document.ts';
import type { ExportGraph } from '../../graph.ts';

/**
 * What a page does when it is read with JavaScript. Everything is there without it: this hides what is not asked for,
 * says the words in another language, and makes the picture answer. It stands whole in the page, and so imports types
 * only; it writes texts and attributes, never HTML.
 */

/** A line or an actor of the picture. */
interface Mark {
  readonly kind: 'line' | 'actor';
  readonly id: string;
}

const CERTAINTIES: readonly Certainty[] = ['U', 'PS', 'PR', 'CT'];
const root = document.documentElement;

const byId = <Found extends HTMLElement>(id: string): Found => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Found;
};
const all = <Found extends Element = HTMLElement>(selector: string, within: ParentNode = document): Found[] => [
  ...within.querySelectorAll<Found>(selector),
];
const parsed = <Value>(id: string): Value => JSON.parse(byId(id).textContent) as Value;

const query = byId<HTMLInputElement>('query');
const certainty = byId<HTMLSelectElement>('certainty');
const language = byId<HTMLSelectElement>('language');
const colours = byId<HTMLSelectElement>('colours');
const signs = all<HTMLInputElement>('input[name="sign"]');
const closing = byId('close');
const title = byId('evidence-title');
const groups = all('.line');
const rows = all('tr[data-line], tr[data-actor]');

// Words.

const said = parsed<Readonly<Record<string, Readonly<Record<Language, string>>>>>('words');
const wordsOf = (key: string | undefined): string => said[key ?? '']?.[root.lang as Language] ?? '';

function speak(element: HTMLElement | SVGElement): void {
  const { say, sayLabel } = element.dataset;
  if (say !== undefined) element.textContent = wordsOf(say);
  if (sayLabel !== undefined) element.setAttribute('aria-label', wordsOf(sayLabel));
}

function speakAll(): void {
  root.lang = language.value;
  document.title = wordsOf('title');
  for (const element of all('[data-say], [data-say-label]')) speak(element);
  tellCounts();
}

// Lines and their ends.

const ends = new Map<string, readonly [holder: string, target: string]>();
for (const { dataset } of rows)
  if (dataset.line !== undefined) ends.set(dataset.line, [dataset.holder ?? '', dataset.target ?? '']);

const keyOf = ({ kind, id }: Mark): string => `${kind}.${id}`;
const markIn = ({ dataset: { line, actor } }: HTMLElement | SVGElement): Mark | null =>
  line !== undefined ? { kind: 'line', id: line } : actor !== undefined ? { kind: 'actor', id: actor } : null;

/** A mark and what it is connected with: an actor's lines and neighbours, a line's ends. */
function around(mark: Mark): Set<string> {
  const near = new Set([keyOf(mark)]);
  for (const [id, pair] of ends) {
    if (mark.kind === 'line' ? mark.id !== id : !pair.includes(mark.id)) continue;
    near.add(`line.${id}`);
    for (const actor of pair) near.add(`actor.${actor}`);
  }
  return near;
}

// What passes the filters.

interface Passing {
  readonly keys: ReadonlySet<string>;
  readonly lines: number;
  /** Claims behind lines, and claims that are part of none. */
  readonly behind: number;
  readonly others: number;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');

let texts: Map<string, string> | null = null;
/** What a search looks in: names in all languages, kinds of stance, quotes and where they are from; by key. */
function textsOf(): ReadonlyMap<string, string> {
  if (texts) return texts;
  const { actors, claims, documents, names: beside } = parsed<ExportGraph>('graph');
  const named = new Map(
    [...beside.map((actor) => ({ ...actor, aliases: [] })), ...actors].map(({ id, names, aliases }) => [
      id,
      [id, ...Object.values(names), ...aliases].join('\n'),
    ]),
  );
  const titles = new Map(documents.map(({ id, title, outlet }) => [id, `${title}\n${outlet ?? ''}`]));
  const stanceWords = (code: string | null) => Object.values(said[`stance.${code ?? 'risk'}`] ?? {}).join('\n');
  texts = new Map(actors.map(({ id }) => [`actor.${id}`, plain(named.get(id) ?? '')]));
  for (const { id, quote, topic, stance, holder, target, attribution, document: from, review } of claims) {
    const actorsOf = [holder, target, ...attribution.map(({ actor }) => actor)].flatMap((actor) =>
      actor ? [actor.name, named.get(actor.id), named.get(actor.state ?? '')] : [],
    );
    const words = [id, quote, topic?.en, topic?.words, stanceWords(stance), titles.get(from), review.note];
    texts.set(`claim.${id}`, plain([...words, ...actorsOf].join('\n')));
  }
  return texts;
}

/** Hides the claims that do not pass; tells what of lines and actors is left. */
function pass(): Passing {
  const sought = plain(query.value).split(/\s+/).filter(Boolean);
  const wanted = new Set(signs.filter(({ checked }) => checked).map(({ value }) => value));
  const floor = CERTAINTIES.indexOf(certainty.value as Certainty);
  const holds = (key: string): boolean => {
    const text = sought.length ? (textsOf().get(key) ?? '') : '';
    return sought.every((word) => text.includes(word));
  };
  const keys = new Set<string>();
  let [lines, behind, others] = [0, 0, 0];
  for (const group of groups) {
    let left = 0;
    const articles = all('article', group);
    for (const article of articles) {
      const { claim = '', sign = '', certainty: said = 'U' } = article.dataset;
      const passes = wanted.has(sign) && CERTAINTIES.indexOf(said as Certainty) >= floor && holds(`claim.${claim}`);
      article.hidden = !passes;
      if (passes) left++;
    }
    if (group.dataset.line === undefined) others += left;
    else behind += left;
    // A line without claims is nothing that a filter could find.
    const isLeft = left > 0 || (articles.length === 0 && !isFiltered());
    group.toggleAttribute('data-out', !isLeft);
    const { line } = group.dataset;
    if (!isLeft || line === undefined) continue;
    lines++;
    keys.add(`line.${line}`);
    for (const actor of ends.get(line) ?? []) keys.add(`actor.${actor}`);
  }
  if (sought.length)
    for (const { dataset } of rows)
      if (dataset.actor !== undefined && holds(`actor.${dataset.actor}`)) keys.add(`actor.${dataset.actor}`);
  return { keys, lines, behind, others };
}

const allLines = groups.filter(({ dataset }) => dataset.line !== undefined).length;
const allBehind = all('.line[data-line] article').length;
const allOthers = all('#others article').length;
/** The least that the file has claims of. */
const lowest = certainty.options[0]?.value ?? 'U';
const isFiltered = () =>
  query.value.trim() !== '' || certainty.value !== lowest || signs.some(({ checked }) => !checked);

let passing: Passing = { keys: new Set(), lines: allLines, behind: allBehind, others: allOthers };

function tellCounts(): void {
  const { lines, behind, others } = passing;
  const counts: Record<string, number> = { lines, allLines, behind, allBehind, others, allOthers };
  byId('found').textContent = wordsOf('page.found').replace(/\{(\w+)\}/g, (_whole, name) => String(counts[name]));
}

function filter(): void {
  passing = pass();
  const isAny = isFiltered();
  for (const element of [...rows, ...marks]) {
    const mark = markIn(element);
    if (mark) element.toggleAttribute('data-out', isAny && !passing.keys.has(keyOf(mark)));
  }
  byId('nothing').hidden = passing.behind + passing.others > 0 || allBehind + allOthers === 0;
  tellCounts();
  show();
}

// What is chosen: its evidence, and nothing else.

let chosen: Mark | null = null;
let opener: HTMLElement | SVGElement | null = null;

const belongs = (group: HTMLElement, { kind, id }: Mark): boolean => {
  const { line } = group.dataset;
  if (kind === 'line') return line === id;
  return line !== undefined
    ? ends.get(line)?.includes(id) === true
    : all('article', group).some((article) => !article.hidden && isAbout(article, id));
};

/** Of a claim that is part of no line. */
const isAbout = ({ dataset }: HTMLElement, actor: string): boolean => dataset.ends?.split(' ').includes(actor) === true;

function show(): void {
  const mark = chosen;
  for (const group of groups) group.hidden = mark !== null && !belongs(group, mark);
  for (const article of all('article[data-ends]'))
    article.toggleAttribute('data-far', mark !== null && !isAbout(article, mark.id));
  root.toggleAttribute('data-open', mark !== null);
  closing.hidden = mark === null;
  byId('none').hidden = mark === null || groups.some((group) => !group.hidden && !group.hasAttribute('data-out'));
  const heading = title.firstElementChild;
  if (heading instanceof HTMLElement) {
    heading.dataset.say = mark ? keyOf(mark) : 'page.evidence';
    speak(heading);
  }
  highlight(mark);
}

function open(mark: Mark, from: HTMLElement | SVGElement | null): void {
  chosen = mark;
  opener = from;
  show();
  byId('evidence').scrollTop = 0;
  title.focus();
}

function close(): void {
  const back = opener;
  chosen = null;
  opener = null;
  show();
  back?.focus();
}

/** Actors and lines that an address of this page names behind its `#`. */
const named = new Map<string, Mark>();
for (const element of [...groups, ...rows]) {
  const mark = markIn(element);
  if (mark && element.id) named.set(`#${element.id}`, mark);
}

function goTo(hash: string, from: HTMLElement | SVGElement | null): boolean {
  const mark = named.get(hash);
  if (mark) open(mark, from);
  return mark !== undefined;
}

// The picture.

const pictures = all('.picture');
const marks = pictures.flatMap((picture) => all<SVGElement>('[data-line], [data-actor]', picture));

function highlight(mark: Mark | null): void {
  const near = mark && around(mark);
  for (const picture of pictures) picture.toggleAttribute('data-focus', near !== null);
  for (const element of marks) {
    const own = markIn(element);
    element.toggleAttribute('data-near', own !== null && near?.has(keyOf(own)) === true);
  }
}

function markAt({ target }: Event): Mark | null {
  const element = target instanceof Element ? target.closest<SVGElement>('[data-line], [data-actor]') : null;
  return element && markIn(element);
}

function makeLive(picture: HTMLElement): void {
  // The first element of a mark is where the keyboard gets to, and what is read out.
  const own = new Map<string, SVGElement>();
  for (const element of all<SVGElement>('[data-line], [data-actor]', picture)) {
    const mark = markIn(element);
    if (!mark) continue;
    if (own.has(keyOf(mark))) {
      element.setAttribute('aria-hidden', 'true');
      continue;
    }
    own.set(keyOf(mark), element);
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '-1');
    element.dataset.sayLabel = keyOf(mark);
    speak(element);
  }
  picture.setAttribute('role', 'group');
  const [first] = [...own].filter(([key]) => key.startsWith('actor.')).map(([, element]) => element);
  first?.setAttribute('tabindex', '0');
  picture.addEventListener('click', (event) => {
    const mark = markAt(event);
    if (mark) choose(mark, own.get(keyOf(mark)) ?? null);
  });
  picture.addEventListener('pointerover', (event) => highlight(markAt(event) ?? chosen));
  picture.addEventListener('pointerleave', () => highlight(chosen));
  picture.addEventListener('keydown', (event) => walk(event, own));
}

/** Opens evidence and says so in the address, so that the way back is the browser's. */
function choose(mark: Mark, from: HTMLElement | SVGElement | null): void {
  const hash = [...named].find(([, one]) => keyOf(one) === keyOf(mark))?.[0];
  if (hash !== undefined && hash !== location.hash) history.pushState(null, '', hash);
  open(mark, from);
}

/** Where an arrow key leads: across from actor to actor, down and up along the lines of one. */
function stepTo(key: string, at: string, actors: readonly string[], lines: readonly string[]): string | undefined {
  const among = key === 'ArrowRight' || key === 'ArrowLeft' ? actors : lines;
  const by = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0;
  return by === 0 ? undefined : among[(Math.max(0, among.indexOf(at)) + by + among.length) % among.length];
}

/** The actor whose lines the keyboard goes along. */
let visited: string | null = null;

function walk(event: KeyboardEvent, own: ReadonlyMap<string, SVGElement>): void {
  const element = event.target instanceof SVGElement ? event.target : null;
  const at = element && markIn(element);
  if (!element || !at) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    choose(at, element);
    return;
  }
  const isThere = (key: string) => own.has(key) && !own.get(key)?.hasAttribute('data-out');
  const actors = [...own.keys()].filter((key) => key.startsWith('actor.') && isThere(key));
  if (at.kind === 'actor') visited = at.id;
  else if (visited === null || !ends.get(at.id)?.includes(visited)) visited = ends.get(at.id)?.[0] ?? null;
  const here = `actor.${visited}`;
  const lines = [here, ...[...ends].filter(([, pair]) => pair.includes(visited ?? '')).map(([id]) => `line.${id}`)];
  const next = stepTo(event.key, keyOf(at), actors, lines.filter(isThere));
  const goal = next === undefined ? undefined : own.get(next);
  if (!goal) return;
  event.preventDefault();
  for (const handle of own.values()) handle.setAttribute('tabindex', handle === goal ? '0' : '-1');
  goal.focus();
  highlight(markIn(goal));
}

// All of it together.

for (const picture of pictures) makeLive(picture);
let waiting: ReturnType<typeof setTimeout> | undefined;
query.addEventListener('input', () => {
  // Each letter would be a search of its own through all texts.
  clearTimeout(waiting);
  waiting = setTimeout(filter, 120);
});
for (const control of [certainty, ...signs]) control.addEventListener('change', filter);
byId('reset').addEventListener('click', () => {
  query.value = '';
  certainty.value = lowest;
  for (const sign of signs) sign.checked = true;
  filter();
});
language.addEventListener('change', speakAll);
colours.addEventListener('change', () => {
  root.dataset.theme = colours.value;
});
closing.addEventListener('click', () => {
  history.pushState(null, '', '#evidence');
  close();
});
document.addEventListener('keydown', (event) => {
  // In the search, Escape empties it.
  if (event.key === 'Escape' && chosen && !(event.target === query && query.value)) closing.click();
});
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const hash = link?.getAttribute('href') ?? '';
  const mark = named.get(hash);
  if (!link || !mark) return;
  event.preventDefault();
  choose(mark, link);
});
window.addEventListener('popstate', () => {
  if (goTo(location.hash, null)) return;
  const target = document.getElementById(location.hash.slice(1));
  if (chosen && !target?.closest('.line:not([hidden])')) close();
  target?.scrollIntoView();
});
for (const element of all('[data-live]')) element.hidden = false;
// Browsers keep what was chosen in controls when a page is loaded again.
language.value = root.lang;
root.dataset.theme = colours.value;
filter();
goTo(location.hash, null);
root.dataset.ready = 'yes';
