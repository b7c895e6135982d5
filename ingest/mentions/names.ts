import { normalize, type Token } from '../text/token.ts';
import { type Draft, draft, longestHead, type Work } from './drafts.ts';
import { ANY, type Features, feature } from './features.ts';
import type { Entry, Found, NameKind } from './name-index.ts';

/** Finds every name of the packs and of the document: from left to right, the longest first. */
export function findNames(work: Work): void {
  const { tokens, drafts } = work;
  for (let index = 0; index < tokens.length; index++) {
    const found = foundAt(work, index).find((each) => stands(work, each));
    if (found) {
      const made = draftOf(work, found);
      if (made) drafts.add(made);
      index = found.last;
    } else drafts.add(...compoundAt(work, index));
  }
}

function foundAt({ lexicon, context, sentence, language }: Work, index: number): Found[] {
  const own = context.names[language].at(sentence, index);
  const packs = lexicon.names[language].at(sentence, index);
  if (!own.length) return packs;
  return [...own, ...packs].sort((a, b) => b.last - a.last);
}

function draftOf(work: Work, { entry, first, last, features, derived, ablative, pro }: Found): Draft | null {
  if (entry.id === null) return null;
  const isAdjective = entry.kind === 'adjective' || entry.kind === 'metonymAdjective';
  const isLeaning = entry.kind === 'pro' || entry.kind === 'anti' || pro;
  const from = entry.isPerson ? withFirstNames(work, first) : first;
  return draft(work, entry.id, from, last, {
    form: isLeaning ? 'prefix' : isAdjective || (derived && entry.kind !== 'people') ? 'adjective' : 'name',
    leaning: isLeaning ? (entry.kind === 'anti' ? 'anti' : 'pro') : null,
    features,
    metonym: entry.kind === 'metonym' || entry.kind === 'metonymAdjective',
    isPerson: entry.isPerson,
    isCapital: entry.kind === 'metonym' && entry.nth === 0,
    needsHead: entry.kind === 'metonymAdjective',
    preposition: ablative ? 'дан' : null,
  });
}

/** «К.-Ж. Токаев», «Владимира Владимировича Путина»: initials and patronymics belong to the name. */
function withFirstNames({ tokens, drafts }: Work, first: number): number {
  let from = first;
  while (from > 0) {
    const before = tokens[from - 1];
    if (!before || drafts.at(from - 1)) break;
    if (/(вич|вича|вичу|вичем|виче|вна|вны|вне|вну|вной)$/.test(before.norm) && before.capital === 'first')
      from -= tokens[from - 2]?.capital === 'first' && !drafts.at(from - 2) ? 2 : 1;
    else if (/^(\p{Lu}\.)+$/u.test(before.text)) from -= 1;
    else if (before.text === '.' && /^\p{Lu}(-\p{Lu})?$/u.test(tokens[from - 2]?.text ?? '')) from -= 2;
    else break;
  }
  return from;
}

const NOMINATIVE = feature('nom', 'sing');

/** Whether a name is what it looks like where it stands. */
function stands(work: Work, { entry, first, last, features }: Found): boolean {
  if (entry.id === null) return true;
  if (entry.guard?.notBeforeName && foundAt(work, last + 1).some((next) => next.entry.kind === 'name')) return false;
  if (entry.kind === 'adjective' || entry.kind === 'metonymAdjective') return !describesThing(work, last);
  if (entry.guard?.alone && (isStranger(work, first - 1, -1) || isStranger(work, last + 1, 1))) return false;
  // «Мелания Трамп» is somebody else than the Trump of the packs.
  if (entry.isPerson && entry.words.length === 1)
    return !isStranger(work, first - 1, -1) && !(features === NOMINATIVE && isFirstName(work, first));
  // "Moscow Times": a seat is not part of another name.
  if (entry.kind === 'metonym' && work.language === 'en') return !isStranger(work, last + 1, 1);
  return true;
}

/** «английский язык», "Thai food": what is spoken of is no actor, whoever it is named after. */
function describesThing({ tokens, roles }: Work, last: number): boolean {
  for (let index = last + 1; index <= last + 2; index++) {
    const token = tokens[index];
    if (!token?.isWord) return false;
    if (roles.things.has(token.norm) || token.analyses.some(({ lemma }) => roles.things.has(lemma))) return true;
    if (token.analyses[0]?.pos !== 'adjective') return false;
  }
  return false;
}

/** A word with a capital that neither the packs, the document nor a title explains; at the beginning of a sentence every word has one. */
function isStranger(work: Work, index: number, direction: 1 | -1): boolean {
  const token = work.tokens[index];
  if (!token?.isWord || token.capital !== 'first' || /^\p{Lu}$/u.test(token.text)) return false;
  if (index === 0 || !work.tokens.slice(0, index).some(({ isWord }) => isWord))
    return work.language === 'en' && isNameLike(token);
  if (/вич|вна/.test(token.norm) && direction < 0) return false;
  if (work.drafts.at(index) || longestHead(work, index)) return false;
  if (direction < 0) return !endsKnown(work, index);
  return !foundAt(work, index).length;
}

