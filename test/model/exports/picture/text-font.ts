import { readFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { ADVANCES, type Weight } from '#model/exports/picture/text-advances';

const FILES: Readonly<Record<Weight, string>> = {
  regular: '400Regular/NotoSans_400Regular.ttf',
  bold: '700Bold/NotoSans_700Bold.ttf',
};

/** The typeface itself. */
export const fontOf = (weight: Weight) =>
  fontkit.create(readFileSync(`node_modules/@expo-google-fonts/noto-sans/${FILES[weight]}`));

/** The table of `text-advances.ts` as the typeface has it, in the ranges of the table. */
export function advancesIn(weight: Weight): [number, string][] {
  const font = fontOf(weight);
  return ADVANCES[weight].map(([first, widths]) => [
    first,
    widths
      .split(' ')
      .map((_, index) =>
        Math.round((font.glyphForCodePoint(first + index).advanceWidth * 1000) / font.unitsPerEm).toString(36),
      )
      .join(' '),
  ]);
}
