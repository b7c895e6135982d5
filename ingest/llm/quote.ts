/** Where words were found in a sentence, or why not. Offsets are UTF-16 code units of the sentence, `end` exclusive. */
export type Found = { readonly start: number; readonly end: number } | 'missing' | 'ambiguous';

/**
 * Finds words in a sentence: exactly, else with spellings folded (NFC, ё, quotation marks, dashes, white space). They have
 * to be whole words, and to stand there once.
 */
export function findWords(sentence: string, words: string): Found {
  const quote = words.trim();
  if (!/[\p{L}\p{N}]/u.test(quote)) return 'missing';
  const exact = placesOf(sentence, quote).filter(({ start, end }) => isWhole(sentence, start, end));
  if (exact.length) return only(exact);
  const folded = fold(sentence);
  const wanted = fold(quote).text.trim();
  if (!wanted) return 'missing';
  const places = placesOf(folded.text, wanted).flatMap((place) => {
    const start = folded.starts[place.start];
    const end = folded.ends[place.end - 1];
    // Undefined: it would begin or end inside of a letter.
    if (start === undefined || end === undefined) return [];
    return isWhole(sentence, start, end) ? [{ start, end }] : [];
  });
  return places.length ? only(places) : 'missing';
}

interface Place {
  readonly start: number;
  readonly end: number;
}

function only(places: readonly Place[]): Found {
  const [first, ...others] = places;
  return first && !others.length ? first : 'ambiguous';
}

function placesOf(text: string, words: string): Place[] {
  const places: Place[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
    places.push({ start: at, end: at + words.length });
  return places;
}

const CONTINUES = /^[\p{L}\p{M}\p{N}]/u;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u;
const HALF = /^[\uDC00-\uDFFF]/;

/** Whether a stretch neither begins nor ends inside of a word or of a character. */
function isWhole(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end);
  const after = text.slice(end, end + 2);
  if (HALF.test(words) || HALF.test(after) || /^\p{M}/u.test(after)) return false;
  const before = text.slice(Math.max(0, start - 2), start);
  return !(ENDS_IN_WORD.test(before) && CONTINUES.test(words)) && !(ENDS_IN_WORD.test(words) && CONTINUES.test(after));
}

interface Folded {
  readonly text: string;
  /** Offset in the source where the letter that begins at an offset of the folded text begins; holes inside of a letter. */
  readonly starts: readonly (number | undefined)[];
  /** Offset in the source behind the letter whose last code unit stands at an offset of the folded text. */
  readonly ends: readonly (number | undefined)[];
}

/** A character with the marks on it. */
const LETTER = /[\s\S]\p{M}*/gu;

function fold(source: string): Folded {
  let text = '';
  const starts: (number | undefined)[] = [];
  const ends: (number | undefined)[] = [];
  for (const match of source.matchAll(LETTER)) {
    const written = foldLetter(match[0]);
    const start = match.index;
    const end = start + match[0].length;
    // Any run of white space is one space.
    if (written === ' ' && text.endsWith(' ')) {
      ends[text.length - 1] = end;
      continue;
    }
    if (!written) continue;
    starts[text.length] = start;
    text += written;
    ends[text.length - 1] = end;
  }
  return { text, starts, ends };
}

const foldLetter = (letter: string): string =>
  letter
    .normalize('NFC')
    .replace(/ё/g, 'е')
    .replace(/Ё/g, 'Е')
    .replace(/[«»“”„‟″]/g, '"')
    .replace(/[‘’‚‛ʼ`´′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ');
