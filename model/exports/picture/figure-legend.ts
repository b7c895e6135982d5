import { ACTOR_TYPES } from '../../actor.ts';
import { CERTAINTIES } from '../../certainty.ts';
import type { Language } from '../../document.ts';
import type { Network } from '../../questions/network.ts';
import type { Sign } from '../../stance.ts';
import { CERTAINTY_WORDS, SIGN_WORDS, TYPE_WORDS } from '../../words.ts';
import { typeMarks } from './draw.ts';
import { type Drawing, group, type Stroke } from './drawing.ts';
import { ARROW, DASHES, type Palette, widthOf } from './encoding.ts';
import { FIGURE_WORDS } from './figure-words.ts';

/** A sample of what is drawn and what it means; a heading has no sample. */
export interface Entry {
  readonly text: string;
  readonly isHeading: boolean;
  /** Width of the sample in pixels. */
  readonly room: number;
  /** From 0, 0 to the right, around y = 0. */
  readonly sample: readonly Drawing[];
}

const SIGNS = [1, 0, -1] as const satisfies readonly Sign[];
/** Pixels. */
const LINE = 34;
const MARK = 7;

/** What a picture of these actors and lines has to be read by: groups of entries, each below its heading. */
export function legendOf({ actors, stances }: Network, language: Language, palette: Palette): Entry[][] {
  const { legend } = FIGURE_WORDS[language];
  const { ink } = palette;
  const heading = (text: string): Entry => ({ text, isHeading: true, room: 0, sample: [] });
  const lined = (text: string, ...sample: Drawing[]): Entry => ({ text, isHeading: false, room: LINE, sample });
  const signs = SIGNS.map((sign) =>
    lined(
      SIGN_WORDS[`${sign}`][language],
      stretch(0, LINE, { color: palette.signs[sign], width: 2.5 }),
      { kind: 'circle', at: { x: LINE / 2, y: 0 }, radius: 7.5, fill: palette.surface, stroke: null },
      { kind: 'sign', sign, at: { x: LINE / 2, y: 0 }, color: palette.signs[sign] },
    ),
  );
  const certainties = [...CERTAINTIES].reverse().map((certainty) => {
    const dash = DASHES[certainty];
    const stroke = { color: ink, width: 2.5, dash: dash && ([2.5 * dash.dash, 2.5 * dash.gap] as const) };
    return lined(CERTAINTY_WORDS[certainty][language], stretch(0, LINE, stroke));
  });
  const arrows = [
    lined(legend.toTarget, ...arrow(false, ink)),
    ...(stances.some(({ symmetric }) => symmetric) ? [lined(legend.bothWays, ...arrow(true, ink))] : []),
  ];
  const widths = samplesOf(stances.map(({ claims }) => claims)).map((claims) =>
    lined(String(claims), stretch(0, LINE, { color: ink, width: widthOf(claims) })),
  );
  const types = ACTOR_TYPES.filter((type) => actors.some((actor) => actor.type === type)).map(
    (type): Entry => ({
      text: TYPE_WORDS[type][language],
      isHeading: false,
      room: 2 * MARK,
      sample: [group(typeMarks(type, MARK, palette), { at: { x: MARK, y: 0 } })],
    }),
  );
  const ofLines = [
    [heading(legend.signs), ...signs],
    [heading(legend.certainty), ...certainties],
    [heading(legend.arrows), ...arrows],
    [heading(legend.width), ...widths],
  ];
  return [...(stances.length ? ofLines : []), ...(types.length ? [[heading(legend.actors), ...types]] : [])];
}

/** The least, the most, and one between them. */
function samplesOf(claims: readonly number[]): number[] {
  const [least, most] = claims.reduce(
    ([low, high], each) => [Math.min(low, each), Math.max(high, each)],
    [Number.POSITIVE_INFINITY, 0],
  );
  return most ? [...new Set([least, Math.round((least + most) / 2), most])] : [];
}

const stretch = (from: number, to: number, stroke: Stroke): Drawing => ({
  kind: 'path',
  d: `M${from} 0H${to}`,
  fill: null,
  stroke,
});

function arrow(isMutual: boolean, color: string): Drawing[] {
  const width = 2.5;
  const [length, across] = [ARROW.length * width, ARROW.halfWidth * width];
  const head = (base: number, tip: number): Drawing => ({
    kind: 'path',
    d: `M${base} ${-across}L${tip} 0L${base} ${across}Z`,
    fill: color,
    stroke: null,
  });
  return [
    stretch(isMutual ? length : 0, LINE - length, { color, width }),
    head(LINE - length, LINE),
    ...(isMutual ? [head(length, 0)] : []),
  ];
}
