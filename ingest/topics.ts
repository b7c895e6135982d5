import type { Topics } from './frames/frame.ts';
import { compilePhrase, type Phrase } from './frames/phrases.ts';

/** What the topics of claims are called in English. */
export interface TopicIndex {
  /** The English name of the longest known phrase in a run of words, each given by its forms and lemmas; else null. */
  find(words: readonly ReadonlySet<string>[]): string | null;
}

export function indexTopics(topics: Topics): TopicIndex {
  const phrases = Object.entries(topics).map(([words, english]) => ({ phrase: compilePhrase(words), english }));
  phrases.sort((a, b) => b.phrase.length - a.phrase.length);
  return { find: (words) => phrases.find(({ phrase }) => contains(words, phrase))?.english ?? null };
}

const contains = (words: readonly ReadonlySet<string>[], phrase: Phrase): boolean =>
  words.some((_, start) =>
    phrase.every((wanted, offset) => {
      const word = words[start + offset];
      return word !== undefined && [...wanted].some((form) => word.has(form));
    }),
  );
