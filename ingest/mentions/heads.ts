import type { Token } from '../text/token.ts';
import { addActor, holderOf, holderOfWord } from './context.ts';
import { type Draft, draft, longestHead, type Work } from './drafts.ts';
import { casesOnly, type Features, inCase, numberIn } from './features.ts';
import { linkBefore, linkFrom } from './links.ts';
import { introduceHolder, type Named, nameBefore, nameBehind } from './persons.ts';
import { type Head, headAt } from './roles.ts';

/** Whose title, office, country or circle it is. */
export interface Owners {
  readonly drafts: readonly Draft[];
  /** Tokens from the first owner or the head, whichever comes first, to the last of them. */
  readonly first: number;
  readonly last: number;
}

/**
 * «президента США Дональда Трампа», «власти Китая», "Chinese officials", «эксперты в Пекине»: puts words that say in what
 * part an actor is spoken of together with the actor. From right to left, so that inner phrases are read first.
 */
export function readHeads(work: Work): void {
  for (let index = work.tokens.length - 1; index >= 0; index--) {
    if (work.drafts.at(index)) continue;
    const longest = longestHead(work, index);
    if (!longest) continue;
    const limit = beforeNextDraft(work, index);
    const head = longest.last <= limit ? longest : headAt(work.roles, work.sentence, index, limit);
    if (!head || isPartOfMore(work, index)) continue;
    const owners = ownersOf(work, head);
    if (head.kind === 'title') readTitle(work, head, owners);
    else if (owners) readHead(work, head, owners);
  }
  for (const left of work.drafts.all()) if (left.needsHead) work.drafts.remove(left);
}

/** «глава [МИД]», «со [стороны]»: inside a longer title or a preposition of several words. */
function isPartOfMore(work: Work, index: number): boolean {
  const { roles, tokens } = work;
  for (let from = Math.max(0, index - 4); from < index; from++) {
    const longer = longestHead(work, from);
    if (longer && longer.last >= index && longer.kind === 'title') return true;
    for (const { words } of roles.prepositions)
      if (
        words.length > index - from &&
        words.length > 1 &&
        words.every((word, offset) => tokens[from + offset]?.norm === word)
      )
        return true;
  }
  return false;
}

/** The last token before the next name: a title does not swallow whose it is. */
function beforeNextDraft({ drafts, tokens }: Work, index: number): number {
  let last = index;
  while (last + 1 < tokens.length && last < index + 6 && !drafts.at(last + 1)) last++;
  return last;
}

function readTitle(work: Work, head: Head, owners: Owners | null): void {
  const behind = complementEnd(work, head.last);
  const isPlural = numberIn(head.features) === 'plur';
  const owner = owners?.drafts[0] ?? null;
  const reach = Math.max(behind, owners?.last ?? head.last);
  if (!isPlural && (owners?.drafts.length ?? 0) <= 1) {
    const features = owner?.form === 'adjective' ? agreed(head.features, owner.features) : head.features;
    const named =
      nameBehind(work, reach + 1, features, owner?.id ?? null) ??
      (owner ? nameBefore(work, Math.min(head.first, owners?.first ?? head.first)) : null);
    if (named && (named.id !== null || mayIntroduce(head, owner, named))) {
      const person = introduceHolder(work, head, owner, named, {
        first: Math.min(head.first, owners?.first ?? head.first),
        last: reach,
      });
      const first = Math.min(head.first, owners?.first ?? head.first, named.first);
      work.drafts.replace(
        draft(work, person, first, Math.max(reach, named.last), {
          features: work.language === 'kk' ? named.features : named.features & casesOnly(features) || features,
          isPerson: true,
        }),
      );
      return;
    }
  }
  if (owner && owners) {
    const holder = isPlural ? null : holderOf(work.context, head.role, owner.id);
    if (holder)
      work.drafts.replace(
        draft(work, holder, Math.min(head.first, owners.first), reach, { features: head.features, isPerson: true }),
      );
    else standFor(work, head, owners, true);
    return;
  }
  const holder = isPlural || !standsAlone(work, head) ? null : holderOfWord(work.context, head.word);
  if (holder)
    work.drafts.replace(draft(work, holder, head.first, head.last, { features: head.features, isPerson: true }));
}

