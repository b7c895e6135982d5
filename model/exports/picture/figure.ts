import { z } from 'zod';
import { PHRASES } from '../../citation/phrases.ts';
import { Language } from '../../document.ts';
import { nameIn } from '../../words.ts';
import type { ExportGraph } from '../graph.ts';
import { thinned } from './crowd.ts';
import { type Drawing, group } from './drawing.ts';
import { PALETTES } from './encoding.ts';
import { type Block, legend, paragraph, stacked } from './figure-blocks.ts';
import { captionOf } from './figure-caption.ts';
import { framed } from './figure-frame.ts';
import { legendOf } from './figure-legend.ts';
import { labelLines, type Medium, shown } from './figure-text.ts';
import { FIGURE_WORDS } from './figure-words.ts';
import { FRAMES, type Frame } from './layout.ts';
import { LABEL_SIZE } from './placing.ts';

const SIZES = { narrow: FRAMES[0], square: FRAMES[1], wide: FRAMES[2] } as const satisfies Record<string, Frame>;

/** What all figures let a caller choose. The languages of documents are a filter already, and called `language`. */
export const figureOptions = z.strictObject({
  lang: Language.default('en').describe('The language of words and names'),
  theme: z.enum(['light', 'dark']).default('light').describe('Colours of the figure'),
  size: z.enum(['narrow', 'square', 'wide']).default('wide').describe('Room for the picture'),
});
export type FigureOptions = z.output<typeof figureOptions>;

/** A picture with all that it takes to read, check and cite it. Pixels. */
export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly surface: string;
  readonly title: string;
  /** The caption, a paragraph each. */
  readonly caption: readonly string[];
  readonly drawings: readonly Drawing[];
}

/** With more, nothing can be told apart, and a layout takes longer than anybody waits. */
export const ROOM = { actors: 250, lines: 1500 } as const;

const PADDING = 24;
const TITLE = 20;
const SMALL = 12;
const CAPTION = 11;
/** Of a paragraph. */
const MOST_LINES = 60;

/**
 * The figure of a graph. Where the medium replaces characters, the caption counts them. The same graph and options give
 * the same figure.
 */
export function figureOf(graph: ExportGraph, { lang, theme, size }: FigureOptions, medium: Medium): Figure {
  const text = counting(medium);
  const words = FIGURE_WORDS[lang];
  const palette = PALETTES[theme];
  const frame = SIZES[size];
  const type = (points: number, weight: 'regular' | 'bold' = 'regular') => ({
    size: points,
    weight,
    color: palette.ink,
  });

  const network = thinned(graph, ROOM);
  const labels = new Map(network.actors.map(({ id, names }) => [id, labelLines(nameIn(names, lang), id, text.of)]));
  const isEmpty = network.actors.length === 0;
  const picture = isEmpty
    ? { ...paragraph(words.nothing, type(LABEL_SIZE), frame.width, MOST_LINES), lines: 0, unnamed: 0 }
    : framed(network, frame, palette, labels);

  const title = `Stance Atlas: ${PHRASES[lang].towards}`;
  const drawn = { actors: network.actors.length, lines: picture.lines, unnamed: picture.unnamed };
  const told = captionOf(graph, lang, drawn).map(text.of);
  const caption = text.replaced() ? [...told, words.replaced(text.replaced())] : told;
  const below = (block: Block, gap: number) => ({ ...block, gap });
  const { drawings, height } = stacked([
    below(paragraph(title, type(TITLE, 'bold'), frame.width, MOST_LINES), 0),
    below(picture, 12),
    below(legend(legendOf(network, lang, palette), SMALL, palette.ink, frame.width), 12),
    ...caption.map((each, index) => below(paragraph(each, type(CAPTION), frame.width, MOST_LINES), index ? 4 : 12)),
  ]);
  return {
    width: frame.width + 2 * PADDING,
    height: Math.ceil(height + 2 * PADDING),
    surface: palette.surface,
    title,
    caption,
    drawings: [group(drawings, { at: { x: PADDING, y: PADDING } })],
  };
}

/** Makes texts fit the medium, and counts the characters that are replaced by it. */
function counting(medium: Medium): { of: Medium; replaced(): number } {
  let replaced = 0;
  const marksIn = (text: string) => text.split('\ufffd').length - 1;
  return {
    of: (text) => {
      const made = medium(shown(text));
      replaced += marksIn(made) - marksIn(text);
      return made;
    },
    replaced: () => replaced,
  };
}
