import type { Token } from '../text/token.ts';

/** A phrase of a pack made ready for matching: for each word the forms or lemmas that will do. */
export type Phrase = readonly ReadonlySet<string>[];

export const compilePhrase = (phrase: string): Phrase =>
  phrase
    .trim()
    .split(/\s+/)
    .map((word) => new Set(word.split('/')));

/** Phrases by the forms and lemmas of their first word. */
export type PhraseIndex<Value> = ReadonlyMap<string, readonly { phrase: Phrase; value: Value }[]>;

export function indexPhrases<Value>(entries: Iterable<readonly [string, Value]>): PhraseIndex<Value> {
  const index = new Map<string, { phrase: Phrase; value: Value }[]>();
  for (const [text, value] of entries) {
    const phrase = compilePhrase(text);
    for (const word of phrase[0] ?? []) {
      const known = index.get(word);
      if (known) known.push({ phrase, value });
      else index.set(word, [{ phrase, value }]);
    }
  }
  return index;
}

/** A lemma with less than this share of a word's readings is noise. */
const LEAST_SHARE = 0.08;
const shares = new WeakMap<Token['analyses'], readonly string[]>();

/** The lemmas that a word may well have; guessed words have many readings, so shares are summed by lemma. */
export function likelyLemmas({ analyses }: Token): readonly string[] {
  const known = shares.get(analyses);
  if (known) return known;
  const weights = new Map<string, number>();
  for (const { lemma, score } of analyses) weights.set(lemma, (weights.get(lemma) ?? 0) + score);
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const lemmas = [...weights].filter(([, weight]) => weight >= all * LEAST_SHARE).map(([lemma]) => lemma);
  shares.set(analyses, lemmas);
  return lemmas;
}

/** Whether a token is one of these words, in any of its forms. */
export const isOneOf = (token: Token, words: ReadonlySet<string>): boolean =>
  words.has(token.norm) || likelyLemmas(token).some((lemma) => words.has(lemma));

export interface PhraseMatch<Value> {
  readonly value: Value;
  /** Indexes of the matched tokens, in order. */
  readonly tokens: readonly number[];
  /** Whether the text has the phrase's words as they are, not in another form. */
  readonly exact: boolean;
}

/** Marks that a phrase does not reach across. */
const STOPS = new Set([';', ':', '.', '!', '?', '(', ')']);

/**
 * All places where phrases of the index begin; up to `gap` other words may stand between two words of a phrase. Where
 * a phrase can be matched in several ways the tightest is taken.
 */
export function matchPhrases<Value>(
  tokens: readonly Token[],
  index: PhraseIndex<Value>,
  gap: number,
): PhraseMatch<Value>[] {
  const found: PhraseMatch<Value>[] = [];
  for (const token of tokens) {
    if (!token.isWord && !index.has(token.norm)) continue;
    const keys = new Set([token.norm, ...likelyLemmas(token)]);
    const tried = new Set<Phrase>();
    for (const key of keys)
      for (const { phrase, value } of index.get(key) ?? []) {
        if (tried.has(phrase)) continue;
        tried.add(phrase);
        const matched = matchFrom(tokens, token.index, phrase, gap);
        if (matched)
          found.push({
            value,
            tokens: matched,
            exact: phrase.every((words, place) => words.has(tokens[matched[place] ?? 0]?.norm ?? '')),
          });
      }
  }
  return found;
}

function matchFrom(tokens: readonly Token[], start: number, phrase: Phrase, gap: number): number[] | null {
  const matched = [start];
  for (const words of phrase.slice(1)) {
    const last = matched.at(-1) ?? start;
    let next: number | null = null;
    for (let index = last + 1; index <= Math.min(tokens.length - 1, last + 1 + gap); index++) {
      const token = tokens[index] as Token;
      if (STOPS.has(token.text)) break;
      if (isOneOf(token, words)) {
        next = index;
        break;
      }
    }
    if (next === null) return null;
    matched.push(next);
  }
  return matched;
}
