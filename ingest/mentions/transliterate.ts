/** Russian as English-language newspapers spell it: BGN/PCGN without signs, and -ий, -ый as -y. */
const RUSSIAN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};
/** What Kazakh adds, as the press of Kazakhstan spells it in English. */
const KAZAKH: Readonly<Record<string, string>> = {
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  і: 'i',
};
/** Ukrainian and Belarusian letters that turn up in names. */
const OTHERS: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', ґ: 'g', ў: 'u' };
const LETTERS: Readonly<Record<string, string>> = { ...RUSSIAN, ...KAZAKH, ...OTHERS };

const VOWELS = new Set('аеёиоуыэюяәөұүіьъ');

/** A name in Latin letters; characters of other scripts stay as they are. */
export const transliterate = (name: string): string => name.normalize('NFC').replace(/[\p{Script=Cyrillic}]+/gu, word);

function word(written: string): string {
  const lower = written.toLowerCase();
  const ending = /(ий|ый)$/.test(lower) && lower.length > 3 ? 2 : 0;
  let latin = '';
  for (let index = 0; index < written.length - ending; index++) {
    const letter = lower[index] ?? '';
    const before = lower[index - 1];
    // «Елена», «Мирзиеев», «Григорьев»: е is "ye" at the beginning and behind vowels and signs.
    const spelt = letter === 'е' && (before === undefined || VOWELS.has(before)) ? 'ye' : (LETTERS[letter] ?? letter);
    latin += written[index] === letter ? spelt : spelt.charAt(0).toUpperCase() + spelt.slice(1);
  }
  return ending ? `${latin}y` : latin;
}