/** Offices of which a text names one, so that the bare word means its holder. */
const BARE: ReadonlySet<string> = new Set([
  'president',
  'prime',
  'premier',
  'chancellor',
  'президент',
  'премьер',
  'премьер-министр',
  'канцлер',
  'король',
  'госсекретарь',
]);

/** «президент» and not «президент компании», "the president" and not "a president of". */
function standsAlone({ tokens, drafts, language }: Work, { word, first, last }: Head): boolean {
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  if (!BARE.has(word) || language === 'kk') return false;
  if (language === 'en')
    return before?.norm === 'the' && after?.norm !== 'of' && !(after?.isWord && after.capital !== 'none');
  if (before && (drafts.at(first - 1) || before.analyses[0]?.pos === 'adjective')) return false;
  return (
    !after?.analyses.some((each) => each.pos === 'noun' && each.case === 'gen' && each.score > 0.2) &&
    !(after?.isWord && after.capital !== 'none')
  );
}

/** Titles that need no country to say that what follows is a person. */
const TELLING: ReadonlySet<string> = new Set(['premier', 'foreign', 'defence', 'minister', 'legislator']);

/** «глава Роскосмоса», "General Assembly": one unknown word behind a title without a country is hardly a name. */
const mayIntroduce = ({ role }: Head, owner: Draft | null, { first, last }: Named): boolean =>
  owner !== null ||
  TELLING.has(role) ||
  (last > first && role !== 'commander' && role !== 'secretary-general' && role !== 'heir');

function readHead(work: Work, head: Head, owners: Owners): void {
  if (head.kind === 'group') makeGroup(work, head, owners);
  else standFor(work, head, owners, head.kind === 'office');
}

/** The owners are who is meant, in the case and number of the head. */
function standFor(work: Work, head: Head, { drafts, first, last }: Owners, metonym: boolean): void {
  const from = Math.min(head.first, first);
  const to = Math.max(head.last, last);
  const [nearest] = head.first < first || from === head.first ? drafts : [...drafts].reverse();
  for (const owner of drafts) {
    const covers = owner === nearest;
    const features = owner.form === 'adjective' ? agreed(head.features, owner.features) : head.features;
    // The nearest owner and the head become one; a further one of a coordination keeps its own words.
    const start = covers ? Math.min(owner.first, head.first === from ? from : owner.first) : owner.first;
    const end = covers
      ? Math.max(owner.last, Math.min(to, head.last > owner.last ? head.last : owner.last))
      : owner.last;
    if (owner.compound !== null) {
      work.drafts.remove(owner);
      work.drafts.add({ ...owner, form: 'name', features, metonym: metonym || owner.metonym, needsHead: false });
    } else
      work.drafts.replace(
        draft(work, owner.id, start, end, {
          features,
          metonym: metonym || owner.metonym,
          isPerson: owner.isPerson,
          preposition: owner.preposition,
        }),
      );
  }
}

/** The case and number that an adjective and its noun share. */
const agreed = (noun: Features, adjective: Features): Features => noun & adjective || noun;

/** «экспертное сообщество в Вашингтоне» is nobody but itself. */
function makeGroup(work: Work, head: Head, { drafts, first, last }: Owners): void {
  const [owner] = drafts;
  if (!owner) return;
  const { lexicon } = work;
  const label = (owner.isCapital ? lexicon.seatOf(owner.id, 0) : null) ?? lexicon.adjectiveOf(owner.id);
  const name = `${label} ${head.role}`;
  const id = `${label} ${head.role}`
    .toLowerCase()
    .replace(/[^a-z0-9\u00df-\u024f]+/g, '-')
    .replace(/^-|-$/g, '');
  const type =
    head.role === 'media' ? 'MEDIA' : head.role === 'public' ? 'PUBLIC' : head.role === 'rebels' ? 'NONSTATE' : 'GROUP';
  addActor(work.context, id, type, { en: name, ru: null, kk: null });
  work.drafts.replace(
    draft(work, id, Math.min(head.first, first), Math.max(head.last, last), { features: head.features }),
  );
}

