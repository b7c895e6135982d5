import { errorsIn } from '#model/search/distance';
import { lettersLike } from '#model/search/letters';
import type { Word } from '#model/search/words';

/**
 * What people type as a query of the full-text indexes, which speak Lucene's language. Nothing of it gets through: words
 * are cut into letters and digits first, and those are small, so that AND, OR and NOT are words like all others.
 *
 * Each word is looked for as it stands, for the analyser to find its forms, and by its beginning, in all letters that
 * people write for one another: each text is indexed by the analyser of another language too, which leaves its words
 * whole. The ranking is not Lucene's, so its order only matters where it has too many. Null where there is no word.
 */
export const fullTextOf = (terms: readonly Word[]): string | null =>
  joined(terms, ({ word, trunk }) => [`${word}^4`, ...(trunk.length < LEAST_BEGINNING ? [] : [beginningOf(trunk)])]);

/**
 * The same for words that nobody wrote: those that differ by typing errors. It takes several times as long, so it is for
 * the Russian indexes alone: they have Russian words without their endings, and those of other scripts as they stand.
 */
export const misspeltOf = (terms: readonly Word[]): string | null =>
  joined(terms, ({ word, trunk }) => {
    const errors = errorsIn(word.length);
    return errors === 0 ? [] : [`${/\p{Script=Cyrillic}/u.test(word) ? trunk : word}~${errors}`];
  });

/** Of a longer word only the beginning can be looked for. */
const MOST_LETTERS = 40;
const LEAST_BEGINNING = 3;

/** The database plans a statement anew for a text of another order of size. With blanks behind it most have one size. */
const LENGTH = 128;

interface Lettered {
  readonly word: string;
  readonly trunk: string;
}

function joined(terms: readonly Word[], clauses: (word: Lettered) => readonly string[]): string | null {
  const all = terms.flatMap(lettered).flatMap(clauses);
  return all.length ? all.join(' ').padEnd(LENGTH) : null;
}

const lettered = ({ plain, trunk }: Word): Lettered[] =>
  (plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => {
    const word = [...part].slice(0, MOST_LETTERS).join('');
    return { word, trunk: part === plain ? trunk.slice(0, word.length) : word };
  });

const beginningOf = (trunk: string): string => `/${[...trunk].map(anyLike).join('')}.*/`;

const anyLike = (letter: string): string => {
  const all = lettersLike(letter);
  return all.length > 1 ? `[${all.join('')}]` : letter;
};
