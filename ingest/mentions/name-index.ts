import type { Language } from '#model/document';
import { splitsOf } from '../text/kazakh-endings.ts';
import { type Gender, normalize, type Sentence, type Token } from '../text/token.ts';
import { tokenize } from '../text/tokens.ts';
import { ANY, ANY_PLURAL, type Features, feature, inCase } from './features.ts';
import { adjectiveGender, type Forms, formsOfAdjective, formsOfNoun } from './russian-forms.ts';
import type { Guard } from './schema.ts';

export type NameKind = 'name' | 'adjective' | 'people' | 'metonym' | 'metonymAdjective' | 'pro' | 'anti';

/** A name of the packs or of a document. */
export interface Entry {
  /** Null for what looks like a name and is none. */
  readonly id: string | null;
  readonly kind: NameKind;
  readonly words: readonly Word[];
  readonly guard: Guard | null;
  readonly isPerson: boolean;
  /** Its place among those of its kind, from 0: the first seat is the capital. */
  readonly nth: number;
}

interface Word {
  /** Its forms; a word that no form of changes has one. */
  readonly forms: Forms;
  /** The plural of this dictionary form instead. */
  readonly lemma: string | null;
  /** As the packs write it: the text must have capitals where they do. */
  readonly written: string;
  /** Says nothing of the case of the whole. */
  readonly fixed: boolean;
}

export interface NameOptions {
  readonly gender?: Gender | undefined;
  readonly plural?: boolean | undefined;
  readonly genitive?: string | undefined;
  readonly stem?: string | undefined;
  readonly adjective?: boolean | undefined;
  readonly person?: boolean | undefined;
  readonly guard?: Guard | null | undefined;
  readonly nth?: number | undefined;
}

/** An entry found in a sentence. */
export interface Found {
  readonly entry: Entry;
  readonly first: number;
  readonly last: number;
  readonly features: Features;
  /** Kazakh: an ending that makes an adjective or a dweller of it, the ablative, or «-шыл». */
  readonly derived: boolean;
  readonly ablative: boolean;
  readonly pro: boolean;
}

/** Longest phrase looked at, in words. */
const LONGEST = 12;

/** All names of one language, by the forms of their first word. */
export class NameIndex {
  readonly #byFirst = new Map<string, Entry[]>();
  /** Names that start with a word in its dictionary form. */
  readonly #byLemma = new Map<string, Entry[]>();
  readonly #combining = new Map<string, string>();
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  addCombining(id: string, combining: string): void {
    this.#combining.set(normalize(combining), id);
  }

  combining(norm: string): string | undefined {
    return this.#combining.get(norm);
  }