/** Whether a known name reaches up to this token: of those to the left, all have been found by now. */
const endsKnown = ({ drafts }: Work, index: number): boolean => drafts.at(index) !== undefined;

/** «Мелания Трамп» at the beginning of a sentence: a noun with a name in its dictionary form directly behind. */
function isFirstName(work: Work, surname: number): boolean {
  const { tokens, language } = work;
  const token = tokens[surname - 1];
  if (
    language !== 'ru' ||
    !token?.isWord ||
    token.capital !== 'first' ||
    tokens.slice(0, surname - 1).some(({ isWord }) => isWord)
  )
    return false;
  return !longestHead(work, surname - 1) && token.analyses[0]?.pos === 'noun';
}

const isNameLike = (token: Token): boolean => {
  const [best] = token.analyses;
  return best === undefined || best.pos === 'noun' || best.pos === 'other';
};

/** «американо-китайские», "US-China", "Russian-backed", «прозападный», "anti-Western". */
function compoundAt(work: Work, index: number): Draft[] {
  const token = work.tokens[index];
  if (!token?.isWord) return [];
  return prefixed(work, token) ?? hyphenated(work, token) ?? [];
}

const PREFIXES: Readonly<Record<string, readonly (readonly [RegExp, 'pro' | 'anti'])[]>> = {
  ru: [
    [/^про-?/, 'pro'],
    [/^анти-?/, 'anti'],
  ],
  en: [
    [/^pro-/, 'pro'],
    [/^anti-?/, 'anti'],
  ],
  kk: [],
};

function prefixed(work: Work, token: Token): Draft[] | null {
  for (const [prefix, leaning] of PREFIXES[work.language] ?? []) {
    if (!prefix.test(token.norm)) continue;
    const length = prefix.exec(token.norm)?.[0].length ?? 0;
    const found = pieceOf(
      work,
      token.text.slice(length),
      work.language === 'ru' ? ['adjective'] : ['adjective', 'name', 'metonym', 'people'],
    );
    if (!found || describesThing(work, token.index)) continue;
    return [draft(work, found.id, token.index, token.index, { form: 'prefix', leaning, features: found.features })];
  }
  return null;
}

interface Piece {
  readonly id: string;
  readonly features: Features;
  readonly kind: NameKind | 'combining';
}

/** What a piece of a word names. */
function pieceOf({ lexicon, language }: Work, text: string, kinds: readonly NameKind[]): Piece | null {
  const norm = normalize(text);
  const found = lexicon.names[language]
    .ofWord(norm)
    .filter(({ entry }) => kinds.includes(entry.kind) && capitalsFit(entry, text));
  const [best] = found.sort((a, b) => kinds.indexOf(a.entry.kind) - kinds.indexOf(b.entry.kind));
  return best?.entry.id ? { id: best.entry.id, features: best.features, kind: best.entry.kind } : null;
}

function capitalsFit({ words }: Entry, text: string): boolean {
  const written = words[0]?.written ?? '';
  if (/^\p{Ll}/u.test(written)) return true;
  return written.length > 1 && written === written.toUpperCase() ? text.startsWith(written) : /^\p{Lu}/u.test(text);
}

function hyphenated(work: Work, token: Token): Draft[] | null {
  const parts = token.text.split(/[-‐‑]/u);
  if (parts.length < 2 || parts.length > 4) return null;
  const { language, lexicon, roles } = work;
  const kinds: NameKind[] = ['adjective', 'name', 'people'];
  const pieces = parts.map((part): Piece | null => {
    const combining = lexicon.names[language].combining(normalize(part));
    return combining ? { id: combining, features: ANY, kind: 'combining' } : pieceOf(work, part, kinds);
  });
  const last = pieces.at(-1);
  // "Russian-backed" says whose; the second part is no actor.
  const count = last ? pieces.length : roles.compounds.has(normalize(parts.at(-1) ?? '')) ? pieces.length - 1 : 0;
  const named = pieces.slice(0, count);
  if (!named.length || named.some((piece) => piece === null) || (last?.kind === 'combining' && language === 'ru'))
    return null;
  const features = last?.features ?? ANY;
  const isAdjective = language === 'ru' ? last?.kind === 'adjective' : true;
  if (isAdjective && describesThing(work, token.index)) return null;
  let offset = token.start;
  return named.flatMap((piece, position): Draft[] => {
    const start = offset;
    const length = parts[position]?.length ?? 0;
    offset += length + 1;
    if (!piece) return [];
    const rest = {
      start,
      end: start + length,
      features,
      compound: token.index,
      form: isAdjective ? ('adjective' as const) : ('name' as const),
    };
    return [draft(work, piece.id, token.index, token.index, rest)];
  });
}
