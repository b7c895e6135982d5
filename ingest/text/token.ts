import type { Language } from '#model/document';

export type Case = 'nom' | 'gen' | 'dat' | 'acc' | 'ins' | 'loc';
export type Grammatical = 'sing' | 'plur';
export type Gender = 'masc' | 'femn' | 'neut';
export type PartOfSpeech =
  | 'noun'
  | 'adjective'
  /** A predicate in the short form: «заинтересован», «готова». */
  | 'shortAdjective'
  | 'participle'
  | 'shortParticiple'
  | 'verb'
  | 'infinitive'
  | 'gerund'
  | 'adverb'
  | 'pronoun'
  | 'preposition'
  | 'conjunction'
  | 'particle'
  | 'numeral'
  | 'other';

/** One way to read a word by itself. Languages without a feature leave it null. */
export interface Analysis {
  /** Dictionary form as `normalize` writes it. */
  readonly lemma: string;
  readonly pos: PartOfSpeech;
  readonly case: Case | null;
  readonly number: Grammatical | null;
  readonly gender: Gender | null;
  readonly tense: 'past' | 'present' | 'future' | null;
  readonly voice: 'active' | 'passive' | null;
  /** Whether a verb takes a direct object; absent where the language does not tell. */
  readonly transitive?: boolean;
  /** How likely it is among the readings of the word, 0..1. */
  readonly score: number;
}

/** A word, a number or one punctuation mark; offsets are UTF-16 code units of the document's text. */
export interface Token {
  /** Position in its sentence, from 0. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The text as `normalize` writes it. */
  readonly norm: string;
  readonly isWord: boolean;
  readonly capital: 'none' | 'first' | 'all';
  /** Every reading, most likely first; none for punctuation. */
  readonly analyses: readonly Analysis[];
}

export interface Sentence {
  readonly index: number;
  readonly turn: number;
  readonly start: number;
  readonly end: number;
  readonly language: Language;
  readonly tokens: readonly Token[];
}

/** How words are compared: NFC, lower case, ё as е, one kind of apostrophe and hyphen. The length may change with NFC only. */
export const normalize = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[‐‑]/g, '-');

/** The readings of a word that are one of these parts of speech. */
export const readingsOf = (token: Token, ...parts: readonly PartOfSpeech[]): Analysis[] =>
  token.analyses.filter(({ pos }) => parts.includes(pos));

export const hasLemma = (token: Token, lemma: string): boolean => token.analyses.some((each) => each.lemma === lemma);

/** The cases that a word may stand in; empty where its language has none. */
export const casesOf = (token: Token): ReadonlySet<Case> =>
  new Set(token.analyses.flatMap((each) => (each.case === null ? [] : [each.case])));
