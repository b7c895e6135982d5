import type { Language } from '#model/document';
import { splitsOf } from '../text/kazakh-endings.ts';
import { type Case, normalize, type Sentence, type Token } from '../text/token.ts';
import { ANY, ANY_PLURAL, type Features, feature, inCase } from './features.ts';
import { type Forms, formsOfNoun } from './russian-forms.ts';
import type { RolesFile } from './schema.ts';

/** `title`: one person holds it. `office`: people or bodies that act for an actor. `country`: stands for it. `group`: is a group of its own. */
export type HeadKind = 'title' | 'office' | 'country' | 'group';

/** A word or words that say in what part an actor is spoken of. */
export interface Head {
  readonly kind: HeadKind;
  /** Class of a title; label of a group. */
  readonly role: string;
  /** Its first word in dictionary form. */
  readonly word: string;
  readonly first: number;
  readonly last: number;
  readonly features: Features;
}

interface Pattern {
  readonly kind: HeadKind;
  readonly role: string;
  /** Of a single Russian word: its forms by rule, for what the dictionary of the morphology lacks («аятолла»). */
  readonly forms: Forms | null;
  readonly words: readonly { readonly text: string; readonly fixed: boolean; readonly plural: boolean }[];
}

export interface Preposition {
  readonly words: readonly string[];
  readonly lemma: string;
  /** All cases where the language has none. */
  readonly features: Features;
}

export interface Roles {
  readonly heads: ReadonlyMap<string, readonly Pattern[]>;
  readonly complements: readonly (readonly string[])[];
  readonly modifiers: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  /** Longest first. */
  readonly prepositions: readonly Preposition[];
  readonly conjunctions: readonly (readonly string[])[];
  readonly compounds: ReadonlySet<string>;
}

export function indexRoles(file: RolesFile, language: Language): Roles {
  const heads = new Map<string, Pattern[]>();
  const add = (kind: HeadKind, role: string, phrases: readonly string[]) => {
    for (const phrase of phrases) {
      const words = phrase.split(' ').map((word) => ({
        text: normalize(word.replace(/[=^]$/, '')),
        fixed: word.endsWith('=') || language === 'en',
        plural: word.endsWith('^'),
      }));
      const [first] = words;
      if (!first) continue;
      const forms =
        language === 'ru' && words.length === 1 && !first.plural && !first.fixed
          ? formsOfNoun(first.text, { person: true })
          : null;
      const pattern: Pattern = { kind, role, forms, words };
      for (const key of new Set([first.text, ...(forms?.keys() ?? [])]))
        heads.set(
          key,
          [...(heads.get(key) ?? []), pattern].sort((a, b) => b.words.length - a.words.length),
        );
    }
  };
  for (const [role, phrases] of Object.entries(file.titles)) add('title', role, phrases);
  add('office', 'office', file.offices);
  add('country', 'country', file.countries);
  for (const [label, phrases] of Object.entries(file.groups)) add('group', label, phrases);
  return {
    heads,
    complements: file.complements.map(words).sort((a, b) => b.length - a.length),
    modifiers: new Set(file.modifiers.map(normalize)),
    particles: new Set(file.particles.map(normalize)),
    things: new Set(file.things.map(normalize)),
    prepositions: Object.entries(file.prepositions)
      .map(
        ([lemma, cases]): Preposition => ({
          lemma,
          words: words(lemma),
          features: cases.length ? cases.reduce((all, each) => all | inCase(each), 0) : ANY,
        }),
      )
      .sort((a, b) => b.words.length - a.words.length),
    conjunctions: file.conjunctions.map(words).sort((a, b) => b.length - a.length),
    compounds: new Set(file.compounds.map(normalize)),
  };
}

const words = (phrase: string): string[] => phrase.split(' ').map(normalize);

/**
 * The head that starts at a token, the longest there is that reaches no further than `limit`. Its part is that of the
 * longest of all: «глава Пентагона» is a minister of defence also where «Пентагона» is read by itself.
 */
export function headAt(roles: Roles, { tokens, language }: Sentence, index: number, limit = Infinity): Head | null {
  const token = tokens[index];
  if (!token?.isWord) return null;
  const keys = new Set([
    token.norm,
    ...token.analyses.map(({ lemma }) => lemma),
    ...(language === 'kk' ? splitsOf(token.norm).map(({ stem }) => stem) : []),
  ]);
  let best: Head | null = null;
  let longest: Head | null = null;
  for (const key of keys)
    for (const pattern of roles.heads.get(key) ?? []) {
      const last = index + pattern.words.length - 1;
      if (longest && longest.last >= last && (last > limit || (best && best.last >= last))) continue;
      const features = featuresOf(pattern, tokens, index, language);
      if (!features) continue;
      const head: Head = {
        kind: pattern.kind,
        role: pattern.role,
        word: pattern.words[0]?.text ?? '',
        first: index,
        last,
        features,
      };
      if (!longest || longest.last < last) longest = head;
      if (last <= limit && (!best || best.last < last)) best = head;
    }
  return best && longest && best.kind === longest.kind ? { ...best, role: longest.role } : best;
}

function featuresOf(pattern: Pattern, tokens: readonly Token[], from: number, language: Language): Features {
  let features = ANY;
  for (const [offset, word] of pattern.words.entries()) {
    const token = tokens[from + offset];
    if (!token) return 0;
    if (word.fixed) {
      if (token.norm !== word.text) return 0;
    } else if (pattern.forms && !token.analyses.some(({ lemma }) => lemma === word.text)) {
      // A word that the dictionary reads otherwise is that other word: «лидера» is known, «аятолла» is not.
      features &= token.analyses[0] && token.analyses[0].score > 0.9 ? 0 : (pattern.forms.get(token.norm) ?? 0);
    } else if (language === 'kk') features &= kazakhFeatures(token, word.text, offset === pattern.words.length - 1);
    else features &= russianFeatures(token, word.text, pattern.words.length > 1) & (word.plural ? ANY_PLURAL : ANY);
    if (!features) return 0;
  }
  return features;
}

function russianFeatures(token: Token, lemma: string, mayBeAdjective: boolean): Features {
  let features = 0;
  for (const each of token.analyses)
    if (
      each.lemma === lemma &&
      each.case &&
      (each.pos === 'noun' || (mayBeAdjective && (each.pos === 'adjective' || each.pos === 'participle')))
    )
      features |= feature(each.case, each.number ?? 'sing');
  // «мид», «минобороны»: abbreviations and words that no dictionary has.
  return (
    features || (token.norm === lemma && !token.analyses.some(({ pos, case: own }) => pos === 'noun' && own) ? ANY : 0)
  );
}

function kazakhFeatures(token: Token, stem: string, isLast: boolean): Features {
  if (token.norm === stem) return inCase('nom') | inCase('acc');
  if (!isLast) return 0;
  const found = splitsOf(token.norm).find((split) => split.stem === stem && !split.derived);
  if (!found) return 0;
  const features = found.cases.reduce((all: Features, each: Case) => all | inCase(each), 0) || inCase('loc');
  return found.number === 'plur' ? features & ANY_PLURAL : features;
}
