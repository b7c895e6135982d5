import type { Analyse } from './russian.ts';
import { normalize, type Token } from './token.ts';

/**
 * Words with inner hyphens, apostrophes and a number behind a plus («С5+1»), numbers with their separators, the English
 * endings 's and n't as words of their own, and every other visible character by itself.
 */
const PIECES =
  /(?:\p{Lu}\.){2,}(?!\p{L})|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[-‐‑](?=[\p{L}\p{N}])|(?!['’][sS]\b)['’ʼ](?=\p{L})|[.,](?<=\p{N}.)(?=\p{N}))*(?:\+\d+)?|['’][sS]\b|\S/gu;

/** The tokens of one sentence; offsets count from the beginning of the document. */
export function tokenize(text: string, start: number, end: number, analyse: Analyse): Token[] {
  const tokens: Token[] = [];
  const push = (from: number, to: number) => {
    const piece = text.slice(from, to);
    const isWord = /^['’]?[\p{L}\p{N}]/u.test(piece);
    tokens.push({
      index: tokens.length,
      start: from,
      end: to,
      text: piece,
      norm: normalize(piece),
      isWord,
      capital: capitalOf(piece),
      analyses: isWord ? analyse(piece) : [],
    });
  };
  for (const match of text.slice(start, end).matchAll(PIECES)) {
    const from = start + match.index;
    const to = from + match[0].length;
    // "isn't" is two words: what is denied and the denial.
    const negation = /^(\p{L}+)(n['’]t)$/iu.exec(match[0]);
    if (negation?.[1]) {
      push(from, from + negation[1].length);
      push(from + negation[1].length, to);
    } else push(from, to);
  }
  return tokens;
}

function capitalOf(word: string): Token['capital'] {
  const letters = word.replace(/[^\p{L}]/gu, '');
  if (!letters || letters[0] === letters[0]?.toLowerCase()) return 'none';
  return letters.length > 1 && letters === letters.toUpperCase() ? 'all' : 'first';
}
