import { ADVANCES, type Weight } from './text-advances.ts';

export type { Weight } from './text-advances.ts';

/** Widths in thousandths of the size, by code point. */
const known: Readonly<Record<Weight, ReadonlyMap<number, number>>> = {
  regular: advancesOf('regular'),
  bold: advancesOf('bold'),
};

function advancesOf(weight: Weight): Map<number, number> {
  return new Map(
    ADVANCES[weight].flatMap(([first, widths]) =>
      widths.split(' ').map((width, index): [number, number] => [first + index, Number.parseInt(width, 36)]),
    ),
  );
}

/** Marks stand over their letter; the others join, select or steer and are not seen. */
const NO_WIDTH = /^[\p{M}\p{Cf}\p{Emoji_Modifier}]$/u;
const EMOJI = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]$/u;
const SQUARE =
  /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]$/u;
const NARROW = /^[\p{sc=Arabic}\p{sc=Hebrew}\p{Zs}]$/u;
const LETTER = /^[\p{L}\p{N}\p{P}]$/u;

/** Of what the typeface does not draw, another one does: rather too wide than running out of the picture. */
function guessed(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  if (EMOJI.test(character)) return 1400;
  if (SQUARE.test(character)) return 1000;
  if (NARROW.test(character)) return 700;
  return LETTER.test(character) ? 900 : 1100;
}

/**
 * Width of a text in one line, in the unit of `size`, as Noto Sans sets it: advances without kerning, which takes
 * away more than it adds. Letters that Noto Sans lacks are guessed.
 */
export function widthOf(text: string, size: number, weight: Weight = 'regular'): number {
  const advances = known[weight];
  let width = 0;
  for (const character of text) width += advances.get(character.codePointAt(0) ?? 0) ?? guessed(character);
  return (width * size) / 1000;
}

/** Spaces and breaks where a line may end; not the spaces that forbid it, and not one that carries a mark. */
const GAP = /[^\S\u00a0\u2007\u202f\ufeff]+(?!\p{M})/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const MARK_FIRST = /^\p{M}/u;

/** What readers take for one letter each; a mark that stands alone goes with what is before it. */
function lettersOf(text: string): string[] {
  const letters: string[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const last = letters.at(-1);
    if (last !== undefined && MARK_FIRST.test(segment)) letters[letters.length - 1] = last + segment;
    else letters.push(segment);
  }
  return letters;
}

/** A word in pieces that each fit, or are a single letter. */
function pieces(word: string, size: number, weight: Weight, width: number): string[] {
  if (widthOf(word, size, weight) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  let taken = 0;
  for (const letter of lettersOf(word)) {
    const more = widthOf(letter, size, weight);
    if (piece !== '' && taken + more > width) {
      found.push(piece);
      piece = '';
      taken = 0;
    }
    piece += letter;
    taken += more;
  }
  return [...found, piece];
}

/**
 * The text in lines no wider than `width`, in the unit of `size`. Lines end at spaces, which count as one and are left
 * out; a word that is too long for a line is broken between letters as readers see them, so a line is too wide only
 * where a single letter is. No lines for a text of nothing but spaces.
 */
export function wrapped(text: string, size: number, weight: Weight, width: number): string[] {
  const space = widthOf(' ', size, weight);
  const lines: string[] = [];
  let taken = 0;
  for (const word of text.split(GAP)) {
    if (word === '') continue;
    for (const [index, piece] of pieces(word, size, weight, width).entries()) {
      const more = widthOf(piece, size, weight);
      if (lines.length > 0 && index === 0 && taken + space + more <= width) {
        lines[lines.length - 1] += ` ${piece}`;
        taken += space + more;
      } else {
        lines.push(piece);
        taken = more;
      }
    }
  }
  return lines;
}
