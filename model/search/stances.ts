import { STANCE_CODES, type StanceCode } from '../stance.ts';
import { qualityOf } from './hits.ts';
import { firmly, IN_CODES } from './match.ts';
import { isCommon, type Query, wordOf, wordsIn } from './words.ts';

const WORDS = STANCE_CODES.map((code) => ({
  code,
  words: [...wordsIn(code)].map(({ text }) => wordOf(text)).filter(({ plain }) => !isCommon(plain)),
}));

/** A shorter word begins too many codes. */
const LEAST = 3;

/**
 * The stances whose codes a query has, whole or in words: `COMPETES_WITH`, "competes". For each, which terms say so and
 * how well. (Their names in other languages belong to the page.)
 */
export function stancesIn({ terms }: Query): Map<StanceCode, Map<number, number>> {
  const found = new Map<StanceCode, Map<number, number>>();
  for (const { code, words } of WORDS) {
    const said = words.map((word) =>
      [...terms.entries()].flatMap(([position, term]) => {
        const match = term.plain.length < LEAST ? null : firmly(term, word, IN_CODES);
        return match ? [[position, qualityOf(match)] as const] : [];
      }),
    );
    if (said.every((matches) => matches.length)) found.set(code, new Map(said.flat()));
  }
  return found;
}
