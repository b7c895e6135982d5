import {
  beginText,
  type Color,
  drawSvgPath,
  endText,
  LineCapStyle,
  LineJoinStyle,
  moveText,
  PDFName,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  scale,
  setFillingColor,
  setFontAndSize,
  setGraphicsState,
  setLineJoin,
  showText,
  translate,
} from '@cantoo/pdf-lib';
import { type Drawing, type Group, round, type Stroke, type TextMark } from '../picture/drawing.ts';
import type { Point } from '../picture/geometry.ts';
import { shapePath, signPath } from '../picture/shapes.ts';
import type { Weight } from '../picture/text.ts';
import { withCubics } from './paths.ts';
import type { Typefaces } from './typefaces.ts';

/** Points of a PDF in a pixel of a figure. */
export const POINTS = 0.75;

const ORIGIN: Point = { x: 0, y: 0 };
const HALO = 4;

const fontName = (weight: Weight) => PDFName.of(weight === 'bold' ? 'Bold' : 'Regular');

/** Draws marks on a page as high as the figure; y of the marks grows downwards from the page's top. */
export function drawOn(page: PDFPage, typefaces: Typefaces, marks: readonly Drawing[]): void {
  for (const weight of ['regular', 'bold'] as const)
    page.node.setFontDictionary(fontName(weight), typefaces[weight].font.ref);
  const halos = new Map<string, PDFOperator[]>();
  page.pushOperators(pushGraphicsState(), translate(0, page.getHeight()), scale(POINTS, POINTS));
  for (const mark of marks) draw(mark);
  page.pushOperators(popGraphicsState());

  function draw(mark: Drawing): void {
    switch (mark.kind) {
      case 'group':
        drawGroup(mark);
        break;
      case 'text':
        drawText(mark);
        break;
      case 'path':
        path(mark.d, ORIGIN, mark.fill, mark.stroke);
        break;
      case 'circle':
        path(shapePath('circle', mark.radius), mark.at, mark.fill, mark.stroke);
        break;
      case 'sign':
        path(signPath(mark.sign), mark.at, mark.color, null);
        break;
      case 'reach':
        // Nothing that is seen.
        break;
    }
  }

  function drawGroup({ at, scale: times, opacity, marks }: Group): void {
    page.pushOperators(pushGraphicsState());
    if (at) page.pushOperators(translate(round(at.x), -round(at.y)));
    if (times !== 1) page.pushOperators(scale(times, times));
    if (opacity !== 1) page.pushOperators(setGraphicsState(opacityName(opacity)));
    for (const mark of marks) draw(mark);
    page.pushOperators(popGraphicsState());
  }

  function opacityName(opacity: number): PDFName {
    const name = PDFName.of(`Opacity${Math.round(opacity * 100)}`);
    page.node.setExtGState(name, page.doc.context.obj({ Type: 'ExtGState', ca: opacity, CA: opacity }));
    return name;
  }

  function path(d: string, at: Point, fill: string | null, stroke: Stroke | null): void {
    if (d !== '') page.pushOperators(...pathOperators(d, at, fill, stroke));
  }

  /** The same letters come again and again. */
  function letterHalo(d: string, size: number, color: string): PDFOperator[] {
    const key = `${size} ${color} ${d}`;
    const known = halos.get(key);
    if (known) return known;
    const made = d === '' ? [] : pathOperators(d, ORIGIN, null, { color, width: (HALO * 1000) / size });
    halos.set(key, made);
    return made;
  }

  function drawHalo(text: string, { size, weight }: TextMark, halo: string, [x, y]: readonly [number, number]): void {
    page.pushOperators(pushGraphicsState(), translate(x, y), setLineJoin(LineJoinStyle.Round));
    page.pushOperators(scale(size / 1000, size / 1000));
    for (const outline of typefaces[weight].outlinesOf(text)) {
      page.pushOperators(pushGraphicsState(), translate(round(outline.x), 0), scale(1, -1));
      page.pushOperators(...letterHalo(outline.d, size, halo), popGraphicsState());
    }
    page.pushOperators(popGraphicsState());
  }

  function drawText(mark: TextMark): void {
    const { lines, size, weight, anchor, color, halo } = mark;
    const { font } = typefaces[weight];
    for (const { at, text } of lines) {
      const left = anchor === 'middle' ? at.x - font.widthOfTextAtSize(text, size) / 2 : at.x;
      const [x, y] = [round(left), -round(at.y)];
      // As outlines: a second text below the first would be read twice.
      if (halo) drawHalo(text, mark, halo, [x, y]);
      page.pushOperators(
        beginText(),
        setFillingColor(colorOf(color)),
        setFontAndSize(fontName(weight), size),
        moveText(x, y),
        showText(font.encodeText(text)),
        endText(),
      );
    }
  }
}

const pathOperators = (d: string, at: Point, fill: string | null, stroke: Stroke | null): PDFOperator[] =>
  drawSvgPath(withCubics(d), {
    x: round(at.x),
    y: -round(at.y),
    scale: 1,
    color: fill === null ? undefined : colorOf(fill),
    borderColor: stroke ? colorOf(stroke.color) : undefined,
    borderWidth: stroke ? round(stroke.width) : 0,
    ...(stroke?.dash ? { borderDashArray: stroke.dash.map(round) } : {}),
    ...(stroke?.hasRoundEnds ? { borderLineCap: LineCapStyle.Round } : {}),
  });

/** From `#rrggbb`. */
export function colorOf(color: string): Color {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000,
  );
  return rgb(red, green, blue);
}