function ownersOf(work: Work, head: Head): Owners | null {
  if (work.language === 'ru') return russianOwners(work, head);
  return work.language === 'en' ? englishOwners(work, head) : ownersBefore(work, head, () => true);
}

/** The end of unchanging words behind a title: «министр [иностранных дел]». */
function complementEnd({ tokens, roles }: Work, last: number): number {
  const found = roles.complements.find((words) =>
    words.every((word, offset) => tokens[last + 1 + offset]?.norm === word),
  );
  return last + (found?.length ?? 0);
}

function russianOwners(work: Work, head: Head): Owners | null {
  const { tokens, drafts } = work;
  let at = head.kind === 'title' ? complementEnd(work, head.last) + 1 : head.last + 1;
  const isBare = (token: Token | undefined) => token?.isWord && drafts.at(token.index) === undefined;
  // «власти соседнего Китая», «руководство самой России».
  for (let skipped = 0; skipped < 2 && isBare(tokens[at]) && isGenitiveModifier(tokens[at]); skipped++) at++;
  const run = genitives(work, at, head);
  if (run.length) {
    const [first] = run;
    const last = run.at(-1);
    if (first && last) return { drafts: run, first: first.first, last: last.last };
  }
  const place = head.kind === 'group' || head.kind === 'office' ? placeBehind(work, head.last + 1, ['в', 'во']) : null;
  return (
    place ?? ownersBefore(work, head, (owner) => owner.form === 'adjective' && (owner.features & head.features) !== 0)
  );
}

const isGenitiveModifier = (token: Token | undefined): boolean =>
  token?.analyses.some(
    (each) => (each.pos === 'adjective' || each.pos === 'pronoun' || each.pos === 'participle') && each.case === 'gen',
  ) ?? false;

/** Names in the genitive from a token on: one, or a coordination where the head has room for it. */
function genitives(work: Work, from: number, head: Head): Draft[] {
  const run: Draft[] = [];
  const isOwner = (found: Draft | undefined): found is Draft =>
    found !== undefined && found.form === 'name' && !found.isPerson && (found.features & inCase('gen')) !== 0;
  let next = work.drafts.from(from);
  if (next?.isPerson && next.features & inCase('gen') && takesPerson(head, next)) {
    const led = ledBy(work, next);
    return led ? [led] : [];
  }
  const takesMany = head.kind !== 'title' || numberIn(head.features) === 'plur';
  while (isOwner(next)) {
    run.push(next);
    if (!takesMany) break;
    const link = linkFrom(work, next.last + 1);
    next = link === null ? undefined : work.drafts.from(link);
    // What a comma adds belongs to the run only if a conjunction ends it.
    if (next && !isOwner(next)) break;
  }
  return endsInConjunction(work, run);
}

/** Titles whose holder works for somebody. */
const SERVING: ReadonlySet<string> = new Set(['adviser', 'spokesperson', 'envoy', 'ambassador', 'deputy']);

/** «администрация Трампа», «спецпосланник Трампа»: it is whom he leads; «президента Трампа» is himself. */
const takesPerson = ({ kind, role, features }: Head, person: Draft): boolean =>
  kind === 'office' ||
  (kind === 'title' && (SERVING.has(role) || (casesOnly(features) & casesOnly(person.features)) === 0));

/** «власти Китая, США ввели»: without «и» at its end a row of commas is no coordination. */
function endsInConjunction(work: Work, run: Draft[]): Draft[] {
  let kept = run.length;
  while (kept > 1) {
    const before = run[kept - 2];
    const last = run[kept - 1];
    if (before && last && !isComma(work, before.last + 1, last.first)) break;
    kept--;
  }
  return run.slice(0, Math.max(1, kept)).slice(0, run.length);
}

const isComma = ({ tokens }: Work, from: number, to: number): boolean => to - from === 1 && tokens[from]?.text === ',';

