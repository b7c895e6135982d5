/** What would move the cursor, change colours or turn around what stands beside it: a text may hold anything. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** A value as people read it in a cell: one line, without anything that a terminal would obey. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return plain(typeof value === 'object' ? JSON.stringify(value) : String(value));
  if (value.every((item) => typeof item !== 'object' || item === null)) return plain(value.join(', '));
  const names = value.map((item) => (item as { name?: unknown } | null)?.name);
  if (names.every((name) => typeof name === 'string')) return plain(names.join(', '));
  return value.every((item) => typeof item === 'object') ? `${value.length} ×` : plain(JSON.stringify(value));
}

const plain = (text: string): string => text.replace(CONTROLS, ' ').replace(/\s+/g, ' ').trim();

const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

const widthOfLetter = (letter: string): number =>
  /^[\p{M}\u200b-\u200f]/u.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;

/** How many places of a terminal a text takes. */
export const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0);

/** Words that are wider than a column, in pieces that fit: an id that is cut off names nothing. */
export const broken = (text: string, width: number): string =>
  text.replace(/\S+/g, (word) => (widthOf(word) <= width ? word : pieces(word, width).join('\n')));

function pieces(word: string, width: number): string[] {
  const found = [''];
  for (const letter of word) {
    const last = found.at(-1) ?? '';
    if (last && widthOf(last) + widthOfLetter(letter) > width) found.push(letter);
    else found[found.length - 1] = last + letter;
  }
  return found;
}
