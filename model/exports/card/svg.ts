import { type Drawing, group } from '../picture/drawing.ts';
import { PALETTES, type Palette, type Theme } from '../picture/encoding.ts';
import { type Block, paragraph, stacked } from '../picture/figure-blocks.ts';
import { FONT, svgGround, svgOf, svgOpening } from '../picture/svg.ts';
import { widthOf } from '../picture/text.ts';
import { escapedText } from '../xml.ts';
import type { Card } from './card.ts';
import { cardText } from './text.ts';

/** Pixels. */
const WIDTH = 760;
const PADDING = 36;
const INNER = WIDTH - 2 * PADDING;
const LABELS = 170;
const STRIPE = 6;
const BAR = { width: 3, gap: 18 } as const;
/** Some viewers lack Noto Sans, and set wider letters: that much of a column is filled. */
const FILLED = 0.88;

const STANCE = 22;
const ENDS = 19;
const QUOTE = 17;
const FACT = 14;
const SMALL = 12;

/** The card as an SVG document, as high as its texts need. It refers to nothing outside, and runs nothing. */
export function cardSvg(card: Card, theme: Theme): string {
  const palette = PALETTES[theme];
  const body = bodyOf(card, palette);
  const height = Math.ceil(STRIPE + body.height + 2 * PADDING);
  const marks: Drawing[] = [
    { kind: 'path', d: rectangle(0, 0, WIDTH, STRIPE), fill: palette.signs[card.sign], stroke: null },
    group(body.drawings, { at: { x: PADDING, y: STRIPE + PADDING } }),
  ];
  const title = `<title>${escapedText(`${card.stance}: ${card.ends}`)}</title><desc>${escapedText(cardText(card))}</desc>`;
  return `${svgOpening(WIDTH, height, FONT)}${title}${svgGround(WIDTH, height, palette.surface)}${marks.map(svgOf).join('')}</svg>\n`;
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}H${x + width}V${y + height}H${x}Z`;

function bodyOf(card: Card, palette: Palette): Block {
  const { sign, stance, denied, ends, quote, cut, facts, place, licence } = card;
  const { ink } = palette;
  const color = palette.signs[sign];
  const quiet = palette.signs[0];
  const text = (words: string, size: number, ofColor: string, width = INNER, weight: 'regular' | 'bold' = 'regular') =>
    paragraph(words, { size, weight, color: ofColor }, width * FILLED, Number.POSITIVE_INFINITY);
  const line: Block = {
    height: 1,
    drawings: [{ kind: 'path', d: rectangle(0, 0, INNER, 1), fill: quiet, stroke: null }],
  };
  return stacked([
    { gap: 0, ...signed(text(stance, STANCE, color, INNER - SIGN.room, 'bold'), card, color) },
    ...(denied === null ? [] : [{ gap: 8, ...boxed(denied, ink) }]),
    { gap: 6, ...text(ends, ENDS, ink, INNER, 'bold') },
    { gap: 18, ...barred(text(quote, QUOTE, ink, INNER - BAR.gap), color) },
    ...(cut === null ? [] : [{ gap: 6, ...text(cut, SMALL, ink, INNER, 'bold') }]),
    ...facts.map((fact, index) => ({
      gap: index ? 4 : 20,
      ...beside(text(fact.label, FACT, quiet, LABELS), text(fact.text, FACT, ink, INNER - LABELS)),
    })),
    { gap: 18, ...line },
    { gap: 12, ...text(place, SMALL, quiet) },
    { gap: 4, ...text(licence, SMALL, quiet) },
  ]);
}

const SIGN = { room: 30, scale: 1.9, at: { x: 10, y: 15 } } as const;

/** With the glyph of the sign in front. */
const signed = ({ height, drawings }: Block, { sign }: Card, color: string): Block => ({
  height,
  drawings: [
    group([{ kind: 'sign', sign, at: { x: 0, y: 0 }, color }], { at: SIGN.at, scale: SIGN.scale }),
    group(drawings, { at: { x: SIGN.room, y: 0 } }),
  ],
});

/** With a bar at its left, as long as the text. */
const barred = ({ height, drawings }: Block, fill: string): Block => ({
  height,
  drawings: [
    { kind: 'path', d: rectangle(0, 0, BAR.width, Math.round(height)), fill, stroke: null },
    group(drawings, { at: { x: BAR.gap, y: 0 } }),
  ],
});

const BOX = 8;

/** One line in a frame, which nobody overlooks. */
function boxed(words: string, color: string): Block {
  const { height, drawings } = paragraph(words, { size: FACT, weight: 'bold', color }, INNER, 1);
  const width = Math.round(widthOf(words, FACT, 'bold') / FILLED) + 2 * BOX;
  const frame: Drawing = {
    kind: 'path',
    d: rectangle(0, 0, width, Math.round(height) + BOX),
    fill: null,
    stroke: { color, width: 1.5 },
  };
  return { height: height + BOX, drawings: [frame, group(drawings, { at: { x: BOX, y: BOX / 2 } })] };
}

const beside = (label: Block, text: Block): Block => ({
  height: Math.max(label.height, text.height),
  drawings: [...label.drawings, group(text.drawings, { at: { x: LABELS, y: 0 } })],
});