/** The state or body that a person of a draft leads, standing where the person does. */
function ledBy(work: Work, person: Draft): Draft | null {
  const actor = work.context.actors.get(person.id) ?? work.lexicon.actors.get(person.id);
  const day = work.context.date;
  const relation = actor?.relations
    .filter(({ kind, from, to }) => kind === 'LEADS' && (from === null || from <= day) && (to === null || day < to))
    .at(-1);
  if (!relation) return null;
  const led = { ...person, id: relation.target, isPerson: false, metonym: true };
  work.drafts.replace(led);
  return led;
}

function placeBehind({ tokens, drafts }: Work, at: number, prepositions: readonly string[]): Owners | null {
  const preposition = tokens[at];
  if (!preposition || !prepositions.includes(preposition.norm)) return null;
  const place = drafts.from(at + 1);
  if (place?.form !== 'name' || place.isPerson) return null;
  return { drafts: [place], first: at, last: place.last };
}

/** Owners directly before the head, with «бывший», "former" between them at most. */
function ownersBefore(work: Work, head: Head, fits: (owner: Draft) => boolean): Owners | null {
  const { tokens, drafts, roles } = work;
  let at = head.first - 1;
  for (let skipped = 0; skipped < 2; skipped++) {
    const token = tokens[at];
    if (
      !token?.isWord ||
      drafts.at(at) ||
      !(roles.modifiers.has(token.norm) || token.analyses.some(({ lemma }) => roles.modifiers.has(lemma)))
    )
      break;
    at--;
  }
  if (work.language === 'en' && /^['’]s?$/u.test(tokens[at]?.text ?? '')) at--;
  const owner = drafts.to(at);
  // "the Trump administration", "Trump's envoy".
  const isServed = owner?.isPerson && (head.kind === 'office' || SERVING.has(head.role)) && work.language === 'en';
  const nearest = owner && isServed ? ledBy(work, owner) : owner;
  // "In Washington President Biden …": the place has nothing to do with the title.
  if (
    nearest?.isCapital &&
    at === head.first - 1 &&
    work.language === 'en' &&
    /^(in|at|from|to|near)$/.test(tokens[nearest.first - 1]?.norm ?? '')
  )
    return null;
  if (
    !nearest ||
    nearest.form === 'prefix' ||
    nearest.isPerson ||
    nearest.end !== tokens[nearest.last]?.end ||
    !fits(nearest)
  )
    return null;
  const run: Draft[] = [];
  let next: Draft | undefined = nearest;
  while (next && next.form !== 'prefix' && !next.isPerson && fits(next) && next.form === nearest.form) {
    run.unshift(next);
    const sibling: Draft | undefined =
      next.compound === null
        ? undefined
        : drafts
            .all()
            .filter((each) => each.compound === next?.compound && each.start < (next?.start ?? 0))
            .at(-1);
    if (sibling) {
      next = sibling;
      continue;
    }
    const link: number | null =
      head.kind === 'title' && numberIn(head.features) === 'sing' ? null : linkBefore(work, next.first - 1);
    next = link === null ? undefined : drafts.to(link);
  }
  return { drafts: run, first: run[0]?.first ?? at, last: head.last };
}

function englishOwners(work: Work, head: Head): Owners | null {
  const { tokens, drafts } = work;
  const before = ownersBefore(work, head, () => true);
  let at = head.last + 1;
  if (tokens[at]?.norm === 'of' || (head.kind === 'group' && tokens[at]?.norm === 'from')) {
    at++;
    if (tokens[at]?.norm === 'the') at++;
    const run: Draft[] = [];
    let next = drafts.from(at);
    while (next && next.form !== 'prefix' && !next.isPerson) {
      run.push(next);
      const link = head.kind === 'title' ? null : linkFrom(work, next.last + 1);
      next = link === null ? undefined : drafts.from(tokens[link]?.norm === 'the' ? link + 1 : link);
    }
    const [first] = run;
    const last = run.at(-1);
    if (first && last)
      return {
        drafts: endsInConjunction(work, run),
        first: first.first,
        last: endsInConjunction(work, run).at(-1)?.last ?? last.last,
      };
  }
  if (before) return before;
  return head.kind === 'group' || head.kind === 'office' ? placeBehind(work, head.last + 1, ['in', 'inside']) : null;
}