  add(id: string | null, kind: NameKind, text: string, options: NameOptions): void {
    const words = this.#language === 'ru' ? russianWords(text, kind, options) : plainWords(text);
    const [first] = words;
    if (!first || words.length > LONGEST) return;
    const entry: Entry = {
      id,
      kind,
      words,
      guard: options.guard ?? null,
      isPerson: options.person ?? false,
      nth: options.nth ?? 0,
    };
    if (first.lemma) push(this.#byLemma, first.lemma, entry);
    else for (const form of first.forms.keys()) push(this.#byFirst, form, entry);
  }

  /** The names that start at a token, longest first; of two alike, the better kind. */
  at(sentence: Sentence, index: number): Found[] {
    const token = sentence.tokens[index];
    if (!token?.isWord) return [];
    const found = this.#candidates(token).flatMap((entry) => match(entry, sentence, index, this.#language) ?? []);
    return found.sort((a, b) => b.last - a.last || RANK[a.entry.kind] - RANK[b.entry.kind]);
  }

  /** The entries that a piece of a word by itself may be: «китайские» of «американо-китайские». */
  ofWord(norm: string): { readonly entry: Entry; readonly features: Features }[] {
    return (this.#byFirst.get(norm) ?? []).flatMap((entry) => {
      const features = entry.words.length === 1 ? entry.words[0]?.forms.get(norm) : undefined;
      return features === undefined ? [] : [{ entry, features }];
    });
  }

  #candidates(token: Token): Entry[] {
    if (this.#language === 'kk') {
      const stems = new Set([token.norm, ...splitsOf(token.norm).map(({ stem }) => stem)]);
      return [...stems].flatMap((stem) => this.#byFirst.get(stem) ?? []);
    }
    const own = this.#byFirst.get(token.norm) ?? [];
    if (!this.#byLemma.size) return own;
    return [...own, ...new Set(token.analyses.flatMap(({ lemma }) => this.#byLemma.get(lemma) ?? []))];
  }
}

const RANK: Readonly<Record<NameKind, number>> = {
  name: 0,
  metonym: 1,
  people: 2,
  pro: 3,
  anti: 4,
  adjective: 5,
  metonymAdjective: 6,
};

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key);
  if (!entries) map.set(key, [entry]);
  else if (!entries.includes(entry)) entries.push(entry);
}

/** The words of a name as the tokeniser parts them; its marks are taken off before. */
const piecesOf = (text: string): string[] => tokenize(text, 0, text.length, () => []).map((token) => token.text);

const plainWords = (text: string): Word[] => piecesOf(text).map((written) => fixedWord(written));

const fixedWord = (written: string, features: Features = ANY): Word => ({
  forms: new Map([[normalize(written), features]]),
  lemma: null,
  written,
  fixed: true,
});

function russianWords(text: string, kind: NameKind, options: NameOptions): Word[] {
  const parts = text.split(' ').filter(Boolean);
  const changing = parts.map((part) => !/[=^]$/.test(part));
  const head = changing.lastIndexOf(true);
  return parts.flatMap((part, position): Word[] => {
    if (part.endsWith('^')) {
      const lemma = normalize(part.slice(0, -1));
      return [{ forms: new Map(), lemma, written: lemma, fixed: false }];
    }
    if (part.endsWith('='))
      return piecesOf(part.slice(0, -1)).map((written) => fixedWord(written, options.plural ? ANY_PLURAL : ANY));
    const [written, ...rest] = piecesOf(part);
    if (!written) return [];
    if (rest.length) return [written, ...rest].map((each) => fixedWord(each));
    return [{ forms: formsOf(written, kind, position === head, parts, options), lemma: null, written, fixed: false }];
  });
}

function formsOf(word: string, kind: NameKind, isHead: boolean, parts: readonly string[], options: NameOptions): Forms {
  if (kind === 'adjective' || kind === 'metonymAdjective') return formsOfAdjective(word);
  if ((kind === 'pro' || kind === 'anti') && adjectiveGender(word) === 'masc') return formsOfAdjective(word);
  if (options.adjective) return formsOfAdjective(word, 'plur');
  if (kind === 'people') return formsOfNoun(word, { plural: true, genitive: options.genitive, person: true });
  if (options.person) return formsOfNoun(word, { gender: options.gender, person: true });
  const gender = adjectiveGender(word);
  if (!isHead && parts.length > 1 && gender)
    return formsOfAdjective(word, options.plural && gender !== 'plur' ? undefined : gender);
  if (isHead && gender === 'femn') return formsOfAdjective(word, 'femn');
  return formsOfNoun(word, isHead ? options : { gender: options.gender, plural: options.plural });
}

function match(entry: Entry, sentence: Sentence, from: number, language: Language): Found | null {
  const { tokens } = sentence;
  const last = from + entry.words.length - 1;
  if (last >= tokens.length) return null;
  let features: Features = ANY;
  let derived = false;
  let ablative = false;
  let pro = false;
  for (const [offset, word] of entry.words.entries()) {
    const token = tokens[from + offset];
    if (!token) return null;
    const split =
      language === 'kk' && from + offset === last
        ? splitsOf(token.norm).find(({ stem }) => word.forms.has(stem))
        : undefined;
    // «америкалық», «батысшыл»: what is made of a name has no capital.
    if (!split?.derived && !hasCapitals(token, word.written, entry)) return null;
    if (language === 'kk' && from + offset === last) {
      if (!split) return null;
      features =
        split.cases.reduce((all, each) => all | inCase(each), 0) & (split.number === 'plur' ? ANY_PLURAL : ANY);
      ({ derived, ablative, pro } = split);
      continue;
    }
    const own = word.lemma === null ? word.forms.get(token.norm) : lemmaFeatures(token, word.lemma);
    if (own === undefined) return null;
    if (word.fixed) {
      if (entry.words.length === 1) features = own;
      continue;
    }
    const common = features & own;
    // «Касым-Жомарт Токаеву»: a first name is often left as it is; the surname has the case.
    if (!common && !entry.isPerson) return null;
    features = common || own;
  }
  if (entry.kind === 'people' && language !== 'ru') features &= ANY_PLURAL;
  return guarded(entry, sentence, from, last) ? { entry, first: from, last, features, derived, ablative, pro } : null;
}

/** The plural of a dictionary form, in the cases that its readings have. */
function lemmaFeatures(token: Token, lemma: string): Features | undefined {
  let features = 0;
  for (const each of token.analyses)
    if (each.lemma === lemma && each.number === 'plur' && each.case) features |= feature(each.case, 'plur');
  return features || undefined;
}

/** Where the packs write a capital the text must have one, and all of them in an abbreviation. */
function hasCapitals(token: Token, written: string, entry: Entry): boolean {
  if (!/\p{L}/u.test(written)) return true;
  const letters = written.replace(/[^\p{L}]/gu, '');
  const isUpper = letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (isUpper && letters.length > 1) {
    if (entry.guard?.exact) return token.text === written;
    // «ЦАХАЛа», «АҚШ-пен»: an ending in small letters.
    return token.capital === 'all' || token.text.startsWith(written);
  }
  if (written.charAt(0) === written.charAt(0).toLowerCase()) return true;
  return token.capital !== 'none';
}

function guarded({ guard }: Entry, { tokens }: Sentence, first: number, last: number): boolean {
  if (!guard) return true;
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  if (guard.notFirst && !tokens.slice(0, first).some(({ isWord }) => isWord)) return false;
  if (before && guard.notAfter?.includes(before.norm)) return false;
  if (after && guard.notBefore?.includes(after.norm)) return false;
  return true;
}
