import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib';
import fontkit, { type Font } from '@pdf-lib/fontkit';
import type { SuppliedFile, Supply } from '../format.ts';
import type { Medium } from '../picture/figure-text.ts';
import type { Weight } from '../picture/text.ts';

/** A typeface in a document, and the outlines of its letters. */
export interface Typeface {
  readonly font: PDFFont;
  /** Outlines of a text in one line, from 0, 0 to the right, y upwards, thousandths of the size. */
  outlinesOf(text: string): readonly { readonly x: number; readonly d: string }[];
}

export type Typefaces = Readonly<Record<Weight, Typeface>>;

const FILES: Readonly<Record<Weight, SuppliedFile>> = { regular: 'regular.ttf', bold: 'bold.ttf' };
/** With its tag of six letters, as parts of a typeface are called; the library would make one up. */
const NAMES: Readonly<Record<Weight, string>> = {
  regular: 'STANCE+NotoSans-Regular',
  bold: 'STANCE+NotoSans-Bold',
};
/** What is measured letter by letter is to be set letter by letter. */
const FEATURES = { liga: false, clig: false, dlig: false };

/** What the outlines are taken from; the library's types leave it out. */
interface Outlined {
  readonly advanceWidth: number;
  readonly path: { toSVG(): string };
}

/** Puts both cuts of Noto Sans into a document, of which those letters are kept that are used. */
export async function typefacesIn(document: PDFDocument, supply: Supply): Promise<Typefaces> {
  document.registerFontkit({ create: (bytes) => mended(fontkit.create(bytes)) });
  const [regular, bold] = [await typeface('regular'), await typeface('bold')];
  return { regular, bold };

  async function typeface(weight: Weight): Promise<Typeface> {
    const bytes = await supply(FILES[weight]);
    const font = await document.embedFont(bytes, { subset: true, customName: NAMES[weight], features: FEATURES });
    const drawn = fontkit.create(bytes);
    const scale = 1000 / drawn.unitsPerEm;
    return {
      font,
      outlinesOf(text) {
        let x = 0;
        return (drawn.layout(text, FEATURES).glyphs as unknown as readonly Outlined[]).map(({ advanceWidth, path }) => {
          const at = x;
          x += advanceWidth * scale;
          return { x: at, d: path.toSVG() };
        });
      },
    };
  }
}

/** What the engine's subset is made of, which its types leave out. */
interface Made {
  loca: { version?: number };
  _addGlyph(id: number): number;
}

/**
 * The engine as the document can use it. Its subsets halve the places of outlines, of which the odd ones are then lost:
 * they are to be written whole. And the document would call their `encode` as another engine has it.
 */
function mended(font: Font): Font {
  const create = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = create();
    const made = subset as unknown as Made;
    const add = made._addGlyph.bind(subset);
    made._addGlyph = (id) => {
      made.loca.version = 1;
      return add(id);
    };
    return { includeGlyph: (glyph) => subset.includeGlyph(glyph), encodeStream: () => subset.encodeStream() };
  };
  return font;
}

/** Joiners, selectors and the like steer other letters and are not seen; a PDF would have a space for each. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** What these typefaces make of a text: letters with their marks as one where there is such a letter. */
export function mediumOf({ regular, bold }: Typefaces): Medium {
  const inBold = new Set(bold.font.getCharacterSet());
  const letters = new Set(regular.font.getCharacterSet().filter((code) => inBold.has(code)));
  return (text) =>
    [...text.normalize('NFC').replace(UNSEEN, '')]
      .map((letter) => (letters.has(letter.codePointAt(0) ?? 0) ? letter : '\ufffd'))
      .join('');
}
