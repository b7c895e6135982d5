/**
 * Endings by which the forms of one word differ, in `folded` letters. They are for finding, not for grammar: two words
 * are taken for forms of one where what they do not share are endings. Derivations ("Kazakh", "Kazakhstan") are no forms.
 */
const words = (list: string): string[] => list.split(' ');

const RUSSIAN: ReadonlySet<string> = new Set([
  '',
  ...words('а я о е ы и у ю й ь ом ем ой ей ою ею ью ов ев ам ям ами ями ах ях'),
  ...words('ый ий ая яя ое ее ые ие ого его ому ему ым им ых их ыми ими ую юю'),
  ...words('ть л ла ло ли ет ют ит ат ят ут'),
]);

const ENGLISH: ReadonlySet<string> = new Set(['', ...words('s es y ies ed d e ing')]);

const KAZAKH: ReadonlySet<string> = new Set(kazakhEndings());

/** Number, owner and case follow each other. After an owner, cases begin otherwise than after the bare word. */
function kazakhEndings(): string[] {
  const numbers = ['', ...words('лар лер дар дер тар тер')];
  const owners = words('ы и сы си ым им ымыз имиз');
  const cases = [
    '',
    ...words('нын нин дын дин тын тин га ге ка ке ны ни ды ди ты ти да де та те дан ден тан тен нан нен мен бен пен'),
    ...words('дагы деги тагы теги дык дик тык тик лык лик'),
  ];
  const casesOfOwned = ['', ...words('нын нин на не н нда нде нан нен мен ндагы ндеги')];
  return numbers.flatMap((number) => [
    ...cases.map((one) => number + one),
    ...owners.flatMap((owner) => casesOfOwned.map((one) => number + owner + one)),
  ]);
}

/** Each list with the letters that must be left for its endings to be believed: Kazakh ones make short words alike. */
const LISTS: readonly (readonly [ReadonlySet<string>, number])[] = [
  [RUSSIAN, 3],
  [ENGLISH, 3],
  [KAZAKH, 4],
];

/** What can follow a hyphen in Kazakh: «АҚШ-тың», «G20-ға». */
export const isKazakhEnding = (word: string): boolean => word !== '' && KAZAKH.has(word);

/** How much of the common beginning may belong to the endings: «Казахстана», «Казахстанам». */
const BACK = 3;

/** Whether two folded words can be forms of one: «Токаева» and «Токаев», «Өзбекстанның» and «Өзбекстан». */
export function areForms(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  for (let length = shared; length >= Math.max(3, shared - BACK); length--) {
    const [one, other] = [a.slice(length), b.slice(length)];
    if (LISTS.some(([endings, least]) => length >= least && endings.has(one) && endings.has(other))) return true;
  }
  return false;
}

/** The longest ending that leaves four letters. */
const LONGEST = 12;

/** A folded word without its ending, at least four letters of it; a word that has none as it is. */
export function trunkOf(word: string): string {
  for (let length = Math.max(4, word.length - LONGEST); length < word.length; length++) {
    const ending = word.slice(length);
    if (LISTS.some(([endings]) => endings.has(ending))) return word.slice(0, length);
  }
  return word;
}
