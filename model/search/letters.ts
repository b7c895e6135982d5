import { plain, transliterate } from './transliterate.ts';

/** Kazakh letters beside the ones that people type when their keyboard lacks them. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  і: 'и',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
};

/** Cyrillic letters that look like Latin ones: in «С5+1» nobody can see which of them it is. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
};

const replaced = (word: string, letters: Readonly<Record<string, string>>): string =>
  [...word].map((letter) => letters[letter] ?? letter).join('');

/** One word without what writers differ in: case, accents and stress marks, ё, Kazakh letters, look-alikes beside digits. */
export function folded(word: string): string {
  const bare = plain(word.normalize('NFC').replace(/(?<=\p{Script=Cyrillic})\p{M}+/gu, ''));
  const near = replaced(bare, NEIGHBOURS);
  return /\d/.test(near) ? replaced(near, LOOK_ALIKES) : near;
}

/** What the ways of writing one name in Latin letters have in common, in the order in which they are applied. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/tch/g, 'ch'],
  [/d?zh|dj/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/ck|q/g, 'k'],
  [/t[sz]/g, 'c'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/y(?=[aeou])/g, ''],
  [/y/g, 'i'],
  [/(\p{L})\1+/gu, '$1'],
];

/** The same for a word in either script: "Tokayev", "Tokaev" and «Тоқаев» are all "tokaev". */
export const skeletonOf = (word: string): string =>
  SPELLINGS.reduce((latin, [spelling, common]) => latin.replace(spelling, common), transliterate(word));

/** Every letter that `folded` brings to the same one. */
export const lettersLike = (letter: string): string[] => [
  letter,
  ...(letter === 'е' ? ['ё'] : []),
  ...[NEIGHBOURS, LOOK_ALIKES].flatMap((letters) => Object.keys(letters).filter((from) => letters[from] === letter)),
];
